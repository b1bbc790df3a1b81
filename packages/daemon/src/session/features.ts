/**
 * Features that the daemon answers for itself, whatever the driver can do.
 *
 * @source libvirt virDriverFeature; measured on the 9.0 daemon
 */

/** By number: yes or no for an open connection, or `always`, also before one is open. */
export const serverFeatures: ReadonlyMap<number, boolean | 'always'> = new Map<number, boolean | 'always'>([
  /** The connection is itself a remote one. */
  [2, false],
  /** File descriptors may be passed. */
  [8, true],
  /** Typed parameters may hold text. */
  [9, true],
  /** Keepalive packets are answered. */
  [10, 'always'],
  /** Events name the listener they are for. */
  [14, true],
  /** The end of the driver's connection is told. */
  [15, true],
  /** Networks are updated with their arguments in the documented order. */
  [16, true],
]);
