/**
 * Making volumes. The file is made first, for its owner alone, and then filled; whatever fails, it is gone again.
 *
 * @source libvirt storageVolCreateXML, virStorageBackendCreateRaw, virStorageBackendCreateQemuImg
 */
import { access, chmod, chown, copyFile, constants, mkdir, open, rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { StorageVolCreateFlags as Flags } from '@typevirt/driver';
import { Rollback } from '@typevirt/driver/kit';
import { allocateFile, hasCode } from '@typevirt/host';
import type { StorageVolume } from '@typevirt/model';
import { refusal, systemRefusal, trying } from '../errors.ts';
import { planImage } from './qemu-img.ts';
import { runQemuImg } from './run-qemu-img.ts';
import type { Volume } from './volume.ts';

/** How a volume is made. */
export interface Making {
  readonly volume: Volume;
  /** Union of `StorageVolCreateFlags`. */
  readonly flags: number;
  /** The volume that it is to be a copy of. */
  readonly original?: StorageVolume | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes the file or folder of a volume.
 *
 * @throws {VirtError} `operationInvalid` where something is there already; what the volume cannot be; what the system or
 *   qemu-img says.
 */
export async function makeVolume(making: Making): Promise<void> {
  const { volume, original } = making;
  const { path, document } = volume;
  requireFeasible(making);
  if (document.target.format === 'dir') return makeFolder(volume);
  const fill = isRaw(document) && (original === undefined || isRaw(original)) ? fillRaw : fillImage(making);
  await using undo = new Rollback();
  await makeFile(path);
  undo.add(() => rm(path, { force: true }));
  await fill(making);
  await giveAway(volume);
  undo.keep();
}

function isRaw({ target, type }: StorageVolume): boolean {
  return type === 'block' || target.format === undefined || target.format === 'raw';
}

function requireFeasible({ volume: { document }, flags, original }: Making): void {
  if (document.target.encryption !== undefined) {
    throw refusal('configUnsupported', 'encrypted volumes cannot be made: there are no secrets');
  }
  if (!isRaw(document) || (original !== undefined && !isRaw(original))) return;
  if ((flags & Flags.preallocMetadata) !== 0) {
    throw refusal('configUnsupported', 'metadata preallocation is not supported for raw volumes');
  }
  if (document.backingStore !== undefined) {
    throw refusal('noSupport', 'backing storage not supported for raw volumes');
  }
}

const usualMode = 0o600;

async function makeFile(path: string): Promise<void> {
  try {
    await (await open(path, 'wx', usualMode)).close();
  } catch (error) {
    if (hasCode(error, 'EEXIST')) {
      throw refusal('operationInvalid', `volume target path '${path}' already exists`, error);
    }
    throw systemRefusal(`Failed to create file '${path}'`, error);
  }
}

async function makeFolder(volume: Volume): Promise<void> {
  const { path } = volume;
  try {
    await mkdir(path, { mode: usualMode });
  } catch (error) {
    if (hasCode(error, 'EEXIST')) {
      throw refusal('operationInvalid', `volume target path '${path}' already exists`, error);
    }
    throw systemRefusal(`cannot create path '${path}'`, error);
  }
  await using undo = new Rollback();
  undo.add(() => rm(path, { recursive: true, force: true }));
  await giveAway(volume);
  undo.keep();
}

async function giveAway({ path, document }: Volume): Promise<void> {
  const { mode = usualMode, owner = -1, group = -1 } = document.target.permissions ?? {};
  if (owner !== -1 || group !== -1) {
    await trying(`cannot chown '${path}' to (${owner}, ${group})`, () => chown(path, owner, group));
  }
  await trying(`cannot set mode of '${path}' to ${mode.toString(8).padStart(4, '0')}`, () =>
    chmod(path, mode),
  );
}

/** A raw file: as long as its capacity, with room for its allocation. */
async function fillRaw({ volume: { path, document }, original, flags, signal }: Making): Promise<void> {
  const { capacity, allocation } = document;
  if (original !== undefined) await copyRaw(original, path, flags, signal);
  const file = await open(path, 'r+');
  try {
    await trying(`cannot extend file '${path}'`, () => file.truncate(Number(capacity)));
    const sparse = original !== undefined && allocation < original.capacity;
    if (allocation > 0n && !sparse) {
      await trying(`cannot allocate ${String(allocation)} bytes in file '${path}'`, () =>
        allocateFile(file.fd, allocation),
      );
    }
  } finally {
    await file.close();
  }
}

async function copyRaw(
  { target }: StorageVolume,
  path: string,
  flags: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const from = target.path ?? '';
  if ((flags & Flags.reflink) !== 0) {
    await trying(`failed to clone files from '${from}'`, () =>
      copyFile(from, path, constants.COPYFILE_FICLONE_FORCE),
    );
  } else {
    await runQemuImg(['convert', '-f', 'raw', '-O', 'raw', from, path], signal);
  }
}

function fillImage({ volume, original, flags }: Making): (making: Making) => Promise<void> {
  const { path, document } = volume;
  const args = planImage({
    volume: document,
    path,
    original,
    preallocateMetadata: (flags & Flags.preallocMetadata) !== 0,
  });
  return async ({ signal }) => {
    await requireBacking(document, path);
    await runQemuImg(args, signal);
    // A copy is as large as what it was made of.
    if (original !== undefined && document.capacity > original.capacity) {
      await runQemuImg(['resize', '-f', document.target.format ?? 'raw', path, String(document.capacity)]);
    }
  };
}

async function requireBacking({ backingStore }: StorageVolume, path: string): Promise<void> {
  const below = backingStore?.path;
  if (below === undefined) return;
  const file = isAbsolute(below) ? below : join(path, '..', below);
  await trying(`inaccessible backing store volume ${below}`, () => access(file, constants.R_OK));
}
