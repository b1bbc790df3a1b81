/** Pools that are a folder of this host, each file in it a volume. @source libvirt storage_util.c */
import { chmod, chown, mkdir, readdir, rmdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoragePool } from '@typevirt/model';
import { refusal, trying } from '../errors.ts';
import { lookAtFile } from '../volume/look.ts';
import type { Volume } from '../volume/volume.ts';

/** Room in a pool, in bytes. */
export interface Room {
  readonly capacity: bigint;
  readonly allocation: bigint;
  readonly available: bigint;
}

const usualMode = 0o711;

/**
 * Makes the folder and those above it. One that is there stays, with the mode and owner that the definition asks for.
 *
 * @param flags Any means: make a file system, which a folder has no device for.
 * @throws {VirtError} `operationInvalid` for flags; `systemError`.
 */
export async function buildFolder({ name, target }: StoragePool, flags: number): Promise<void> {
  if (flags !== 0) {
    throw refusal('operationInvalid', `No source device specified when formatting pool '${name}'`);
  }
  const path = target?.path ?? '';
  const { mode, owner, group } = target?.permissions ?? { owner: -1, group: -1 };
  await trying(`cannot create path '${path}'`, async () => {
    const made = await mkdir(path, { recursive: true, mode: 0o755 });
    if (owner !== -1 || group !== -1) await chown(path, owner, group);
    if (made !== undefined || mode !== undefined) await chmod(path, mode ?? usualMode);
  });
}

/** Removes the folder, which must be empty. @throws {VirtError} `systemError`. */
export async function removeFolder({ target }: StoragePool): Promise<void> {
  const path = target?.path ?? '';
  await trying(`failed to remove pool '${path}'`, () => rmdir(path));
}

/** How many files are looked at at a time. */
const looksAtOnce = 16;

/** What is in a folder; volumes by name. What is neither file, device nor folder is left out. @throws {VirtError} `systemError`. */
export async function readVolumes(path: string): Promise<Map<string, Volume>> {
  const names = await trying(`cannot open directory '${path}'`, () => readdir(path));
  const found = new Map<string, Volume>();
  const waiting = names.filter((name) => !name.includes('\n')).reverse();
  const lookOn = async (): Promise<void> => {
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      const volume = await lookAtFile(name, join(path, name));
      if (volume !== undefined) found.set(name, volume);
    }
  };
  await Promise.all(Array.from({ length: looksAtOnce }, lookOn));
  return found;
}

/** Room on the folder's file system. @throws {VirtError} `systemError`. */
export async function readRoom(path: string): Promise<Room> {
  const { blocks, bfree, bsize } = await trying(`cannot statvfs path '${path}'`, () =>
    statfs(path, { bigint: true }),
  );
  const capacity = blocks * bsize;
  const available = bfree * bsize;
  return { capacity, allocation: capacity - available, available };
}

/** The definition with the folder's mode and owner as they are. @throws {VirtError} `systemError`. */
export async function withPermissions(pool: StoragePool): Promise<StoragePool> {
  const path = pool.target?.path ?? '';
  const { mode, uid, gid } = await trying(`cannot stat '${path}'`, () => stat(path));
  const permissions = { ...pool.target?.permissions, mode: mode & 0o7777, owner: uid, group: gid };
  return { ...pool, target: { ...pool.target, path, permissions } };
}
