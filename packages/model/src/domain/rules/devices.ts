/**
 * Rules for the devices of a domain, once buses and numbers are filled in.
 *
 * @source libvirt virDomainDefValidate, virDomainDeviceDefValidateInternal; words from libvirt 9.0
 */
import { everyDevice } from '../addresses/virtio-other.ts';
import type { DriveAddress } from '../devices/address.ts';
import type { Disk } from '../devices/disk.ts';
import type { Devices } from '../devices/index.ts';
import { devicePath, devicesWithPaths } from '../devices/rules/index.ts';
import { imagePath } from '../../moments/disks.ts';
import { eachDevice } from './each-device.ts';
import { inputBusesFit } from './inputs.ts';
import { firstTwice, rule, violatesAt, type Rule } from './rule.ts';

const targets = rule('diskTargetsAreUnique', ({ devices }) => {
  const seen = new Map<string, Disk>();
  for (const [index, disk] of devices.disks.entries()) {
    const other = seen.get(disk.target.dev);
    if (other) {
      const [first, second] = [other, disk].map((each) => imagePath(each) ?? '(null)');
      return violatesAt(
        `/domain/devices/disk[${index + 1}]/target/@dev`,
        'xmlError',
        `target '${disk.target.dev}' duplicated for disk sources '${first}' and '${second}'`,
      );
    }
    seen.set(disk.target.dev, disk);
  }
  return undefined;
});

const lun = rule('lunsAreBlockDevices', ({ devices }) => {
  for (const [index, disk] of devices.disks.entries()) {
    const { device, type, sgIo } = disk;
    if (sgIo === 'unfiltered')
      return violatesAt(
        `/domain/devices/disk[${index + 1}]/@sgio`,
        'configUnsupported',
        'unfiltered sgio is no longer supported',
      );
    if (device === 'lun' && type !== 'block' && type !== 'network' && type !== 'volume') {
      return violatesAt(
        `/domain/devices/disk[${index + 1}]/@device`,
        'configUnsupported',
        "disk device='lun' is only valid for block type disk source",
      );
    }
    if (disk.device === 'lun' && disk.type === 'network' && disk.source?.protocol !== 'iscsi') {
      return violatesAt(
        `/domain/devices/disk[${index + 1}]/@device`,
        'configUnsupported',
        `disk device='lun' is not supported for protocol='${disk.source?.protocol ?? ''}'`,
      );
    }
  }
  return undefined;
});

const onDrives = ['ide', 'scsi', 'fdc', 'sata'];
const fitting = rule('diskAddressesFitTheirBus', ({ devices }) => {
  const wrong = devices.disks.find(
    ({ target, address }) =>
      onDrives.includes(target.bus ?? '') &&
      address !== undefined &&
      address.type !== 'drive' &&
      address.type !== 'unassigned',
  );
  if (!wrong) return undefined;
  const { target, address } = wrong;
  return violatesAt(
    `/domain/devices/disk[${devices.disks.indexOf(wrong) + 1}]/address/@type`,
    'configUnsupported',
    `Invalid address type '${address?.type}' for the disk '${target.dev}' with the bus type '${target.bus}'`,
  );
});

const place = ({ controller, bus, target, unit }: DriveAddress) =>
  `controller='${controller}' bus='${bus}' target='${target}' unit='${unit}'`;

function scsiHostdevPlaces({ hostdevs }: Devices): string[] {
  return hostdevs.flatMap((each) =>
    each.mode === 'subsystem' && each.type === 'scsi' && each.address?.type === 'drive'
      ? [place(each.address)]
      : [],
  );
}

const drives = rule('driveAddressesAreUnique', ({ devices }) => {
  const taken = new Map<string, string>();
  const hostdevs = scsiHostdevPlaces(devices);
  for (const [index, { target, address }] of devices.disks.entries()) {
    if (address?.type !== 'drive') continue;
    const where = place(address);
    const key = `${target.bus} ${where}`;
    const first = taken.get(key);
    if (first !== undefined) {
      return violatesAt(
        `/domain/devices/disk[${index + 1}]/address`,
        'configUnsupported',
        `Found duplicate drive address for disk with target name '${first}' ${where}`,
      );
    }
    taken.set(key, target.dev);
    if (target.bus === 'scsi' && hostdevs.includes(where)) {
      return violatesAt(
        `/domain/devices/disk[${index + 1}]/address`,
        'configUnsupported',
        `using disk target name '${target.dev}' conflicts with SCSI host device address ${where}`,
      );
    }
  }
  const twice = firstTwice(hostdevs);
  return twice === undefined
    ? undefined
    : violatesAt(
        '/domain/devices/hostdev',
        'configUnsupported',
        `SCSI host address ${twice} in use by another SCSI host device`,
      );
});

const mdev = rule('mediatedDevicesAreOnPci', ({ devices }) => {
  for (const [index, each] of devices.hostdevs.entries()) {
    if (each.mode !== 'subsystem' || each.type !== 'mdev' || each.model !== 'vfio-pci') continue;
    const type = each.address?.type;
    if (type !== undefined && type !== 'pci' && type !== 'unassigned') {
      return violatesAt(
        `/domain/devices/hostdev[${index + 1}]/address/@type`,
        'xmlError',
        `Unsupported address type '${type}' with mediated device model 'vfio-pci'`,
      );
    }
  }
  return undefined;
});

const controllers = rule('controllersAreUnique', ({ devices }) => {
  const usb = devices.controllers.filter((each) => each.type === 'usb');
  if (usb.length > 1 && usb.some((each) => each.model === 'none')) {
    return violatesAt(
      devicePath(devices, usb[1]),
      'xmlDetail',
      "Can't add another USB controller: USB is disabled for this domain",
    );
  }
  const companions = usb.filter(({ model }) => model?.startsWith('ich9-') === true);
  const served = companions.length > 0 || usb.some(({ masterStartPort }) => masterStartPort !== undefined);
  if (served && !companions.some(({ model }) => model === 'ich9-ehci1')) {
    return violatesAt(devicePath(devices, usb[0]), 'xmlDetail', 'No master USB controller specified');
  }
  const plain = devices.controllers.filter((each) => each.type !== 'usb' && each.index !== undefined);
  for (const [at, given] of plain.entries()) {
    const { type, index } = given;
    if (plain.slice(0, at).some((other) => other.type === type && other.index === index)) {
      return violatesAt(
        `/domain/devices/controller[${devices.controllers.indexOf(given) + 1}]/@index`,
        'xmlError',
        `Multiple '${type}' controllers with index '${index}'`,
      );
    }
  }
  return undefined;
});

const roots = eachDevice('rootsHaveNoAddress', 'controller', ({ type, index, address }) =>
  type === 'pci' && index === 0 && address !== undefined
    ? {
        code: 'configUnsupported',
        detail: 'pci-root and pcie-root controllers should not have an address',
        at: '/address',
      }
    : undefined,
);

const threads = eachDevice('onlyVirtioScsiHasThreads', 'controller', ({ type, driver }) =>
  driver?.ioThread === undefined || type === 'scsi'
    ? undefined
    : {
        code: 'xmlError',
        detail: "'iothread' attribute only supported for virtio scsi controllers",
        at: '/driver/@iothread',
      },
);

function bootOrder(device: object): number | undefined {
  return 'boot' in device ? (device.boot as { order: number } | undefined)?.order : undefined;
}

function aliasOf(device: object): string | undefined {
  return 'alias' in device && typeof device.alias === 'string' ? device.alias : undefined;
}

/** The second device of which something says the same. */
function secondPath(devices: Devices, is: (device: object) => boolean): string {
  const [, second] = [...devicesWithPaths(devices)].filter(({ device }) => is(device));
  return second?.path ?? '/domain/devices';
}

const boot = rule('bootOrderIsUnique', ({ devices }) => {
  const orders = everyDevice(devices).flatMap((device) => bootOrder(device) ?? []);
  const twice = firstTwice(orders);
  return twice === undefined
    ? undefined
    : violatesAt(
        `${secondPath(devices, (device) => bootOrder(device) === twice)}/boot/@order`,
        'xmlError',
        `boot order ${twice} used for more than one device`,
      );
});

const aliases = rule('aliasesAreUnique', ({ devices }) => {
  const names = everyDevice(devices).flatMap((device) => aliasOf(device) ?? []);
  const twice = firstTwice(names);
  return twice === undefined
    ? undefined
    : violatesAt(
        `${secondPath(devices, (device) => aliasOf(device) === twice)}/alias/@name`,
        'xmlError',
        `non unique alias detected: ${twice}`,
      );
});

const sockets = rule('socketsHavePaths', ({ devices }) => {
  const lines = [
    ...devices.serials,
    ...devices.parallels,
    ...devices.channels,
    ...devices.redirdevs,
    ...devices.consoles,
  ];
  // Channels are given a path of their own where they have none.
  const open = lines.filter((line) => line.type === 'unix' && line.source?.path === undefined);
  const lacking = open.find((line) => !devices.channels.some((channel) => channel === line));
  return lacking
    ? violatesAt(
        `${devicePath(devices, lacking)}/source/@path`,
        'internalError',
        'Missing source path attribute for char device',
      )
    : undefined;
});

const cards = eachDevice('videoCardsAreKnown', 'video', ({ model }) =>
  model?.type === 'default'
    ? {
        code: 'internalError',
        detail: 'missing video model and cannot determine default',
        at: '/model/@type',
      }
    : undefined,
);

/** In the order in which libvirt looks. */
export const deviceRules: readonly Rule[] = [
  targets,
  lun,
  fitting,
  inputBusesFit,
  cards,
  drives,
  mdev,
  roots,
  threads,
  controllers,
  boot,
  aliases,
  sockets,
];
