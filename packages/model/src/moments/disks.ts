/**
 * Which of a domain's disks a moment's `<disks>` means. A disk is named by its target (`vda`) or by the path of its image.
 *
 * @source libvirt virDomainDiskByName, virDomainCheckpointAlignDisks, virDomainSnapshotAlignDisks
 */
import { refuse } from '../document-error.ts';
import type { Disk } from '../domain/devices/disk.ts';
import { rootOf, type MomentKind } from './moment.ts';

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
    const detail = `too many disk ${kind.noun} requests for domain`;
    refuse('configUnsupported', kind.domain, detail, `${rootOf(kind)}/disks/disk[${disks.length + 1}]`);
  }
  for (const [index, entry] of named.entries()) {
    const wrong = (detail: string) =>
      refuse('configUnsupported', kind.domain, detail, `${rootOf(kind)}/disks/disk[${index + 1}]/@name`);
    const disk = disks.find((each) => each.target.dev === entry.name || imagePath(each) === entry.name);
    if (!disk) return wrong(`no disk named '${entry.name}'`);
    const target = disk.target.dev;
    if (found.has(target)) wrong(`disk '${entry.name}' specified twice`);
    found.set(target, entry);
  }
  return found;
}

/** Where a document lists a disk; the whole list, where it does not. */
export function diskPath<N extends object>(
  named: readonly N[],
  entry: N | undefined,
  kind: MomentKind,
): string {
  const index = entry === undefined ? -1 : named.indexOf(entry);
  return index < 0 ? `${rootOf(kind)}/disks` : `${rootOf(kind)}/disks/disk[${index + 1}]`;
}
