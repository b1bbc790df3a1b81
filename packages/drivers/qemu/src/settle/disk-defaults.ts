/** Disks: who serves the image and in which format, which is never guessed. @source libvirt qemuDomainDeviceDiskDefPostParse */
import type { Disk, NormalizeStep } from '@typevirt/model';
import { networkDisksAreWhole } from './disk-network.ts';

/** Steps on disks. */
export const diskSteps: readonly NormalizeStep[] = [
  { name: 'impliedSettingsAreDropped', run: ({ devices }) => devices.disks.forEach(dropImplied) },
  { name: 'emptyDrivesAreForFiles', run: ({ devices }) => devices.disks.forEach(emptyDrive) },
  { name: 'diskDriversAreQemu', run: ({ devices }) => devices.disks.forEach(giveDriver) },
  networkDisksAreWhole,
  { name: 'encryptionIsByQemu', run: ({ devices }) => devices.disks.forEach(giveEncryptionEngine) },
];

/** A tray is closed, and what cannot be written has no snapshots, without being said. */
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
function emptyDrive(disk: Disk): void {
  const isDrive = disk.device === 'cdrom' || disk.device === 'floppy';
  const isEmpty = disk.source === undefined || (disk.type === 'block' && disk.source.dev === undefined);
  if (isDrive && isEmpty) Object.assign(disk, { type: 'file' });
}

/** A volume's format is its pool's to say; a disk without an image has the usual one, since an image may be put in. */
function giveDriver(disk: Disk): void {
  const { driver } = disk;
  const type = driver?.type ?? (disk.type === 'volume' ? undefined : 'raw');
  disk.driver = { cache: 'default', ...driver, name: driver?.name ?? 'qemu', ...(type && { type }) };
}

function giveEncryptionEngine(disk: Disk): void {
  const source = disk.source as { encryption?: { format: string; engine?: string | undefined } } | undefined;
  for (const encryption of [disk.encryption, source?.encryption]) {
    if (encryption !== undefined) (encryption as { engine?: string }).engine ??= 'qemu';
  }
}
