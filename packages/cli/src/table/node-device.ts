/** Words, options and help of the commands whose bodies are in `commands/node-device.ts`. @source virsh 9.0 help output */
import { alias, data, flag, number, text, rows } from './row.ts';

export const nodeDeviceRows = rows('nodedev', 'node-device', () => ({
  'nodedev-create': {
    summary: 'create a device defined by an XML file on the node',
    description:
      'Create a device on the node.  Note that this command creates devices on the physical host that can then be assigned to a virtual machine.',
    options: [
      data('file', 'file containing an XML description of the device'),
      flag('validate', 'validate the XML against the schema'),
    ],
  },
  'nodedev-destroy': {
    summary: 'destroy (stop) a device on the node',
    description:
      'Destroy a device on the node.  Note that this command destroys devices on the physical host',
    options: [
      data('device', "device name or wwn pair in 'wwnn,wwpn' format", { completes: 'nodeDevice' }),
      alias('name', 'device'),
    ],
  },
  'nodedev-detach': {
    summary: 'detach node device from its device driver',
    description: 'Detach node device from its device driver before assigning to a domain.',
    aliases: ['nodedev-dettach'],
    options: [
      data('device', 'device key', { completes: 'nodeDevice' }),
      text('driver', "pci device assignment backend driver (e.g. 'vfio' or 'xen')", {
        completes: 'deviceDriver',
      }),
    ],
  },
  'nodedev-dumpxml': {
    summary: 'node device details in XML',
    description: 'Output the node device details as an XML dump to stdout.',
    options: [
      data('device', "device name or wwn pair in 'wwnn,wwpn' format", { completes: 'nodeDevice' }),
      text('xpath', 'xpath expression to filter the XML document', { named: true }),
      flag('wrap', 'wrap xpath results in an common root element'),
    ],
  },
  'nodedev-list': {
    summary: 'enumerate devices on this host',
    options: [
      flag('tree', 'list devices in a tree'),
      text('cap', 'capability names, separated by comma', {
        completes: 'deviceCapability',
        completesList: true,
      }),
      flag('inactive', 'list inactive devices'),
      flag('all', 'list inactive & active devices'),
    ],
  },
  'nodedev-reattach': {
    summary: 'reattach node device to its device driver',
    description: 'Reattach node device to its device driver once released by the domain.',
    options: [data('device', 'device key', { completes: 'nodeDevice' })],
  },
  'nodedev-reset': {
    summary: 'reset node device',
    description: 'Reset node device before or after assigning to a domain.',
    options: [data('device', 'device key', { completes: 'nodeDevice' })],
  },
  'nodedev-event': {
    summary: 'Node Device Events',
    description: 'List event types, or wait for node device events to occur',
    options: [
      text('device', 'filter by node device name', { completes: 'nodeDevice' }),
      text('event', 'which event type to wait for', { completes: 'nodeDeviceEvent' }),
      flag('loop', 'loop until timeout or interrupt, rather than one-shot'),
      number('timeout', 'timeout seconds'),
      flag('list', 'list valid event types'),
      flag('timestamp', 'show timestamp for each printed event'),
    ],
  },
  'nodedev-define': {
    summary: 'Define a device by an xml file on a node',
    description:
      'Defines a persistent device on the node that can be assigned to a domain. The device must be started before it can be assigned to a domain.',
    options: [
      data('file', 'file containing an XML description of the device'),
      flag('validate', 'validate the XML against the schema'),
    ],
  },
  'nodedev-undefine': {
    summary: 'Undefine an inactive node device',
    description: 'Undefines the configuration for an inactive node device',
    options: [data('device', "device name or wwn pair in 'wwnn,wwpn' format", { completes: 'nodeDevice' })],
  },
  'nodedev-start': {
    summary: 'Start an inactive node device',
    description: 'Starts an inactive node device that was previously defined',
    options: [data('device', 'device name', { completes: 'nodeDevice' })],
  },
  'nodedev-autostart': {
    summary: 'autostart a defined node device',
    description: 'Configure a node device to be automatically started at boot.',
    options: [
      data('device', "device name or wwn pair in 'wwnn,wwpn' format", { completes: 'nodeDevice' }),
      flag('disable', 'disable autostarting'),
    ],
  },
  'nodedev-info': {
    summary: 'node device information',
    description: 'Returns basic information about the node device',
    options: [data('device', "device name or wwn pair in 'wwnn,wwpn' format", { completes: 'nodeDevice' })],
  },
}));
