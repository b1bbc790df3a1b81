/** Disks: who serves the image and in which format, which is never guessed. @source libvirt qemuDomainDeviceDiskDefPostParse */
import type { Disk, NormalizeStep } from '@typevirt/model';

/** Steps on disks. */
export const diskSteps: readonly NormalizeStep[] = [
  { name: 'openDrivesAreForFiles', run: ({ devices }) => devices.disks.forEach(openDrive) },
  { name: 'diskDriversAreQemu', run: ({ devices }) => devices.disks.forEach(giveDriver) },
  { name: 'encryptionIsByQemu', run: ({ devices }) => devices.disks.forEach(giveEncryptionEngine) },
];

/** A drive whose device of the host is left open is as good as empty. */
function openDrive(disk: Disk): void {
  const isDrive = disk.device === 'cdrom' || disk.device === 'floppy';
  if (isDrive && disk.type === 'block' && disk.source?.dev === undefined)
    Object.assign(disk, { type: 'file' });
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
