/** What happens to volumes that are there: another size, wiped, removed. @source libvirt storage_util.c */
import { open, rm, rmdir, type FileHandle } from 'node:fs/promises';
import { StorageVolResizeFlags as Resize, StorageVolWipeAlgorithm as Algorithm } from '@typevirt/driver';
import { allocateFile, hasCode, writeZeros } from '@typevirt/host';
import { refusal, systemRefusal, trying } from '../errors.ts';
import { planResize } from './qemu-img.ts';
import { runQemuImg, runTool } from './run-qemu-img.ts';
import type { Volume } from './volume.ts';

/** Removes a volume's file, or its folder if that is empty. One that is gone already is fine. @throws {VirtError} `systemError`. */
export async function removeVolume({ path, document }: Volume): Promise<void> {
  try {
    if (document.type === 'dir') await rmdir(path);
    else await rm(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    const tried = document.type === 'dir' ? 'cannot remove directory' : 'cannot unlink file';
    throw systemRefusal(`${tried} '${path}'`, error);
  }
}

/**
 * Gives a volume another capacity.
 *
 * @param given Bytes: the new capacity or, with `delta`, the difference (with `shrink` downwards).
 * @param available Bytes that the pool has left.
 * @throws {VirtError} `invalidArg` for less without `shrink`; `operationFailed` where there is no room;
 *   `operationUnsupported` for room in what is not raw.
 */
export async function resizeVolume(
  volume: Volume,
  given: bigint,
  flags: number,
  available: bigint,
): Promise<void> {
  const { document, path } = volume;
  const capacity = wantedCapacity(document.capacity, given, flags);
  if (capacity < document.capacity && (flags & Resize.shrink) === 0) {
    throw refusal(
      'invalidArg',
      "Can't shrink capacity below current capacity unless shrink flag explicitly specified",
    );
  }
  const allocate = (flags & Resize.allocate) !== 0;
  if (allocate && capacity > document.allocation + available) {
    throw refusal('operationFailed', 'Not enough space left in storage pool');
  }
  if (document.target.format === 'raw') await resizeRaw(path, capacity, allocate);
  else if (allocate) {
    throw refusal('operationUnsupported', 'preallocate is only supported for raw type volume');
  } else await runQemuImg(planResize(document, capacity));
  volume.document = { ...volume.document, capacity };
}

function wantedCapacity(now: bigint, given: bigint, flags: number): bigint {
  if ((flags & Resize.delta) === 0) return given;
  if ((flags & Resize.shrink) === 0) return now + given;
  return given > now ? 0n : now - given;
}

async function resizeRaw(path: string, capacity: bigint, allocate: boolean): Promise<void> {
  const file = await trying(`Unable to open '${path}'`, () => open(path, 'r+'));
  try {
    await trying(`Failed to truncate file '${path}'`, () => file.truncate(Number(capacity)));
    if (allocate) {
      await trying(`Failed to pre-allocate space for file '${path}'`, () => allocateFile(file.fd, capacity));
    }
  } finally {
    await file.close();
  }
}

/** Names that the program scrub has for patterns. */
const scrubPatterns: ReadonlyMap<number, string> = new Map([
  [Algorithm.nnsa, 'nnsa'],
  [Algorithm.dod, 'dod'],
  [Algorithm.bsi, 'bsi'],
  [Algorithm.gutmann, 'gutmann'],
  [Algorithm.schneier, 'schneier'],
  [Algorithm.pfitzner7, 'pfitzner7'],
  [Algorithm.pfitzner33, 'pfitzner33'],
  [Algorithm.random, 'random'],
]);

/**
 * Overwrites all of a volume's data. Afterwards it is whatever its bytes are, so look at it anew.
 *
 * @param algorithm A `StorageVolWipeAlgorithm`.
 * @throws {VirtError} `invalidArg`, `argumentUnsupported` for algorithms that there are not; `systemError`.
 */
export async function wipeVolume({ path }: Volume, algorithm: number): Promise<void> {
  if (algorithm < 0 || algorithm >= Algorithm.last) {
    throw refusal('invalidArg', `wiping algorithm ${String(algorithm)} not supported`);
  }
  if (algorithm === Algorithm.trim) {
    throw refusal('argumentUnsupported', "'trim' algorithm not supported");
  }
  const file = await trying(`Failed to open storage volume with path '${path}'`, () => open(path, 'r+'));
  try {
    const pattern = scrubPatterns.get(algorithm);
    if (pattern !== undefined) await runTool('scrub', ['-f', '-p', pattern, path]);
    else await trying(`Failed to wipe volume with path '${path}'`, () => writeOver(file));
  } finally {
    await file.close();
  }
}

/** A file with holes loses all it has and becomes one hole; what has none is written over where it is. */
async function writeOver(file: FileHandle): Promise<void> {
  const found = await file.stat();
  if (found.isFile() && found.blocks * 512 < found.size) {
    await file.truncate(0);
    await file.truncate(found.size);
  } else {
    await writeZeros(file.fd, 0, found.size);
    await file.datasync();
  }
}
