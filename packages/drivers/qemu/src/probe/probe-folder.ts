/** Where a QEMU that is asked what it can do has its files. The folder's name says whose it is, so that others can tell when nobody is. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identifyProcess } from '@typevirt/host';

const prefix = 'typevirt-probe-';

/** Makes a folder, for the caller to remove. Those of processes that were killed before they could are removed here. */
export async function makeProbeFolder(): Promise<string> {
  const place = tmpdir();
  for (const name of await readdir(place)) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && identifyProcess(Number(pid)) === undefined) await removeOwn(join(place, name));
  }
  return mkdtemp(join(place, `${prefix}${String(process.pid)}-`));
}

/** What another user left is theirs to remove; another process may be removing it at the same time. */
async function removeOwn(folder: string): Promise<void> {
  const owner = await stat(folder).then(
    ({ uid }) => uid,
    () => undefined,
  );
  if (owner === process.getuid?.()) await rm(folder, { recursive: true, force: true });
}
