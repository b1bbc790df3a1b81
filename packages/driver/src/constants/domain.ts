/**
 * Numbers of libvirt's public API: domain. Keys are the C names without their common prefix, in camelCase.
 *
 * @source libvirt public headers, API description 9.0.0 and newer
 */
/** Values of libvirt's `virDomainAbortJobFlagsValues`, a set of bits; since 8.5.0. */
export const DomainAbortJobFlagsValues = {
  postcopy: 0x1,
} as const;
/** Any union of the bits of DomainAbortJobFlagsValues. */
export type DomainAbortJobFlagsValues = number;

/** Values of libvirt's `virDomainAgentResponseTimeoutValues`; since 5.10.0. */
export const DomainAgentResponseTimeoutValues = {
  block: -2,
  default: -1,
  nowait: 0,
} as const;
/** One of the numbers in DomainAgentResponseTimeoutValues. */
export type DomainAgentResponseTimeoutValues = number;

/** Values of libvirt's `virDomainAuthorizedSSHKeysSetFlags`, a set of bits; since 6.10.0. */
export const DomainAuthorizedSSHKeysSetFlags = {
  append: 0x1,
  remove: 0x2,
} as const;
/** Any union of the bits of DomainAuthorizedSSHKeysSetFlags. */
export type DomainAuthorizedSSHKeysSetFlags = number;

/** Values of libvirt's `virDomainBackupBeginFlags`, a set of bits; since 6.0.0. */
export const DomainBackupBeginFlags = {
  reuseExternal: 0x1,
  preserveShutdownDomain: 0x2,
} as const;
/** Any union of the bits of DomainBackupBeginFlags. */
export type DomainBackupBeginFlags = number;

/** Values of libvirt's `virDomainBlockCommitFlags`, a set of bits; since 0.10.2. */
export const DomainBlockCommitFlags = {
  shallow: 0x1,
  delete: 0x2,
  active: 0x4,
  relative: 0x8,
  bandwidthBytes: 0x10,
} as const;
/** Any union of the bits of DomainBlockCommitFlags. */
export type DomainBlockCommitFlags = number;

/** Values of libvirt's `virDomainBlockCopyFlags`, a set of bits; since 1.2.8. */
export const DomainBlockCopyFlags = {
  shallow: 0x1,
  reuseExt: 0x2,
  transientJob: 0x4,
  synchronousWrites: 0x8,
  targetZeroed: 0x10,
} as const;
/** Any union of the bits of DomainBlockCopyFlags. */
export type DomainBlockCopyFlags = number;

/** Values of libvirt's `virDomainBlockJobAbortFlags`, a set of bits; since 0.9.12. */
export const DomainBlockJobAbortFlags = {
  async: 0x1,
  pivot: 0x2,
} as const;
/** Any union of the bits of DomainBlockJobAbortFlags. */
export type DomainBlockJobAbortFlags = number;

/** Values of libvirt's `virDomainBlockJobInfoFlags`, a set of bits; since 1.2.9. */
export const DomainBlockJobInfoFlags = {
  bandwidthBytes: 0x1,
} as const;
/** Any union of the bits of DomainBlockJobInfoFlags. */
export type DomainBlockJobInfoFlags = number;

/** Values of libvirt's `virDomainBlockJobSetSpeedFlags`, a set of bits; since 1.2.9. */
export const DomainBlockJobSetSpeedFlags = {
  bandwidthBytes: 0x1,
} as const;
/** Any union of the bits of DomainBlockJobSetSpeedFlags. */
export type DomainBlockJobSetSpeedFlags = number;

/** Values of libvirt's `virDomainBlockJobType`; since 0.9.4. */
export const DomainBlockJobType = {
  unknown: 0,
  pull: 1,
  copy: 2,
  commit: 3,
  activeCommit: 4,
  backup: 5,
  last: 6,
} as const;
/** One of the numbers in DomainBlockJobType. */
export type DomainBlockJobType = number;

/** Values of libvirt's `virDomainBlockPullFlags`, a set of bits; since 1.2.9. */
export const DomainBlockPullFlags = {
  bandwidthBytes: 0x40,
} as const;
/** Any union of the bits of DomainBlockPullFlags. */
export type DomainBlockPullFlags = number;

/** Values of libvirt's `virDomainBlockRebaseFlags`, a set of bits; since 0.9.12. */
export const DomainBlockRebaseFlags = {
  shallow: 0x1,
  reuseExt: 0x2,
  copyRaw: 0x4,
  copy: 0x8,
  relative: 0x10,
  copyDev: 0x20,
  bandwidthBytes: 0x40,
} as const;
/** Any union of the bits of DomainBlockRebaseFlags. */
export type DomainBlockRebaseFlags = number;

/** Values of libvirt's `virDomainBlockResizeFlags`, a set of bits; since 0.9.11. */
export const DomainBlockResizeFlags = {
  bytes: 0x1,
  capacity: 0x2,
  extend: 0x4,
} as const;
/** Any union of the bits of DomainBlockResizeFlags. */
export type DomainBlockResizeFlags = number;

/** Values of libvirt's `virDomainBlockedReason`; since 0.9.2. */
export const DomainBlockedReason = {
  unknown: 0,
  last: 1,
} as const;
/** One of the numbers in DomainBlockedReason. */
export type DomainBlockedReason = number;

/** Values of libvirt's `virDomainChannelFlags`, a set of bits; since 1.0.2. */
export const DomainChannelFlags = {
  force: 0x1,
} as const;
/** Any union of the bits of DomainChannelFlags. */
export type DomainChannelFlags = number;

/** Values of libvirt's `virDomainConsoleFlags`, a set of bits; since 0.9.11. */
export const DomainConsoleFlags = {
  force: 0x1,
  safe: 0x2,
} as const;
/** Any union of the bits of DomainConsoleFlags. */
export type DomainConsoleFlags = number;

/** Values of libvirt's `virDomainControlErrorReason`; since 1.2.14. */
export const DomainControlErrorReason = {
  none: 0,
  unknown: 1,
  monitor: 2,
  internal: 3,
  last: 4,
} as const;
/** One of the numbers in DomainControlErrorReason. */
export type DomainControlErrorReason = number;

/** Values of libvirt's `virDomainControlState`; since 0.9.3. */
export const DomainControlState = {
  ok: 0,
  job: 1,
  occupied: 2,
  error: 3,
  last: 4,
} as const;
/** One of the numbers in DomainControlState. */
export type DomainControlState = number;

/** Values of libvirt's `virDomainCoreDumpFlags`, a set of bits; since 0.7.5. */
export const DomainCoreDumpFlags = {
  crash: 0x1,
  live: 0x2,
  bypassCache: 0x4,
  reset: 0x8,
  memoryOnly: 0x10,
} as const;
/** Any union of the bits of DomainCoreDumpFlags. */
export type DomainCoreDumpFlags = number;

/** Values of libvirt's `virDomainCoreDumpFormat`; since 1.2.3. */
export const DomainCoreDumpFormat = {
  raw: 0,
  kdumpZlib: 1,
  kdumpLzo: 2,
  kdumpSnappy: 3,
  winDmp: 4,
  last: 5,
} as const;
/** One of the numbers in DomainCoreDumpFormat. */
export type DomainCoreDumpFormat = number;

/** Values of libvirt's `virDomainCrashedReason`; since 0.9.2. */
export const DomainCrashedReason = {
  unknown: 0,
  panicked: 1,
  last: 2,
} as const;
/** One of the numbers in DomainCrashedReason. */
export type DomainCrashedReason = number;

/** Values of libvirt's `virDomainCreateFlags`, a set of bits; since 0.0.1. */
export const DomainCreateFlags = {
  none: 0x0,
  startPaused: 0x1,
  startAutodestroy: 0x2,
  startBypassCache: 0x4,
  startForceBoot: 0x8,
  startValidate: 0x10,
  startResetNvram: 0x20,
} as const;
/** Any union of the bits of DomainCreateFlags. */
export type DomainCreateFlags = number;

/** Values of libvirt's `virDomainDefineFlags`, a set of bits; since 1.2.12. */
export const DomainDefineFlags = {
  validate: 0x1,
} as const;
/** Any union of the bits of DomainDefineFlags. */
export type DomainDefineFlags = number;

/** Values of libvirt's `virDomainDestroyFlagsValues`, a set of bits; since 0.9.4. */
export const DomainDestroyFlagsValues = {
  default: 0x0,
  graceful: 0x1,
  removeLogs: 0x2,
} as const;
/** Any union of the bits of DomainDestroyFlagsValues. */
export type DomainDestroyFlagsValues = number;

/** Values of libvirt's `virDomainDeviceModifyFlags`, a set of bits; since 0.7.7. */
export const DomainDeviceModifyFlags = {
  current: 0x0,
  live: 0x1,
  config: 0x2,
  force: 0x4,
} as const;
/** Any union of the bits of DomainDeviceModifyFlags. */
export type DomainDeviceModifyFlags = number;

/** Values of libvirt's `virDomainDirtyRateCalcFlags`, a set of bits; since 8.1.0. */
export const DomainDirtyRateCalcFlags = {
  pageSampling: 0x0,
  dirtyBitmap: 0x1,
  dirtyRing: 0x2,
} as const;
/** Any union of the bits of DomainDirtyRateCalcFlags. */
export type DomainDirtyRateCalcFlags = number;

/** Values of libvirt's `virDomainDirtyRateStatus`; since 7.2.0. */
export const DomainDirtyRateStatus = {
  unstarted: 0,
  measuring: 1,
  measured: 2,
  last: 3,
} as const;
/** One of the numbers in DomainDirtyRateStatus. */
export type DomainDirtyRateStatus = number;

/** Values of libvirt's `virDomainDiskErrorCode`; since 0.9.10. */
export const DomainDiskErrorCode = {
  none: 0,
  unspec: 1,
  noSpace: 2,
  last: 3,
} as const;
/** One of the numbers in DomainDiskErrorCode. */
export type DomainDiskErrorCode = number;

/** Values of libvirt's `virDomainEventCrashedDetailType`; since 1.1.1. */
export const DomainEventCrashedDetailType = {
  panicked: 0,
  crashloaded: 1,
  last: 2,
} as const;
/** One of the numbers in DomainEventCrashedDetailType. */
export type DomainEventCrashedDetailType = number;

/** Values of libvirt's `virDomainEventDefinedDetailType`; since 0.5.0. */
export const DomainEventDefinedDetailType = {
  added: 0,
  updated: 1,
  renamed: 2,
  fromSnapshot: 3,
  last: 4,
} as const;
/** One of the numbers in DomainEventDefinedDetailType. */
export type DomainEventDefinedDetailType = number;

/** Values of libvirt's `virDomainEventGraphicsAddressType`; since 0.8.0. */
export const DomainEventGraphicsAddressType = {
  ipv4: 0,
  ipv6: 1,
  unix: 2,
  last: 3,
} as const;
/** One of the numbers in DomainEventGraphicsAddressType. */
export type DomainEventGraphicsAddressType = number;

/** Values of libvirt's `virDomainEventGraphicsPhase`; since 0.8.0. */
export const DomainEventGraphicsPhase = {
  connect: 0,
  initialize: 1,
  disconnect: 2,
  last: 3,
} as const;
/** One of the numbers in DomainEventGraphicsPhase. */
export type DomainEventGraphicsPhase = number;

/** Values of libvirt's `virDomainEventID`; since 0.8.0. */
export const DomainEventID = {
  lifecycle: 0,
  reboot: 1,
  rtcChange: 2,
  watchdog: 3,
  ioError: 4,
  graphics: 5,
  ioErrorReason: 6,
  controlError: 7,
  blockJob: 8,
  diskChange: 9,
  trayChange: 10,
  pmwakeup: 11,
  pmsuspend: 12,
  balloonChange: 13,
  pmsuspendDisk: 14,
  deviceRemoved: 15,
  blockJob2: 16,
  tunable: 17,
  agentLifecycle: 18,
  deviceAdded: 19,
  migrationIteration: 20,
  jobCompleted: 21,
  deviceRemovalFailed: 22,
  metadataChange: 23,
  blockThreshold: 24,
  memoryFailure: 25,
  memoryDeviceSizeChange: 26,
  nicMacChange: 27,
  vcpuRemoved: 28,
  channelLifecycle: 29,
  last: 28,
} as const;
/** One of the numbers in DomainEventID. */
export type DomainEventID = number;

/** Values of libvirt's `virDomainEventIOErrorAction`; since 0.8.0. */
export const DomainEventIOErrorAction = {
  none: 0,
  pause: 1,
  report: 2,
  last: 3,
} as const;
/** One of the numbers in DomainEventIOErrorAction. */
export type DomainEventIOErrorAction = number;

/** Values of libvirt's `virDomainEventPMSuspendedDetailType`; since 0.10.2. */
export const DomainEventPMSuspendedDetailType = {
  memory: 0,
  disk: 1,
  last: 2,
} as const;
/** One of the numbers in DomainEventPMSuspendedDetailType. */
export type DomainEventPMSuspendedDetailType = number;

/** Values of libvirt's `virDomainEventResumedDetailType`; since 0.5.0. */
export const DomainEventResumedDetailType = {
  unpaused: 0,
  migrated: 1,
  fromSnapshot: 2,
  postcopy: 3,
  postcopyFailed: 4,
  last: 5,
} as const;
/** One of the numbers in DomainEventResumedDetailType. */
export type DomainEventResumedDetailType = number;

/** Values of libvirt's `virDomainEventShutdownDetailType`; since 0.9.8. */
export const DomainEventShutdownDetailType = {
  finished: 0,
  guest: 1,
  host: 2,
  last: 3,
} as const;
/** One of the numbers in DomainEventShutdownDetailType. */
export type DomainEventShutdownDetailType = number;

/** Values of libvirt's `virDomainEventStartedDetailType`; since 0.5.0. */
export const DomainEventStartedDetailType = {
  booted: 0,
  migrated: 1,
  restored: 2,
  fromSnapshot: 3,
  wakeup: 4,
  recreated: 5,
  last: 6,
} as const;
/** One of the numbers in DomainEventStartedDetailType. */
export type DomainEventStartedDetailType = number;

/** Values of libvirt's `virDomainEventStoppedDetailType`; since 0.5.0. */
export const DomainEventStoppedDetailType = {
  shutdown: 0,
  destroyed: 1,
  crashed: 2,
  migrated: 3,
  saved: 4,
  failed: 5,
  fromSnapshot: 6,
  recreated: 7,
  last: 8,
} as const;
/** One of the numbers in DomainEventStoppedDetailType. */
export type DomainEventStoppedDetailType = number;

/** Values of libvirt's `virDomainEventSuspendedDetailType`; since 0.5.0. */
export const DomainEventSuspendedDetailType = {
  paused: 0,
  migrated: 1,
  ioerror: 2,
  watchdog: 3,
  restored: 4,
  fromSnapshot: 5,
  apiError: 6,
  postcopy: 7,
  postcopyFailed: 8,
  guestShutdown: 9,
  last: 10,
} as const;
/** One of the numbers in DomainEventSuspendedDetailType. */
export type DomainEventSuspendedDetailType = number;

/** Values of libvirt's `virDomainEventTrayChangeReason`; since 0.9.11. */
export const DomainEventTrayChangeReason = {
  open: 0,
  close: 1,
  last: 2,
} as const;
/** One of the numbers in DomainEventTrayChangeReason. */
export type DomainEventTrayChangeReason = number;

/** Values of libvirt's `virDomainEventType`; since 0.5.0. */
export const DomainEventType = {
  defined: 0,
  undefined: 1,
  started: 2,
  suspended: 3,
  resumed: 4,
  stopped: 5,
  shutdown: 6,
  pmsuspended: 7,
  crashed: 8,
  last: 9,
} as const;
/** One of the numbers in DomainEventType. */
export type DomainEventType = number;

/** Values of libvirt's `virDomainEventUndefinedDetailType`; since 0.5.0. */
export const DomainEventUndefinedDetailType = {
  removed: 0,
  renamed: 1,
  last: 2,
} as const;
/** One of the numbers in DomainEventUndefinedDetailType. */
export type DomainEventUndefinedDetailType = number;

/** Values of libvirt's `virDomainEventWatchdogAction`; since 0.8.0. */
export const DomainEventWatchdogAction = {
  none: 0,
  pause: 1,
  reset: 2,
  poweroff: 3,
  shutdown: 4,
  debug: 5,
  injectnmi: 6,
  last: 7,
} as const;
/** One of the numbers in DomainEventWatchdogAction. */
export type DomainEventWatchdogAction = number;

/** Values of libvirt's `virDomainFDAssociateFlags`, a set of bits; since 9.0.0. */
export const DomainFDAssociateFlags = {
  restore: 0x1,
  writable: 0x2,
} as const;
/** Any union of the bits of DomainFDAssociateFlags. */
export type DomainFDAssociateFlags = number;

/** Values of libvirt's `virDomainGetHostnameFlags`, a set of bits; since 6.1.0. */
export const DomainGetHostnameFlags = {
  lease: 0x1,
  agent: 0x2,
} as const;
/** Any union of the bits of DomainGetHostnameFlags. */
export type DomainGetHostnameFlags = number;

/** Values of libvirt's `virDomainGetJobStatsFlags`, a set of bits; since 1.2.9. */
export const DomainGetJobStatsFlags = {
  completed: 0x1,
  keepCompleted: 0x2,
} as const;
/** Any union of the bits of DomainGetJobStatsFlags. */
export type DomainGetJobStatsFlags = number;

/** Values of libvirt's `virDomainGraphicsReloadType`; since 10.2.0. */
export const DomainGraphicsReloadType = {
  any: 0,
  vnc: 1,
  last: 2,
} as const;
/** One of the numbers in DomainGraphicsReloadType. */
export type DomainGraphicsReloadType = number;

/** Values of libvirt's `virDomainGuestInfoTypes`, a set of bits; since 5.7.0. */
export const DomainGuestInfoTypes = {
  users: 0x1,
  os: 0x2,
  timezone: 0x4,
  hostname: 0x8,
  filesystem: 0x10,
  disks: 0x20,
  interfaces: 0x40,
  load: 0x80,
} as const;
/** Any union of the bits of DomainGuestInfoTypes. */
export type DomainGuestInfoTypes = number;

/** Values of libvirt's `virDomainInterfaceAddressesSource`; since 1.2.14. */
export const DomainInterfaceAddressesSource = {
  lease: 0,
  agent: 1,
  arp: 2,
  last: 3,
} as const;
/** One of the numbers in DomainInterfaceAddressesSource. */
export type DomainInterfaceAddressesSource = number;

/** Values of libvirt's `virDomainJobOperation`; since 3.3.0. */
export const DomainJobOperation = {
  unknown: 0,
  start: 1,
  save: 2,
  restore: 3,
  migrationIn: 4,
  migrationOut: 5,
  snapshot: 6,
  snapshotRevert: 7,
  dump: 8,
  backup: 9,
  snapshotDelete: 10,
  last: 11,
} as const;
/** One of the numbers in DomainJobOperation. */
export type DomainJobOperation = number;

/** Values of libvirt's `virDomainJobType`; since 0.7.7. */
export const DomainJobType = {
  none: 0,
  bounded: 1,
  unbounded: 2,
  completed: 3,
  failed: 4,
  cancelled: 5,
  last: 6,
} as const;
/** One of the numbers in DomainJobType. */
export type DomainJobType = number;

/** Values of libvirt's `virDomainLifecycle`; since 3.9.0. */
export const DomainLifecycle = {
  poweroff: 0,
  reboot: 1,
  crash: 2,
  last: 3,
} as const;
/** One of the numbers in DomainLifecycle. */
export type DomainLifecycle = number;

/** Values of libvirt's `virDomainLifecycleAction`; since 3.9.0. */
export const DomainLifecycleAction = {
  destroy: 0,
  restart: 1,
  restartRename: 2,
  preserve: 3,
  coredumpDestroy: 4,
  coredumpRestart: 5,
  last: 6,
} as const;
/** One of the numbers in DomainLifecycleAction. */
export type DomainLifecycleAction = number;

/** Values of libvirt's `virDomainMemoryFailureActionType`; since 6.9.0. */
export const DomainMemoryFailureActionType = {
  ignore: 0,
  inject: 1,
  fatal: 2,
  reset: 3,
  last: 4,
} as const;
/** One of the numbers in DomainMemoryFailureActionType. */
export type DomainMemoryFailureActionType = number;

/** Values of libvirt's `virDomainMemoryFailureFlags`, a set of bits; since 6.9.0. */
export const DomainMemoryFailureFlags = {
  actionRequired: 0x1,
  recursive: 0x2,
} as const;
/** Any union of the bits of DomainMemoryFailureFlags. */
export type DomainMemoryFailureFlags = number;

/** Values of libvirt's `virDomainMemoryFailureRecipientType`; since 6.9.0. */
export const DomainMemoryFailureRecipientType = {
  hypervisor: 0,
  guest: 1,
  last: 2,
} as const;
/** One of the numbers in DomainMemoryFailureRecipientType. */
export type DomainMemoryFailureRecipientType = number;

/** Values of libvirt's `virDomainMemoryFlags`, a set of bits; since 0.4.4. */
export const DomainMemoryFlags = {
  virtual: 0x1,
  physical: 0x2,
} as const;
/** Any union of the bits of DomainMemoryFlags. */
export type DomainMemoryFlags = number;

/** Values of libvirt's `virDomainMemoryModFlags`, a set of bits; since 0.9.0. */
export const DomainMemoryModFlags = {
  current: 0x0,
  live: 0x1,
  config: 0x2,
  maximum: 0x4,
} as const;
/** Any union of the bits of DomainMemoryModFlags. */
export type DomainMemoryModFlags = number;

/** Values of libvirt's `virDomainMemoryStatTags`; since 0.7.5. */
export const DomainMemoryStatTags = {
  swapIn: 0,
  swapOut: 1,
  majorFault: 2,
  minorFault: 3,
  unused: 4,
  available: 5,
  actualBalloon: 6,
  rss: 7,
  usable: 8,
  lastUpdate: 9,
  diskCaches: 10,
  hugetlbPgalloc: 11,
  hugetlbPgfail: 12,
  nr: 13,
  last: 13,
} as const;
/** One of the numbers in DomainMemoryStatTags. */
export type DomainMemoryStatTags = number;

/** Values of libvirt's `virDomainMessageType`, a set of bits; since 7.1.0. */
export const DomainMessageType = {
  deprecation: 0x1,
  tainting: 0x2,
  ioerrors: 0x4,
} as const;
/** Any union of the bits of DomainMessageType. */
export type DomainMessageType = number;

/** Values of libvirt's `virDomainMetadataType`; since 0.9.10. */
export const DomainMetadataType = {
  description: 0,
  title: 1,
  element: 2,
  last: 3,
} as const;
/** One of the numbers in DomainMetadataType. */
export type DomainMetadataType = number;

/** Values of libvirt's `virDomainMigrateFlags`, a set of bits; since 0.3.2. */
export const DomainMigrateFlags = {
  live: 0x1,
  peer2peer: 0x2,
  tunnelled: 0x4,
  persistDest: 0x8,
  undefineSource: 0x10,
  paused: 0x20,
  nonSharedDisk: 0x40,
  nonSharedInc: 0x80,
  changeProtection: 0x100,
  unsafe: 0x200,
  offline: 0x400,
  compressed: 0x800,
  abortOnError: 0x1000,
  autoConverge: 0x2000,
  rdmaPinAll: 0x4000,
  postcopy: 0x8000,
  tls: 0x10000,
  parallel: 0x20000,
  nonSharedSynchronousWrites: 0x40000,
  postcopyResume: 0x80000,
  zerocopy: 0x100000,
} as const;
/** Any union of the bits of DomainMigrateFlags. */
export type DomainMigrateFlags = number;

/** Values of libvirt's `virDomainMigrateMaxSpeedFlags`, a set of bits; since 5.1.0. */
export const DomainMigrateMaxSpeedFlags = {
  postcopy: 0x1,
} as const;
/** Any union of the bits of DomainMigrateMaxSpeedFlags. */
export type DomainMigrateMaxSpeedFlags = number;

/** Values of libvirt's `virDomainModificationImpact`, a set of bits; since 0.9.2. */
export const DomainModificationImpact = {
  current: 0x0,
  live: 0x1,
  config: 0x2,
} as const;
/** Any union of the bits of DomainModificationImpact. */
export type DomainModificationImpact = number;

/** Values of libvirt's `virDomainNostateReason`; since 0.9.2. */
export const DomainNostateReason = {
  unknown: 0,
  last: 1,
} as const;
/** One of the numbers in DomainNostateReason. */
export type DomainNostateReason = number;

/** Values of libvirt's `virDomainNumatuneMemMode`; since 0.9.9. */
export const DomainNumatuneMemMode = {
  strict: 0,
  preferred: 1,
  interleave: 2,
  restrictive: 3,
  last: 4,
} as const;
/** One of the numbers in DomainNumatuneMemMode. */
export type DomainNumatuneMemMode = number;

/** Values of libvirt's `virDomainOpenGraphicsFlags`, a set of bits; since 0.9.7. */
export const DomainOpenGraphicsFlags = {
  skipauth: 0x1,
} as const;
/** Any union of the bits of DomainOpenGraphicsFlags. */
export type DomainOpenGraphicsFlags = number;

/** Values of libvirt's `virDomainPMSuspendedDiskReason`; since 1.0.0. */
export const DomainPMSuspendedDiskReason = {
  unknown: 0,
  last: 1,
} as const;
/** One of the numbers in DomainPMSuspendedDiskReason. */
export type DomainPMSuspendedDiskReason = number;

/** Values of libvirt's `virDomainPMSuspendedReason`; since 0.9.11. */
export const DomainPMSuspendedReason = {
  unknown: 0,
  last: 1,
} as const;
/** One of the numbers in DomainPMSuspendedReason. */
export type DomainPMSuspendedReason = number;

/** Values of libvirt's `virDomainPausedReason`; since 0.9.2. */
export const DomainPausedReason = {
  unknown: 0,
  user: 1,
  migration: 2,
  save: 3,
  dump: 4,
  ioerror: 5,
  watchdog: 6,
  fromSnapshot: 7,
  shuttingDown: 8,
  snapshot: 9,
  crashed: 10,
  startingUp: 11,
  postcopy: 12,
  postcopyFailed: 13,
  apiError: 14,
  last: 15,
} as const;
/** One of the numbers in DomainPausedReason. */
export type DomainPausedReason = number;

/** Values of libvirt's `virDomainProcessSignal`; since 1.0.1. */
export const DomainProcessSignal = {
  nop: 0,
  hup: 1,
  int: 2,
  quit: 3,
  ill: 4,
  trap: 5,
  abrt: 6,
  bus: 7,
  fpe: 8,
  kill: 9,
  usr1: 10,
  segv: 11,
  usr2: 12,
  pipe: 13,
  alrm: 14,
  term: 15,
  stkflt: 16,
  chld: 17,
  cont: 18,
  stop: 19,
  tstp: 20,
  ttin: 21,
  ttou: 22,
  urg: 23,
  xcpu: 24,
  xfsz: 25,
  vtalrm: 26,
  prof: 27,
  winch: 28,
  poll: 29,
  pwr: 30,
  sys: 31,
  rt0: 32,
  rt1: 33,
  rt2: 34,
  rt3: 35,
  rt4: 36,
  rt5: 37,
  rt6: 38,
  rt7: 39,
  rt8: 40,
  rt9: 41,
  rt10: 42,
  rt11: 43,
  rt12: 44,
  rt13: 45,
  rt14: 46,
  rt15: 47,
  rt16: 48,
  rt17: 49,
  rt18: 50,
  rt19: 51,
  rt20: 52,
  rt21: 53,
  rt22: 54,
  rt23: 55,
  rt24: 56,
  rt25: 57,
  rt26: 58,
  rt27: 59,
  rt28: 60,
  rt29: 61,
  rt30: 62,
  rt31: 63,
  rt32: 64,
  last: 65,
} as const;
/** One of the numbers in DomainProcessSignal. */
export type DomainProcessSignal = number;

/** Values of libvirt's `virDomainQemuAgentCommandTimeoutValues`; since 0.10.0. */
export const DomainQemuAgentCommandTimeoutValues = {
  block: -2,
  min: -2,
  default: -1,
  nowait: 0,
  shutdown: 60,
} as const;
/** One of the numbers in DomainQemuAgentCommandTimeoutValues. */
export type DomainQemuAgentCommandTimeoutValues = number;

/** Values of libvirt's `virDomainQemuMonitorCommandFlags`, a set of bits; since 0.8.8. */
export const DomainQemuMonitorCommandFlags = {
  default: 0x0,
  hmp: 0x1,
} as const;
/** Any union of the bits of DomainQemuMonitorCommandFlags. */
export type DomainQemuMonitorCommandFlags = number;

/** Values of libvirt's `virDomainRebootFlagValues`, a set of bits; since 0.9.10. */
export const DomainRebootFlagValues = {
  default: 0x0,
  acpiPowerBtn: 0x1,
  guestAgent: 0x2,
  initctl: 0x4,
  signal: 0x8,
  paravirt: 0x10,
} as const;
/** Any union of the bits of DomainRebootFlagValues. */
export type DomainRebootFlagValues = number;

/** Values of libvirt's `virDomainRunningReason`; since 0.9.2. */
export const DomainRunningReason = {
  unknown: 0,
  booted: 1,
  migrated: 2,
  restored: 3,
  fromSnapshot: 4,
  unpaused: 5,
  migrationCanceled: 6,
  saveCanceled: 7,
  wakeup: 8,
  crashed: 9,
  postcopy: 10,
  postcopyFailed: 11,
  last: 12,
} as const;
/** One of the numbers in DomainRunningReason. */
export type DomainRunningReason = number;

/** Values of libvirt's `virDomainSaveImageXMLFlags`; since 5.1.0. */
export const DomainSaveImageXMLFlags = {
  secure: 1,
} as const;
/** One of the numbers in DomainSaveImageXMLFlags. */
export type DomainSaveImageXMLFlags = number;

/** Values of libvirt's `virDomainSaveRestoreFlags`, a set of bits; since 0.9.4. */
export const DomainSaveRestoreFlags = {
  bypassCache: 0x1,
  running: 0x2,
  paused: 0x4,
  resetNvram: 0x8,
} as const;
/** Any union of the bits of DomainSaveRestoreFlags. */
export type DomainSaveRestoreFlags = number;

/** Values of libvirt's `virDomainSetTimeFlags`, a set of bits; since 1.2.5. */
export const DomainSetTimeFlags = {
  sync: 0x1,
} as const;
/** Any union of the bits of DomainSetTimeFlags. */
export type DomainSetTimeFlags = number;

/** Values of libvirt's `virDomainSetUserPasswordFlags`, a set of bits; since 1.2.16. */
export const DomainSetUserPasswordFlags = {
  encrypted: 0x1,
} as const;
/** Any union of the bits of DomainSetUserPasswordFlags. */
export type DomainSetUserPasswordFlags = number;

/** Values of libvirt's `virDomainShutdownFlagValues`, a set of bits; since 0.9.10. */
export const DomainShutdownFlagValues = {
  default: 0x0,
  acpiPowerBtn: 0x1,
  guestAgent: 0x2,
  initctl: 0x4,
  signal: 0x8,
  paravirt: 0x10,
} as const;
/** Any union of the bits of DomainShutdownFlagValues. */
export type DomainShutdownFlagValues = number;

/** Values of libvirt's `virDomainShutdownReason`; since 0.9.2. */
export const DomainShutdownReason = {
  unknown: 0,
  user: 1,
  last: 2,
} as const;
/** One of the numbers in DomainShutdownReason. */
export type DomainShutdownReason = number;

/** Values of libvirt's `virDomainShutoffReason`; since 0.9.2. */
export const DomainShutoffReason = {
  unknown: 0,
  shutdown: 1,
  destroyed: 2,
  crashed: 3,
  migrated: 4,
  saved: 5,
  failed: 6,
  fromSnapshot: 7,
  daemon: 8,
  last: 9,
} as const;
/** One of the numbers in DomainShutoffReason. */
export type DomainShutoffReason = number;

/** Values of libvirt's `virDomainState`; since 0.0.1. */
export const DomainState = {
  nostate: 0,
  running: 1,
  blocked: 2,
  paused: 3,
  shutdown: 4,
  shutoff: 5,
  crashed: 6,
  pmsuspended: 7,
  last: 8,
} as const;
/** One of the numbers in DomainState. */
export type DomainState = number;

/** Values of libvirt's `virDomainStatsTypes`, a set of bits; since 1.2.8. */
export const DomainStatsTypes = {
  state: 0x1,
  cpuTotal: 0x2,
  balloon: 0x4,
  vcpu: 0x8,
  interface: 0x10,
  block: 0x20,
  perf: 0x40,
  iothread: 0x80,
  memory: 0x100,
  dirtyrate: 0x200,
  vm: 0x400,
} as const;
/** Any union of the bits of DomainStatsTypes. */
export type DomainStatsTypes = number;

/** Values of libvirt's `virDomainUndefineFlagsValues`, a set of bits; since 0.9.4. */
export const DomainUndefineFlagsValues = {
  managedSave: 0x1,
  snapshotsMetadata: 0x2,
  nvram: 0x4,
  keepNvram: 0x8,
  checkpointsMetadata: 0x10,
  tpm: 0x20,
  keepTpm: 0x40,
} as const;
/** Any union of the bits of DomainUndefineFlagsValues. */
export type DomainUndefineFlagsValues = number;

/** Values of libvirt's `virDomainVcpuFlags`, a set of bits; since 0.8.5. */
export const DomainVcpuFlags = {
  current: 0x0,
  live: 0x1,
  config: 0x2,
  maximum: 0x4,
  guest: 0x8,
  hotpluggable: 0x10,
} as const;
/** Any union of the bits of DomainVcpuFlags. */
export type DomainVcpuFlags = number;

/** Values of libvirt's `virDomainXMLFlags`, a set of bits; since 0.3.3. */
export const DomainXMLFlags = {
  secure: 0x1,
  inactive: 0x2,
  updateCpu: 0x4,
  migratable: 0x8,
} as const;
/** Any union of the bits of DomainXMLFlags. */
export type DomainXMLFlags = number;

/** Values of libvirt's `virKeycodeSet`; since 0.9.3. */
export const KeycodeSet = {
  linux: 0,
  xt: 1,
  atset1: 2,
  atset2: 3,
  atset3: 4,
  osx: 5,
  xtKbd: 6,
  usb: 7,
  win32: 8,
  qnum: 9,
  last: 10,
} as const;
/** One of the numbers in KeycodeSet. */
export type KeycodeSet = number;
