/**
 * Numbers of libvirt's public API: checkpoint. Keys are the C names without their common prefix, in camelCase.
 *
 * @source libvirt public headers, API description 9.0.0 and newer
 */
/** Values of libvirt's `virDomainCheckpointCreateFlags`, a set of bits; since 5.6.0. */
export const DomainCheckpointCreateFlags = {
  redefine: 0x1,
  quiesce: 0x2,
  redefineValidate: 0x4,
} as const;
/** Any union of the bits of DomainCheckpointCreateFlags. */
export type DomainCheckpointCreateFlags = number;

/** Values of libvirt's `virDomainCheckpointDeleteFlags`, a set of bits; since 5.6.0. */
export const DomainCheckpointDeleteFlags = {
  children: 0x1,
  metadataOnly: 0x2,
  childrenOnly: 0x4,
} as const;
/** Any union of the bits of DomainCheckpointDeleteFlags. */
export type DomainCheckpointDeleteFlags = number;

/** Values of libvirt's `virDomainCheckpointListFlags`, a set of bits; since 5.6.0. */
export const DomainCheckpointListFlags = {
  descendants: 0x1,
  roots: 0x1,
  topological: 0x2,
  leaves: 0x4,
  noLeaves: 0x8,
} as const;
/** Any union of the bits of DomainCheckpointListFlags. */
export type DomainCheckpointListFlags = number;

/** Values of libvirt's `virDomainCheckpointXMLFlags`, a set of bits; since 5.6.0. */
export const DomainCheckpointXMLFlags = {
  secure: 0x1,
  noDomain: 0x2,
  size: 0x4,
} as const;
/** Any union of the bits of DomainCheckpointXMLFlags. */
export type DomainCheckpointXMLFlags = number;
