/** Words, options and help of the commands whose bodies are in `commands/interface.ts`. @source virsh 9.0 help output */
import { data, flag, number, text, rows } from './row.ts';

export const interfaceRows = rows('interface', 'interface', () => ({
  'iface-begin': {
    summary:
      'create a snapshot of current interfaces settings, which can be later committed (iface-commit) or restored (iface-rollback)',
    description: 'Create a restore point for interfaces settings',
    options: [],
  },
  'iface-bridge': {
    summary: 'create a bridge device and attach an existing network device to it',
    description: 'bridge an existing network device',
    options: [
      data('interface', 'existing interface name', { completes: 'hostInterface' }),
      data('bridge', 'new bridge device name'),
      flag('no-stp', 'do not enable STP for this bridge'),
      number('delay', 'number of seconds to squelch traffic on newly connected ports'),
      flag('no-start', "don't start the bridge immediately"),
    ],
  },
  'iface-commit': {
    summary: 'commit changes made since iface-begin and free restore point',
    description: 'commit changes and free restore point',
    options: [],
  },
  'iface-define': {
    summary:
      'define an inactive persistent physical host interface or modify an existing persistent one from an XML file',
    description: 'Define or modify a persistent physical host interface.',
    options: [
      data('file', 'file containing an XML interface description'),
      flag('validate', 'validate the XML against the schema'),
    ],
  },
  'iface-destroy': {
    summary: 'destroy a physical host interface (disable it / "if-down")',
    description: 'forcefully stop a physical host interface.',
    options: [data('interface', 'interface name or MAC address', { completes: 'activeHostInterface' })],
  },
  'iface-dumpxml': {
    summary: 'interface information in XML',
    description: 'Output the physical host interface information as an XML dump to stdout.',
    options: [
      data('interface', 'interface name or MAC address', { completes: 'hostInterface' }),
      flag('inactive', 'show inactive defined XML'),
      text('xpath', 'xpath expression to filter the XML document', { named: true }),
      flag('wrap', 'wrap xpath results in an common root element'),
    ],
  },
  'iface-edit': {
    summary: 'edit XML configuration for a physical host interface',
    description: 'Edit the XML configuration for a physical host interface.',
    options: [data('interface', 'interface name or MAC address', { completes: 'hostInterface' })],
  },
  'iface-list': {
    summary: 'list physical host interfaces',
    description: 'Returns list of physical host interfaces.',
    options: [flag('inactive', 'list inactive interfaces'), flag('all', 'list inactive & active interfaces')],
  },
  'iface-mac': {
    summary: 'convert an interface name to interface MAC address',
    options: [data('interface', 'interface name', { completes: 'hostInterface' })],
  },
  'iface-name': {
    summary: 'convert an interface MAC address to interface name',
    options: [data('interface', 'interface mac', { completes: 'hostInterfaceMac' })],
  },
  'iface-rollback': {
    summary: 'rollback to previous saved configuration created via iface-begin',
    description: 'rollback to previous restore point',
    options: [],
  },
  'iface-start': {
    summary: 'start a physical host interface (enable it / "if-up")',
    description: 'start a physical host interface.',
    options: [data('interface', 'interface name or MAC address', { completes: 'inactiveHostInterface' })],
  },
  'iface-unbridge': {
    summary: 'undefine a bridge device after detaching its device(s)',
    description: 'unbridge a network device',
    options: [
      data('bridge', 'current bridge device name'),
      flag('no-start', "don't start the detached interface immediately (not recommended)"),
    ],
  },
  'iface-undefine': {
    summary: 'undefine a physical host interface (remove it from configuration)',
    description: 'undefine an interface.',
    options: [data('interface', 'interface name or MAC address', { completes: 'hostInterface' })],
  },
}));
