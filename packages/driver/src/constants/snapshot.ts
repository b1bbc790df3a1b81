/**
 * Numbers of libvirt's public API: snapshot. Keys are the C names without their common prefix, in camelCase.
 *
 * @source libvirt public headers, API description 9.0.0 and newer
 */
/** Values of libvirt's `virDomainSnapshotCreateFlags`, a set of bits; since 0.9.5. */
export const DomainSnapshotCreateFlags = {
  redefine: 0x1,
  current: 0x2,
  noMetadata: 0x4,
  halt: 0x8,
  diskOnly: 0x10,
  reuseExt: 0x20,
  quiesce: 0x40,
  atomic: 0x80,
  live: 0x100,
  validate: 0x200,
} as const;
/** Any union of the bits of DomainSnapshotCreateFlags. */
export type DomainSnapshotCreateFlags = number;

/** Values of libvirt's `virDomainSnapshotDeleteFlags`, a set of bits; since 0.8.0. */
export const DomainSnapshotDeleteFlags = {
  children: 0x1,
  metadataOnly: 0x2,
  childrenOnly: 0x4,
} as const;
/** Any union of the bits of DomainSnapshotDeleteFlags. */
export type DomainSnapshotDeleteFlags = number;

/** Values of libvirt's `virDomainSnapshotListFlags`, a set of bits; since 0.9.5. */
export const DomainSnapshotListFlags = {
  descendants: 0x1,
  roots: 0x1,
  metadata: 0x2,
  leaves: 0x4,
  noLeaves: 0x8,
  noMetadata: 0x10,
  inactive: 0x20,
  active: 0x40,
  diskOnly: 0x80,
  internal: 0x100,
  external: 0x200,
  topological: 0x400,
} as const;
/** Any union of the bits of DomainSnapshotListFlags. */
export type DomainSnapshotListFlags = number;

/** Values of libvirt's `virDomainSnapshotRevertFlags`, a set of bits; since 0.9.5. */
export const DomainSnapshotRevertFlags = {
  running: 0x1,
  paused: 0x2,
  force: 0x4,
  resetNvram: 0x8,
} as const;
/** Any union of the bits of DomainSnapshotRevertFlags. */
export type DomainSnapshotRevertFlags = number;

/** Values of libvirt's `virDomainSnapshotXMLFlags`; since 5.1.0. */
export const DomainSnapshotXMLFlags = {
  secure: 1,
} as const;
/** One of the numbers in DomainSnapshotXMLFlags. */
export type DomainSnapshotXMLFlags = number;
