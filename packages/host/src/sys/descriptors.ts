/**
 * File descriptors as numbers: copying, marking, and finding the one below a Node socket.
 * Whoever holds a number from here closes it with {@link closeDescriptor}.
 */
import { closeSync, readdirSync } from 'node:fs';
import * as abi from './abi.ts';
import { hasCode } from './errors.ts';
import { libc } from './libc.ts';

/** A second descriptor for the same open file, not inherited by children. */
export function duplicateDescriptor(fd: number): number {
  const { calls, check } = libc('duplicating a file descriptor');
  return check('fcntl', calls.fcntl(fd, abi.F_DUPFD_CLOEXEC, 0));
}

/** Whether children started later inherit `fd`. Node opens everything close-on-exec. */
export function setInherited(fd: number, inherited: boolean): void {
  const { calls, check } = libc('marking a file descriptor');
  const flags = check('fcntl', calls.fcntl(fd, abi.F_GETFD, 0));
  check('fcntl', calls.fcntl(fd, abi.F_SETFD, inherited ? flags & ~abi.FD_CLOEXEC : flags | abi.FD_CLOEXEC));
}

/** Whether children started later would inherit `fd`. */
export function isInherited(fd: number): boolean {
  const { calls, check } = libc('reading file descriptor flags');
  return (check('fcntl', calls.fcntl(fd, abi.F_GETFD, 0)) & abi.FD_CLOEXEC) === 0;
}

/**
 * Marks every descriptor above the standard three close-on-exec. Node opens its own that way; this is
 * for those that whoever started us left open.
 */
export function keepDescriptorsPrivate(): void {
  for (const name of readdirSync('/proc/self/fd')) {
    const fd = Number(name);
    try {
      if (fd > 2) setInherited(fd, false);
    } catch (error) {
      if (!hasCode(error, 'EBADF')) throw error;
    }
  }
}

/** Closes `fd`; closing it twice is no error here, so owners may close on every path. */
export function closeDescriptor(fd: number): void {
  try {
    closeSync(fd);
  } catch (error) {
    if (!hasCode(error, 'EBADF')) throw error;
  }
}

/** The descriptor below a Node socket or server; undefined once it is closed. Still owned by that socket. */
export function descriptorOf(stream: object): number | undefined {
  const handle = (stream as { _handle?: { fd?: number } | null })._handle;
  return handle?.fd !== undefined && handle.fd >= 0 ? handle.fd : undefined;
}
