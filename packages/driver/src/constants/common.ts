/**
 * Numbers of libvirt's public API: common. Keys are the C names without their common prefix, in camelCase.
 *
 * @source libvirt public headers, API description 9.0.0 and newer
 */
/** Values of libvirt's `virBlkioParameterType`; since 0.9.0. */
export const BlkioParameterType = {
  int: 1,
  uint: 2,
  llong: 3,
  ullong: 4,
  double: 5,
  boolean: 6,
} as const;
/** One of the numbers in BlkioParameterType. */
export type BlkioParameterType = number;

/** Values of libvirt's `virClientTransport`; since 2.0.0. */
export const ClientTransport = {
  unix: 0,
  tcp: 1,
  tls: 2,
  last: 3,
} as const;
/** One of the numbers in ClientTransport. */
export type ClientTransport = number;

/** Values of libvirt's `virMemoryParameterType`; since 0.8.5. */
export const MemoryParameterType = {
  int: 1,
  uint: 2,
  llong: 3,
  ullong: 4,
  double: 5,
  boolean: 6,
} as const;
/** One of the numbers in MemoryParameterType. */
export type MemoryParameterType = number;

/** Values of libvirt's `virSchedParameterType`; since 0.2.3. */
export const SchedParameterType = {
  int: 1,
  uint: 2,
  llong: 3,
  ullong: 4,
  double: 5,
  boolean: 6,
} as const;
/** One of the numbers in SchedParameterType. */
export type SchedParameterType = number;

/** Values of libvirt's `virTypedParameterFlags`, a set of bits; since 0.9.8. */
export const TypedParameterFlags = {
  paramStringOkay: 0x4,
} as const;
/** Any union of the bits of TypedParameterFlags. */
export type TypedParameterFlags = number;

/** Values of libvirt's `virTypedParameterType`; since 0.9.2. */
export const TypedParameterType = {
  int: 1,
  uint: 2,
  llong: 3,
  ullong: 4,
  double: 5,
  boolean: 6,
  string: 7,
  last: 8,
} as const;
/** One of the numbers in TypedParameterType. */
export type TypedParameterType = number;

/** Values of libvirt's `virVcpuHostCpuState`; since 6.10.0. */
export const VcpuHostCpuState = {
  unavailable: -2,
  offline: -1,
} as const;
/** One of the numbers in VcpuHostCpuState. */
export type VcpuHostCpuState = number;

/** Values of libvirt's `virVcpuState`; since 0.1.4. */
export const VcpuState = {
  offline: 0,
  running: 1,
  blocked: 2,
  last: 3,
} as const;
/** One of the numbers in VcpuState. */
export type VcpuState = number;
