/**
 * Devices of the host.
 */
import {
  type Awaitable,
  ConnectListAllNodeDeviceFlags as having,
  type NodeDeviceRef,
} from '@typevirt/driver';
import type { Session } from '../session/session.ts';
import { area, ask, same, after } from './handler.ts';
import { counted, namesOf, numberOf } from './lists.ts';

const nameOf = (device: NodeDeviceRef): string => device.name;

/** The flag that chooses devices with a capability, by the capability's name in libvirt's documents. */
const capabilityFlags = new Map<string, number>([
  ['system', having.capSystem],
  ['pci', having.capPciDev],
  ['usb_device', having.capUsbDev],
  ['usb', having.capUsbInterface],
  ['net', having.capNet],
  ['scsi_host', having.capScsiHost],
  ['scsi_target', having.capScsiTarget],
  ['scsi', having.capScsi],
  ['storage', having.capStorage],
  ['fc_host', having.capFcHost],
  ['vports', having.capVports],
  ['scsi_generic', having.capScsiGeneric],
  ['drm', having.capDrm],
  ['mdev_types', having.capMdevTypes],
  ['mdev', having.capMdev],
  ['ccw', having.capCcwDev],
  ['css', having.capCssDev],
  ['vdpa', having.capVdpa],
  ['ap_card', having.capApCard],
  ['ap_queue', having.capApQueue],
  ['ap_matrix', having.capApMatrix],
  ['vpd', having.capVpd],
  ['ccwgroup_device', having.capCcwgroupDev],
  ['ccwgroup_member', having.capCcwgroupMember],
]);

function devices({ cap }: { cap: string | null }, session: Session): Awaitable<readonly NodeDeviceRef[]> {
  const flags = cap === null ? 0 : capabilityFlags.get(cap);
  if (flags === undefined) return [];
  return after(ask(session, 'connectListAllNodeDevices', { flags }), (reply) => reply.devices);
}

function capabilities({ name }: { name: string }, session: Session): Awaitable<readonly string[]> {
  return after(ask(session, 'nodeDeviceListCaps', { name }), (reply) => reply.names);
}

export const nodeDeviceHandlers = area({
  nodeNumOfDevices: numberOf(devices),
  nodeListDevices: namesOf(devices, nameOf),
  nodeDeviceLookupByName: same('nodeDeviceLookupByName'),
  nodeDeviceGetXmlDesc: same('nodeDeviceGetXmlDesc'),
  nodeDeviceGetParent: same('nodeDeviceGetParent'),
  nodeDeviceNumOfCaps: numberOf(capabilities),
  nodeDeviceListCaps: namesOf(capabilities, (name) => name),
  nodeDeviceDettach: ({ name }, session) =>
    ask(session, 'nodeDeviceDetach', { name, driverName: null, flags: 0 }),
  nodeDeviceReAttach: same('nodeDeviceReAttach'),
  nodeDeviceReset: same('nodeDeviceReset'),
  nodeDeviceCreateXml: same('nodeDeviceCreateXml'),
  nodeDeviceDestroy: same('nodeDeviceDestroy'),
  connectListAllNodeDevices: counted('connectListAllNodeDevices', 'devices'),
  nodeDeviceLookupScsiHostByWwn: same('nodeDeviceLookupScsiHostByWwn'),
  nodeDeviceDetachFlags: same('nodeDeviceDetach'),
  nodeDeviceDefineXml: same('nodeDeviceDefineXml'),
  nodeDeviceUndefine: same('nodeDeviceUndefine'),
  nodeDeviceCreate: same('nodeDeviceCreate'),
  nodeDeviceGetAutostart: same('nodeDeviceGetAutostart'),
  nodeDeviceSetAutostart: same('nodeDeviceSetAutostart'),
  nodeDeviceIsPersistent: same('nodeDeviceIsPersistent'),
  nodeDeviceIsActive: same('nodeDeviceIsActive'),
  nodeDeviceUpdate: same('nodeDeviceUpdate'),
});
