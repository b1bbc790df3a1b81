/**
 * Numbers of libvirt's public API: storage. Keys are the C names without their common prefix, in camelCase.
 *
 * @source libvirt public headers, API description 9.0.0 and newer
 */
/** Values of libvirt's `virStoragePoolBuildFlags`, a set of bits; since 0.4.1. */
export const StoragePoolBuildFlags = {
  new: 0x0,
  repair: 0x1,
  resize: 0x2,
  noOverwrite: 0x4,
  overwrite: 0x8,
} as const;
/** Any union of the bits of StoragePoolBuildFlags. */
export type StoragePoolBuildFlags = number;

/** Values of libvirt's `virStoragePoolCreateFlags`, a set of bits; since 1.3.1. */
export const StoragePoolCreateFlags = {
  normal: 0x0,
  withBuild: 0x1,
  withBuildOverwrite: 0x2,
  withBuildNoOverwrite: 0x4,
} as const;
/** Any union of the bits of StoragePoolCreateFlags. */
export type StoragePoolCreateFlags = number;

/** Values of libvirt's `virStoragePoolDefineFlags`, a set of bits; since 7.7.0. */
export const StoragePoolDefineFlags = {
  validate: 0x1,
} as const;
/** Any union of the bits of StoragePoolDefineFlags. */
export type StoragePoolDefineFlags = number;

/** Values of libvirt's `virStoragePoolDeleteFlags`, a set of bits; since 0.4.1. */
export const StoragePoolDeleteFlags = {
  normal: 0x0,
  zeroed: 0x1,
} as const;
/** Any union of the bits of StoragePoolDeleteFlags. */
export type StoragePoolDeleteFlags = number;

/** Values of libvirt's `virStoragePoolEventID`; since 2.0.0. */
export const StoragePoolEventID = {
  lifecycle: 0,
  refresh: 1,
  last: 2,
} as const;
/** One of the numbers in StoragePoolEventID. */
export type StoragePoolEventID = number;

/** Values of libvirt's `virStoragePoolEventLifecycleType`; since 2.0.0. */
export const StoragePoolEventLifecycleType = {
  defined: 0,
  undefined: 1,
  started: 2,
  stopped: 3,
  created: 4,
  deleted: 5,
  last: 6,
} as const;
/** One of the numbers in StoragePoolEventLifecycleType. */
export type StoragePoolEventLifecycleType = number;

/** Values of libvirt's `virStoragePoolState`; since 0.4.1. */
export const StoragePoolState = {
  inactive: 0,
  building: 1,
  running: 2,
  degraded: 3,
  inaccessible: 4,
  stateLast: 5,
} as const;
/** One of the numbers in StoragePoolState. */
export type StoragePoolState = number;

/** Values of libvirt's `virStorageVolCreateFlags`, a set of bits; since 1.0.1. */
export const StorageVolCreateFlags = {
  preallocMetadata: 0x1,
  reflink: 0x2,
  validate: 0x4,
} as const;
/** Any union of the bits of StorageVolCreateFlags. */
export type StorageVolCreateFlags = number;

/** Values of libvirt's `virStorageVolDeleteFlags`, a set of bits; since 0.4.1. */
export const StorageVolDeleteFlags = {
  normal: 0x0,
  zeroed: 0x1,
  withSnapshots: 0x2,
} as const;
/** Any union of the bits of StorageVolDeleteFlags. */
export type StorageVolDeleteFlags = number;

/** Values of libvirt's `virStorageVolDownloadFlags`, a set of bits; since 3.4.0. */
export const StorageVolDownloadFlags = {
  sparseStream: 0x1,
} as const;
/** Any union of the bits of StorageVolDownloadFlags. */
export type StorageVolDownloadFlags = number;

/** Values of libvirt's `virStorageVolInfoFlags`, a set of bits; since 3.0.0. */
export const StorageVolInfoFlags = {
  useAllocation: 0x0,
  getPhysical: 0x1,
} as const;
/** Any union of the bits of StorageVolInfoFlags. */
export type StorageVolInfoFlags = number;

/** Values of libvirt's `virStorageVolResizeFlags`, a set of bits; since 0.9.10. */
export const StorageVolResizeFlags = {
  allocate: 0x1,
  delta: 0x2,
  shrink: 0x4,
} as const;
/** Any union of the bits of StorageVolResizeFlags. */
export type StorageVolResizeFlags = number;

/** Values of libvirt's `virStorageVolType`; since 0.4.1. */
export const StorageVolType = {
  file: 0,
  block: 1,
  dir: 2,
  network: 3,
  netdir: 4,
  ploop: 5,
  last: 6,
} as const;
/** One of the numbers in StorageVolType. */
export type StorageVolType = number;

/** Values of libvirt's `virStorageVolUploadFlags`, a set of bits; since 3.4.0. */
export const StorageVolUploadFlags = {
  sparseStream: 0x1,
} as const;
/** Any union of the bits of StorageVolUploadFlags. */
export type StorageVolUploadFlags = number;

/** Values of libvirt's `virStorageVolWipeAlgorithm`; since 0.9.10. */
export const StorageVolWipeAlgorithm = {
  zero: 0,
  nnsa: 1,
  dod: 2,
  bsi: 3,
  gutmann: 4,
  schneier: 5,
  pfitzner7: 6,
  pfitzner33: 7,
  random: 8,
  trim: 9,
  last: 10,
} as const;
/** One of the numbers in StorageVolWipeAlgorithm. */
export type StorageVolWipeAlgorithm = number;

/** Values of libvirt's `virStorageXMLFlags`, a set of bits; since 0.9.13. */
export const StorageXMLFlags = {
  inactive: 0x1,
} as const;
/** Any union of the bits of StorageXMLFlags. */
export type StorageXMLFlags = number;
