/** The contract over the wire: a connection to a typevirtd or libvirtd, whatever carries it. */
export { openRemote, type ReconnectOptions, type RemoteOptions } from './connection.ts';
export { toVirtError } from './errors.ts';
export type { RemoteLog } from './events.ts';
