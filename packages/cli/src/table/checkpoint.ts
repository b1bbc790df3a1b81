/** Words, options and help of the commands whose bodies are in `commands/checkpoint.ts`. @source virsh 9.0 help output */
import { data, flag, rest, text, rows } from './row.ts';

export const checkpointRows = rows('checkpoint', 'checkpoint', () => ({
  'checkpoint-create': {
    summary: 'Create a checkpoint from XML',
    description: 'Create a checkpoint from XML for use in future incremental backups',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      text('xmlfile', 'domain checkpoint XML'),
      flag('redefine', 'redefine metadata for existing checkpoint'),
      flag('redefine-validate', 'validate the redefined checkpoint'),
      flag('quiesce', "quiesce guest's file systems"),
    ],
  },
  'checkpoint-create-as': {
    summary: 'Create a checkpoint from a set of args',
    description: 'Create a checkpoint from arguments for use in future incremental backups',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      text('name', 'name of checkpoint'),
      text('description', 'description of checkpoint'),
      flag('print-xml', 'print XML document rather than create'),
      flag('quiesce', "quiesce guest's file systems"),
      rest('diskspec', 'disk attributes: disk[,checkpoint=type][,bitmap=name]'),
    ],
  },
  'checkpoint-delete': {
    summary: 'Delete a domain checkpoint',
    description: 'Checkpoint Delete',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domainWithCheckpoint' }),
      text('checkpointname', 'checkpoint name', { completes: 'checkpoint' }),
      flag('children', 'delete checkpoint and all children'),
      flag('children-only', 'delete children but not checkpoint'),
      flag('metadata', 'delete only libvirt metadata, leaving checkpoint contents behind'),
    ],
  },
  'checkpoint-dumpxml': {
    summary: 'Dump XML for a domain checkpoint',
    description: 'Checkpoint Dump XML',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domainWithCheckpoint' }),
      text('checkpointname', 'checkpoint name', { completes: 'checkpoint' }),
      flag('security-info', 'include security sensitive information in XML dump'),
      flag('no-domain', 'exclude <domain> from XML'),
      flag('size', 'include backup size estimate in XML dump'),
      text('xpath', 'xpath expression to filter the XML document', { named: true }),
      flag('wrap', 'wrap xpath results in an common root element'),
    ],
  },
  'checkpoint-edit': {
    summary: 'edit XML for a checkpoint',
    description: 'Edit the domain checkpoint XML for a named checkpoint',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domainWithCheckpoint' }),
      text('checkpointname', 'checkpoint name', { completes: 'checkpoint' }),
    ],
  },
  'checkpoint-info': {
    summary: 'checkpoint information',
    description: 'Returns basic information about a checkpoint.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domainWithCheckpoint' }),
      text('checkpointname', 'checkpoint name', { completes: 'checkpoint' }),
    ],
  },
  'checkpoint-list': {
    summary: 'List checkpoints for a domain',
    description: 'Checkpoint List',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domainWithCheckpoint' }),
      flag('parent', 'add a column showing parent checkpoint'),
      flag('roots', 'list only checkpoints without parents'),
      flag('leaves', 'list only checkpoints without children'),
      flag('no-leaves', 'list only checkpoints that are not leaves (with children)'),
      flag('tree', 'list checkpoints in a tree'),
      text('from', 'limit list to children of given checkpoint', { completes: 'checkpoint' }),
      flag('descendants', 'with --from, list all descendants'),
      flag('name', 'list checkpoint names only'),
      flag('topological', 'sort list topologically rather than by name'),
    ],
  },
  'checkpoint-parent': {
    summary: 'Get the name of the parent of a checkpoint',
    description: "Extract the checkpoint's parent, if any",
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domainWithCheckpoint' }),
      text('checkpointname', 'find parent of checkpoint name', { completes: 'checkpoint' }),
    ],
  },
}));
