/**
 * Bytes with file descriptors attached (SCM_RIGHTS).
 *
 * The kernel ties descriptors to the first byte they were sent with; whoever reads that byte without
 * asking for control data loses them. So a receiver reads everything of its socket through
 * {@link FdReceiver}, never through a Node socket.
 *
 * Layouts are those of 64-bit Linux: struct msghdr is 56 bytes, struct cmsghdr 16.
 */
import * as abi from './abi.ts';
import { closeDescriptor } from './descriptors.ts';
import { SystemCallError } from './errors.ts';
import { type Libc, libc } from './libc.ts';

/** The most descriptors one message may carry (SCM_MAX_FD). */
export const maxFdsPerMessage = 253;
const headerBytes = 16;
const receiveBytes = 65_536;

/** What one read gave. `bytes` is valid until the next one; the descriptors are the caller's to close. */
export interface Received {
  readonly bytes: Buffer;
  readonly fds: number[];
}

/**
 * Sends `bytes` with `fds` attached to the first of them, without blocking.
 *
 * @returns How many bytes went out; the descriptors went with the first. 0 means: try again when writable.
 * @throws {SystemCallError} `EPIPE` when the peer is gone; `EINVAL` above 253 descriptors.
 */
export function sendWithFds(socket: number, bytes: Uint8Array, fds: readonly number[]): number {
  const library = libc('passing file descriptors');
  const message = new Message(library, bytes, controlFor(fds));
  const sent = library.calls.sendmsg(socket, message.header, abi.MSG_NOSIGNAL | abi.MSG_DONTWAIT);
  return orZeroIfBusy(library, 'sendmsg', sent);
}

/** Sends bytes alone, without blocking; 0 means: try again when writable. */
export function sendBytes(socket: number, bytes: Uint8Array): number {
  const library = libc('sending on a socket');
  const sent = library.calls.send(socket, bytes, bytes.length, abi.MSG_NOSIGNAL | abi.MSG_DONTWAIT);
  return orZeroIfBusy(library, 'send', sent);
}

function orZeroIfBusy(library: Libc, syscall: string, result: number): number {
  try {
    return library.check(syscall, result);
  } catch (error) {
    if (error instanceof SystemCallError && (error.code === 'EAGAIN' || error.code === 'EINTR')) return 0;
    throw error;
  }
}

/** Reads one socket with its descriptors. Reuses its buffers, so one instance serves one socket. */
export class FdReceiver {
  readonly #library: Libc;
  readonly #socket: number;
  readonly #buffer = Buffer.allocUnsafeSlow(receiveBytes);
  readonly #message: Message;

  constructor(socket: number) {
    this.#library = libc('receiving file descriptors');
    this.#socket = socket;
    this.#message = new Message(
      this.#library,
      this.#buffer,
      new Uint8Array(headerBytes + 4 * (maxFdsPerMessage + 1)),
    );
  }

  /**
   * One non-blocking read.
   *
   * @returns undefined when nothing is there; zero bytes at the end of the stream.
   * @throws {SystemCallError} the socket's error; `EMFILE` if descriptors were lost for want of room.
   */
  receive(): Received | undefined {
    this.#message.reset();
    const flags = abi.MSG_CMSG_CLOEXEC | abi.MSG_DONTWAIT;
    let count: number;
    try {
      count = this.#library.check(
        'recvmsg',
        this.#library.calls.recvmsg(this.#socket, this.#message.header, flags),
      );
    } catch (error) {
      if (error instanceof SystemCallError && (error.code === 'EAGAIN' || error.code === 'EINTR'))
        return undefined;
      throw error;
    }
    const fds = this.#message.receivedFds();
    if (this.#message.truncated()) {
      fds.forEach(closeDescriptor);
      throw new SystemCallError('recvmsg', 24 /* EMFILE */);
    }
    return { bytes: this.#buffer.subarray(0, count), fds };
  }
}

function controlFor(fds: readonly number[]): Uint8Array {
  if (fds.length === 0) return new Uint8Array(0);
  const control = new Uint8Array(headerBytes + 8 * Math.ceil(fds.length / 2));
  new BigUint64Array(control.buffer, 0, 1)[0] = BigInt(headerBytes + 4 * fds.length);
  new Int32Array(control.buffer, 8, 2).set([libc('passing file descriptors').abi.SOL_SOCKET, abi.SCM_RIGHTS]);
  new Int32Array(control.buffer, headerBytes, fds.length).set(fds);
  return control;
}

/** `struct msghdr` with one iovec and one control buffer, which it keeps reachable. */
class Message {
  readonly header: Uint8Array;
  readonly #words: BigUint64Array;
  readonly #vector: BigUint64Array;
  readonly #control: Uint8Array;
  readonly #data: Uint8Array;

  constructor(library: Libc, data: Uint8Array, control: Uint8Array) {
    this.#data = data;
    this.#control = control;
    this.#vector = new BigUint64Array([library.address(data), BigInt(data.length)]);
    this.#words = new BigUint64Array(7);
    this.#words[2] = library.address(new Uint8Array(this.#vector.buffer));
    this.#words[3] = 1n;
    this.#words[4] = control.length > 0 ? library.address(control) : 0n;
    this.header = new Uint8Array(this.#words.buffer);
    this.reset();
  }

  reset(): void {
    this.#vector[1] = BigInt(this.#data.length);
    this.#words[5] = BigInt(this.#control.length);
    this.#words[6] = 0n;
  }

  truncated(): boolean {
    const flags = new Int32Array(this.#words.buffer, 48, 1)[0] ?? 0;
    return (flags & abi.MSG_CTRUNC) !== 0;
  }

  receivedFds(): number[] {
    const used = Number(this.#words[5] ?? 0n);
    const { buffer, byteOffset } = this.#control;
    const fds: number[] = [];
    for (let at = 0; at + headerBytes <= used; ) {
      const length = Number(new BigUint64Array(buffer, byteOffset + at, 1)[0] ?? 0n);
      const type = new Int32Array(buffer, byteOffset + at + 12, 1)[0];
      const end = Math.min(at + length, used);
      if (type === abi.SCM_RIGHTS) {
        fds.push(
          ...new Int32Array(buffer, byteOffset + at + headerBytes, Math.floor((end - at - headerBytes) / 4)),
        );
      }
      at += Math.max(headerBytes, 8 * Math.ceil(length / 8));
    }
    return fds;
  }
}
