/**
 * Disks: two block nodes each (where the bytes are, and what they mean) and the device that shows them to the guest.
 */
import { VirtError } from '@typevirt/driver';
import type { Disk, Domain } from '@typevirt/model';
import { blockdev, device, type Option, type Props } from './arguments.ts';
import { addressProps, controllerAlias } from './address.ts';
import type { PlanContext } from './context.ts';

/** `-blockdev` and `-device` of every disk. */
export function diskOptions({ domain }: PlanContext): readonly Option[] {
  const bootable = bootIndexes(domain);
  return domain.devices.disks.flatMap((disk) => [
    ...diskNodes(disk),
    diskDevice(domain, disk, bootable.get(disk)),
  ]);
}

/** Boot order of disks: their own, or what the classes of `<os><boot>` come to. */
function bootIndexes({ os, devices }: Domain): ReadonlyMap<Disk, number> {
  const own = new Map<Disk, number>();
  for (const disk of devices.disks) if (disk.boot !== undefined) own.set(disk, disk.boot.order);
  if (own.size > 0 || devices.interfaces.some(({ boot }) => boot !== undefined)) return own;
  os.boot.forEach((dev, place) => {
    const wanted = { hd: 'disk', cdrom: 'cdrom', fd: 'floppy', network: undefined }[dev];
    const first = devices.disks.find(
      (disk) => (disk.device === 'lun' ? 'disk' : disk.device) === wanted && !own.has(disk),
    );
    if (first !== undefined) own.set(first, place + 1);
  });
  return own;
}

function sourceOf(disk: Disk): Props | undefined {
  switch (disk.type) {
    case 'file':
      return disk.source?.file === undefined ? undefined : { driver: 'file', filename: disk.source.file };
    case 'block':
      return disk.source?.dev === undefined
        ? undefined
        : { driver: disk.device === 'cdrom' ? 'host_cdrom' : 'host_device', filename: disk.source.dev };
    default:
      throw new VirtError('configUnsupported', `disks of type '${disk.type}' cannot be started yet`, {
        domain: 'qemu',
      });
  }
}

function indexOf(disk: Disk): number {
  const source = 'source' in disk ? disk.source : undefined;
  return source !== undefined && 'index' in source ? (source.index ?? 0) : 0;
}

/** How writes reach the disk, as the cache mode wants it. */
function cacheProps(disk: Disk): Props | undefined {
  switch (disk.driver?.cache) {
    case undefined:
    case 'default':
      return undefined;
    case 'none':
    case 'directsync':
      return { direct: true, 'no-flush': false };
    case 'unsafe':
      return { direct: false, 'no-flush': true };
    case 'writeback':
    case 'writethrough':
      return { direct: false, 'no-flush': false };
  }
}

function diskNodes(disk: Disk): readonly Option[] {
  const source = sourceOf(disk);
  if (source === undefined) return [];
  const name = `libvirt-${indexOf(disk)}`;
  const cache = cacheProps(disk);
  const { driver } = disk;
  const format = driver?.type ?? 'raw';
  return [
    blockdev({
      ...source,
      aio: driver?.io,
      'node-name': `${name}-storage`,
      ...(cache === undefined ? {} : { cache }),
      'auto-read-only': true,
      discard: 'unmap',
    }),
    blockdev({
      'node-name': `${name}-format`,
      'read-only': disk.readonly === true || disk.device === 'cdrom',
      discard: driver?.discard,
      'detect-zeroes': driver?.detectZeroes,
      ...(cache === undefined ? {} : { cache }),
      driver: format,
      file: `${name}-storage`,
      ...(format === 'qcow2' &&
      'backingStore' in disk &&
      disk.backingStore !== undefined &&
      !('source' in disk.backingStore)
        ? { backing: null }
        : {}),
    }),
  ];
}

function errorPolicies({ driver }: Disk): Props {
  const write = driver?.errorPolicy;
  const read = driver?.readErrorPolicy ?? (write === 'enospace' ? 'report' : write);
  const word = (policy: string | undefined) => (policy === 'enospace' ? 'enospc' : policy);
  return { werror: word(write), rerror: word(read) };
}

function diskDevice(domain: Domain, disk: Disk, bootindex: number | undefined): Option {
  const drive = sourceOf(disk) === undefined ? undefined : `libvirt-${indexOf(disk)}-format`;
  const tail: Props = {
    drive,
    id: disk.alias,
    bootindex,
    'write-cache':
      disk.driver?.cache === undefined || disk.driver.cache === 'default'
        ? undefined
        : ['writethrough', 'directsync'].includes(disk.driver.cache)
          ? 'off'
          : 'on',
    ...errorPolicies(disk),
    serial: disk.serial,
  };
  switch (disk.target.bus) {
    case 'virtio':
      return device('virtio-blk-pci', { ...addressProps(domain, disk), ...tail });
    case 'ide':
    case 'sata':
      return device(disk.device === 'cdrom' ? 'ide-cd' : 'ide-hd', {
        bus: ideBus(domain, disk),
        ...unit(disk),
        ...tail,
      });
    case 'scsi':
      return device(scsiDriver(disk), { ...scsiPlace(domain, disk), ...tail });
    case 'usb':
      return device('usb-storage', {
        ...addressProps(domain, disk),
        ...tail,
        removable: disk.target.removable ?? false,
      });
    case 'fdc':
      return device('floppy', { ...unit(disk), ...tail });
    default:
      throw new VirtError(
        'configUnsupported',
        `unsupported disk bus '${disk.target.bus ?? ''}' with device setup`,
        { domain: 'qemu' },
      );
  }
}

function driveAddress(disk: Disk) {
  if (disk.address?.type !== 'drive')
    throw new VirtError('internalError', `disk ${disk.target.dev} has no place on its bus`, {
      domain: 'qemu',
    });
  return disk.address;
}

function ideBus(domain: Domain, disk: Disk): string {
  const { controller, bus, unit: place } = driveAddress(disk);
  const type = disk.target.bus === 'sata' ? 'sata' : 'ide';
  return `${controllerAlias(domain, type, controller)}.${type === 'sata' ? place : bus}`;
}

/** IDE and floppy drives have a unit on their bus; each SATA bus has but one. */
function unit(disk: Disk): Props {
  return disk.target.bus === 'sata' ? {} : { unit: driveAddress(disk).unit };
}

function scsiDriver({ device: kind }: Disk): string {
  return kind === 'cdrom' ? 'scsi-cd' : kind === 'lun' ? 'scsi-block' : 'scsi-hd';
}

function scsiPlace(domain: Domain, disk: Disk): Props {
  const { controller, bus, target, unit: lun } = driveAddress(disk);
  const alias = controllerAlias(domain, 'scsi', controller);
  return { bus: `${alias}.0`, channel: bus, 'scsi-id': target, lun, device_id: `drive-${disk.alias ?? ''}` };
}
