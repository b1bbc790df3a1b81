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

const drive = (controller: number, bus: number, unit: number): DriveAddress => ({ type: 'drive', controller, bus, target: 0, unit });

/** Is a controller's bus wide, with 16 ids instead of 8? */
function isWide(devices: Devices, index: number): boolean {
  const controller = devices.controllers.find((each) => each.type === 'scsi' && each.index === index);
  return controller?.type === 'scsi' && (controller.model === 'virtio-scsi' || controller.model === 'vmpvscsi');
}

/** Gives every disk on an IDE, floppy, SATA or SCSI bus that lacks one its address. */
export function assignDrives(devices: Devices, isWideByDefault = false): void {
  for (const disk of devices.disks) {
    if (disk.address === undefined) {
      const address = driveOf(disk, devices, isWideByDefault);
      if (address) disk.address = address;
    }
  }
}

function driveOf(disk: Disk, devices: Devices, wideByDefault: boolean): DriveAddress | undefined {
  const { bus, dev } = disk.target;
  if (bus !== 'ide' && bus !== 'fdc' && bus !== 'sata' && bus !== 'scsi') return undefined;
  const index = diskIndex(dev);
  if (index === undefined) refuse('xmlError', 'domain', `Unknown disk name '${dev}' and no address specified`);
  switch (bus) {
    case 'ide':
      return drive(Math.floor(index / 4), Math.floor((index % 4) / 2), index % 2);
    case 'fdc':
      return drive(Math.floor(index / 2), 0, index % 2);
    case 'sata':
      return drive(Math.floor(index / 6), 0, index % 6);
    default:
      return scsiDrive(index, devices, wideByDefault);
  }
}

function scsiDrive(index: number, devices: Devices, wideByDefault: boolean): DriveAddress {
  let controller = 0;
  let rest = index;
  if (devices.controllers.some((each) => each.type === 'scsi') || wideByDefault) {
    for (;;) {
      const wide = isWide(devices, controller) || (wideByDefault && !hasScsi(devices, controller));
      const units = wide ? 15 : 7;
      if (rest < units) return drive(controller, 0, wide && rest >= 7 ? rest + 1 : rest);
      rest -= units;
      controller += 1;
    }
  }
  controller = Math.floor(index / 7);
  return drive(controller, 0, index % 7);
}

function hasScsi(devices: Devices, index: number): boolean {
  return devices.controllers.some((each) => each.type === 'scsi' && each.index === index);
}

/** Gives SCSI devices of the host free units, after the disks. */
export function assignScsiHostdevs(devices: Devices): void {
  for (const hostdev of devices.hostdevs) {
    if (hostdev.mode !== 'subsystem' || hostdev.type !== 'scsi' || hostdev.address !== undefined) continue;
    hostdev.address = freeUnit(devices);
  }
}

function freeUnit(devices: Devices): DriveAddress {
  const used = new Set<string>();
  for (const { address } of [...devices.disks.filter(({ target }) => target.bus === 'scsi'), ...devices.hostdevs]) {
    if (address?.type === 'drive') used.add(`${address.controller} ${address.unit}`);
  }
  for (let controller = 0; ; controller++) {
    const wide = isWide(devices, controller);
    for (let unit = 0; unit < (wide ? 16 : 7); unit++) {
      if (wide && unit === 7) continue;
      if (!used.has(`${controller} ${unit}`)) return drive(controller, 0, unit);
    }
  }
}
