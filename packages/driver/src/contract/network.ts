/**
 * Virtual networks and their ports: the contract's methods, named as the wire protocol's procedures; of each family (`create`, `createWithFlags`)
 * only the newest member, since it can say what the older ones say.
 */
import type { Awaitable, Call, TypedParam } from '../call.ts';
import type { ConnectListAllNetworksFlags, NetworkUpdateFlags, NetworkXMLFlags } from '../constants/index.ts';
import type { NetworkPortRef, NetworkRef } from '../refs.ts';

/** One `remote_network_dhcp_lease` of the wire protocol. */
export interface NetworkDhcpLease {
  readonly iface: string;
  readonly expirytime: bigint;
  readonly type: number;
  readonly mac: string | null;
  readonly iaid: string | null;
  readonly ipaddr: string;
  readonly prefix: number;
  readonly hostname: string | null;
  readonly clientid: string | null;
}

/** Virtual networks and their ports. A driver has those methods that its hypervisor can do. */
export interface NetworkMethods {
  /** @source libvirt virNetworkCreate, procedure 39, since 0.2.0 */
  networkCreate(args: { readonly net: NetworkRef }, call: Call): Awaitable<void>;
  /** @source libvirt virNetworkDestroy, procedure 42, since 0.2.0 */
  networkDestroy(args: { readonly net: NetworkRef }, call: Call): Awaitable<void>;
  /** @source libvirt virNetworkGetXMLDesc, procedure 43, since 0.2.0 */
  networkGetXmlDesc(
    args: { readonly net: NetworkRef; readonly flags: NetworkXMLFlags },
    call: Call,
  ): Awaitable<{ readonly xml: string }>;
  /** @source libvirt virNetworkGetAutostart, procedure 44, since 0.2.1 */
  networkGetAutostart(
    args: { readonly net: NetworkRef },
    call: Call,
  ): Awaitable<{ readonly autostart: boolean }>;
  /** @source libvirt virNetworkGetBridgeName, procedure 45, since 0.2.0 */
  networkGetBridgeName(args: { readonly net: NetworkRef }, call: Call): Awaitable<{ readonly name: string }>;
  /** @source libvirt virNetworkLookupByName, procedure 46, since 0.2.0 */
  networkLookupByName(args: { readonly name: string }, call: Call): Awaitable<{ readonly net: NetworkRef }>;
  /** @source libvirt virNetworkLookupByUUID, procedure 47, since 0.2.0 */
  networkLookupByUuid(args: { readonly uuid: string }, call: Call): Awaitable<{ readonly net: NetworkRef }>;
  /** @source libvirt virNetworkSetAutostart, procedure 48, since 0.2.1 */
  networkSetAutostart(
    args: { readonly net: NetworkRef; readonly autostart: boolean },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virNetworkUndefine, procedure 49, since 0.2.0 */
  networkUndefine(args: { readonly net: NetworkRef }, call: Call): Awaitable<void>;
  /** @source libvirt virNetworkIsActive, procedure 152, since 0.7.3 */
  networkIsActive(args: { readonly net: NetworkRef }, call: Call): Awaitable<{ readonly active: boolean }>;
  /** @source libvirt virNetworkIsPersistent, procedure 153, since 0.7.3 */
  networkIsPersistent(
    args: { readonly net: NetworkRef },
    call: Call,
  ): Awaitable<{ readonly persistent: boolean }>;
  /** @source libvirt virConnectListAllNetworks, procedure 283, since 0.10.2 */
  connectListAllNetworks(
    args: { readonly flags: ConnectListAllNetworksFlags },
    call: Call,
  ): Awaitable<{ readonly nets: readonly NetworkRef[] }>;
  /** @source libvirt virNetworkUpdate, procedure 291, since 0.10.2 */
  networkUpdate(
    args: {
      readonly net: NetworkRef;
      readonly command: number;
      readonly section: number;
      readonly parentIndex: number;
      readonly xml: string;
      readonly flags: NetworkUpdateFlags;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virNetworkGetDHCPLeases, procedure 341, since 1.2.6 */
  networkGetDhcpLeases(
    args: { readonly net: NetworkRef; readonly mac: string | null; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly leases: readonly NetworkDhcpLease[] }>;
  /** @source libvirt virNetworkListAllPorts, procedure 404, since 5.5.0 */
  networkListAllPorts(
    args: { readonly network: NetworkRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly ports: readonly NetworkPortRef[] }>;
  /** @source libvirt virNetworkPortLookupByUUID, procedure 405, since 5.5.0 */
  networkPortLookupByUuid(
    args: { readonly network: NetworkRef; readonly uuid: string },
    call: Call,
  ): Awaitable<{ readonly port: NetworkPortRef }>;
  /** @source libvirt virNetworkPortCreateXML, procedure 406, since 5.5.0 */
  networkPortCreateXml(
    args: { readonly network: NetworkRef; readonly xml: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly port: NetworkPortRef }>;
  /** @source libvirt virNetworkPortGetParameters, procedure 407, since 5.5.0 */
  networkPortGetParameters(
    args: { readonly port: NetworkPortRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly params: readonly TypedParam[] }>;
  /** @source libvirt virNetworkPortSetParameters, procedure 408, since 5.5.0 */
  networkPortSetParameters(
    args: { readonly port: NetworkPortRef; readonly params: readonly TypedParam[]; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virNetworkPortGetXMLDesc, procedure 409, since 5.5.0 */
  networkPortGetXmlDesc(
    args: { readonly port: NetworkPortRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly xml: string }>;
  /** @source libvirt virNetworkPortDelete, procedure 410, since 5.5.0 */
  networkPortDelete(
    args: { readonly port: NetworkPortRef; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virNetworkDefineXMLFlags, procedure 432, since 7.7.0 */
  networkDefineXml(
    args: { readonly xml: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly net: NetworkRef }>;
  /** @source libvirt virNetworkCreateXMLFlags, procedure 437, since 7.8.0 */
  networkCreateXml(
    args: { readonly xml: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly net: NetworkRef }>;
  /** @source libvirt virNetworkSetMetadata, procedure 444, since 9.7.0 */
  networkSetMetadata(
    args: {
      readonly network: NetworkRef;
      readonly type: number;
      readonly metadata: string | null;
      readonly key: string | null;
      readonly uri: string | null;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virNetworkGetMetadata, procedure 445, since 9.7.0 */
  networkGetMetadata(
    args: {
      readonly network: NetworkRef;
      readonly type: number;
      readonly uri: string | null;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<{ readonly metadata: string }>;
}
