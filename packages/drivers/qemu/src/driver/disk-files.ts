/** The files that a guest's disks need: looked at before anything of a start happens, so that the refusal is clear. */
import { access } from 'node:fs/promises';
import { getSystemErrorMap } from 'node:util';
import { VirtError } from '@typevirt/driver';
import type { RunAs } from '@typevirt/host';
import type { Domain } from '@typevirt/model';
import { diskPath } from './live-document.ts';

/**
 * Refuses a guest whose images are not there.
 *
 * @throws {VirtError} `systemError` with the first file that cannot be reached.
 */
export async function requireDiskFiles({ devices }: Domain, runAs: RunAs | undefined): Promise<void> {
  for (const disk of devices.disks) {
    const path = disk.type === 'file' || disk.type === 'block' ? diskPath(disk) : '';
    if (path === '') continue;
    await access(path).catch((cause: NodeJS.ErrnoException) => {
      const whom = runAs === undefined ? '' : ` (as uid:${runAs.uid}, gid:${runAs.gid})`;
      throw new VirtError('systemError', `Cannot access storage file '${path}'${whom}: ${reason(cause)}`, {
        domain: 'storage',
        verbatim: true,
        cause,
      });
    });
  }
}

/** An error's own words, as C programs print them: with a capital. */
function reason({ errno, message }: NodeJS.ErrnoException): string {
  const words = errno === undefined ? undefined : getSystemErrorMap().get(errno)?.[1];
  return words === undefined ? message : words.charAt(0).toUpperCase() + words.slice(1);
}
