/** Rules of disks and of what they share with other users of storage. */
import { diskIndex } from '../../addresses/drive.ts';
import type { DiskIotune } from '../disk-iotune.ts';
import type { Complaint } from '../../rules/complaint.ts';
import type { DiskDriver } from '../disk-driver.ts';
import type { Disk } from '../disk.ts';
import type { EncryptionSecret, StorageAuth, StorageEncryption } from '../storage-auth.ts';
import { type DeviceRule, never, worded } from './device-rule.ts';

const limits = ['BytesSec', 'IopsSec', 'BytesSecMax', 'IopsSecMax'] as const;
const limitNames = {
  BytesSec: 'bytes_sec',
  IopsSec: 'iops_sec',
  BytesSecMax: 'bytes_sec_max',
  IopsSecMax: 'iops_sec_max',
};

function conflictingLimit(iotune: DiskIotune): string | undefined {
  const given = (value: bigint | undefined): boolean => value !== undefined && value > 0n;
  const found = limits.find(
    (kind) =>
      given(iotune[`total${kind}`]) && (given(iotune[`read${kind}`]) || given(iotune[`write${kind}`])),
  );
  return found && `total and read/write ${limitNames[found]} cannot be set at the same time`;
}

function encryptionsOf({ source, encryption }: Disk): StorageEncryption[] {
  const inner = source && 'encryption' in source ? source.encryption : undefined;
  return [encryption, inner].filter((each) => each !== undefined);
}

function authsOf({ source, auth }: Disk): StorageAuth[] {
  const inner = source && 'auth' in source ? source.auth : undefined;
  return [auth, inner].filter((each) => each !== undefined);
}

const unnamed = ({ uuid, usage }: Pick<EncryptionSecret, 'uuid' | 'usage'>): boolean =>
  uuid === undefined && usage === undefined;

const reservationsOf = ({ source }: Disk) =>
  source && 'reservations' in source ? source.reservations : undefined;

/** Kinds of storage that a disk cannot do without when they fail to open. */
const unskippable = ['network', 'nvme', 'vhostuser'];

/** Virtio's own settings, with the words for a disk on another bus. */
const virtioSettings: readonly (readonly [keyof DiskDriver, string])[] = [
  ['eventIdx', 'disk event_idx mode supported only for virtio bus'],
  ['ioEventFd', 'disk ioeventfd mode supported only for virtio bus'],
  ['queues', 'queues attribute in disk driver element is only supported by virtio-blk'],
  ['iommu', 'iommu driver option is only supported for virtio devices'],
  ['ats', 'ats driver option is only supported for virtio devices'],
  ['packed', 'packed driver option is only supported for virtio devices'],
  ['pagePerVq', 'page_per_vq driver option is only supported for virtio devices'],
];

function strayVirtio({ target, driver, model, type }: Disk): string | undefined {
  if (target.bus === undefined || target.bus === 'virtio') return undefined;
  if (type === 'vhostuser') return 'vhostuser disk supports only virtio bus';
  if (model !== undefined && model !== 'virtio')
    return `disk model '${model}' not supported for bus '${target.bus}'`;
  return virtioSettings.find(([setting]) => driver?.[setting] !== undefined)?.[1];
}

function wrongPath({ type, source }: Disk): string | undefined {
  if (type !== 'network' || (source?.protocol !== 'rbd' && source?.protocol !== 'gluster')) return undefined;
  const { name = '' } = source;
  if (source.protocol === 'rbd' && name === '') return undefined;
  return name.includes('/') ? undefined : `can't split path '${name}' into pool name and image name`;
}

/** Protocols that one can log in to, with the kind of secret that each takes. */
const loginSecrets: Readonly<Record<string, string>> = { iscsi: 'iscsi', rbd: 'ceph' };

function wrongLogin(disk: Disk): string | undefined {
  if (disk.type !== 'network' || disk.source === undefined) return undefined;
  const [login] = authsOf(disk);
  if (login === undefined) return undefined;
  const { protocol } = disk.source;
  if (withoutLogin.includes(protocol)) return `authentication is not supported for protocol '${protocol}'`;
  const wanted = loginSecrets[protocol];
  return wanted !== undefined && login.secret.type !== wanted
    ? `invalid secret type '${login.secret.type}'`
    : undefined;
}

/** Drives may be empty, and a device of the host that is passed through may be left open. */
function missingSource(disk: Disk): Complaint | undefined {
  return disk.device !== 'disk' || hasImage(disk)
    ? undefined
    : { code: 'noSource', detail: disk.target.dev, at: '/source' };
}

function hasImage({ type, source }: Disk): boolean {
  switch (type) {
    case 'file':
      return source?.file !== undefined || source?.fdGroup !== undefined;
    case 'block':
      return source?.dev !== undefined;
    case 'dir':
      return source?.dir !== undefined;
    case 'volume':
      return source?.pool !== undefined;
    default:
      return source !== undefined;
  }
}

/** A disk is named after the kind of drive that it was on the first PCs. */
function wrongName({ device, target, address }: Disk): string | undefined {
  const name = target.dev.replace(/^ioemu:/, '');
  if (device === 'floppy') return name.startsWith('fd') ? undefined : `Invalid floppy device name: ${name}`;
  if (device !== 'disk' || /^(hd|sd|vd|xvd|ubd)/.test(name)) return undefined;
  // Without an address, the place that the name means is looked for first.
  if (address === undefined && diskIndex(name) === undefined) return undefined;
  return `Invalid harddisk device name: ${name}`;
}

/** A server is reached by name over a network, by a path on this host. */
function wrongServer({ type, source }: Disk): string | undefined {
  if (type !== 'network') return undefined;
  for (const { name, transport, socket } of source?.hosts ?? []) {
    if (transport === 'unix' && socket === undefined) return 'missing socket for unix transport';
    if (transport === 'unix') continue;
    if (socket !== undefined) return `transport '${transport ?? '(null)'}' does not support socket attribute`;
    if (name === undefined) return 'missing name for host';
  }
  return undefined;
}

const withoutLogin = ['nbd', 'sheepdog', 'gluster', 'tftp', 'vxhs', 'nfs'];

export const diskRules: readonly DeviceRule<Disk>[] = [
  never(
    'luksIsNoFormat',
    '/driver/@type',
    ({ driver }) => driver?.type === 'luks',
    'configUnsupported',
    "unknown driver format value 'luks'",
  ),
  worded('serversCanBeReached', '/source/host', 'xmlError', wrongServer),
  worded('poolAndImageAreNamed', '/source/@name', 'xmlError', wrongPath),
  never(
    'authNamesItsSecret',
    '/source/auth/secret',
    (disk) => authsOf(disk).some(({ secret }) => unnamed(secret)),
    'xmlError',
    'either secret uuid or usage expected',
    'storage',
  ),
  never(
    'encryptionNamesItsSecret',
    '/source/encryption/secret',
    (disk) => encryptionsOf(disk).some(({ secrets }) => secrets.some(unnamed)),
    'xmlError',
    'missing secret uuid or usage attribute',
    'storage',
  ),
  never(
    'encryptionIsGivenOnce',
    '/encryption',
    (disk) => encryptionsOf(disk).length > 1,
    'configUnsupported',
    'an <encryption> definition already found for disk source',
  ),
  worded(
    'totalExcludesReadAndWrite',
    '/iotune',
    'xmlError',
    ({ iotune }) => iotune && conflictingLimit(iotune),
  ),
  never(
    'volumesHavePoolAndName',
    '/source',
    ({ type, source }) =>
      type === 'volume' &&
      source !== undefined &&
      (source.pool === undefined) !== (source.volume === undefined),
    'xmlError',
    "'pool' and 'volume' must be specified together for 'pool' type source",
  ),
  never(
    'backingStoresHaveASource',
    '/backingStore/source',
    ({ backingStore }) =>
      backingStore !== undefined && backingStore.type !== 'none' && backingStore.source === undefined,
    'xmlError',
    'missing disk backing store source',
  ),
  never(
    'rawIoIsForLuns',
    '/@rawio',
    ({ rawIo, device }) => rawIo !== undefined && device !== 'lun',
    'configUnsupported',
    "rawio can be used only with device='lun'",
  ),
  never(
    'reservationsAreForLuns',
    '/source/reservations',
    (disk) => reservationsOf(disk) !== undefined && disk.device !== 'lun',
    'configUnsupported',
    '<reservations/> allowed only for lun devices',
  ),
  never(
    'traysAreOfRemovableMedia',
    '/target/@tray',
    ({ target, device }) => target.tray === 'open' && device !== 'cdrom' && device !== 'floppy',
    'configUnsupported',
    'tray is only valid for cdrom and floppy',
  ),
  never(
    'removableIsForUsb',
    '/target/@removable',
    ({ target }) => target.removable !== undefined && target.bus !== undefined && target.bus !== 'usb',
    'xmlError',
    'removable is only valid for usb disks',
  ),
  worded('loginFitsTheProtocol', '/source/auth', 'configUnsupported', wrongLogin),
  worded('virtioSettingsAreForVirtio', '/driver', 'configUnsupported', strayVirtio),
  { name: 'disksHaveASource', check: missingSource },
  worded('namesFitTheDrive', '/target/@dev', 'internalError', wrongName),
  worded('startupPolicyNeedsLocalStorage', '/source/@startupPolicy', 'xmlError', ({ type, source }) => {
    const policy = source?.startupPolicy;
    if (policy === undefined || !unskippable.includes(type)) return undefined;
    return `disk startupPolicy '${policy}' is not allowed for disk of '${type}' type`;
  }),
  worded('floppiesAreOnFdc', '/target/@bus', 'internalError', ({ device, target }) => {
    if (target.bus === undefined || (device === 'floppy') === (target.bus === 'fdc')) return undefined;
    return `Invalid bus type '${target.bus}' for ${device === 'floppy' ? 'floppy disk' : 'disk'}`;
  }),
];
