/** Who is at the other end of a unix socket, as the kernel knows it. */
import { descriptorOf } from './descriptors.ts';
import { SystemCallError } from './errors.ts';
import { libc } from './libc.ts';

/** The peer's process and user when it connected. */
export interface PeerCredentials {
  readonly pid: number;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Reads SO_PEERCRED of a connected unix socket, given as Node socket or descriptor.
 *
 * @throws {SystemCallError} `EBADF` for a closed socket, `ENOPROTOOPT` or `EINVAL` for another kind.
 */
export function peerCredentials(socket: object | number): PeerCredentials {
  const { calls, check, abi } = libc('peer credentials');
  const fd = typeof socket === 'number' ? socket : descriptorOf(socket);
  if (fd === undefined) throw new SystemCallError('getsockopt', 9 /* EBADF */);
  const raw = new Int32Array(3);
  check(
    'getsockopt',
    calls.getsockopt(fd, abi.SOL_SOCKET, abi.SO_PEERCRED, new Uint8Array(raw.buffer), [12]),
  );
  const [pid = 0, uid = 0, gid = 0] = raw;
  return { pid, uid: uid >>> 0, gid: gid >>> 0 };
}
