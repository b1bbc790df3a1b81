/** Flags that exclude each other, refused in the words of libvirt's public functions. */
import { invalidArgument, type ErrorDomain } from '@typevirt/driver';

/** @throws {VirtError} `invalidArg` where both bits are set. */
export function excludeFlags(
  flags: number,
  [first, firstName]: readonly [bit: number, name: string],
  [second, secondName]: readonly [bit: number, name: string],
  method: string,
  domain: ErrorDomain,
): void {
  if ((flags & first) === 0 || (flags & second) === 0) return;
  throw invalidArgument(
    `Flags '${firstName}' and '${secondName}' are mutually exclusive`,
    method,
    firstName,
    { domain },
  );
}

/** The running guest or the definition, where a function takes only one of them. */
export function requireOneScope(flags: number, method: string): void {
  excludeFlags(flags, [1, 'VIR_DOMAIN_AFFECT_LIVE'], [2, 'VIR_DOMAIN_AFFECT_CONFIG'], method, 'domain');
}
