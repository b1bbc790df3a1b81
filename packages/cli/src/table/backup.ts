/** Words, options and help of the commands whose bodies are in `commands/backup.ts`. @source virsh 9.0 help output */
import { data, flag, text, rows } from './row.ts';

export const backupRows = rows('backup', 'backup', () => ({
  'backup-begin': {
    summary: 'Start a disk backup of a live domain',
    description:
      'Use XML to start a full or incremental disk backup of a live domain, optionally creating a checkpoint',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      text('backupxml', 'domain backup XML'),
      text('checkpointxml', 'domain checkpoint XML'),
      flag('reuse-external', 'reuse files provided by caller'),
    ],
  },
  'backup-dumpxml': {
    summary: 'Dump XML for an ongoing domain block backup job',
    description: 'Backup Dump XML',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      text('xpath', 'xpath expression to filter the XML document', { named: true }),
      flag('wrap', 'wrap xpath results in an common root element'),
    ],
  },
}));
