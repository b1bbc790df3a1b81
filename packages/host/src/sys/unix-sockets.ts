/**
 * Unix sockets below Node's: connected pairs, and sockets that listen without an event loop so that a
 * child can be given them. The path of a listening socket stays until somebody unlinks it.
 */
import * as abi from './abi.ts';
import { closeDescriptor } from './descriptors.ts';
import { SystemCallError } from './errors.ts';
import { libc } from './libc.ts';

const maxPathBytes = 107;

/** Two connected stream sockets, close-on-exec and non-blocking. */
export function socketPair(): [number, number] {
  const { calls, check } = libc('a socket pair');
  const pair = [-1, -1];
  const type = abi.SOCK_STREAM | abi.SOCK_CLOEXEC | abi.SOCK_NONBLOCK;
  check('socketpair', calls.socketpair(abi.AF_UNIX, type, 0, pair));
  return pair as [number, number];
}

/**
 * A stream socket that listens at `path`, close-on-exec, for a child to accept on. It is non-blocking: a program in which
 * two threads see the same client come must not have the second of them wait for another one for ever.
 *
 * @throws {SystemCallError} `EADDRINUSE` if `path` exists, `ENAMETOOLONG` above 107 bytes.
 */
export function listenUnix(path: string, backlog = 1): number {
  const { calls, check } = libc('a listening unix socket');
  const address = unixAddress(path);
  const fd = check(
    'socket',
    calls.socket(abi.AF_UNIX, abi.SOCK_STREAM | abi.SOCK_CLOEXEC | abi.SOCK_NONBLOCK, 0),
  );
  try {
    check('bind', calls.bind(fd, address, address.length));
    check('listen', calls.listen(fd, backlog));
    return fd;
  } catch (error) {
    closeDescriptor(fd);
    throw error;
  }
}

/** `struct sockaddr_un` for a path, or for an abstract name if it begins with `@`. */
export function unixAddress(path: string): Buffer {
  const name = Buffer.from(path);
  if (name.length > maxPathBytes) throw new SystemCallError(`bind ${path}`, 36 /* ENAMETOOLONG */);
  const abstract = path.startsWith('@');
  const address = Buffer.alloc(2 + name.length + (abstract ? 0 : 1));
  new Uint16Array(address.buffer, address.byteOffset, 1)[0] = abi.AF_UNIX;
  name.copy(address, 2);
  if (abstract) address[2] = 0;
  return address;
}
