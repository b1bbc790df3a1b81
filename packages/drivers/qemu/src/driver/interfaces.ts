/** A domain's network interfaces by the names that callers use. */
import { VirtError } from '@typevirt/driver';
import type { Domain, Interface } from '@typevirt/model';

/**
 * An interface by its name on the host or its address on the wire.
 *
 * @throws {VirtError} `invalidArg`.
 */
export function requireInterface({ devices }: Domain, name: string): Interface {
  const wanted = name.toLowerCase();
  const found = devices.interfaces.find(
    ({ mac, target }) => target?.dev === name || mac?.address.toLowerCase() === wanted,
  );
  if (found !== undefined) return found;
  throw new VirtError('invalidArg', `'${name}' is not a known interface`, { domain: 'domain' });
}
