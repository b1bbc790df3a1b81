/**
 * Network devices: addresses, and what of a description belongs to one run or to another kind of device.
 *
 * @source libvirt virDomainNetDefParseXML, virDomainNetSetModelString
 */
import type { Interface } from '../devices/interface.ts';
import { step, type NormalizeFacts } from './step.ts';

/** Comes after a driver has given models, which say what else counts. */
export const interfacesAreWhole = step('interfacesAreWhole', ({ devices }, facts) => {
  for (const device of devices.interfaces) settle(device, facts);
});

/** Network cards that libvirt knows by name; any spelling stands for its own. */
export const knownNetModels: readonly string[] = [
  'netfront',
  'rtl8139',
  'virtio',
  'e1000',
  'e1000e',
  'virtio-transitional',
  'virtio-non-transitional',
  'usb-net',
  'spapr-vlan',
  'lan9118',
  'scm91c111',
  'vlance',
  'vmxnet',
  'vmxnet2',
  'vmxnet3',
  'Am79C970A',
  'Am79C973',
  '82540EM',
  '82545EM',
  '82543GC',
];

const spellings = new Map(knownNetModels.map((name) => [name.toLowerCase(), name]));

/** Names of host devices that were made up for a run. */
const madeUp = /^(vnet|macvtap|macvlan)\d/;

function settle(device: Interface, facts: NormalizeFacts): void {
  device.mac ??= { address: facts.newMac() };
  if (device.model !== undefined) device.model = spellings.get(device.model.toLowerCase()) ?? device.model;
  dropStray(device, facts);
  giveSwitchPort(device, facts);
  for (const ip of device.ips) ip.family ??= ip.address.includes(':') ? 'ipv6' : 'ipv4';
}

/** Drops what belongs to a run, what only virtio has, and filters where there is no bridge to filter on. */
function dropStray(device: Interface, { netPrefix }: NormalizeFacts): void {
  const name = device.target?.dev;
  const isMadeUp =
    name !== undefined && (madeUp.test(name) || (netPrefix !== undefined && name.startsWith(netPrefix)));
  if (isMadeUp) delete device.target?.dev;
  if (device.target !== undefined && Object.keys(device.target).length === 0) delete device.target;
  const isFiltered = device.type === 'network' || device.type === 'bridge' || device.type === 'ethernet';
  if (!isFiltered) delete device.filterRef;
  if (device.type === 'hostdev') return;
  if (device.model?.startsWith('virtio') !== true) {
    delete device.driver;
    if (device.backend !== undefined) delete device.backend.vhost;
  } else if ((device.driver?.queues ?? 2) <= 1) delete device.driver?.queues;
}

/** Open vSwitch knows a port by an identifier. */
function giveSwitchPort(device: Interface, { newUuid }: NormalizeFacts): void {
  const port = device.virtualPort;
  if (port?.type !== 'openvswitch') return;
  port.parameters = { ...port.parameters, interfaceId: port.parameters?.interfaceId ?? newUuid() };
}
