/**
 * Numbers of libvirt's public API: secret. Keys are the C names without their common prefix, in camelCase.
 *
 * @source libvirt public headers, API description 9.0.0 and newer
 */
/** Values of libvirt's `virSecretDefineFlags`, a set of bits; since 7.7.0. */
export const SecretDefineFlags = {
  validate: 0x1,
} as const;
/** Any union of the bits of SecretDefineFlags. */
export type SecretDefineFlags = number;

/** Values of libvirt's `virSecretEventID`; since 3.0.0. */
export const SecretEventID = {
  lifecycle: 0,
  valueChanged: 1,
  last: 2,
} as const;
/** One of the numbers in SecretEventID. */
export type SecretEventID = number;

/** Values of libvirt's `virSecretEventLifecycleType`; since 3.0.0. */
export const SecretEventLifecycleType = {
  defined: 0,
  undefined: 1,
  last: 2,
} as const;
/** One of the numbers in SecretEventLifecycleType. */
export type SecretEventLifecycleType = number;

/** Values of libvirt's `virSecretUsageType`; since 0.7.1. */
export const SecretUsageType = {
  none: 0,
  volume: 1,
  ceph: 2,
  iscsi: 3,
  tls: 4,
  vtpm: 5,
  last: 6,
} as const;
/** One of the numbers in SecretUsageType. */
export type SecretUsageType = number;
