/** Words, options and help of the commands whose bodies are in `commands/network.ts`. @source virsh 9.0 help output */
import { data, flag, number, text, rows } from './row.ts';

export const networkRows = rows('network', 'network', () => ({
  'net-autostart': {
    summary: 'autostart a network',
    description: 'Configure a network to be automatically started at boot.',
    options: [
      data('network', 'network name or uuid', { completes: 'persistentNetwork' }),
      flag('disable', 'disable autostarting'),
    ],
  },
  'net-create': {
    summary: 'create a network from an XML file',
    description: 'Create a network.',
    options: [
      data('file', 'file containing an XML network description'),
      flag('validate', 'validate the XML against the schema'),
    ],
  },
  'net-define': {
    summary:
      'define an inactive persistent virtual network or modify an existing persistent one from an XML file',
    description: 'Define or modify a persistent virtual network.',
    options: [
      data('file', 'file containing an XML network description'),
      flag('validate', 'validate the XML against the schema'),
    ],
  },
  'net-destroy': {
    summary: 'destroy (stop) a network',
    description: 'Forcefully stop a given network.',
    options: [data('network', 'network name or uuid', { completes: 'activeNetwork' })],
  },
  'net-dhcp-leases': {
    summary: 'print lease info for a given network',
    description: 'Print lease info for a given network',
    options: [
      data('network', 'network name or uuid', { completes: 'activeNetwork' }),
      text('mac', 'MAC address'),
    ],
  },
  'net-dumpxml': {
    summary: 'network information in XML',
    description: 'Output the network information as an XML dump to stdout.',
    options: [
      data('network', 'network name or uuid', { completes: 'network' }),
      flag('inactive', 'show inactive defined XML'),
      text('xpath', 'xpath expression to filter the XML document', { named: true }),
      flag('wrap', 'wrap xpath results in an common root element'),
    ],
  },
  'net-edit': {
    summary: 'edit XML configuration for a network',
    description: 'Edit the XML configuration for a network.',
    options: [data('network', 'network name or uuid', { completes: 'network' })],
  },
  'net-event': {
    summary: 'Network Events',
    description: 'List event types, or wait for network events to occur',
    options: [
      text('network', 'filter by network name or uuid', { completes: 'network' }),
      text('event', 'which event type to wait for', { completes: 'networkEvent' }),
      flag('loop', 'loop until timeout or interrupt, rather than one-shot'),
      number('timeout', 'timeout seconds'),
      flag('list', 'list valid event types'),
      flag('timestamp', 'show timestamp for each printed event'),
    ],
  },
  'net-info': {
    summary: 'network information',
    description: 'Returns basic information about the network',
    options: [data('network', 'network name or uuid', { completes: 'network' })],
  },
  'net-list': {
    summary: 'list networks',
    description: 'Returns list of networks.',
    options: [
      flag('inactive', 'list inactive networks'),
      flag('all', 'list inactive & active networks'),
      flag('persistent', 'list persistent networks'),
      flag('transient', 'list transient networks'),
      flag('autostart', 'list networks with autostart enabled'),
      flag('no-autostart', 'list networks with autostart disabled'),
      flag('uuid', "list uuid's only"),
      flag('name', 'list network names only'),
      flag('table', 'list table (default)'),
    ],
  },
  'net-name': {
    summary: 'convert a network UUID to network name',
    options: [data('network', 'network uuid', { completes: 'networkUuid' })],
  },
  'net-start': {
    summary: 'start a (previously defined) inactive network',
    description: 'Start a network.',
    options: [data('network', 'network name or uuid', { completes: 'inactiveNetwork' })],
  },
  'net-undefine': {
    summary: 'undefine a persistent network',
    description: 'Undefine the configuration for a persistent network.',
    options: [data('network', 'network name or uuid', { completes: 'persistentNetwork' })],
  },
  'net-update': {
    summary: "update parts of an existing network's configuration",
    options: [
      data('network', 'network name or uuid', { completes: 'network' }),
      data('command', 'type of update (add-first, add-last (add), delete, or modify)', {
        completes: 'networkUpdateCommand',
      }),
      data('section', 'which section of network configuration to update', { completes: 'networkSection' }),
      data(
        'xml',
        "name of file containing xml (or, if it starts with '<', the complete xml element itself) to add/modify, or to be matched for search",
      ),
      number('parent-index', 'which parent object to search through'),
      flag('config', 'affect next network startup'),
      flag('live', 'affect running network'),
      flag('current', 'affect current state of network'),
    ],
  },
  'net-uuid': {
    summary: 'convert a network name to network UUID',
    options: [data('network', 'network name', { completes: 'network' })],
  },
  'net-port-list': {
    summary: 'list network ports',
    description: 'Returns list of network ports.',
    options: [
      data('network', 'network name or uuid', { completes: 'activeNetwork' }),
      flag('uuid', "list uuid's only"),
      flag('table', 'list table (default)'),
    ],
  },
  'net-port-create': {
    summary: 'create a network port from an XML file',
    description: 'Create a network port.',
    options: [
      data('network', 'network name or uuid', { completes: 'activeNetwork' }),
      data('file', 'file containing an XML network port description'),
      flag('validate', 'validate the XML against the schema'),
    ],
  },
  'net-port-dumpxml': {
    summary: 'network port information in XML',
    description: 'Output the network port information as an XML dump to stdout.',
    options: [
      data('network', 'network name or uuid', { completes: 'activeNetwork' }),
      data('port', 'port UUID', { completes: 'networkPort' }),
      text('xpath', 'xpath expression to filter the XML document', { named: true }),
      flag('wrap', 'wrap xpath results in an common root element'),
    ],
  },
  'net-port-delete': {
    summary: 'delete the specified network port',
    description: 'Delete the specified network port.',
    options: [
      data('network', 'network name or uuid', { completes: 'activeNetwork' }),
      data('port', 'port UUID', { completes: 'networkPort' }),
    ],
  },
}));
