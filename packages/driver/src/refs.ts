/**
 * References: how callers name objects. A reference is a plain value that may outlive its object; a driver looks the
 * object up by the reference's key (uuid, else name) at each call and answers `noDomain` and its siblings if it is gone.
 *
 * @source libvirt remote_protocol.x, `remote_nonnull_*`
 */

/** A domain. The uuid is the key; `id` is -1 while the domain is not running. */
export interface DomainRef {
  readonly name: string;
  readonly uuid: string;
  readonly id: number;
}
/** A virtual network; the uuid is the key. */
export interface NetworkRef {
  readonly name: string;
  readonly uuid: string;
}
/** A port of a virtual network. */
export interface NetworkPortRef {
  readonly net: NetworkRef;
  readonly uuid: string;
}
/** A network filter; the uuid is the key. */
export interface NWFilterRef {
  readonly name: string;
  readonly uuid: string;
}
/** The use of a network filter by one port device. */
export interface NWFilterBindingRef {
  readonly portdev: string;
  readonly filtername: string;
}
/** A network interface of the host. */
export interface InterfaceRef {
  readonly name: string;
  readonly mac: string;
}
/** A storage pool; the uuid is the key. */
export interface StoragePoolRef {
  readonly name: string;
  readonly uuid: string;
}
/** A volume: `pool` and `name` find it, `key` is unique on the host. */
export interface StorageVolRef {
  readonly pool: string;
  readonly name: string;
  readonly key: string;
}
/** A device of the host. */
export interface NodeDeviceRef {
  readonly name: string;
}
/** A secret; the uuid is the key. `usageType` is a `SecretUsageType`. */
export interface SecretRef {
  readonly uuid: string;
  readonly usageType: number;
  readonly usageID: string;
}
/** A checkpoint of a domain. */
export interface DomainCheckpointRef {
  readonly name: string;
  readonly dom: DomainRef;
}
/** A snapshot of a domain. */
export interface DomainSnapshotRef {
  readonly name: string;
  readonly dom: DomainRef;
}
