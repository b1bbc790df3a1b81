/** Bodies of the commands about backups. */
import { DomainBackupBeginFlags } from 'typevirt';
import type { backupRows } from '../table/backup.ts';
import type { Bodies } from './body.ts';
import { showDocument } from './document.ts';
import { readDocument } from './files.ts';
import { domainOf } from './find.ts';

export const bodies: Bodies<typeof backupRows> = {
  async 'backup-begin'(args, shell) {
    const flags = args.flags({ 'reuse-external': DomainBackupBeginFlags.reuseExternal });
    const domain = await domainOf(args, shell);
    const file = args.text('backupxml');
    const backup = file === undefined ? '<domainbackup/>' : await readDocument(file);
    const checkpointFile = args.text('checkpointxml');
    const checkpoint = checkpointFile === undefined ? null : await readDocument(checkpointFile);
    await domain.backupBegin(backup, checkpoint, flags);
    shell.out.print('Backup started\n');
  },

  async 'backup-dumpxml'(args, shell) {
    const domain = await domainOf(args, shell);
    await showDocument(shell, args, () => domain.backupGetXmlDesc());
  },
};
