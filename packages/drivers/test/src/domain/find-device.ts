/** Finding one device of a domain as callers name it. */
import { VirtError } from '@typevirt/driver';
import { imagePath, type Disk, type Domain, type Interface } from '@typevirt/model';
import { testError } from '../errors.ts';

/** By name on the host or hardware address. @throws {VirtError} `invalidArg`. */
export function requireInterface({ devices }: Domain, name: string): Interface {
  const address = name.toLowerCase();
  const found = devices.interfaces.find(
    ({ target, mac }) => target?.dev === name || mac?.address === address,
  );
  if (found === undefined) {
    throw new VirtError('invalidArg', `'${name}' is not a known interface`, { domain: 'domain' });
  }
  return found;
}

/** By target or path of the image. */
export function findDisk({ devices }: Domain, name: string): Disk | undefined {
  return devices.disks.find((disk) => disk.target.dev === name || imagePath(disk) === name);
}

/** The same. @throws {VirtError} `invalidArg` where there is none, in the words of statistics. */
export function requireDisk(document: Domain, name: string): Disk {
  const found = findDisk(document, name);
  if (found === undefined) throw testError('invalidArg', `invalid path: ${name}`);
  return found;
}
