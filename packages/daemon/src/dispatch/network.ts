/**
 * Virtual networks and their ports.
 */
import { ConnectListAllNetworksFlags, type NetworkRef } from '@typevirt/driver';
import { area, same, withFlags } from './handler.ts';
import { all, counted, namesOf, numberOf } from './lists.ts';
import { typedParams } from './params.ts';

const nameOf = (network: NetworkRef): string => network.name;
const active = all('connectListAllNetworks', 'nets', ConnectListAllNetworksFlags.active);
const inactive = all('connectListAllNetworks', 'nets', ConnectListAllNetworksFlags.inactive);

export const networkHandlers = area({
  connectListDefinedNetworks: namesOf(inactive, nameOf),
  connectListNetworks: namesOf(active, nameOf),
  networkCreate: same('networkCreate'),
  networkCreateXml: withFlags('networkCreateXml', 0),
  networkDefineXml: withFlags('networkDefineXml', 0),
  networkDestroy: same('networkDestroy'),
  networkGetXmlDesc: same('networkGetXmlDesc'),
  networkGetAutostart: same('networkGetAutostart'),
  networkGetBridgeName: same('networkGetBridgeName'),
  networkLookupByName: same('networkLookupByName'),
  networkLookupByUuid: same('networkLookupByUuid'),
  networkSetAutostart: same('networkSetAutostart'),
  networkUndefine: same('networkUndefine'),
  connectNumOfDefinedNetworks: numberOf(inactive),
  connectNumOfNetworks: numberOf(active),
  networkIsActive: same('networkIsActive'),
  networkIsPersistent: same('networkIsPersistent'),
  connectListAllNetworks: counted('connectListAllNetworks', 'nets'),
  networkUpdate: same('networkUpdate'),
  networkGetDhcpLeases: counted('networkGetDhcpLeases', 'leases'),
  networkListAllPorts: counted('networkListAllPorts', 'ports'),
  networkPortLookupByUuid: same('networkPortLookupByUuid'),
  networkPortCreateXml: same('networkPortCreateXml'),
  networkPortGetParameters: typedParams('networkPortGetParameters'),
  networkPortSetParameters: same('networkPortSetParameters'),
  networkPortGetXmlDesc: same('networkPortGetXmlDesc'),
  networkPortDelete: same('networkPortDelete'),
  networkDefineXmlFlags: same('networkDefineXml'),
  networkCreateXmlFlags: same('networkCreateXml'),
  networkSetMetadata: same('networkSetMetadata'),
  networkGetMetadata: same('networkGetMetadata'),
});
