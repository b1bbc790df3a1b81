/** Disks: the block nodes of their images, and the device that shows them to the guest. */
import type { Disk, Domain } from '@typevirt/model';
import { device, list, onOff, positive, type Option, type Props } from './arguments.ts';
import { addressProps, controllerAlias } from './address.ts';
import { bootOrder, type BootOrder } from './boot-order.ts';
import { reconnectPair } from './chardev-host.ts';
import type { PlanContext } from './context.ts';
import { isQ35 } from './guest-kind.ts';
import { broken, unsupported } from './refuse.ts';
import { cacheMode, imageOptions, managedReservations, topNode } from './storage-node.ts';
import { hasSource } from './storage-source.ts';
import { virtioDriver, virtioProps } from './virtio.ts';

/** Options of every disk, and of the floppy controller, which is told what boots in its drives' stead. */
export function diskOptions(context: PlanContext): readonly Option[] {
  const { domain } = context;
  const order = bootOrder(domain);
  const { disks } = domain.devices;
  return [
    ...managedReservations(context),
    ...floppyController(domain, order),
    ...disks.flatMap((disk) => oneDisk(context, disk, order.get(disk))),
  ];
}

function oneDisk(context: PlanContext, disk: Disk, bootindex: number | undefined): readonly Option[] {
  const { domain } = context;
  if (disk.target.bus === 'sd') return [cardOption(disk)];
  if (disk.type === 'vhostuser') return vhostUserDisk(domain, disk, bootindex);
  const isEmpty = !hasSource(disk);
  const drive = isEmpty ? undefined : topNode(disk);
  return [
    ...(isEmpty ? [] : imageOptions(context, disk)),
    diskDevice(domain, disk, { drive, bootindex: disk.target.bus === 'fdc' ? undefined : bootindex }),
  ];
}

/** Drives of floppies have no boot number; their controller has one for each. */
function floppyController(domain: Domain, order: BootOrder): readonly Option[] {
  const floppies = domain.devices.disks.filter(({ target }) => target.bus === 'fdc');
  if (floppies.length === 0) return [];
  const numberOf = (unit: number) => {
    const found = floppies.find(({ address }) => address?.type === 'drive' && address.unit === unit);
    return found === undefined ? undefined : order.get(found);
  };
  const numbers = { bootindexA: numberOf(0), bootindexB: numberOf(1) };
  if (lacksFloppyController(domain)) return [device('isa-fdc', numbers)];
  return Object.entries(numbers).flatMap(([name, number]): readonly Option[] =>
    number === undefined ? [] : [['-global', `isa-fdc.${name}=${number}`]],
  );
}

/** Boards of q35 from 2.4 on have no floppy controller of their own. */
function lacksFloppyController(domain: Domain): boolean {
  const version = /^pc-q35-(\d+)\.(\d+)/.exec(domain.os.type.machine ?? '');
  if (!isQ35(domain)) return false;
  const [, major = '9', minor = '0'] = version ?? [];
  return Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 4);
}

/** Cards in slots of a board cannot be described in any newer way. */
function cardOption(disk: Disk): Option {
  const file =
    disk.type === 'file' ? disk.source?.file : disk.type === 'block' ? disk.source?.dev : undefined;
  if (file === undefined) throw unsupported(`unsupported disk type '${disk.type}' for bus 'sd'`);
  const index = disk.target.dev.charCodeAt(disk.target.dev.length - 1) - 97;
  return ['-drive', list(undefined, { file, format: disk.driver?.type ?? 'raw', if: 'sd', index })];
}

function vhostUserDisk(
  domain: Domain,
  disk: Extract<Disk, { type: 'vhostuser' }>,
  bootindex: number | undefined,
): readonly Option[] {
  const chardev = `chr-vu-${disk.alias ?? ''}`;
  const { source, driver, alias } = disk;
  return [
    ['-chardev', list('socket', { id: chardev, path: source?.path, ...reconnectPair(source?.reconnect) })],
    device(virtioDriver('vhost-user-blk', disk), {
      ...virtioProps(disk),
      'num-queues': driver?.queues,
      'queue-size': driver?.queueSize,
      ...addressProps(domain, disk),
      chardev,
      id: alias,
      bootindex,
    }),
  ];
}

interface Shown {
  readonly drive: string | undefined;
  readonly bootindex: number | undefined;
}

function diskDevice(domain: Domain, disk: Disk, shown: Shown): Option {
  const tail = commonProps(disk, shown);
  switch (disk.target.bus) {
    case 'virtio':
      return device(virtioDriver('virtio-blk', disk), {
        ...virtioProps(disk),
        ...queueProps(disk),
        ...addressProps(domain, disk),
        ...tail,
      });
    case 'ide':
    case 'sata':
      return device(disk.device === 'cdrom' ? 'ide-cd' : 'ide-hd', { ...idePlace(domain, disk), ...tail });
    case 'scsi':
      return device(scsiDriver(disk), { ...scsiPlace(domain, disk), ...tail });
    case 'usb':
      return device('usb-storage', { ...addressProps(domain, disk), ...tail });
    case 'fdc':
      return device('floppy', { unit: driveAddress(disk).unit, ...tail });
    default:
      throw unsupported(`unsupported disk bus '${disk.target.bus ?? ''}' with device setup`);
  }
}

function queueProps({ driver }: Disk): Props {
  return {
    iothread: positive(driver?.ioThread) === undefined ? undefined : `iothread${driver?.ioThread}`,
    ioeventfd: driver?.ioEventFd,
    event_idx: driver?.eventIdx,
    'num-queues': positive(driver?.queues),
    'queue-size': positive(driver?.queueSize),
  };
}

/** What disks on every bus say, in the order in which libvirt says it. */
function commonProps(disk: Disk, { drive, bootindex }: Shown): Props {
  const { blockio, geometry, target } = disk;
  const { trans } = geometry ?? {};
  return {
    'share-rw': disk.shareable === true ? true : undefined,
    drive,
    id: disk.alias,
    bootindex,
    logical_block_size: positive(blockio?.logicalBlockSize),
    physical_block_size: positive(blockio?.physicalBlockSize),
    wwn: disk.wwn === undefined ? undefined : BigInt(`0x${disk.wwn.replace(/^0x/, '')}`),
    rotation_rate: positive(target.rotationRate),
    vendor: disk.vendor,
    product: disk.product,
    removable: target.bus === 'usb' ? (target.removable ?? false) : undefined,
    'write-cache': writeCache(disk),
    cyls: geometry?.cyls,
    heads: geometry?.heads,
    secs: geometry?.secs,
    'bios-chs-trans': trans,
    serial: disk.serial,
    ...errorPolicies(disk),
  };
}

/** Whether the guest sees a cache that it can flush; floppies have none. */
function writeCache(disk: Disk): string | undefined {
  const mode = cacheMode(disk);
  if (mode === 'default' || disk.target.bus === 'fdc' || disk.device === 'lun') return undefined;
  return onOff(mode !== 'writethrough' && mode !== 'directsync');
}

function errorPolicies({ driver }: Disk): Props {
  const write = driver?.errorPolicy;
  const read = driver?.readErrorPolicy ?? (write === 'enospace' ? 'report' : write);
  return { werror: write === 'enospace' ? 'enospc' : write, rerror: read };
}

function driveAddress(disk: Disk) {
  if (disk.address?.type !== 'drive') throw broken(`disk ${disk.target.dev} has no place on its bus`);
  return disk.address;
}

/** Each bus of IDE has two units; each bus of SATA is a single port. */
function idePlace(domain: Domain, disk: Disk): Props {
  const { controller, bus, unit } = driveAddress(disk);
  if (disk.target.bus === 'sata') return { bus: `${controllerAlias(domain, 'sata', controller)}.${unit}` };
  return { bus: `${controllerAlias(domain, 'ide', controller)}.${bus}`, unit };
}

function scsiDriver({ device: kind }: Disk): string {
  return kind === 'cdrom' ? 'scsi-cd' : kind === 'lun' ? 'scsi-block' : 'scsi-hd';
}

function scsiPlace(domain: Domain, disk: Disk): Props {
  const { controller, bus, target, unit } = driveAddress(disk);
  const place = scsiBusProps(domain, { controller, bus, target, unit });
  const id = disk.device === 'lun' ? undefined : (disk.serial ?? `drive-${disk.alias ?? ''}`);
  return { ...place, device_id: id };
}

/** A place on a SCSI bus; some controllers have but one channel, whose units are targets. */
export function scsiBusProps(
  domain: Domain,
  place: {
    readonly controller: number;
    readonly bus: number;
    readonly target: number;
    readonly unit: number;
  },
): Props {
  const found = domain.devices.controllers.find(
    ({ type, index }) => type === 'scsi' && index === place.controller,
  );
  const alias = controllerAlias(domain, 'scsi', place.controller);
  const model = found?.type === 'scsi' ? found.model : undefined;
  if (model !== undefined && narrowModels.has(model))
    return { bus: `${alias}.${place.bus}`, 'scsi-id': place.unit };
  return { bus: `${alias}.0`, channel: place.bus, 'scsi-id': place.target, lun: place.unit };
}

const narrowModels: ReadonlySet<string> = new Set(['lsilogic', 'ncr53c90', 'dc390', 'am53c974']);
