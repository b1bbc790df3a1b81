/** Rules of disks and of what they share with other users of storage. */
import type { DiskIotune } from '../disk-iotune.ts';
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

export const diskRules: readonly DeviceRule<Disk>[] = [
  never(
    'authNamesItsSecret',
    (disk) => authsOf(disk).some(({ secret }) => unnamed(secret)),
    'xmlError',
    'either secret uuid or usage expected',
    'storage',
  ),
  never(
    'encryptionNamesItsSecret',
    (disk) => encryptionsOf(disk).some(({ secrets }) => secrets.some(unnamed)),
    'xmlError',
    'missing secret uuid or usage attribute',
    'storage',
  ),
  never(
    'encryptionIsGivenOnce',
    (disk) => encryptionsOf(disk).length > 1,
    'configUnsupported',
    'an <encryption> definition already found for disk source',
  ),
  worded('totalExcludesReadAndWrite', 'xmlError', ({ iotune }) => iotune && conflictingLimit(iotune)),
  never(
    'volumesHavePoolAndName',
    ({ type, source }) =>
      type === 'volume' &&
      source !== undefined &&
      (source.pool === undefined) !== (source.volume === undefined),
    'xmlError',
    "'pool' and 'volume' must be specified together for 'pool' type source",
  ),
  never(
    'backingStoresHaveASource',
    ({ backingStore }) =>
      backingStore !== undefined && backingStore.type !== 'none' && backingStore.source === undefined,
    'xmlError',
    'missing disk backing store source',
  ),
  never(
    'rawIoIsForLuns',
    ({ rawIo, device }) => rawIo !== undefined && device !== 'lun',
    'configUnsupported',
    "rawio can be used only with device='lun'",
  ),
  never(
    'reservationsAreForLuns',
    (disk) => reservationsOf(disk) !== undefined && disk.device !== 'lun',
    'configUnsupported',
    '<reservations/> allowed only for lun devices',
  ),
  never(
    'traysAreOfRemovableMedia',
    ({ target, device }) => target.tray === 'open' && device !== 'cdrom' && device !== 'floppy',
    'configUnsupported',
    'tray is only valid for cdrom and floppy',
  ),
  never(
    'removableIsForUsb',
    ({ target }) => target.removable !== undefined && target.bus !== undefined && target.bus !== 'usb',
    'xmlError',
    'removable is only valid for usb disks',
  ),
  worded('startupPolicyNeedsLocalStorage', 'xmlError', ({ type, source }) => {
    const policy = source?.startupPolicy;
    if (policy === undefined || !unskippable.includes(type)) return undefined;
    return `disk startupPolicy '${policy}' is not allowed for disk of '${type}' type`;
  }),
];
