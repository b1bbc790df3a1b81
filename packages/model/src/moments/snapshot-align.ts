/**
 * What a snapshot does with each of the domain's disks, where its document leaves that open.
 *
 * @source libvirt virDomainSnapshotAlignDisks, virDomainSnapshotDefAssignExternalNames
 */
import { refuse } from '../document-error.ts';
import type { Disk } from '../domain/devices/disk.ts';
import type { Domain } from '../domain/domain.ts';
import { diskPath, imagePath, isEmptyDrive, namedDisks } from './disks.ts';
import type { Complete } from './moment.ts';
import { snapshotKind, type Snapshot, type SnapshotDisk, type SnapshotImage } from './snapshot.ts';

export interface SnapshotAlignOptions {
  /** How disks are kept of which nothing is said. */
  readonly usual: 'internal' | 'external';
  /** Refuse disks kept any other way than `usual` (or not at all). */
  readonly uniform: boolean;
}

/**
 * Gives every disk of the domain an entry, in the domain's order, and names the new images: the old one's path with the
 * snapshot's name for its last suffix.
 *
 * @throws {DocumentError} `configUnsupported` for disks unknown, listed twice, kept otherwise than the others, or kept
 *   outside without a path for the new image.
 */
export function alignSnapshot(
  snapshot: Complete<Snapshot>,
  domain: Domain,
  options: SnapshotAlignOptions,
): Complete<Snapshot> {
  const { disks } = domain.devices;
  const named = namedDisks(snapshot.disks, disks, snapshotKind);
  const aligned = disks.map((disk) => {
    const entry = named.get(disk.target.dev);
    const wrong = (detail: string) =>
      refuse('configUnsupported', snapshotKind.domain, detail, diskPath(snapshot.disks, entry, snapshotKind));
    return nameImage(place(disk, entry, options, wrong), disk, snapshot.name, wrong);
  });
  return { ...snapshot, disks: aligned };
}

function place(
  disk: Disk,
  entry: SnapshotDisk | undefined,
  { usual, uniform }: SnapshotAlignOptions,
  wrong: (detail: string) => never,
): SnapshotDisk {
  const name = disk.target.dev;
  if (!entry) {
    const unsuited = isEmptyDrive(disk) || disk.readonly === true;
    return { name, snapshot: unsuited ? 'no' : (disk.snapshot ?? usual) };
  }
  const snapshot = entry.snapshot ?? disk.snapshot ?? usual;
  const path = entry.image && pathOf(entry.image);
  if (entry.snapshot !== undefined && uniform && snapshot !== 'no' && snapshot !== usual) {
    wrong(`disk '${name}' must use snapshot mode '${usual}'`);
  }
  if (path !== undefined && snapshot !== 'external') {
    wrong(`file '${path}' for disk '${name}' requires use of external snapshot mode`);
  }
  return { ...entry, name, snapshot };
}

function pathOf(image: SnapshotImage): string | undefined {
  if (image.type === 'file') return image.source?.file;
  if (image.type === 'block') return image.source?.dev;
  if (image.type === 'network') return image.source?.name;
  return undefined;
}

function nameImage(
  entry: SnapshotDisk,
  disk: Disk,
  snapshotName: string,
  wrong: (detail: string) => never,
): SnapshotDisk {
  if (entry.snapshot !== 'external' || (entry.image && pathOf(entry.image) !== undefined)) return entry;
  const refused = (why: string) =>
    wrong(`cannot generate external snapshot name for disk '${entry.name}' ${why}`);
  if (isEmptyDrive(disk)) refused('without source');
  const path = imagePath(disk);
  if (disk.type !== 'file' || path === undefined) refused(`on a '${disk.type}' device`);
  const given = entry.image?.type === 'file' ? entry.image : undefined;
  const file = `${withoutSuffix(path ?? '')}.${snapshotName}`;
  return {
    ...entry,
    image: {
      ...given,
      type: 'file',
      source: { seclabels: [], ...given?.source, file } as NonNullable<
        Extract<SnapshotImage, { type: 'file' }>['source']
      >,
    },
  };
}

/** Only the last part of a path has a suffix. */
function withoutSuffix(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') ? path.slice(0, dot) : path;
}
