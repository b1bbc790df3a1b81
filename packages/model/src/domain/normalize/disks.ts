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

/** A tray is closed, and what cannot be written has no snapshots, without being said. */
export const impliedSettingsAreDropped = step('impliedSettingsAreDropped', ({ devices }) => {
  for (const disk of devices.disks) dropImplied(disk);
});

function dropImplied(disk: Disk): void {
  if (disk.target.tray === 'closed') delete disk.target.tray;
  if (disk.snapshot === 'no' && disk.readonly) delete disk.snapshot;
  const { source } = disk;
  if (source === undefined || !('seclabels' in source)) return;
  source.seclabels = source.seclabels.filter(
    ({ label, relabel }) => label !== undefined || relabel !== undefined,
  );
}

/** A drive that is empty takes anything; libvirt then says `file`. */
export const emptyDrivesAreForFiles = step('emptyDrivesAreForFiles', ({ devices }) => {
  for (const disk of devices.disks) if (disk.source === undefined) Object.assign(disk, { type: 'file' });
});

export const cdromsAreReadOnly = step('cdromsAreReadOnly', ({ devices }) => {
  for (const disk of devices.disks) if (disk.device === 'cdrom') disk.readonly = true;
});

/** Disks of one bus stand together, in the order of their names, where the first of them stood. */
export const disksAreSorted = step('disksAreSorted', ({ devices }) => {
  const buses = new Map<Bus | undefined, { readonly number: number; readonly disk: Disk }[]>();
  for (const disk of devices.disks) {
    const { bus, dev } = disk.target;
    const others = buses.get(bus) ?? [];
    others.push({ number: diskIndex(dev) ?? -1, disk });
    buses.set(bus, others);
  }
  devices.disks = [...buses.values()].flatMap((disks) =>
    disks.sort((a, b) => a.number - b.number).map(({ disk }) => disk),
  );
});

export const drivesAreAddressed = step('drivesAreAddressed', ({ devices }, { features }) => {
  const width = features.has('wideScsi') ? 'wide' : 'narrow';
  assignDrives(devices, width);
  assignScsiHostdevs(devices, width);
});
