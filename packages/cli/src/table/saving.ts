/** Words, options and help of the commands whose bodies are in `commands/saving.ts`. @source virsh 9.0 help output */
import { data, flag, text, rows } from './row.ts';

export const savingRows = rows('domain', 'saving', () => ({
  domjobabort: {
    summary: 'abort active domain job',
    description: 'Aborts the currently running domain job',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      flag('postcopy', 'interrupt post-copy migration'),
    ],
  },
  domjobinfo: {
    summary: 'domain job information',
    description: 'Returns information about jobs running on a domain.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      flag('completed', 'return statistics of a recently completed job'),
      flag('keep-completed', "don't destroy statistics of a recently completed job when reading"),
      flag('anystats', 'print statistics for any kind of job (even failed ones)'),
      flag('rawstats', 'print the raw data returned by libvirt'),
    ],
  },
  dump: {
    summary: 'dump the core of a domain to a file for analysis',
    description: 'Core dump a domain.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      data('file', 'where to dump the core'),
      flag('live', 'perform a live core dump if supported'),
      flag('crash', 'crash the domain after core dump'),
      flag('bypass-cache', 'avoid file system cache when dumping'),
      flag('reset', 'reset the domain after core dump'),
      flag('verbose', 'display the progress of dump'),
      flag('memory-only', "dump domain's memory only"),
      text('format', 'specify the format of memory-only dump', { completes: 'dumpFormat' }),
    ],
  },
  managedsave: {
    summary: 'managed save of a domain state',
    description:
      "Save and destroy a running domain, so it can be restarted from\n    the same state at a later time.  When the virsh 'start'\n    command is next run for the domain, it will automatically\n    be started from this saved state.",
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      flag('bypass-cache', 'avoid file system cache when saving'),
      flag('running', 'set domain to be running on next start'),
      flag('paused', 'set domain to be paused on next start'),
      flag('verbose', 'display the progress of save'),
    ],
  },
  'managedsave-remove': {
    summary: 'Remove managed save of a domain',
    description: 'Remove an existing managed save state file from a domain',
    options: [data('domain', 'domain name, id or uuid', { completes: 'savedDomain' })],
  },
  'managedsave-edit': {
    summary: "edit XML for a domain's managed save state file",
    description: 'Edit the domain XML associated with the managed save state file',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'savedDomain' }),
      flag('running', 'set domain to be running on start'),
      flag('paused', 'set domain to be paused on start'),
    ],
  },
  'managedsave-dumpxml': {
    summary: 'Domain information of managed save state file in XML',
    description: 'Dump XML of domain information for a managed save state file to stdout.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'savedDomain' }),
      flag('security-info', 'include security sensitive information in XML dump'),
      text('xpath', 'xpath expression to filter the XML document', { named: true }),
      flag('wrap', 'wrap xpath results in an common root element'),
    ],
  },
  'managedsave-define': {
    summary: "redefine the XML for a domain's managed save state file",
    description: 'Replace the domain XML associated with a managed save state file',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'savedDomain' }),
      data('xml', 'filename containing updated XML for the target'),
      flag('running', 'set domain to be running on start'),
      flag('paused', 'set domain to be paused on start'),
    ],
  },
  restore: {
    summary: 'restore a domain from a saved state in a file',
    description: 'Restore a domain.',
    options: [
      data('file', 'the state to restore'),
      flag('bypass-cache', 'avoid file system cache when restoring'),
      text('xml', 'filename containing updated XML for the target'),
      flag('running', 'restore domain into running state'),
      flag('paused', 'restore domain into paused state'),
      flag('reset-nvram', 're-initialize NVRAM from its pristine template'),
    ],
  },
  save: {
    summary: 'save a domain state to a file',
    description: 'Save the RAM state of a running domain.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      data('file', 'where to save the data'),
      flag('bypass-cache', 'avoid file system cache when saving'),
      text('xml', 'filename containing updated XML for the target'),
      flag('running', 'set domain to be running on restore'),
      flag('paused', 'set domain to be paused on restore'),
      flag('verbose', 'display the progress of save'),
    ],
  },
  'save-image-define': {
    summary: "redefine the XML for a domain's saved state file",
    description: 'Replace the domain XML associated with a saved state file',
    options: [
      data('file', 'saved state file to modify'),
      data('xml', 'filename containing updated XML for the target'),
      flag('running', 'set domain to be running on restore'),
      flag('paused', 'set domain to be paused on restore'),
    ],
  },
  'save-image-dumpxml': {
    summary: 'saved state domain information in XML',
    description: 'Dump XML of domain information for a saved state file to stdout.',
    options: [
      data('file', 'saved state file to read'),
      flag('security-info', 'include security sensitive information in XML dump'),
      text('xpath', 'xpath expression to filter the XML document', { named: true }),
      flag('wrap', 'wrap xpath results in an common root element'),
    ],
  },
  'save-image-edit': {
    summary: "edit XML for a domain's saved state file",
    description: 'Edit the domain XML associated with a saved state file',
    options: [
      data('file', 'saved state file to edit'),
      flag('running', 'set domain to be running on restore'),
      flag('paused', 'set domain to be paused on restore'),
    ],
  },
}));
