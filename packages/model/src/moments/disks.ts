/**
 * Which of a domain's disks a moment's `<disks>` means. A disk is named by its target (`vda`) or by the path of its image.
 *
 * @source libvirt virDomainDiskByName, virDomainCheckpointAlignDisks, virDomainSnapshotAlignDisks
 */
import { refuse } from '../document-error.ts';
import type { Disk } from '../domain/devices/disk.ts';
import type { MomentKind } from './moment.ts';

/** The path or device of a disk's image; undefined for an empty drive and for images without a path. */
export function imagePath(disk: Disk): string | undefined {
  if (disk.type === 'file') return disk.source?.file;
  if (disk.type === 'block') return disk.source?.dev;
  if (disk.type === 'network') return disk.source?.name;
  return undefined;
}

/** Has the drive no image in it? */
export function isEmptyDrive(disk: Disk): boolean {
  return (
    disk.source === undefined ||
    ((disk.type === 'file' || disk.type === 'block') && imagePath(disk) === undefined)
  );
}

/**
 * The disks that a moment names, by target.
 *
 * @throws {DocumentError} `configUnsupported` for more disks than there are, an unknown one, or one twice.
 */
export function namedDisks<N extends { readonly name: string }>(
  named: readonly N[],
  disks: readonly Disk[],
  kind: MomentKind,
): Map<string, N> {
  const found = new Map<string, N>();
  if (named.length > disks.length) {
    refuse('configUnsupported', kind.domain, `too many disk ${kind.noun} requests for domain`);
  }
  for (const entry of named) {
    const disk = disks.find((each) => each.target.dev === entry.name || imagePath(each) === entry.name);
    if (!disk) refuse('configUnsupported', kind.domain, `no disk named '${entry.name}'`);
    const target = disk.target.dev;
    if (found.has(target)) refuse('configUnsupported', kind.domain, `disk '${entry.name}' specified twice`);
    found.set(target, entry);
  }
  return found;
}
