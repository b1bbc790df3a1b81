/** Disks: bus by name, order by bus and name, addresses. @source libvirt virDomainDiskDefPostParse, virDomainDiskInsert */
import { assignDrives, assignScsiHostdevs, diskIndex } from '../addresses/drive.ts';
import type { Disk } from '../devices/disk.ts';
import { step } from './step.ts';

type Bus = NonNullable<Disk['target']['bus']>;

const busByPrefix: readonly (readonly [string, Bus])[] = [
  ['hd', 'ide'],
  ['sd', 'scsi'],
  ['vd', 'virtio'],
  ['xvd', 'xen'],
  ['ubd', 'uml'],
  ['fd', 'fdc'],
];

/** The bus that a disk's name stands for. */
export function busOfName({ device, target }: Disk): Bus {
  if (device === 'floppy') return 'fdc';
  const name = target.dev.replace(/^ioemu:/, '');
  return busByPrefix.find(([prefix]) => name.startsWith(prefix))?.[1] ?? 'ide';
}

export const diskBusesAreGiven = step('diskBusesAreGiven', ({ devices }) => {
  for (const disk of devices.disks) disk.target.bus ??= busOfName(disk);
});

export const cdromsAreReadOnly = step('cdromsAreReadOnly', ({ devices }) => {
  for (const disk of devices.disks) if (disk.device === 'cdrom') disk.readonly = true;
});

/** Disks of one bus stand together, in the order of their names, where the first of them stood. */
export const disksAreSorted = step('disksAreSorted', ({ devices }) => {
  const sorted: Disk[] = [];
  for (const disk of devices.disks) sorted.splice(placeIn(sorted, disk), 0, disk);
  devices.disks = sorted;
});

function placeIn(sorted: readonly Disk[], disk: Disk): number {
  const number = diskIndex(disk.target.dev) ?? -1;
  let place: number | undefined;
  for (let index = sorted.length - 1; index >= 0; index--) {
    const other = sorted[index];
    if (!other || other.target.bus !== disk.target.bus) continue;
    if ((diskIndex(other.target.dev) ?? -1) > number) place = index;
    else place ??= index + 1;
  }
  return place ?? sorted.length;
}

export const drivesAreAddressed = step('drivesAreAddressed', ({ devices }, { scsiWidth }) => {
  assignDrives(devices, scsiWidth);
  assignScsiHostdevs(devices, scsiWidth);
});
