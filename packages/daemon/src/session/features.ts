/**
 * Numbered features: what a client asks of a connection before it uses something newer than its protocol.
 *
 * @source libvirt virDriverFeature; answers measured on the 9.0 daemon
 */
export const driverFeatures = {
  remote: 2,
  fdPassing: 8,
  typedParamString: 9,
  programKeepalive: 10,
  remoteEventCallback: 14,
  remoteCloseCallback: 15,
  networkUpdateHasCorrectOrder: 16,
} as const;

/** Answers that are the daemon's own, whatever the driver can do. */
export const daemonFeatures: ReadonlyMap<number, boolean> = new Map([
  [driverFeatures.remote, false],
  [driverFeatures.typedParamString, true],
  [driverFeatures.remoteEventCallback, true],
  [driverFeatures.remoteCloseCallback, true],
  [driverFeatures.networkUpdateHasCorrectOrder, true],
]);
