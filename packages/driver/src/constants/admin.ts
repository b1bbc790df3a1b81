/**
 * Numbers of libvirt's public API: admin. Keys are the C names without their common prefix, in camelCase.
 *
 * @source libvirt public headers, API description 9.0.0 and newer
 */
/** Values of libvirt's `virAdmConnectDaemonShutdownFlags`, a set of bits; since 11.2.0. */
export const AdmConnectDaemonShutdownFlags = {
  preserve: 0x1,
} as const;
/** Any union of the bits of AdmConnectDaemonShutdownFlags. */
export type AdmConnectDaemonShutdownFlags = number;
