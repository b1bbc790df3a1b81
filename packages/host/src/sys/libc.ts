/**
 * The C library, typed. The only file that imports koffi, and it does so at the first use: a process that
 * never needs a system call beyond Node's own never loads it, and where it is missing each facility says
 * so by {@link SysUnavailableError}.
 *
 * errno must be read at once after the call (a later call of the runtime overwrites it), so no function
 * here is called without going through {@link Libc.check}.
 */
import { createRequire } from 'node:module';
import { type Abi, abi } from './abi.ts';
import { SystemCallError, SysUnavailableError } from './errors.ts';

/** The calls we use. Those with an `int` or `long` result answer -1 on failure. */
export interface Calls {
  socket(domain: number, type: number, protocol: number): number;
  socketpair(domain: number, type: number, protocol: number, out: number[]): number;
  bind(fd: number, address: Uint8Array, length: number): number;
  listen(fd: number, backlog: number): number;
  getsockopt(fd: number, level: number, option: number, value: Uint8Array, length: number[]): number;
  send(fd: number, data: Uint8Array, length: number, flags: number): number;
  sendto(fd: number, data: Uint8Array, n: number, flags: number, to: Uint8Array, toLength: number): number;
  sendmsg(fd: number, header: Uint8Array, flags: number): number;
  recvmsg(fd: number, header: Uint8Array, flags: number): number;
  fcntl(fd: number, command: number, argument: number): number;
  flock(fd: number, operation: number): number;
  fallocate(fd: number, mode: number, offset: number, length: number): number;
  lseek(fd: number, offset: number, whence: number): number;
  sync_file_range(fd: number, offset: number, length: number, flags: number): number;
  ioctl(fd: number, request: number, argument: number): number;
  syscall(number: number, a: number, b: number): number;
  sched_setaffinity(thread: number, length: number, mask: Uint8Array): number;
}

/** Called with libuv's status (0 or a negative errno) and its event bits. */
export type PollCallback = (status: number, events: number) => void;
/** A watch of one descriptor in Node's event loop. */
export interface PollHandle {
  start(options: { readable?: boolean; writable?: boolean }, callback: PollCallback): void;
  stop(): void;
  close(): void;
  ref(): void;
  unref(): void;
}

interface Koffi {
  load(path: string | null): { func(prototype: string): unknown };
  address(value: Uint8Array): bigint;
  errno(): number;
  node: { poll(fd: number, options: { readable?: boolean }, callback: PollCallback): PollHandle };
}

/** The loaded library. */
export interface Libc {
  readonly calls: Calls;
  readonly abi: Abi;
  /** Passes the call's result on; throws its errno if it is -1. */
  check(syscall: string, result: number): number;
  /** Where the bytes of `buffer` are; valid as long as the buffer is reachable. */
  address(buffer: Uint8Array): bigint;
  poll(fd: number, callback: PollCallback): PollHandle;
}

const prototypes: Readonly<Record<keyof Calls, string>> = {
  socket: 'int socket(int, int, int)',
  socketpair: 'int socketpair(int, int, int, _Out_ int *)',
  bind: 'int bind(int, const void *, uint32_t)',
  listen: 'int listen(int, int)',
  getsockopt: 'int getsockopt(int, int, int, void *, _Inout_ uint32_t *)',
  send: 'long send(int, const void *, size_t, int)',
  sendto: 'long sendto(int, const void *, size_t, int, const void *, uint32_t)',
  sendmsg: 'long sendmsg(int, const void *, int)',
  recvmsg: 'long recvmsg(int, void *, int)',
  fcntl: 'int fcntl(int, int, long)',
  flock: 'int flock(int, int)',
  fallocate: 'int fallocate(int, int, int64_t, int64_t)',
  lseek: 'int64_t lseek(int, int64_t, int)',
  sync_file_range: 'int sync_file_range(int, int64_t, int64_t, unsigned int)',
  ioctl: 'int ioctl(int, unsigned long, long)',
  syscall: 'long syscall(long, long, long)',
  sched_setaffinity: 'int sched_setaffinity(int, size_t, const void *)',
};

let loaded: Libc | undefined;

/**
 * Loads the C library on first use.
 *
 * @param facility What it is for, in the error's words.
 * @throws {SysUnavailableError} without koffi, or where {@link abi} is unknown.
 */
export function libc(facility: string): Libc {
  loaded ??= load(facility);
  return loaded;
}

/** Whether {@link libc} would succeed. */
export function hasLibc(): boolean {
  try {
    libc('system calls');
    return true;
  } catch {
    return false;
  }
}

function load(facility: string): Libc {
  if (!abi) throw new SysUnavailableError(facility);
  const koffi = requireKoffi(facility);
  const library = koffi.load(null);
  const calls = Object.fromEntries(
    Object.entries(prototypes).map(([name, prototype]) => [name, library.func(prototype)]),
  ) as unknown as Calls;
  return {
    calls,
    abi,
    check(syscall, result) {
      if (result < 0) throw new SystemCallError(syscall, koffi.errno());
      return result;
    },
    address: (buffer) => koffi.address(buffer),
    poll: (fd, callback) => koffi.node.poll(fd, { readable: true }, callback),
  };
}

function requireKoffi(facility: string): Koffi {
  try {
    return createRequire(import.meta.url)('koffi') as Koffi;
  } catch (cause) {
    throw new SysUnavailableError(facility, { cause });
  }
}
