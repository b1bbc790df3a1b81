/**
 * Storage pools: where volumes live.
 *
 * @source libvirt docs/formatstorage, virStoragePoolDefParseXML, virStoragePoolDefFormatBuf
 */
import {
  attr,
  child,
  element,
  fields,
  format,
  inside,
  many,
  namespace,
  oneOf,
  optional,
  size,
  string,
  text,
  uuid,
  variants,
  wrapper,
  yesNo,
  type Element,
  type Infer,
  type View,
} from '@typevirt/xml';
import { refuse } from '../document-error.ts';
import { absPath, strictly } from '../domain/devices/scalars.ts';
import { inText } from '../in-text.ts';
import type { DocumentKind, PlaceRefusal } from '../parse-errors.ts';
import { readDocument, type ReadOptions } from '../read-document.ts';
import {
  defaultPoolFormat,
  poolSourceXml,
  type StoragePoolSource,
  type StoragePoolType,
} from './pool-source.ts';
import { requireSecretName, saysNothing, storagePermissionsXml } from './target.ts';

const target = fields({
  path: optional(text('path', absPath, { demanded: true, doc: 'Folder in which the volumes appear.' })),
  permissions: optional(child(storagePermissionsXml)),
});
/** Where the pool appears on this host. */
export interface StoragePoolTarget extends Infer<typeof target> {}
const targetOptions = { doc: 'Where the pool appears on this host.', since: '0.4.1' } as const;
export const storagePoolTargetXml: Element<StoragePoolTarget> = element('target', target, targetOptions);

const logicalTarget = fields({
  path: optional(text('path', absPath, { doc: 'Folder of the volume group; follows from its name.' })),
  permissions: optional(child(storagePermissionsXml)),
});
const logicalTargetXml: Element<StoragePoolTarget> = element('target', logicalTarget, targetOptions);

const fsNamespace = namespace('fs', 'http://libvirt.org/schemas/storagepool/fs/1.0');
const mountOption = fields({ name: attr('name', string, { doc: 'The option, passed as it is.' }) });
/** An option of `mount`. */
export interface MountOption extends Infer<typeof mountOption> {}
export const mountOptionXml: Element<MountOption> = element('option', mountOption, {
  namespace: fsNamespace,
  doc: 'An option.',
  since: '5.1.0',
});
const mountOptions = fields({ options: many(child(mountOptionXml)) });
/** Options with which the file system is mounted. */
export interface MountOptions extends Infer<typeof mountOptions> {}
export const mountOptionsXml: Element<MountOptions> = element('mount_opts', mountOptions, {
  namespace: fsNamespace,
  doc: 'Options with which the file system is mounted.',
  since: '5.1.0',
});

const rbdNamespace = namespace('rbd', 'http://libvirt.org/schemas/storagepool/rbd/1.0');
const rbdOption = fields({
  name: attr('name', string, { doc: 'Name of the option.' }),
  value: attr('value', string, { doc: 'Its value.' }),
});
/** An option of librados. */
export interface RbdOption extends Infer<typeof rbdOption> {}
export const rbdOptionXml: Element<RbdOption> = element('option', rbdOption, {
  namespace: rbdNamespace,
  doc: 'An option.',
  since: '5.1.0',
});
const rbdOptions = fields({ options: many(child(rbdOptionXml)) });
/** Options of librados. */
export interface RbdOptions extends Infer<typeof rbdOptions> {}
export const rbdOptionsXml: Element<RbdOptions> = element('config_opts', rbdOptions, {
  namespace: rbdNamespace,
  doc: 'Options of librados.',
  since: '5.1.0',
});

const poolName = strictly('[^/\\n]+', 'pool name', 'default', 'pool 1');
const namePart = { name: optional(text('name', poolName, { demanded: true, doc: 'Unique on the host.' })) };
const nameMayFollow = {
  name: optional(text('name', poolName, { doc: "Unique on the host; the source's name when absent." })),
};
// Read as what they are, then forgotten: only the pool itself knows.
const output = { lenient: 'ignore' } as const;
const head = {
  uuid: optional(text('uuid', uuid, { doc: 'Unique everywhere; made up when absent.' })),
  capacity: size('capacity', {
    ...output,
    unit: 'bytes',
    default: 0n,
    doc: 'All room there is; output only.',
  }),
  allocation: size('allocation', {
    ...output,
    unit: 'bytes',
    default: 0n,
    doc: 'Room that volumes take; output only.',
  }),
  available: size('available', {
    ...output,
    unit: 'bytes',
    default: 0n,
    doc: 'Room that is left; output only.',
  }),
  copyOnWrite: optional(
    inside('features', inside('cow', attr('state', yesNo)), {
      since: '6.6.0',
      doc: 'Whether files of a btrfs folder are copied on write.',
    }),
  ),
};
const targetPart = { target: optional(child(storagePoolTargetXml, { demanded: true })) };
const mountPart = { mountOptions: optional(child(mountOptionsXml)) };
const needs = (type: StoragePoolType) => ({
  source: wrapper(poolSourceXml[type], { always: true }),
});

const refresh = inside('refresh', inside('volume', attr('allocation', oneOf('default', 'capacity'))), {
  since: '5.2.0',
  doc: 'How the allocation of volumes is found out.',
});

const pool = variants('type', {
  dir: fields({ ...namePart, ...head, ...needs('dir'), ...targetPart }),
  fs: fields({ ...namePart, ...head, ...needs('fs'), ...targetPart, ...mountPart }),
  netfs: fields({ ...namePart, ...head, ...needs('netfs'), ...targetPart, ...mountPart }),
  logical: fields({
    ...nameMayFollow,
    ...head,
    ...needs('logical'),
    target: optional(child(logicalTargetXml, { demanded: true })),
  }),
  disk: fields({ ...namePart, ...head, ...needs('disk'), ...targetPart }),
  iscsi: fields({ ...namePart, ...head, ...needs('iscsi'), ...targetPart }),
  'iscsi-direct': fields({ ...namePart, ...head, ...needs('iscsi-direct') }),
  scsi: fields({ ...namePart, ...head, ...needs('scsi'), ...targetPart }),
  mpath: fields({ ...namePart, ...head, ...needs('mpath'), ...targetPart }),
  rbd: fields({
    ...nameMayFollow,
    ...head,
    ...needs('rbd'),
    refreshAllocation: optional(refresh),
    configOptions: optional(child(rbdOptionsXml)),
  }),
  sheepdog: fields({ ...nameMayFollow, ...head, ...needs('sheepdog') }),
  gluster: fields({ ...nameMayFollow, ...head, ...needs('gluster') }),
  zfs: fields({ ...nameMayFollow, ...head, ...needs('zfs'), target: optional(child(logicalTargetXml)) }),
  vstorage: fields({ ...nameMayFollow, ...head, ...needs('vstorage'), ...targetPart }),
});

type PoolText = Infer<typeof pool>;
/** A storage pool. What it comes from has one shape for all kinds. */
export interface StoragePool {
  readonly type: StoragePoolType;
  name: string;
  uuid?: string | undefined;
  /** Bytes. */
  capacity: bigint;
  /** Bytes. */
  allocation: bigint;
  /** Bytes. */
  available: bigint;
  copyOnWrite?: boolean | undefined;
  source: StoragePoolSource;
  /** Absent where the pool does not appear on this host. */
  target?: StoragePoolTarget | undefined;
  mountOptions?: MountOptions | undefined;
  refreshAllocation?: 'default' | 'capacity' | undefined;
  configOptions?: RbdOptions | undefined;
}
type PoolRead = Omit<StoragePool, 'name'> & { name?: string | undefined };
const readXml: Element<PoolRead & PoolText> = element('pool', pool, {
  doc: 'A storage pool.',
  since: '0.4.1',
});
export const storagePoolXml: Element<PoolRead> = readXml;

const lacks = (at: RegExp, detail: string): PlaceRefusal => ({
  at,
  kind: 'missing',
  code: 'xmlError',
  detail,
});
const poolKind: DocumentKind = {
  text: 'storage_pool_definition',
  schema: 'storagepool.rng',
  domain: 'storage',
  refusals: [
    { at: /^\/pool\/uuid$/, kind: 'bad-value', code: 'xmlError', detail: 'malformed uuid element' },
    {
      at: /\/format\/@type$/,
      kind: 'bad-value',
      code: 'configUnsupported',
      detail: 'unknown pool format type %s',
    },
    { at: /\/auth\/@type$/, kind: 'bad-value', code: 'configUnsupported', detail: "unknown auth type '%s'" },
    {
      at: /\/auth\/@type$/,
      kind: 'missing',
      code: 'configUnsupported',
      detail: 'storage pool missing auth type',
    },
    { at: /\/initiator$/, kind: 'missing', code: 'configUnsupported', detail: 'missing initiator IQN' },
    { at: /\/mode$/, kind: 'bad-value', code: 'xmlError', detail: 'malformed octal mode' },
    { at: /\/owner$/, kind: 'bad-value', code: 'xmlError', detail: 'malformed owner element' },
    { at: /\/group$/, kind: 'bad-value', code: 'xmlError', detail: 'malformed group element' },
    lacks(/\/auth\/@username$/, 'missing username for auth'),
    lacks(/\/auth\/secret$/, 'Missing <secret> element in auth'),
    lacks(/\/device\/@path$/, 'missing storage pool source device path'),
    lacks(/\/dir(\/@path)?$/, 'missing storage pool source path'),
    lacks(/\/host\/@name$/, 'missing storage pool source host name'),
    lacks(/\/adapter$/, 'missing storage pool source adapter'),
    lacks(/\/adapter\/@ww[np]n$/, "'wwnn' and 'wwpn' must be specified for adapter type 'fchost'"),
  ],
};

/**
 * Reads a pool and fills in what follows from its kind: names, formats, the path of a volume group.
 *
 * @throws {DocumentError} `xmlDetail`, `xmlInvalidSchema` when strict, else what cannot be.
 */
export function parseStoragePool(xml: string, options: ReadOptions = {}): StoragePool {
  return inText(xml, () =>
    completePool(readDocument(xml, storagePoolXml, poolKind, { ...options, view: 'inactive' })),
  );
}

/** Writes a pool; `live` with the free parts of its devices. */
export function formatStoragePool(value: StoragePool, view: View = 'live'): string {
  return format(value, storagePoolXml, { view });
}

const hasHosts: readonly StoragePoolType[] = ['netfs', 'iscsi', 'iscsi-direct', 'rbd', 'sheepdog', 'gluster'];
const hasDevice: readonly StoragePoolType[] = ['fs', 'disk'];
const isNamed: readonly StoragePoolType[] = ['logical', 'rbd', 'sheepdog', 'gluster', 'zfs', 'vstorage'];
/** Kinds that do not appear in a folder of this host. */
const isRemote: readonly StoragePoolType[] = ['rbd', 'sheepdog', 'gluster', 'iscsi-direct'];
const volumeGroupFolder: Readonly<Partial<Record<StoragePoolType, string>>> = {
  logical: '/dev/',
  zfs: '/dev/zvol/',
};

/** Fills in what follows from a pool's kind. @throws {DocumentError} what cannot be. */
export function completePool(given: PoolRead): StoragePool {
  const { type } = given;
  const name = given.name ?? given.source.name;
  const wrong = (detail: string, path: string): never => refuse('xmlError', 'storage', detail, path);
  if (name === undefined) return wrong('missing pool source name element', '/pool/name');
  if (type === 'rbd' && given.source.name === undefined)
    wrong("element 'name' is mandatory for RBD pool", '/pool/source/name');
  if (name.includes('/')) wrong(`name ${name} cannot contain '/'`, '/pool/name');
  const source = completeSource(type, given.source, name);
  const { target: _given, ...told } = given;
  const rest = { ...told, capacity: 0n, allocation: 0n, available: 0n };
  if (isRemote.includes(type)) return { ...rest, name, source };
  return { ...rest, name, source, target: completeTarget(type, given.target, source) };
}

function completeSource(type: StoragePoolType, given: StoragePoolSource, name: string): StoragePoolSource {
  const wrong = (detail: string, at: string): never =>
    refuse('xmlError', 'storage', detail, `/pool/source${at}`);
  if (hasHosts.includes(type) && !given.hosts?.length)
    wrong('missing storage pool source host name', '/host');
  if (hasDevice.includes(type) && !given.devices?.length)
    wrong('missing storage pool source device name', '/device');
  const { adapter, auth } = given;
  if (adapter?.type === 'scsi_host' && adapter.name === undefined && !adapter.parentAddress) {
    wrong('missing storage pool source adapter', '/adapter');
  }
  if (auth) requireSecretName(auth.secret, '/pool/source/auth/secret');
  const source = { ...given };
  if (isNamed.includes(type)) source.name ??= name;
  if (type === 'gluster') source.dir ??= '/';
  if (source.dir !== undefined) source.dir = tidyPath(source.dir);
  const plain = defaultPoolFormat[type];
  if (plain !== undefined) source.format ??= plain;
  return source;
}

function completeTarget(
  type: StoragePoolType,
  given: StoragePoolTarget = {},
  source: StoragePoolSource,
): StoragePoolTarget {
  const folder = volumeGroupFolder[type];
  const path = folder === undefined ? given.path : `${folder}${source.name}`;
  if (path === undefined)
    return refuse('xmlError', 'storage', 'missing storage pool target path', '/pool/target/path');
  const { permissions } = given;
  return { path: tidyPath(path), ...(permissions && !saysNothing(permissions) ? { permissions } : {}) };
}

/** No slash at the end, no two beside each other. */
function tidyPath(path: string): string {
  return path.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
}
