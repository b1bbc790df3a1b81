/**
 * Numbers of libvirt's public API: network. Keys are the C names without their common prefix, in camelCase.
 *
 * @source libvirt public headers, API description 9.0.0 and newer
 */
/** Values of libvirt's `virIPAddrType`; since 1.2.6. */
export const IPAddrType = {
  ipv4: 0,
  ipv6: 1,
  last: 2,
} as const;
/** One of the numbers in IPAddrType. */
export type IPAddrType = number;

/** Values of libvirt's `virNetworkCreateFlags`, a set of bits; since 7.8.0. */
export const NetworkCreateFlags = {
  validate: 0x1,
} as const;
/** Any union of the bits of NetworkCreateFlags. */
export type NetworkCreateFlags = number;

/** Values of libvirt's `virNetworkDefineFlags`, a set of bits; since 7.7.0. */
export const NetworkDefineFlags = {
  validate: 0x1,
} as const;
/** Any union of the bits of NetworkDefineFlags. */
export type NetworkDefineFlags = number;

/** Values of libvirt's `virNetworkEventID`; since 1.2.1. */
export const NetworkEventID = {
  lifecycle: 0,
  metadataChange: 1,
  last: 2,
} as const;
/** One of the numbers in NetworkEventID. */
export type NetworkEventID = number;

/** Values of libvirt's `virNetworkEventLifecycleType`; since 1.2.1. */
export const NetworkEventLifecycleType = {
  defined: 0,
  undefined: 1,
  started: 2,
  stopped: 3,
  last: 4,
} as const;
/** One of the numbers in NetworkEventLifecycleType. */
export type NetworkEventLifecycleType = number;

/** Values of libvirt's `virNetworkMetadataType`; since 9.7.0. */
export const NetworkMetadataType = {
  description: 0,
  title: 1,
  element: 2,
  last: 3,
} as const;
/** One of the numbers in NetworkMetadataType. */
export type NetworkMetadataType = number;

/** Values of libvirt's `virNetworkPortCreateFlags`, a set of bits; since 5.5.0. */
export const NetworkPortCreateFlags = {
  reclaim: 0x1,
  validate: 0x2,
} as const;
/** Any union of the bits of NetworkPortCreateFlags. */
export type NetworkPortCreateFlags = number;

/** Values of libvirt's `virNetworkUpdateCommand`; since 0.10.2. */
export const NetworkUpdateCommand = {
  none: 0,
  modify: 1,
  delete: 2,
  addFirst: 4,
  addLast: 3,
  last: 5,
} as const;
/** One of the numbers in NetworkUpdateCommand. */
export type NetworkUpdateCommand = number;

/** Values of libvirt's `virNetworkUpdateFlags`, a set of bits; since 0.10.2. */
export const NetworkUpdateFlags = {
  current: 0x0,
  live: 0x1,
  config: 0x2,
} as const;
/** Any union of the bits of NetworkUpdateFlags. */
export type NetworkUpdateFlags = number;

/** Values of libvirt's `virNetworkUpdateSection`; since 0.10.2. */
export const NetworkUpdateSection = {
  none: 0,
  bridge: 1,
  domain: 2,
  ip: 3,
  ipDhcpHost: 4,
  ipDhcpRange: 5,
  forward: 6,
  forwardInterface: 7,
  forwardPf: 8,
  portgroup: 9,
  dnsHost: 10,
  dnsTxt: 11,
  dnsSrv: 12,
  last: 13,
} as const;
/** One of the numbers in NetworkUpdateSection. */
export type NetworkUpdateSection = number;

/** Values of libvirt's `virNetworkXMLFlags`, a set of bits; since 0.9.10. */
export const NetworkXMLFlags = {
  inactive: 0x1,
} as const;
/** Any union of the bits of NetworkXMLFlags. */
export type NetworkXMLFlags = number;
