/**
 * Dirty bitmaps of a domain's disks: asked of QEMU while the guest runs, of the images while it does not. Changes happen
 * for all disks or for none.
 */
import { VirtError } from '@typevirt/driver';
import { Rollback } from '@typevirt/driver/kit';
import type { Disk } from '@typevirt/model';
import type { LiveDomain, QemuDomain } from './domain.ts';
import type { Images } from './images.ts';
import { diskPath, formatNode } from './live-document.ts';
import type { StoredCheckpoint } from './moments.ts';

/** A bitmap of one disk, there or about to be. */
export interface BitmapPlace {
  readonly disk: Disk;
  readonly name: string;
}

/** A bitmap that exists. */
export interface FoundBitmap {
  /** Bytes that were written since; unknown of images that no guest has open. */
  readonly bytes: bigint | undefined;
  /** It lost writes, and is good for nothing but removal. */
  readonly inconsistent: boolean;
}

/** All bitmaps of a domain. */
export class FoundBitmaps {
  readonly #found: ReadonlyMap<string, FoundBitmap>;

  constructor(found: ReadonlyMap<string, FoundBitmap>) {
    this.#found = found;
  }

  get({ disk, name }: BitmapPlace): FoundBitmap | undefined {
    return this.#found.get(keyOf(disk, name));
  }

  has(place: BitmapPlace): boolean {
    return this.get(place) !== undefined;
  }
}

function keyOf({ target }: Disk, name: string): string {
  return `${target.dev}\n${name}`;
}

/**
 * Where a checkpoint's bitmaps are.
 *
 * @param missing What to do with disks that the domain does not have any more, or that cannot have bitmaps.
 * @throws {VirtError} `configUnsupported`.
 */
export function bitmapsOf(
  checkpoint: StoredCheckpoint,
  { document }: QemuDomain,
  missing: 'refuse' | 'skip',
): readonly BitmapPlace[] {
  return checkpoint.disks.flatMap(({ name, tracking }) => {
    if (tracking.checkpoint === 'no') return [];
    const disk = document.devices.disks.find(({ target }) => target.dev === name);
    if (disk?.driver?.type === 'qcow2') return [{ disk, name: tracking.bitmap ?? checkpoint.name }];
    if (missing === 'skip') return [];
    const words =
      disk === undefined
        ? `no disk named '${name}'`
        : `checkpoint for disk ${name} unsupported for storage type ${disk.driver?.type ?? 'raw'}`;
    throw new VirtError('configUnsupported', words, { domain: 'qemu' });
  });
}

/** Bitmaps of all disks that places name. */
export async function findBitmaps(
  { live }: QemuDomain,
  images: Images,
  places: readonly BitmapPlace[],
): Promise<FoundBitmaps> {
  return new FoundBitmaps(await (live === undefined ? inImages(images, places) : inGuest(live, places)));
}

async function inGuest(
  { monitor }: LiveDomain,
  places: readonly BitmapPlace[],
): Promise<ReadonlyMap<string, FoundBitmap>> {
  const nodes = await monitor.execute('query-named-block-nodes', { flat: true });
  const found = new Map<string, FoundBitmap>();
  for (const { disk } of places) {
    const node = nodes.find((each) => each['node-name'] === formatNode(disk));
    for (const { name, count, inconsistent = false } of node?.['dirty-bitmaps'] ?? []) {
      if (name !== undefined) found.set(keyOf(disk, name), { bytes: BigInt(count), inconsistent });
    }
  }
  return found;
}

async function inImages(
  images: Images,
  places: readonly BitmapPlace[],
): Promise<ReadonlyMap<string, FoundBitmap>> {
  const found = new Map<string, FoundBitmap>();
  for (const disk of new Set(places.map((place) => place.disk))) {
    for (const { name, inconsistent } of await images.bitmaps(diskPath(disk)))
      found.set(keyOf(disk, name), { bytes: undefined, inconsistent });
  }
  return found;
}

/** Adds bitmaps that record from now on, all or none. */
export async function addBitmaps(
  { live }: QemuDomain,
  images: Images,
  places: readonly BitmapPlace[],
): Promise<void> {
  if (live !== undefined) return transaction(live, 'block-dirty-bitmap-add', places, { persistent: true });
  await using undo = new Rollback();
  for (const { disk, name } of places) {
    await images.addBitmap(diskPath(disk), name);
    undo.add(() => images.removeBitmap(diskPath(disk), name));
  }
  undo.keep();
}

/** Removes bitmaps that exist. */
export async function removeBitmaps(
  { live }: QemuDomain,
  images: Images,
  places: readonly BitmapPlace[],
): Promise<void> {
  if (live !== undefined) return transaction(live, 'block-dirty-bitmap-remove', places, {});
  for (const { disk, name } of places) await images.removeBitmap(diskPath(disk), name);
}

async function transaction(
  { monitor }: LiveDomain,
  type: string,
  places: readonly BitmapPlace[],
  more: Readonly<Record<string, boolean>>,
): Promise<void> {
  if (places.length === 0) return;
  const actions = places.map(({ disk, name }) => {
    const node = formatNode(disk);
    if (node !== undefined) return { type, data: { node, name, ...more } };
    throw new VirtError('operationInvalid', `disk '${disk.target.dev}' has no medium`, { domain: 'qemu' });
  });
  await monitor.execute('transaction', { actions });
}
