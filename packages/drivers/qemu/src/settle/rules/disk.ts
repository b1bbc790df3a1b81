/** Disks: what each bus can carry, and where on it. @source libvirt qemuValidateDomainDeviceDefDiskFrontend */
import {
  hasIothread,
  boardOf,
  rule,
  type ControllerOf,
  type Disk,
  type Domain,
  type Refusal,
  type Rule,
} from '@typevirt/model';
import { firstOf, internal, unsupported } from './refusals.ts';

type Check = (disk: Disk, domain: Domain) => Refusal | undefined;
type Bus = NonNullable<Disk['target']['bus']>;

const isOn = ({ target }: Disk, ...buses: readonly Bus[]): boolean => buses.includes(target.bus ?? 'virtio');

const geometry: Check = (disk) =>
  disk.geometry === undefined || isOn(disk, 'ide', 'scsi', 'virtio', 'fdc', 'sata', 'xen', 'uml')
    ? undefined
    : unsupported(`CHS geometry can not be set for '${disk.target.bus}' bus`);

/** A name is a drive's, never a partition's. */
const whole: Check = ({ target: { dev } }) =>
  /^(ioemu:)?(fd|hd|sd|vd|xvd|ubd)[a-z]+[0-9]+$/.test(dev)
    ? unsupported(`invalid disk target '${dev}', partitions can't appear in disk targets`)
    : undefined;

const passthrough: Check = ({ device, target }) =>
  device !== 'lun' || target.bus === 'virtio' || target.bus === 'scsi'
    ? undefined
    : unsupported(`disk device='lun' is not supported for bus='${target.bus}'`);

/** What a disk tells about itself, and the buses that can carry it. */
const identity: Check = (disk) => {
  if (disk.serial !== undefined && isOn(disk, 'sd'))
    return internal(`Serial property not supported for drive bus '${disk.target.bus}'`);
  if (disk.wwn !== undefined && !isOn(disk, 'ide', 'scsi'))
    return unsupported('Only ide and scsi disk support wwn');
  if ((disk.vendor !== undefined || disk.product !== undefined) && !isOn(disk, 'scsi'))
    return unsupported('Only scsi disk supports vendor and product');
  if (disk.target.rotationRate !== undefined && !isOn(disk, 'ide', 'scsi', 'sata'))
    return internal('rotation rate is only valid for SCSI/IDE/SATA bus');
  return undefined;
};

const media: Check = ({ device, target }) =>
  device === 'cdrom' && (target.bus === 'virtio' || target.bus === 'sd')
    ? unsupported(`disk type of '${target.dev}' does not support ejectable media`)
    : undefined;

const writable: Check = ({ device, readonly, target }) =>
  readonly && device === 'disk' && (target.bus === 'ide' || target.bus === 'sata')
    ? unsupported(`readonly ${target.bus} disks are not supported`)
    : undefined;

/** A place on the bus, where the bus has places. */
const placed: Check = (disk, domain) => {
  const { address, target } = disk;
  switch (target.bus) {
    case 'ide':
      if (boardOf(domain) === 'q35')
        return unsupported('IDE controllers are unsupported for this QEMU binary or machine type');
      return address?.type === 'drive' && address.target !== 0
        ? unsupported('target must be 0 for ide controller')
        : undefined;
    case 'sata':
      if (address?.type !== 'drive') return undefined;
      if (address.bus !== 0) return unsupported('bus must be 0 for sata controller');
      return address.target === 0 ? undefined : unsupported('target must be 0 for sata controller');
    case 'scsi':
      return placedOnScsi(disk, domain);
    case 'usb':
      return address === undefined || address.type === 'usb'
        ? undefined
        : internal('unexpected address type for usb disk');
    case 'virtio':
      return address === undefined || onVirtio.has(address.type)
        ? undefined
        : unsupported(`virtio disk cannot have an address of type '${address.type}'`);
    default:
      return undefined;
  }
};

const onVirtio: ReadonlySet<string> = new Set(['pci', 'ccw', 'virtio-mmio', 'unassigned']);
/** SCSI chips without targets, by the place that stands for all. */
const singleTarget: ReadonlySet<string> = new Set(['lsilogic']);

function placedOnScsi({ address }: Disk, { devices }: Domain): Refusal | undefined {
  if (address?.type !== 'drive') return undefined;
  if (address.bus !== 0) return internal('SCSI controller only supports 1 bus');
  const model = devices.controllers.find(
    (each): each is ControllerOf<'scsi'> => each.type === 'scsi' && each.index === address.controller,
  )?.model;
  if (model !== undefined && singleTarget.has(model) && address.target !== 0)
    return unsupported(`target must be 0 for controller model '${model}'`);
  return undefined;
}

const threads: Check = ({ driver, target }, domain) => {
  const wanted = driver?.ioThread;
  if (wanted === undefined) return undefined;
  if (target.bus !== 'virtio')
    return unsupported(`IOThreads not available for bus ${target.bus} target ${target.dev}`);
  return hasIothread(domain, wanted)
    ? undefined
    : unsupported(`Disk iothread '${wanted}' not defined in iothreadid`);
};

const backend: Check = ({ driver, type, target, transient, readonly, shareable }) => {
  if (driver?.name !== 'qemu')
    return unsupported(`unsupported driver name '${driver?.name ?? ''}' for disk '${target.dev}'`);
  if (transient !== undefined && type !== 'file')
    return unsupported(`transient disk supported only with 'file' type (${target.dev})`);
  if (shareable && driver.type !== 'raw')
    return unsupported(`shared access for disk '${target.dev}' requires use of supported storage format`);
  if (driver.io === 'native' && driver.cache !== 'none' && driver.cache !== 'directsync')
    return unsupported("io='native' needs either no disk cache or directsync cache mode");
  if (driver.copyOnRead === true && readonly)
    return unsupported(`copy_on_read is not compatible with read-only disk '${target.dev}'`);
  return undefined;
};

const shared: Check = ({ type }, { memoryBacking, cpu }) => {
  const isShared =
    memoryBacking?.access === 'shared' ||
    cpu?.numa?.cells.some(({ memAccess }) => memAccess === 'shared') === true;
  return type === 'vhostuser' && !isShared ? unsupported("'vhostuser' requires shared memory") : undefined;
};

const checks: readonly Check[] = [
  geometry,
  whole,
  passthrough,
  identity,
  media,
  writable,
  placed,
  backend,
  threads,
  shared,
];

/** Rules on disks as the guest sees them. */
export const diskRules: readonly Rule[] = [
  rule('disksFitTheirBus', (domain) =>
    firstOf(domain.devices.disks, (disk) => firstOf(checks, (check) => check(disk, domain))),
  ),
];
