/**
 * Numbers of libvirt's public API: host. Keys are the C names without their common prefix, in camelCase.
 *
 * @source libvirt public headers, API description 9.0.0 and newer
 */
/** Values of libvirt's `virCPUCompareResult`; since 0.7.5. */
export const CPUCompareResult = {
  error: -1,
  incompatible: 0,
  identical: 1,
  superset: 2,
  last: 3,
} as const;
/** One of the numbers in CPUCompareResult. */
export type CPUCompareResult = number;

/** Values of libvirt's `virConnectBaselineCPUFlags`, a set of bits; since 1.1.2. */
export const ConnectBaselineCPUFlags = {
  expandFeatures: 0x1,
  migratable: 0x2,
  ignoreHost: 0x4,
} as const;
/** Any union of the bits of ConnectBaselineCPUFlags. */
export type ConnectBaselineCPUFlags = number;

/** Values of libvirt's `virConnectCloseReason`; since 0.10.0. */
export const ConnectCloseReason = {
  error: 0,
  eof: 1,
  keepalive: 2,
  client: 3,
  last: 4,
} as const;
/** One of the numbers in ConnectCloseReason. */
export type ConnectCloseReason = number;

/** Values of libvirt's `virConnectCompareCPUFlags`, a set of bits; since 1.2.6. */
export const ConnectCompareCPUFlags = {
  failIncompatible: 0x1,
  validateXml: 0x2,
} as const;
/** Any union of the bits of ConnectCompareCPUFlags. */
export type ConnectCompareCPUFlags = number;

/** Values of libvirt's `virConnectCredentialType`; since 0.4.1. */
export const ConnectCredentialType = {
  username: 1,
  authname: 2,
  language: 3,
  cnonce: 4,
  passphrase: 5,
  echoprompt: 6,
  noechoprompt: 7,
  realm: 8,
  external: 9,
  last: 10,
} as const;
/** One of the numbers in ConnectCredentialType. */
export type ConnectCredentialType = number;

/** Values of libvirt's `virConnectDomainEventAgentLifecycleReason`; since 1.2.11. */
export const ConnectDomainEventAgentLifecycleReason = {
  unknown: 0,
  domainStarted: 1,
  channel: 2,
  last: 3,
} as const;
/** One of the numbers in ConnectDomainEventAgentLifecycleReason. */
export type ConnectDomainEventAgentLifecycleReason = number;

/** Values of libvirt's `virConnectDomainEventAgentLifecycleState`; since 1.2.11. */
export const ConnectDomainEventAgentLifecycleState = {
  connected: 1,
  disconnected: 2,
  last: 3,
} as const;
/** One of the numbers in ConnectDomainEventAgentLifecycleState. */
export type ConnectDomainEventAgentLifecycleState = number;

/** Values of libvirt's `virConnectDomainEventBlockJobStatus`; since 0.9.4. */
export const ConnectDomainEventBlockJobStatus = {
  completed: 0,
  failed: 1,
  canceled: 2,
  ready: 3,
  last: 4,
} as const;
/** One of the numbers in ConnectDomainEventBlockJobStatus. */
export type ConnectDomainEventBlockJobStatus = number;

/** Values of libvirt's `virConnectDomainEventChannelLifecycleReason`; since 12.4.0. */
export const ConnectDomainEventChannelLifecycleReason = {
  unknown: 0,
  domainStarted: 1,
  channel: 2,
} as const;
/** One of the numbers in ConnectDomainEventChannelLifecycleReason. */
export type ConnectDomainEventChannelLifecycleReason = number;

/** Values of libvirt's `virConnectDomainEventChannelLifecycleState`; since 12.4.0. */
export const ConnectDomainEventChannelLifecycleState = {
  connected: 1,
  disconnected: 2,
} as const;
/** One of the numbers in ConnectDomainEventChannelLifecycleState. */
export type ConnectDomainEventChannelLifecycleState = number;

/** Values of libvirt's `virConnectDomainEventDiskChangeReason`; since 0.9.7. */
export const ConnectDomainEventDiskChangeReason = {
  changeMissingOnStart: 0,
  dropMissingOnStart: 1,
  changeLast: 2,
} as const;
/** One of the numbers in ConnectDomainEventDiskChangeReason. */
export type ConnectDomainEventDiskChangeReason = number;

/** Values of libvirt's `virConnectDomainQemuMonitorEventRegisterFlags`, a set of bits; since 1.2.3. */
export const ConnectDomainQemuMonitorEventRegisterFlags = {
  regex: 0x1,
  nocase: 0x2,
} as const;
/** Any union of the bits of ConnectDomainQemuMonitorEventRegisterFlags. */
export type ConnectDomainQemuMonitorEventRegisterFlags = number;

/** Values of libvirt's `virConnectFlags`, a set of bits; since 0.4.1. */
export const ConnectFlags = {
  ro: 0x1,
  noAliases: 0x2,
} as const;
/** Any union of the bits of ConnectFlags. */
export type ConnectFlags = number;

/** Values of libvirt's `virConnectGetAllDomainStatsFlags`, a set of bits; since 1.2.8. */
export const ConnectGetAllDomainStatsFlags = {
  active: 0x1,
  inactive: 0x2,
  persistent: 0x4,
  transient: 0x8,
  running: 0x10,
  paused: 0x20,
  shutoff: 0x40,
  other: 0x80,
  nowait: 0x20000000,
  backing: 0x40000000,
  enforceStats: 0x80000000,
} as const;
/** Any union of the bits of ConnectGetAllDomainStatsFlags. */
export type ConnectGetAllDomainStatsFlags = number;

/** Values of libvirt's `virConnectGetDomainCapabilitiesFlags`, a set of bits; since 11.0.0. */
export const ConnectGetDomainCapabilitiesFlags = {
  disableDeprecatedFeatures: 0x1,
  expandCpuFeatures: 0x2,
  supportedCpuFeatures: 0x4,
} as const;
/** Any union of the bits of ConnectGetDomainCapabilitiesFlags. */
export type ConnectGetDomainCapabilitiesFlags = number;

/** Values of libvirt's `virConnectListAllDomainsFlags`, a set of bits; since 0.9.13. */
export const ConnectListAllDomainsFlags = {
  active: 0x1,
  inactive: 0x2,
  persistent: 0x4,
  transient: 0x8,
  running: 0x10,
  paused: 0x20,
  shutoff: 0x40,
  other: 0x80,
  managedsave: 0x100,
  noManagedsave: 0x200,
  autostart: 0x400,
  noAutostart: 0x800,
  hasSnapshot: 0x1000,
  noSnapshot: 0x2000,
  hasCheckpoint: 0x4000,
  noCheckpoint: 0x8000,
} as const;
/** Any union of the bits of ConnectListAllDomainsFlags. */
export type ConnectListAllDomainsFlags = number;

/** Values of libvirt's `virConnectListAllInterfacesFlags`, a set of bits; since 0.10.2. */
export const ConnectListAllInterfacesFlags = {
  inactive: 0x1,
  active: 0x2,
} as const;
/** Any union of the bits of ConnectListAllInterfacesFlags. */
export type ConnectListAllInterfacesFlags = number;

/** Values of libvirt's `virConnectListAllNetworksFlags`, a set of bits; since 0.10.2. */
export const ConnectListAllNetworksFlags = {
  inactive: 0x1,
  active: 0x2,
  persistent: 0x4,
  transient: 0x8,
  autostart: 0x10,
  noAutostart: 0x20,
} as const;
/** Any union of the bits of ConnectListAllNetworksFlags. */
export type ConnectListAllNetworksFlags = number;

/** Values of libvirt's `virConnectListAllNodeDeviceFlags`, a set of bits; since 0.10.2. */
export const ConnectListAllNodeDeviceFlags = {
  capSystem: 0x1,
  capPciDev: 0x2,
  capUsbDev: 0x4,
  capUsbInterface: 0x8,
  capNet: 0x10,
  capScsiHost: 0x20,
  capScsiTarget: 0x40,
  capScsi: 0x80,
  capStorage: 0x100,
  capFcHost: 0x200,
  capVports: 0x400,
  capScsiGeneric: 0x800,
  capDrm: 0x1000,
  capMdevTypes: 0x2000,
  capMdev: 0x4000,
  capCcwDev: 0x8000,
  capCssDev: 0x10000,
  capVdpa: 0x20000,
  capApCard: 0x40000,
  capApQueue: 0x80000,
  capApMatrix: 0x100000,
  capVpd: 0x200000,
  capCcwgroupDev: 0x400000,
  capCcwgroupMember: 0x800000,
  persistent: 0x10000000,
  transient: 0x20000000,
  inactive: 0x40000000,
  active: 0x80000000,
} as const;
/** Any union of the bits of ConnectListAllNodeDeviceFlags. */
export type ConnectListAllNodeDeviceFlags = number;

/** Values of libvirt's `virConnectListAllSecretsFlags`, a set of bits; since 0.10.2. */
export const ConnectListAllSecretsFlags = {
  ephemeral: 0x1,
  noEphemeral: 0x2,
  private: 0x4,
  noPrivate: 0x8,
} as const;
/** Any union of the bits of ConnectListAllSecretsFlags. */
export type ConnectListAllSecretsFlags = number;

/** Values of libvirt's `virConnectListAllStoragePoolsFlags`, a set of bits; since 0.10.2. */
export const ConnectListAllStoragePoolsFlags = {
  inactive: 0x1,
  active: 0x2,
  persistent: 0x4,
  transient: 0x8,
  autostart: 0x10,
  noAutostart: 0x20,
  dir: 0x40,
  fs: 0x80,
  netfs: 0x100,
  logical: 0x200,
  disk: 0x400,
  iscsi: 0x800,
  scsi: 0x1000,
  mpath: 0x2000,
  rbd: 0x4000,
  sheepdog: 0x8000,
  gluster: 0x10000,
  zfs: 0x20000,
  vstorage: 0x40000,
  iscsiDirect: 0x80000,
} as const;
/** Any union of the bits of ConnectListAllStoragePoolsFlags. */
export type ConnectListAllStoragePoolsFlags = number;

/** Values of libvirt's `virNodeAllocPagesFlags`, a set of bits; since 1.2.9. */
export const NodeAllocPagesFlags = {
  add: 0x0,
  set: 0x1,
} as const;
/** Any union of the bits of NodeAllocPagesFlags. */
export type NodeAllocPagesFlags = number;

/** Values of libvirt's `virNodeGetCPUStatsAllCPUs`; since 0.9.8. */
export const NodeGetCPUStatsAllCPUs = {
  cpus: -1,
} as const;
/** One of the numbers in NodeGetCPUStatsAllCPUs. */
export type NodeGetCPUStatsAllCPUs = number;

/** Values of libvirt's `virNodeGetMemoryStatsAllCells`; since 0.9.8. */
export const NodeGetMemoryStatsAllCells = {
  cells: -1,
} as const;
/** One of the numbers in NodeGetMemoryStatsAllCells. */
export type NodeGetMemoryStatsAllCells = number;

/** Values of libvirt's `virNodeSuspendTarget`; since 0.9.8. */
export const NodeSuspendTarget = {
  mem: 0,
  disk: 1,
  hybrid: 2,
  last: 3,
} as const;
/** One of the numbers in NodeSuspendTarget. */
export type NodeSuspendTarget = number;
