/**
 * Virtual networks and their ports.
 */
import { area, listed, params, same } from '../method.ts';

export const networkMethods = area({
  networkCreate: same('networkCreate'),
  networkDestroy: same('networkDestroy'),
  networkGetXmlDesc: same('networkGetXmlDesc'),
  networkGetAutostart: same('networkGetAutostart'),
  networkGetBridgeName: same('networkGetBridgeName'),
  networkLookupByName: same('networkLookupByName'),
  networkLookupByUuid: same('networkLookupByUuid'),
  networkSetAutostart: same('networkSetAutostart'),
  networkUndefine: same('networkUndefine'),
  networkIsActive: same('networkIsActive'),
  networkIsPersistent: same('networkIsPersistent'),
  connectListAllNetworks: listed('connectListAllNetworks'),
  networkUpdate: same('networkUpdate'),
  networkGetDhcpLeases: listed('networkGetDhcpLeases'),
  networkListAllPorts: listed('networkListAllPorts'),
  networkPortLookupByUuid: same('networkPortLookupByUuid'),
  networkPortCreateXml: same('networkPortCreateXml'),
  networkPortGetParameters: params('networkPortGetParameters'),
  networkPortSetParameters: same('networkPortSetParameters'),
  networkPortGetXmlDesc: same('networkPortGetXmlDesc'),
  networkPortDelete: same('networkPortDelete'),
  networkDefineXml: same('networkDefineXmlFlags'),
  networkCreateXml: same('networkCreateXmlFlags'),
  networkSetMetadata: same('networkSetMetadata'),
  networkGetMetadata: same('networkGetMetadata'),
});
