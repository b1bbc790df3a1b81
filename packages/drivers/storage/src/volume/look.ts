/** Looking at files: what a volume is, and what has become of one that is known. */
import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { backingFile, hasCode, readImageHead, type ImageHead, type Qcow2Facts } from '@typevirt/host';
import type { StorageVolume, VolumeBacking, VolumeTarget, VolumeTimestamps } from '@typevirt/model';
import { systemRefusal } from '../errors.ts';
import { Volume } from './volume.ts';

type Format = NonNullable<VolumeTarget['format']>;

/**
 * The volume that a file is.
 *
 * @returns undefined for what is no volume: pipes, sockets, links that lead nowhere, files that went away.
 */
export async function lookAtFile(name: string, path: string): Promise<Volume | undefined> {
  try {
    const found = await stat(path, { bigint: true });
    const type = volumeType(found);
    if (type === undefined) return undefined;
    const head = type === 'dir' ? undefined : await readImageHead(path);
    return new Volume(path, {
      type,
      name,
      source: { devices: [] },
      ...sizesOf(found, head),
      target: { format: head?.format ?? 'dir', ...attributesOf(found), ...qcow2Target(head?.qcow2) },
      ...(await backingOf(path, head)),
    });
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ELOOP', 'EACCES', 'EIO')) return undefined;
    throw systemRefusal(`cannot open volume '${path}'`, error);
  }
}

/**
 * The document of a known volume with sizes, owner and times as they are now.
 *
 * @throws {VirtError} `systemError` where the file is gone.
 */
export async function refreshed({ path, document }: Volume): Promise<StorageVolume> {
  try {
    const found = await stat(path, { bigint: true });
    const head = document.type === 'dir' ? undefined : await readImageHead(path);
    const { physical: _was, ...known } = document;
    const { backingStore } = document;
    return {
      ...known,
      ...sizesOf(found, head?.format === document.target.format ? head : undefined),
      target: { ...document.target, ...attributesOf(found) },
      ...(backingStore ? { backingStore: await withAttributes(backingStore) } : {}),
    };
  } catch (error) {
    throw systemRefusal(`cannot open volume '${path}'`, error);
  }
}

function volumeType(found: BigIntStats): 'file' | 'dir' | 'block' | undefined {
  if (found.isFile()) return 'file';
  if (found.isDirectory()) return 'dir';
  return found.isBlockDevice() ? 'block' : undefined;
}

type Sizes = Pick<StorageVolume, 'capacity' | 'allocation' | 'physical'>;

function sizesOf(found: BigIntStats, head: ImageHead | undefined): Sizes {
  if (found.isDirectory()) return { capacity: 0n, allocation: 0n };
  const capacity = head?.capacity ?? found.size;
  const physical = found.size === 0n ? {} : { physical: found.size };
  return { capacity, allocation: found.blocks * 512n, ...physical };
}

type Attributes = Pick<VolumeTarget, 'permissions' | 'timestamps'>;

function attributesOf(found: BigIntStats): Attributes {
  const permissions = {
    mode: Number(found.mode) & 0o7777,
    owner: Number(found.uid),
    group: Number(found.gid),
  };
  return { permissions, timestamps: timesOf(found) };
}

function timesOf({ atimeNs, mtimeNs, ctimeNs, birthtimeNs }: BigIntStats): VolumeTimestamps {
  return {
    atime: timeText(atimeNs),
    mtime: timeText(mtimeNs),
    ctime: timeText(ctimeNs),
    btime: timeText(birthtimeNs),
  };
}

const second = 1_000_000_000n;

function timeText(nanoseconds: bigint): string {
  const rest = nanoseconds % second;
  const seconds = String(nanoseconds / second);
  return rest === 0n ? seconds : `${seconds}.${String(rest).padStart(9, '0')}`;
}

function qcow2Target(facts: Qcow2Facts | undefined): Partial<VolumeTarget> {
  if (facts === undefined) return {};
  const { version, clusterBytes, lazyRefcounts, extendedL2 } = facts;
  const clusterSize = { clusterSize: clusterBytes };
  return version < 3
    ? clusterSize
    : { compat: '1.1', ...clusterSize, features: { lazyRefcounts, extendedL2 } };
}

async function backingOf(
  path: string,
  head: ImageHead | undefined,
): Promise<{ readonly backingStore?: VolumeBacking }> {
  const reference = head?.backing;
  if (reference === undefined) return {};
  const file = backingFile(reference.name, path);
  if (file === undefined) return { backingStore: { path: reference.name, format: 'raw' } };
  const format = (reference.format ?? (await formatOf(file))) as Format;
  return { backingStore: await withAttributes({ path: file, format }) };
}

async function formatOf(path: string): Promise<string> {
  return readImageHead(path).then(
    ({ format }) => format,
    () => 'raw',
  );
}

/** A file below that cannot be reached has no attributes; that is for who opens the volume to find out. */
async function withAttributes(backing: VolumeBacking): Promise<VolumeBacking> {
  const { path, format } = backing;
  if (path === undefined) return backing;
  return stat(path, { bigint: true }).then(
    (found) => ({ path, format, ...attributesOf(found) }),
    () => backing,
  );
}
