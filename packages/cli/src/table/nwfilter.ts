/** Words, options and help of the commands whose bodies are in `commands/nwfilter.ts`. @source virsh 9.0 help output */
import { data, flag, text, rows } from './row.ts';

export const nwfilterRows = rows('filter', 'nwfilter', () => ({
  'nwfilter-define': {
    summary: 'define or update a network filter from an XML file',
    description: 'Define a new network filter or update an existing one.',
    options: [
      data('file', 'file containing an XML network filter description'),
      flag('validate', 'validate the XML against the schema'),
    ],
  },
  'nwfilter-dumpxml': {
    summary: 'network filter information in XML',
    description: 'Output the network filter information as an XML dump to stdout.',
    options: [
      data('nwfilter', 'network filter name or uuid', { completes: 'nwfilter' }),
      text('xpath', 'xpath expression to filter the XML document', { named: true }),
      flag('wrap', 'wrap xpath results in an common root element'),
    ],
  },
  'nwfilter-edit': {
    summary: 'edit XML configuration for a network filter',
    description: 'Edit the XML configuration for a network filter.',
    options: [data('nwfilter', 'network filter name or uuid', { completes: 'nwfilter' })],
  },
  'nwfilter-list': {
    summary: 'list network filters',
    description: 'Returns list of network filters.',
    options: [],
  },
  'nwfilter-undefine': {
    summary: 'undefine a network filter',
    description: 'Undefine a given network filter.',
    options: [data('nwfilter', 'network filter name or uuid', { completes: 'nwfilter' })],
  },
  'nwfilter-binding-create': {
    summary: 'create a network filter binding from an XML file',
    description: 'Create a new network filter binding.',
    options: [
      data('file', 'file containing an XML network filter binding description'),
      flag('validate', 'validate the XML against the schema'),
    ],
  },
  'nwfilter-binding-delete': {
    summary: 'delete a network filter binding',
    description: 'Delete a given network filter binding.',
    options: [data('binding', 'network filter binding port dev', { completes: 'nwfilterBinding' })],
  },
  'nwfilter-binding-dumpxml': {
    summary: 'network filter information in XML',
    description: 'Output the network filter information as an XML dump to stdout.',
    options: [
      data('binding', 'network filter binding portdev', { completes: 'nwfilterBinding' }),
      text('xpath', 'xpath expression to filter the XML document', { named: true }),
      flag('wrap', 'wrap xpath results in an common root element'),
    ],
  },
  'nwfilter-binding-list': {
    summary: 'list network filter bindings',
    description: 'Returns list of network filter bindings.',
    options: [],
  },
}));
