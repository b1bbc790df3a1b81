/** Bodies of the commands that save a domain's state, and of those about its jobs. */
import {
  DomainAbortJobFlagsValues,
  DomainCoreDumpFlags,
  DomainCoreDumpFormat,
  DomainGetJobStatsFlags,
  DomainSaveImageXMLFlags,
  DomainSaveRestoreFlags,
} from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import type { savingRows } from '../table/saving.ts';
import type { Bodies } from './body.ts';
import { editDocument, showDocument } from './document.ts';
import { readDocument } from './files.ts';
import { domainOf } from './find.ts';
import { showJob } from './job-info.ts';
import { watchJob } from './job-progress.ts';

export const dumpFormats: Readonly<Record<string, number>> = {
  elf: DomainCoreDumpFormat.raw,
  'kdump-zlib': DomainCoreDumpFormat.kdumpZlib,
  'kdump-lzo': DomainCoreDumpFormat.kdumpLzo,
  'kdump-snappy': DomainCoreDumpFormat.kdumpSnappy,
  'win-dmp': DomainCoreDumpFormat.winDmp,
};

/** As `wakeFlags`, of commands that refuse both options themselves. */
function oneWakeFlag(args: Arguments<'running' | 'paused'>): number {
  args.exclusive('running', 'paused');
  return wakeFlags(args);
}

/** `--running` or `--paused`: the state a saved domain comes back in; the library refuses both. */
function wakeFlags(args: Arguments<'running' | 'paused'>): number {
  return args.flags({ running: DomainSaveRestoreFlags.running, paused: DomainSaveRestoreFlags.paused });
}

async function optionalDocument(args: Arguments<'xml'>): Promise<string | null> {
  const file = args.text('xml');
  return file === undefined ? null : readDocument(file);
}

export const bodies: Bodies<typeof savingRows> = {
  async save(args, shell) {
    const domain = await domainOf(args, shell);
    const flags = wakeFlags(args) | args.flags({ 'bypass-cache': DomainSaveRestoreFlags.bypassCache });
    const file = args.required('file');
    const xml = await optionalDocument(args);
    const message = `Failed to save domain '${args.required('domain')}' to ${file}`;
    await watchJob(domain, shell, 'Save', args.has('verbose'), () =>
      attempt(message, () => domain.save(file, xml, flags)),
    );
    shell.out.say(`\nDomain '${args.required('domain')}' saved to ${file}\n`);
  },

  async restore(args, shell) {
    const file = args.required('file');
    const flags =
      wakeFlags(args) |
      args.flags({
        'bypass-cache': DomainSaveRestoreFlags.bypassCache,
        'reset-nvram': DomainSaveRestoreFlags.resetNvram,
      });
    const xml = await optionalDocument(args);
    const connection = await shell.connection();
    await attempt(`Failed to restore domain from ${file}`, () => connection.domainRestore(file, xml, flags));
    shell.out.say(`Domain restored from ${file}\n`);
  },

  async 'save-image-dumpxml'(args, shell) {
    const connection = await shell.connection();
    const flags = args.flags({ 'security-info': DomainSaveImageXMLFlags.secure });
    await showDocument(shell, args, () => connection.domainSaveImageGetXmlDesc(args.required('file'), flags));
  },

  async 'save-image-define'(args, shell) {
    const flags = wakeFlags(args);
    const file = args.required('file');
    const xml = await readDocument(args.required('xml'));
    const connection = await shell.connection();
    await attempt(`Failed to update ${file}`, () => connection.domainSaveImageDefineXml(file, xml, flags));
    shell.out.say(`State file ${file} updated.\n`);
  },

  async 'save-image-edit'(args, shell) {
    const flags = oneWakeFlag(args);
    const file = args.required('file');
    const connection = await shell.connection();
    const changed = await editDocument(shell, {
      read: () => connection.domainSaveImageGetXmlDesc(file, DomainSaveImageXMLFlags.secure),
      unchanged: `Saved image ${file} XML configuration not changed.\n`,
      write: (xml) => connection.domainSaveImageDefineXml(file, xml, flags),
    });
    if (changed) shell.out.say(`State file ${file} edited.\n`);
  },

  async managedsave(args, shell) {
    const domain = await domainOf(args, shell);
    const flags = wakeFlags(args) | args.flags({ 'bypass-cache': DomainSaveRestoreFlags.bypassCache });
    const message = `Failed to save domain '${args.required('domain')}' state`;
    await watchJob(domain, shell, 'Managedsave', args.has('verbose'), () =>
      attempt(message, () => domain.managedSave(flags)),
    );
    shell.out.say(`\nDomain '${args.required('domain')}' state saved by libvirt\n`);
  },

  async 'managedsave-remove'(args, shell) {
    const domain = await domainOf(args, shell);
    const { name } = domain;
    const has = await attempt('Failed to check for domain managed save image', () =>
      domain.hasManagedSaveImage(),
    );
    if (!has) {
      shell.out.say(`Domain '${name}' has no manage save image; removal skipped`);
      return;
    }
    await attempt(`Failed to remove managed save image for domain '${name}'`, () =>
      domain.managedSaveRemove(),
    );
    shell.out.say(`Removed managedsave image for domain '${name}'`);
  },

  async 'managedsave-dumpxml'(args, shell) {
    const domain = await domainOf(args, shell);
    const flags = args.flags({ 'security-info': DomainSaveImageXMLFlags.secure });
    await showDocument(shell, args, () => domain.managedSaveGetXmlDesc(flags));
  },

  async 'managedsave-define'(args, shell) {
    const flags = oneWakeFlag(args);
    const xml = await readDocument(args.required('xml'));
    const domain = await domainOf(args, shell);
    const message = `Failed to update ${domain.name} XML configuration`;
    await attempt(message, () => domain.managedSaveDefineXml(xml, flags));
    shell.out.say(`Managed save state file of domain '${domain.name}' updated.\n`);
  },

  async 'managedsave-edit'(args, shell) {
    const flags = oneWakeFlag(args);
    const domain = await domainOf(args, shell);
    const changed = await editDocument(shell, {
      read: () => domain.managedSaveGetXmlDesc(DomainSaveImageXMLFlags.secure),
      unchanged: `Managed save image of domain '${domain.name}' XML configuration not changed.\n`,
      write: (xml) => domain.managedSaveDefineXml(xml, flags),
    });
    if (changed) shell.out.say(`Managed save image of Domain '${domain.name}' XML configuration edited.\n`);
  },

  async dump(args, shell) {
    const domain = await domainOf(args, shell);
    const file = args.required('file');
    args.exclusive('live', 'crash');
    args.exclusive('crash', 'reset');
    args.exclusive('live', 'reset');
    const Bits = DomainCoreDumpFlags;
    const flags = args.flags({
      live: Bits.live,
      crash: Bits.crash,
      'bypass-cache': Bits.bypassCache,
      reset: Bits.reset,
      'memory-only': Bits.memoryOnly,
    });
    const word = args.nonEmpty('format');
    if (args.has('format') && !args.has('memory-only'))
      throw new Failure('--format only works with --memory-only');
    const format = dumpFormats[word ?? 'elf'];
    if (format === undefined) {
      throw new Failure(
        `format '${word}' is not supported, expecting 'kdump-zlib', 'kdump-lzo', 'kdump-snappy', 'win-dmp' or 'elf'`,
      );
    }
    const message = `Failed to core dump domain '${args.required('domain')}' to ${file}`;
    await watchJob(domain, shell, 'Dump', args.has('verbose'), () =>
      attempt(message, () => domain.coreDump(file, format, flags)),
    );
    shell.out.say(`\nDomain '${args.required('domain')}' dumped to ${file}\n`);
  },

  async domjobabort(args, shell) {
    const domain = await domainOf(args, shell);
    await domain.abortJob(args.flags({ postcopy: DomainAbortJobFlagsValues.postcopy }) || undefined);
  },

  async domjobinfo(args, shell) {
    args.requires('keep-completed', 'completed');
    const domain = await domainOf(args, shell);
    const flags = args.flags({
      completed: DomainGetJobStatsFlags.completed,
      'keep-completed': DomainGetJobStatsFlags.keepCompleted,
    });
    await showJob(domain, flags, { any: args.has('anystats'), raw: args.has('rawstats') }, shell.out);
  },
};
