/** Refusals of flags, in libvirt's words. */
import { invalidArgument, type ErrorDomain } from '../errors.ts';

/**
 * Refuses bits that a method does not know.
 *
 * @param known Union of the bits that are allowed.
 * @param method libvirt's name of the driver's function, e.g. `qemuDomainCreateWithFlags`, as its words have it.
 * @throws {VirtError} `invalidArg`.
 */
export function checkFlags(flags: number, known: number, method: string, domain: ErrorDomain = 'none'): void {
  const unknown = (flags & ~known) >>> 0;
  if (unknown === 0) return;
  throw invalidArgument(
    `unsupported flags (0x${unknown.toString(16)}) in function ${method}`,
    method,
    'flags',
    { domain },
  );
}

/**
 * Refuses two bits together.
 *
 * @param names The bits' names as libvirt's headers spell them.
 * @throws {VirtError} `invalidArg`.
 */
export function excludeFlags(
  flags: number,
  first: number,
  second: number,
  names: readonly [string, string],
  method: string,
  domain: ErrorDomain = 'none',
): void {
  if ((flags & first) === 0 || (flags & second) === 0) return;
  const detail = `Flags '${names[0]}' and '${names[1]}' in function '${method}' are mutually exclusive`;
  throw invalidArgument(detail, method, 'flags', { domain });
}
