/**
 * Network interfaces of the host.
 */
import { area, listed, same } from '../method.ts';

export const interfaceMethods = area({
  interfaceLookupByName: same('interfaceLookupByName'),
  interfaceLookupByMacString: same('interfaceLookupByMacString'),
  interfaceGetXmlDesc: same('interfaceGetXmlDesc'),
  interfaceDefineXml: same('interfaceDefineXml'),
  interfaceUndefine: same('interfaceUndefine'),
  interfaceCreate: same('interfaceCreate'),
  interfaceDestroy: same('interfaceDestroy'),
  interfaceIsActive: same('interfaceIsActive'),
  interfaceChangeBegin: same('interfaceChangeBegin'),
  interfaceChangeCommit: same('interfaceChangeCommit'),
  interfaceChangeRollback: same('interfaceChangeRollback'),
  connectListAllInterfaces: listed('connectListAllInterfaces'),
});
