/**
 * Devices of the host: the contract's methods, named as the wire protocol's procedures; of each family (`create`, `createWithFlags`)
 * only the newest member, since it can say what the older ones say.
 */
import type { Awaitable, Call } from '../call.ts';
import type {
  NodeDeviceCreateXMLFlags,
  NodeDeviceDefineXMLFlags,
  NodeDeviceUpdateFlags,
  NodeDeviceXMLFlags,
} from '../constants/index.ts';
import type { NodeDeviceRef } from '../refs.ts';

/** Devices of the host. A driver has those methods that its hypervisor can do. */
export interface NodeDeviceMethods {
  /** @source libvirt virNodeDeviceLookupByName, procedure 113, since 0.5.0 */
  nodeDeviceLookupByName(
    args: { readonly name: string },
    call: Call,
  ): Awaitable<{ readonly dev: NodeDeviceRef }>;
  /** @source libvirt virNodeDeviceGetXMLDesc, procedure 114, since 0.5.0 */
  nodeDeviceGetXmlDesc(
    args: { readonly name: string; readonly flags: NodeDeviceXMLFlags },
    call: Call,
  ): Awaitable<{ readonly xml: string }>;
  /** @source libvirt virNodeDeviceGetParent, procedure 115, since 0.5.0 */
  nodeDeviceGetParent(
    args: { readonly name: string },
    call: Call,
  ): Awaitable<{ readonly parentName: string | null }>;
  /** @source libvirt virNodeDeviceListCaps, procedure 117, since 0.5.0 */
  nodeDeviceListCaps(
    args: { readonly name: string },
    call: Call,
  ): Awaitable<{ readonly names: readonly string[] }>;
  /** @source libvirt virNodeDeviceReAttach, procedure 119, since 0.6.1 */
  nodeDeviceReAttach(args: { readonly name: string }, call: Call): Awaitable<void>;
  /** @source libvirt virNodeDeviceReset, procedure 120, since 0.6.1 */
  nodeDeviceReset(args: { readonly name: string }, call: Call): Awaitable<void>;
  /** @source libvirt virNodeDeviceCreateXML, procedure 123, since 0.6.3 */
  nodeDeviceCreateXml(
    args: { readonly xmlDesc: string; readonly flags: NodeDeviceCreateXMLFlags },
    call: Call,
  ): Awaitable<{ readonly dev: NodeDeviceRef }>;
  /** @source libvirt virNodeDeviceDestroy, procedure 124, since 0.6.3 */
  nodeDeviceDestroy(args: { readonly name: string }, call: Call): Awaitable<void>;
  /** @source libvirt virConnectListAllNodeDevices, procedure 285, since 0.10.2 */
  connectListAllNodeDevices(
    args: { readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly devices: readonly NodeDeviceRef[] }>;
  /** @source libvirt virNodeDeviceLookupSCSIHostByWWN, procedure 297, since 1.0.3 */
  nodeDeviceLookupScsiHostByWwn(
    args: { readonly wwnn: string; readonly wwpn: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly dev: NodeDeviceRef }>;
  /** @source libvirt virNodeDeviceDetachFlags, procedure 301, since 1.0.5 */
  nodeDeviceDetach(
    args: { readonly name: string; readonly driverName: string | null; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virNodeDeviceDefineXML, procedure 428, since 7.3.0 */
  nodeDeviceDefineXml(
    args: { readonly xmlDesc: string; readonly flags: NodeDeviceDefineXMLFlags },
    call: Call,
  ): Awaitable<{ readonly dev: NodeDeviceRef }>;
  /** @source libvirt virNodeDeviceUndefine, procedure 429, since 7.3.0 */
  nodeDeviceUndefine(args: { readonly name: string; readonly flags: number }, call: Call): Awaitable<void>;
  /** @source libvirt virNodeDeviceCreate, procedure 430, since 7.3.0 */
  nodeDeviceCreate(args: { readonly name: string; readonly flags: number }, call: Call): Awaitable<void>;
  /** @source libvirt virNodeDeviceGetAutostart, procedure 433, since 7.8.0 */
  nodeDeviceGetAutostart(
    args: { readonly name: string },
    call: Call,
  ): Awaitable<{ readonly autostart: boolean }>;
  /** @source libvirt virNodeDeviceSetAutostart, procedure 434, since 7.8.0 */
  nodeDeviceSetAutostart(
    args: { readonly name: string; readonly autostart: boolean },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virNodeDeviceIsPersistent, procedure 435, since 7.8.0 */
  nodeDeviceIsPersistent(
    args: { readonly name: string },
    call: Call,
  ): Awaitable<{ readonly persistent: boolean }>;
  /** @source libvirt virNodeDeviceIsActive, procedure 436, since 7.8.0 */
  nodeDeviceIsActive(args: { readonly name: string }, call: Call): Awaitable<{ readonly active: boolean }>;
  /** @source libvirt virNodeDeviceUpdate, procedure 447, since 10.1.0 */
  nodeDeviceUpdate(
    args: { readonly name: string; readonly xmlDesc: string; readonly flags: NodeDeviceUpdateFlags },
    call: Call,
  ): Awaitable<void>;
}
