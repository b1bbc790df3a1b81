/**
 * Devices of the host.
 */
import type { Call } from '@typevirt/driver';
import type { RemoteLink } from '../link.ts';
import { area, listed, same } from '../method.ts';

async function capabilities(
  { name }: { name: string },
  call: Call,
  link: RemoteLink,
): Promise<{ names: string[] }> {
  const { num } = await link.call('nodeDeviceNumOfCaps', { name }, call);
  return link.call('nodeDeviceListCaps', { name, maxnames: num }, call);
}

export const nodeDeviceMethods = area({
  nodeDeviceLookupByName: same('nodeDeviceLookupByName'),
  nodeDeviceGetXmlDesc: same('nodeDeviceGetXmlDesc'),
  nodeDeviceGetParent: same('nodeDeviceGetParent'),
  nodeDeviceListCaps: capabilities,
  nodeDeviceReAttach: same('nodeDeviceReAttach'),
  nodeDeviceReset: same('nodeDeviceReset'),
  nodeDeviceCreateXml: same('nodeDeviceCreateXml'),
  nodeDeviceDestroy: same('nodeDeviceDestroy'),
  connectListAllNodeDevices: listed('connectListAllNodeDevices'),
  nodeDeviceLookupScsiHostByWwn: same('nodeDeviceLookupScsiHostByWwn'),
  nodeDeviceDetach: same('nodeDeviceDetachFlags'),
  nodeDeviceDefineXml: same('nodeDeviceDefineXml'),
  nodeDeviceUndefine: same('nodeDeviceUndefine'),
  nodeDeviceCreate: same('nodeDeviceCreate'),
  nodeDeviceGetAutostart: same('nodeDeviceGetAutostart'),
  nodeDeviceSetAutostart: same('nodeDeviceSetAutostart'),
  nodeDeviceIsPersistent: same('nodeDeviceIsPersistent'),
  nodeDeviceIsActive: same('nodeDeviceIsActive'),
  nodeDeviceUpdate: same('nodeDeviceUpdate'),
});
