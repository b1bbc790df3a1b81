/**
 * Numbers of libvirt's public API: interface. Keys are the C names without their common prefix, in camelCase.
 *
 * @source libvirt public headers, API description 9.0.0 and newer
 */
/** Values of libvirt's `virInterfaceDefineFlags`, a set of bits; since 7.7.0. */
export const InterfaceDefineFlags = {
  validate: 0x1,
} as const;
/** Any union of the bits of InterfaceDefineFlags. */
export type InterfaceDefineFlags = number;

/** Values of libvirt's `virInterfaceXMLFlags`, a set of bits; since 0.7.3. */
export const InterfaceXMLFlags = {
  inactive: 0x1,
} as const;
/** Any union of the bits of InterfaceXMLFlags. */
export type InterfaceXMLFlags = number;
