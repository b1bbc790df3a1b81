/**
 * What goes wrong below Node: a facility this build of Node cannot reach, or a system call that said no.
 */
import { getSystemErrorName } from 'node:util';

/** A facility of the operating system that cannot be reached here (no koffi, not Linux, unknown architecture). */
export class SysUnavailableError extends Error {
  override readonly name = 'SysUnavailableError';
  readonly facility: string;
  constructor(facility: string, options?: ErrorOptions) {
    super(`${facility} needs the koffi module on 64-bit Linux`, options);
    this.facility = facility;
  }
}

/** A system call that failed. `code` is the symbolic errno as in Node's own errors, e.g. `EPERM`. */
export class SystemCallError extends Error {
  override readonly name = 'SystemCallError';
  readonly syscall: string;
  readonly errno: number;
  readonly code: string;
  constructor(syscall: string, errno: number) {
    const code = getSystemErrorName(-errno);
    super(`${syscall}: ${code}`);
    this.syscall = syscall;
    this.errno = errno;
    this.code = code;
  }
}

/** Whether `error` carries one of the given symbolic errno codes. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
