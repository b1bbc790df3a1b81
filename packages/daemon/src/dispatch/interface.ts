/**
 * Network interfaces of the host.
 */
import { ConnectListAllInterfacesFlags, type InterfaceRef } from '@typevirt/driver';
import { area, same } from './handler.ts';
import { all, counted, namesOf, numberOf } from './lists.ts';

const nameOf = (iface: InterfaceRef): string => iface.name;
const active = all('connectListAllInterfaces', 'ifaces', ConnectListAllInterfacesFlags.active);
const inactive = all('connectListAllInterfaces', 'ifaces', ConnectListAllInterfacesFlags.inactive);

export const interfaceHandlers = area({
  connectNumOfInterfaces: numberOf(active),
  connectListInterfaces: namesOf(active, nameOf),
  interfaceLookupByName: same('interfaceLookupByName'),
  interfaceLookupByMacString: same('interfaceLookupByMacString'),
  interfaceGetXmlDesc: same('interfaceGetXmlDesc'),
  interfaceDefineXml: same('interfaceDefineXml'),
  interfaceUndefine: same('interfaceUndefine'),
  interfaceCreate: same('interfaceCreate'),
  interfaceDestroy: same('interfaceDestroy'),
  connectNumOfDefinedInterfaces: numberOf(inactive),
  connectListDefinedInterfaces: namesOf(inactive, nameOf),
  interfaceIsActive: same('interfaceIsActive'),
  interfaceChangeBegin: same('interfaceChangeBegin'),
  interfaceChangeCommit: same('interfaceChangeCommit'),
  interfaceChangeRollback: same('interfaceChangeRollback'),
  connectListAllInterfaces: counted('connectListAllInterfaces', 'ifaces'),
});
