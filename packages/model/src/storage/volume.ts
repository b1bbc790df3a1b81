/**
 * Storage volumes: what a pool holds.
 *
 * @source libvirt docs/formatstorage "Storage volume XML", virStorageVolDefParseXML, virStorageVolDefFormat
 */
import {
  attr,
  child,
  element,
  fields,
  flag,
  format,
  inside,
  many,
  oneOf,
  optional,
  size,
  string,
  text,
  uint64,
  wrapper,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { refuse } from '../document-error.ts';
import { storageEncryptionXml } from '../domain/devices/storage-auth.ts';
import { absPath, volumeName } from '../domain/devices/scalars.ts';
import { inText } from '../in-text.ts';
import type { DocumentKind, PlaceRefusal } from '../parse-errors.ts';
import { readDocument, type ReadOptions } from '../read-document.ts';
import type { StoragePoolType } from './pool-source.ts';
import { anyPath, formatVersion, timestamp } from './scalars.ts';
import { requireSecretName, saysNothing, storagePermissionsXml } from './target.ts';

// A client's document may hold anything here: only the pool itself knows.
const output = { lenient: 'ignore', demanded: true } as const;
const extent = fields({
  start: optional(attr('start', uint64, { ...output, doc: 'First byte.' })),
  end: optional(attr('end', uint64, { ...output, doc: 'End.' })),
});
/** A part of a device that a volume takes. */
export interface VolumeExtent extends Infer<typeof extent> {}
export const volumeExtentXml: Element<VolumeExtent> = element('extent', extent, {
  doc: 'Part of the device.',
  since: '0.4.1',
});

const device = fields({
  path: optional(attr('path', absPath, { ...output, doc: 'Device node.' })),
  extents: many(child(volumeExtentXml)),
});
/** A device that a volume lies on. */
export interface VolumeDevice extends Infer<typeof device> {}
export const volumeDeviceXml: Element<VolumeDevice> = element('device', device, {
  doc: 'Device that the volume lies on.',
  since: '0.4.1',
});

const source = fields({ devices: many(child(volumeDeviceXml, { in: ['live'] })) });
/** Where on its pool's devices a volume lies; output only. */
export interface VolumeSource extends Infer<typeof source> {}
export const volumeSourceXml: Element<VolumeSource> = element('source', source, {
  doc: "Where on its pool's devices the volume lies; output only.",
  since: '0.4.1',
});

const timestamps = fields({
  atime: optional(text('atime', timestamp, { lenient: 'ignore', doc: 'Last read.' })),
  mtime: optional(text('mtime', timestamp, { lenient: 'ignore', doc: 'Last written.' })),
  ctime: optional(
    text('ctime', timestamp, { lenient: 'ignore', doc: 'Last changed, its attributes included.' }),
  ),
  btime: optional(text('btime', timestamp, { lenient: 'ignore', doc: 'Made.' })),
});
/** When a volume's file was used; output only. */
export interface VolumeTimestamps extends Infer<typeof timestamps> {}
export const volumeTimestampsXml: Element<VolumeTimestamps> = element('timestamps', timestamps, {
  doc: 'Times of the file; output only.',
  since: '0.9.13',
});

const fileFormats = [
  'none',
  'unknown',
  'raw',
  'dir',
  'bochs',
  'cloop',
  'dmg',
  'iso',
  'vpc',
  'vdi',
  'fat',
  'vhd',
  'ploop',
  'luks',
  'cow',
  'qcow',
  'qcow2',
  'qed',
  'vmdk',
] as const;
const deviceFormats = [
  'auto',
  'ext2',
  'ext3',
  'ext4',
  'ufs',
  'iso9660',
  'udf',
  'gfs',
  'gfs2',
  'vfat',
  'hfs+',
  'xfs',
  'ocfs2',
  'vmfs',
] as const;
const partitionFormats = [
  'linux',
  'fat16',
  'fat32',
  'linux-swap',
  'linux-lvm',
  'linux-raid',
  'extended',
] as const;
const volumeFormat = oneOf(...fileFormats, ...deviceFormats, ...partitionFormats);

const formatPart = optional(inside('format', attr('type', volumeFormat), { doc: 'Format of the data.' }));
const features = fields({
  lazyRefcounts: flag('lazy_refcounts', { doc: 'Reference counts of qcow2 are written late.' }),
  extendedL2: flag('extended_l2', { since: '8.0.0', doc: 'Clusters of qcow2 have parts of their own.' }),
});
/** What a qcow2 file can do. */
export interface VolumeFeatures extends Infer<typeof features> {}
export const volumeFeaturesXml: Element<VolumeFeatures> = element('features', features, {
  doc: 'What a qcow2 file can do.',
  since: '1.1.0',
});

const target = fields({
  path: optional(text('path', anyPath, { doc: 'Where it can be opened; output only.' })),
  format: formatPart,
  permissions: optional(child(storagePermissionsXml)),
  timestamps: optional(child(volumeTimestampsXml, { in: ['live'] })),
  encryption: optional(child(storageEncryptionXml)),
  compat: optional(text('compat', formatVersion, { since: '1.1.0', doc: 'Version of qcow2.' })),
  noCopyOnWrite: flag('nocow', {
    in: ['inactive'],
    since: '1.2.2',
    doc: 'Do not copy on write on btrfs; not told back.',
  }),
  clusterSize: optional(
    size('clusterSize', { unit: 'B', since: '7.4.0', doc: 'Size of a cluster of qcow2.' }),
  ),
  features: optional(child(volumeFeaturesXml)),
});
/** How the volume appears on this host. */
export interface VolumeTarget extends Infer<typeof target> {}
export const volumeTargetXml: Element<VolumeTarget> = element('target', target, {
  doc: 'How the volume appears on this host.',
  since: '0.4.1',
});

const backing = fields({
  path: optional(text('path', absPath, { demanded: true, doc: 'The file below.' })),
  format: formatPart,
  permissions: optional(child(storagePermissionsXml)),
  timestamps: optional(child(volumeTimestampsXml, { in: ['live'] })),
});
/** The file that a volume holds the changes to. */
export interface VolumeBacking extends Infer<typeof backing> {}
export const volumeBackingXml: Element<VolumeBacking> = element('backingStore', backing, {
  doc: 'The file that this one holds the changes to.',
  since: '0.4.5',
});

const volume = fields({
  type: attr('type', oneOf('file', 'block', 'dir', 'network', 'netdir'), {
    default: 'file',
    since: '1.2.0',
    doc: 'What it is on the host; output only.',
  }),
  name: text('name', volumeName, { doc: 'Unique in its pool.' }),
  key: optional(text('key', string, { doc: 'Unique on the host; output only.' })),
  source: wrapper(volumeSourceXml),
  capacity: optional(size('capacity', { unit: 'bytes', doc: 'Size that users see.' })),
  allocation: optional(
    size('allocation', { unit: 'bytes', doc: 'Room that it takes; the capacity when absent.' }),
  ),
  physical: optional(
    size('physical', { unit: 'bytes', in: ['live'], since: '3.0.0', doc: 'Size of the file.' }),
  ),
  target: optional(child(volumeTargetXml, { demanded: true })),
  backingStore: optional(child(volumeBackingXml)),
});
/** A storage volume's text. */
interface VolumeRead extends Infer<typeof volume> {}
/** A storage volume. */
export interface StorageVolume extends VolumeRead {
  /** Bytes. */
  capacity: bigint;
  /** Bytes. */
  allocation: bigint;
  target: VolumeTarget;
}
export const storageVolumeXml: Element<VolumeRead> = element('volume', volume, {
  doc: 'A storage volume.',
  since: '0.4.1',
});

const lacks = (at: RegExp, detail: string): PlaceRefusal => ({
  at,
  kind: 'missing',
  code: 'xmlError',
  detail,
});
const volumeKind: DocumentKind = {
  text: 'storage_volume_definition',
  schema: 'storagevol.rng',
  domain: 'storage',
  refusals: [
    lacks(/^\/volume\/name$/, 'missing volume name element'),
    {
      at: /^\/volume\/@type$/,
      kind: 'bad-value',
      code: 'configUnsupported',
      detail: "unknown volume type '%s'",
    },
    {
      at: /\/format\/@type$/,
      kind: 'bad-value',
      code: 'configUnsupported',
      detail: 'unknown volume format type %s',
    },
    {
      at: /\/encryption\/@format$/,
      kind: 'bad-value',
      code: 'configUnsupported',
      detail: 'unknown volume encryption format type %s',
    },
    lacks(/\/encryption\/@format$/, 'unknown volume encryption format'),
    lacks(/\/secret\/@type$/, 'unknown volume encryption secret type'),
    lacks(/\/cipher\/@\w+$/, "cipher info missing '%a' attribute"),
    lacks(/\/ivgen\/@\w+$/, "ivgen info missing '%a' attribute"),
    {
      at: /\/secret\/@type$/,
      kind: 'bad-value',
      code: 'configUnsupported',
      detail: 'unknown volume encryption secret type %s',
    },
    {
      at: /\/secret\/@uuid$/,
      kind: 'bad-value',
      code: 'xmlError',
      domain: 'none',
      detail: "invalid secret uuid '%s'",
    },
    {
      at: /\/(capacity|allocation)$/,
      kind: 'bad-value',
      code: 'xmlError',
      detail: 'malformed capacity element',
    },
    {
      at: /\/compat$/,
      kind: 'bad-value',
      code: 'xmlError',
      detail: "forbidden characters in 'compat' attribute",
    },
    { at: /\/mode$/, kind: 'bad-value', code: 'xmlError', detail: 'malformed octal mode' },
    { at: /\/owner$/, kind: 'bad-value', code: 'xmlError', detail: 'malformed owner element' },
    { at: /\/group$/, kind: 'bad-value', code: 'xmlError', detail: 'malformed group element' },
  ],
};

export interface VolumeReadOptions extends ReadOptions {
  /** What kind of pool the volume is for: it decides which formats there are. */
  readonly pool: StoragePoolType;
  /** Must the capacity be there? `unlessBacked`: not where there is a file below to take it from. Default `always`. */
  readonly needsCapacity?: 'always' | 'unlessBacked' | 'never';
}

/**
 * Reads a volume and fills in what follows from its pool.
 *
 * @throws {DocumentError} `xmlDetail`, `xmlInvalidSchema` when strict, else what cannot be.
 */
export function parseStorageVolume(xml: string, options: VolumeReadOptions): StorageVolume {
  return inText(xml, () => readVolume(xml, options));
}

function readVolume(xml: string, options: VolumeReadOptions): StorageVolume {
  const read = readDocument(xml, storageVolumeXml, volumeKind, { ...options, view: 'inactive' });
  const { needsCapacity = 'always' } = options;
  const mayLack = needsCapacity === 'never' || (needsCapacity === 'unlessBacked' && read.backingStore?.path);
  if (read.capacity === undefined && !mayLack)
    refuse('xmlError', 'storage', 'missing capacity element', '/volume/capacity');
  const capacity = read.capacity ?? 0n;
  for (const [at, secret] of (read.target?.encryption?.secrets ?? []).entries())
    requireSecretName(secret, `/volume/target/encryption/secret[${at + 1}]`);
  const { backingStore, ...rest } = read;
  return {
    ...rest,
    capacity,
    allocation: read.allocation ?? capacity,
    target: completeTarget(read.target ?? {}, options.pool),
    ...(backingStore?.path !== undefined
      ? { backingStore: completeFormat(withoutEmpty(backingStore), options.pool, '/volume/backingStore') }
      : {}),
  };
}

/** Writes a volume, with what only its pool can tell. */
export function formatStorageVolume(value: StorageVolume): string {
  return format(value, storageVolumeXml, { view: 'live' });
}

interface PoolFormats {
  readonly words: readonly string[];
  readonly plain: VolumeFormat;
}
const files: PoolFormats = { words: fileFormats.filter((word) => word !== 'none'), plain: 'raw' };
const partitions: PoolFormats = { words: ['none', ...partitionFormats], plain: 'none' };
/** Kinds of pool whose volumes have formats. */
const poolFormats: Readonly<Partial<Record<StoragePoolType, PoolFormats>>> = {
  dir: files,
  fs: files,
  netfs: files,
  disk: partitions,
  rbd: files,
  sheepdog: files,
  gluster: files,
  zfs: files,
  vstorage: files,
};

type VolumeFormat = NonNullable<VolumeTarget['format']>;

function completeTarget(given: VolumeTarget, pool: StoragePoolType): VolumeTarget {
  const done = completeFormat(withoutEmpty(given), pool, '/volume/target');
  if (done.features) done.compat ??= '1.1';
  return done;
}

/** Formats are only for pools that have them, and only those that the pool knows. */
function completeFormat<T extends VolumeBacking | VolumeTarget>(
  given: T,
  pool: StoragePoolType,
  path: string,
): T {
  const formats = poolFormats[pool];
  const { format: word, ...rest } = given;
  if (!formats) return rest as T;
  if (word === undefined) return { ...rest, format: formats.plain } as T;
  if (!formats.words.includes(word)) {
    refuse('configUnsupported', 'storage', `unknown volume format type ${word}`, `${path}/format/@type`);
  }
  return given;
}

function withoutEmpty<T extends VolumeBacking | VolumeTarget>(given: T): T {
  const { permissions, ...rest } = given;
  return permissions && saysNothing(permissions) ? (rest as T) : { ...given };
}
