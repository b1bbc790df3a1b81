/**
 * Network interfaces of the host: the contract's methods, named as the wire protocol's procedures; of each family (`create`, `createWithFlags`)
 * only the newest member, since it can say what the older ones say.
 */
import type { Awaitable, Call } from '../call.ts';
import type { ConnectListAllInterfacesFlags, InterfaceXMLFlags } from '../constants/index.ts';
import type { InterfaceRef } from '../refs.ts';

/** Network interfaces of the host. A driver has those methods that its hypervisor can do. */
export interface InterfaceMethods {
  /** @source libvirt virInterfaceLookupByName, procedure 128, since 0.6.4 */
  interfaceLookupByName(
    args: { readonly name: string },
    call: Call,
  ): Awaitable<{ readonly iface: InterfaceRef }>;
  /** @source libvirt virInterfaceLookupByMACString, procedure 129, since 0.6.4 */
  interfaceLookupByMacString(
    args: { readonly mac: string },
    call: Call,
  ): Awaitable<{ readonly iface: InterfaceRef }>;
  /** @source libvirt virInterfaceGetXMLDesc, procedure 130, since 0.6.4 */
  interfaceGetXmlDesc(
    args: { readonly iface: InterfaceRef; readonly flags: InterfaceXMLFlags },
    call: Call,
  ): Awaitable<{ readonly xml: string }>;
  /** @source libvirt virInterfaceDefineXML, procedure 131, since 0.6.4 */
  interfaceDefineXml(
    args: { readonly xml: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly iface: InterfaceRef }>;
  /** @source libvirt virInterfaceUndefine, procedure 132, since 0.6.4 */
  interfaceUndefine(args: { readonly iface: InterfaceRef }, call: Call): Awaitable<void>;
  /** @source libvirt virInterfaceCreate, procedure 133, since 0.6.4 */
  interfaceCreate(
    args: { readonly iface: InterfaceRef; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virInterfaceDestroy, procedure 134, since 0.6.4 */
  interfaceDestroy(
    args: { readonly iface: InterfaceRef; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virInterfaceIsActive, procedure 156, since 0.7.3 */
  interfaceIsActive(
    args: { readonly iface: InterfaceRef },
    call: Call,
  ): Awaitable<{ readonly active: boolean }>;
  /** @source libvirt virInterfaceChangeBegin, procedure 220, since 0.9.2 */
  interfaceChangeBegin(args: { readonly flags: number }, call: Call): Awaitable<void>;
  /** @source libvirt virInterfaceChangeCommit, procedure 221, since 0.9.2 */
  interfaceChangeCommit(args: { readonly flags: number }, call: Call): Awaitable<void>;
  /** @source libvirt virInterfaceChangeRollback, procedure 222, since 0.9.2 */
  interfaceChangeRollback(args: { readonly flags: number }, call: Call): Awaitable<void>;
  /** @source libvirt virConnectListAllInterfaces, procedure 284, since 0.10.2 */
  connectListAllInterfaces(
    args: { readonly flags: ConnectListAllInterfacesFlags },
    call: Call,
  ): Awaitable<{ readonly ifaces: readonly InterfaceRef[] }>;
}
