/**
 * Numbers of libvirt's public API: nwfilter. Keys are the C names without their common prefix, in camelCase.
 *
 * @source libvirt public headers, API description 9.0.0 and newer
 */
/** Values of libvirt's `virNWFilterBindingCreateFlags`, a set of bits; since 7.8.0. */
export const NWFilterBindingCreateFlags = {
  nwfilterBindingCreateValidate: 0x1,
} as const;
/** Any union of the bits of NWFilterBindingCreateFlags. */
export type NWFilterBindingCreateFlags = number;

/** Values of libvirt's `virNWFilterDefineFlags`, a set of bits; since 7.7.0. */
export const NWFilterDefineFlags = {
  nwfilterDefineValidate: 0x1,
} as const;
/** Any union of the bits of NWFilterDefineFlags. */
export type NWFilterDefineFlags = number;
