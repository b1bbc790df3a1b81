/** Command lines of qemu-img for volumes. Touches nothing. @source libvirt virStorageBackendCreateQemuImgCmdFromVol */
import type { StorageVolume } from '@typevirt/model';
import { refusal } from '../errors.ts';

/** A volume to be made by qemu-img. */
export interface ImagePlan {
  readonly volume: StorageVolume;
  /** Where it will be. */
  readonly path: string;
  /** The volume that it is to be a copy of. */
  readonly original?: StorageVolume | undefined;
  readonly preallocateMetadata?: boolean;
  /** Whether qemu-img knows `compat`, as all do since 1.1. */
  readonly knowsCompat?: boolean;
}

/**
 * Arguments that make an image.
 *
 * @throws {VirtError} `configUnsupported`, `noSupport` for what does not go together.
 */
export function planImage(plan: ImagePlan): readonly string[] {
  const { volume, path, original } = plan;
  const backing = backingOf(plan);
  const options = optionsOf(plan);
  const given = options.length === 0 ? [] : ['-o', options.join(',')];
  const format = formatOf(volume);
  if (original !== undefined) {
    const from = original.target.path;
    if (from === undefined) throw refusal('internalError', 'missing input volume target path');
    return ['convert', '-f', formatOf(original), '-O', format, ...given, from, path];
  }
  const below = backing === undefined ? [] : ['-b', backing];
  const kibibytes = (volume.capacity + 1023n) / 1024n;
  const size = kibibytes > 0n || backing === undefined ? [`${String(kibibytes)}K`] : [];
  return ['create', '-f', format, ...below, ...given, path, ...size];
}

/** Volumes whose pools have no formats are raw. */
function formatOf({ target }: StorageVolume): string {
  const { format = 'raw' } = target;
  return format === 'iso' || format === 'none' || format === 'unknown' ? 'raw' : format;
}

function backingOf({ volume, original, preallocateMetadata }: ImagePlan): string | undefined {
  const path = volume.backingStore?.path;
  if (path === undefined) return undefined;
  if (preallocateMetadata) {
    throw refusal('configUnsupported', 'metadata preallocation conflicts with backing store');
  }
  if (original !== undefined && original.backingStore?.path !== path) {
    throw refusal('noSupport', 'a different backing store cannot be specified.');
  }
  return path;
}

function optionsOf({
  volume,
  original,
  preallocateMetadata,
  knowsCompat = true,
}: ImagePlan): readonly string[] {
  const { backingStore, target } = volume;
  const { features, clusterSize } = target;
  const capacity = volume.capacity || (original?.capacity ?? 0n);
  const isSparse = capacity > volume.allocation;
  const isQcow2 = target.format === 'qcow2';
  const compat = isQcow2 && knowsCompat ? (target.compat ?? '0.10') : undefined;
  if (features?.lazyRefcounts && compat === '0.10') {
    throw refusal('configUnsupported', 'lazy_refcounts not supported with compat level 0.10');
  }
  const has = <T>(value: T | undefined, word: string): readonly string[] =>
    value === undefined ? [] : [word];
  return [
    ...(backingStore && original === undefined ? [`backing_fmt=${backingStore.format ?? 'raw'}`] : []),
    ...has(target.encryption, 'encryption=on'),
    ...(preallocateMetadata ? [`preallocation=${isSparse ? 'metadata' : 'falloc'}`] : []),
    ...(target.noCopyOnWrite ? ['nocow=on'] : []),
    ...has(compat, `compat=${compat ?? ''}`),
    ...has(clusterSize, `cluster_size=${String(clusterSize)}`),
    ...(features?.lazyRefcounts ? ['lazy_refcounts'] : []),
    ...(features?.extendedL2 ? ['extended_l2=on'] : []),
  ];
}

/** Arguments that give an image another size. */
export function planResize({ target }: StorageVolume, capacity: bigint): readonly string[] {
  const bytes = String((capacity + 511n) & ~511n);
  return ['resize', '--shrink', '-f', target.format ?? 'raw', target.path ?? '', bytes];
}
