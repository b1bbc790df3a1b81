/**
 * Drive addresses: which controller, bus, target and unit a disk's name means, and free units for host devices.
 *
 *     ide    hda 0:0:0, hdb 0:0:1, hdc 0:1:0, hdd 0:1:1, hde is on the next controller
 *     fdc    fda 0:0:0, fdb 0:0:1
 *     sata   six disks a controller
 *     scsi   seven disks a controller, fifteen on a wide one (which keeps unit 7 for itself)
 *
 * @source libvirt virDomainDiskDefAssignAddress, virDomainHostdevAssignAddress
 */
import { refuse } from '../../document-error.ts';
import type { DriveAddress } from '../devices/address.ts';
import type { Disk } from '../devices/disk.ts';
import type { Devices } from '../devices/index.ts';

const namePrefix = /^(?:ioemu:)?(fd|hd|sd|vd|xvd|ubd)([a-z]+)\d*$/;

/** Number of a disk by its name: `a` is 0, `z` 25, `aa` 26. Undefined for names that are not of this form. */
export function diskIndex(name: string): number | undefined {
  const letters = namePrefix.exec(name)?.[2];
  if (letters === undefined) return undefined;
  let index = 0;
  for (const letter of letters) index = index * 26 + (letter.charCodeAt(0) - 96);
  return index - 1;
}

const drive = (controller: number, bus: number, unit: number): DriveAddress => ({
  type: 'drive',
  controller,
  bus,
  target: 0,
  unit,
});

/** How many ids a SCSI bus has, where its controller does not say. */
export type ScsiWidth = 'narrow' | 'wide';

/**
 * Gives every disk on an IDE, floppy, SATA or SCSI bus that lacks one its address.
 *
 * @throws {DocumentError} `xmlError` for a disk whose name says no number.
 */
export function assignDrives(devices: Devices, width: ScsiWidth): void {
  for (const disk of devices.disks) {
    const address = disk.address === undefined ? driveOf(disk, width) : undefined;
    if (address) disk.address = address;
  }
}

function driveOf(disk: Disk, width: ScsiWidth): DriveAddress | undefined {
  const { bus, dev } = disk.target;
  const index = diskIndex(dev);
  if (index === undefined)
    refuse('xmlError', 'domain', `Unknown disk name '${dev}' and no address specified`);
  if (bus !== 'ide' && bus !== 'fdc' && bus !== 'sata' && bus !== 'scsi') return undefined;
  switch (bus) {
    case 'ide':
      return drive(Math.floor(index / 4), Math.floor((index % 4) / 2), index % 2);
    case 'fdc':
      return drive(Math.floor(index / 2), 0, index % 2);
    case 'sata':
      return drive(Math.floor(index / 6), 0, index % 6);
    default: {
      const units = width === 'wide' ? 15 : 7;
      const unit = index % units;
      return drive(Math.floor(index / units), 0, unit < 7 ? unit : unit + 1);
    }
  }
}

/** Gives SCSI devices of the host free units, after the disks. */
export function assignScsiHostdevs(devices: Devices, width: ScsiWidth): void {
  for (const hostdev of devices.hostdevs) {
    if (hostdev.mode !== 'subsystem' || hostdev.type !== 'scsi' || hostdev.address !== undefined) continue;
    hostdev.address = freeUnit(devices, width);
  }
}

function freeUnit(devices: Devices, width: ScsiWidth): DriveAddress {
  const used = new Set<string>();
  for (const { address } of [
    ...devices.disks.filter(({ target }) => target.bus === 'scsi'),
    ...devices.hostdevs,
  ]) {
    if (address?.type === 'drive') used.add(`${address.controller} ${address.unit}`);
  }
  const units = width === 'wide' ? 16 : 7;
  for (let controller = 0; ; controller++) {
    for (let unit = 0; unit < units; unit++) {
      if (unit !== 7 && !used.has(`${controller} ${unit}`)) return drive(controller, 0, unit);
    }
  }
}
