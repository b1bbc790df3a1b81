/**
 * Numbers of libvirt's public API: node-device. Keys are the C names without their common prefix, in camelCase.
 *
 * @source libvirt public headers, API description 9.0.0 and newer
 */
/** Values of libvirt's `virNodeDeviceCreateXMLFlags`, a set of bits; since 8.10.0. */
export const NodeDeviceCreateXMLFlags = {
  validate: 0x1,
} as const;
/** Any union of the bits of NodeDeviceCreateXMLFlags. */
export type NodeDeviceCreateXMLFlags = number;

/** Values of libvirt's `virNodeDeviceDefineXMLFlags`, a set of bits; since 8.10.0. */
export const NodeDeviceDefineXMLFlags = {
  validate: 0x1,
} as const;
/** Any union of the bits of NodeDeviceDefineXMLFlags. */
export type NodeDeviceDefineXMLFlags = number;

/** Values of libvirt's `virNodeDeviceEventID`; since 2.2.0. */
export const NodeDeviceEventID = {
  lifecycle: 0,
  update: 1,
  last: 2,
} as const;
/** One of the numbers in NodeDeviceEventID. */
export type NodeDeviceEventID = number;

/** Values of libvirt's `virNodeDeviceEventLifecycleType`; since 2.2.0. */
export const NodeDeviceEventLifecycleType = {
  created: 0,
  deleted: 1,
  defined: 2,
  undefined: 3,
  last: 4,
} as const;
/** One of the numbers in NodeDeviceEventLifecycleType. */
export type NodeDeviceEventLifecycleType = number;

/** Values of libvirt's `virNodeDeviceUpdateFlags`, a set of bits; since 10.1.0. */
export const NodeDeviceUpdateFlags = {
  current: 0x0,
  live: 0x1,
  config: 0x2,
} as const;
/** Any union of the bits of NodeDeviceUpdateFlags. */
export type NodeDeviceUpdateFlags = number;

/** Values of libvirt's `virNodeDeviceXMLFlags`, a set of bits; since 10.1.0. */
export const NodeDeviceXMLFlags = {
  inactive: 0x1,
} as const;
/** Any union of the bits of NodeDeviceXMLFlags. */
export type NodeDeviceXMLFlags = number;
