/**
 * Snapshots: moments to which a domain can be set back. Disks are kept inside their images (internal) or by writing to
 * new images from then on (external); memory is kept in an image, in a file, or not at all.
 *
 * @source libvirt docs/formatsnapshot, virDomainSnapshotDefParse
 */
import {
  attr,
  child,
  element,
  fields,
  flag,
  format,
  group,
  inside,
  int64,
  many,
  oneOf,
  optional,
  parse,
  parseDocument,
  string,
  text,
  uuid,
  variants,
  XmlError,
  type Element,
  type Infer,
  type View,
} from '@typevirt/xml';
import { refuse } from '../document-error.ts';
import { cpuXml } from '../domain/cpu.ts';
import { metadataCachePart, storageFormat } from '../domain/devices/disk-driver.ts';
import { diskTypes } from '../domain/devices/disk-source.ts';
import { absPath, freely } from '../domain/devices/scalars.ts';
import { domainXml, inactiveDomainXml } from '../domain/domain.ts';
import { inText } from '../in-text.ts';
import { isDeviation, toDocumentError, type DocumentKind } from '../parse-errors.ts';
import { namedDisk } from './scalars.ts';
import { completeMoment, requireRedefinable, type Complete, type MomentKind } from './moment.ts';

export const snapshotKind: MomentKind = { noun: 'snapshot', domain: 'domainSnapshot' };

const memoryShape = {
  snapshot: optional(attr('snapshot', oneOf('no', 'internal', 'external'), { doc: 'Where memory is kept.' })),
  file: optional(attr('file', absPath, { doc: 'File for memory that is kept outside.' })),
};
const memory = fields(memoryShape, {
  forms: [
    { words: { snapshot: ['no', 'internal'] }, needs: ['snapshot'], lacks: ['file'] },
    { words: { snapshot: ['external'] }, needs: ['file'] },
  ],
});
/** Where a snapshot keeps memory. */
export interface SnapshotMemory extends Infer<typeof memory> {}
export const snapshotMemoryXml: Element<SnapshotMemory> = element('memory', memory, {
  doc: 'Where memory is kept.',
  since: '1.0.1',
});

const driver = fields({
  type: optional(attr('type', storageFormat, { doc: 'Format of the new image.' })),
  ...metadataCachePart,
});
/** Format of the image that is written from now on. */
export interface SnapshotDriver extends Infer<typeof driver> {}
export const snapshotDriverXml: Element<SnapshotDriver> = element('driver', driver, {
  doc: 'Format of the new image.',
  since: '0.9.5',
});

const image = variants('type', diskTypes({ driver: optional(child(snapshotDriverXml)) }, {}), {
  default: 'file',
});
/** The image that is written from now on. */
export type SnapshotImage = Infer<typeof image>;

const snapshotDisk = fields({
  name: attr('name', namedDisk, { doc: "The disk's target, or the path of its image." }),
  snapshot: optional(
    attr('snapshot', oneOf('no', 'internal', 'external', 'manual'), {
      doc: "How the disk is kept; as the disk's own definition says when absent.",
    }),
  ),
  image: optional(group(image, { doc: 'For `external`: the image that is written from now on.' })),
});
/** What a snapshot does with one disk. */
export interface SnapshotDisk extends Infer<typeof snapshotDisk> {}
export const snapshotDiskXml: Element<SnapshotDisk> = element('disk', snapshotDisk, {
  doc: 'One disk.',
  since: '0.9.5',
});

const cookie = fields({
  cpu: optional(child(cpuXml)),
  slirpHelper: flag('slirpHelper', { doc: 'Networking used a helper process.' }),
});
/** The hypervisor's own notes on the running guest. */
export interface SnapshotCookie extends Infer<typeof cookie> {}
export const snapshotCookieXml: Element<SnapshotCookie> = element('cookie', cookie, {
  doc: "The hypervisor's own notes.",
  since: '4.2.0',
});

/** What the guest did when the snapshot was taken. */
export const snapshotStates = [
  'nostate',
  'running',
  'blocked',
  'paused',
  'shutdown',
  'shutoff',
  'crashed',
  'pmsuspended',
  'disk-snapshot',
] as const;
export type SnapshotState = (typeof snapshotStates)[number];
/** libvirt's grammar leaves out two that libvirt writes. */
const saidStates = snapshotStates.filter((state) => state !== 'nostate' && state !== 'pmsuspended');

const head = {
  name: optional(
    text('name', string, { doc: 'Unique among the snapshots of the domain; the time when absent.' }),
  ),
  description: optional(text('description', string, { doc: 'Any text for people.' })),
  state: optional(
    text('state', freely(oneOf(...saidStates), oneOf(...snapshotStates)), {
      doc: 'What the guest did; output only but in redefinition.',
    }),
  ),
  parent: optional(
    inside('parent', text('name', string), { doc: 'The snapshot before; output only but in redefinition.' }),
  ),
  creationTime: optional(
    text('creationTime', int64, { unit: 's', doc: 'Time since the epoch; output only but in redefinition.' }),
  ),
  memory: optional(child(snapshotMemoryXml)),
  disks: inside('disks', many(child(snapshotDiskXml)), {
    since: '0.9.5',
    doc: 'The disks it means; all others follow their own definition.',
  }),
};
const tail = {
  inactiveDomain: optional(child(inactiveDomainXml)),
  cookie: optional(child(snapshotCookieXml)),
  active: optional(
    text('active', oneOf('0', '1'), {
      in: ['status'],
      doc: 'Whether the domain runs on from this snapshot; only in stored files.',
    }),
  ),
};
const snapshot = fields({ ...head, domain: optional(child(domainXml)), ...tail });
/** A moment to which a domain can be set back. */
export interface Snapshot extends Infer<typeof snapshot> {}
export const snapshotXml: Element<Snapshot> = element('domainsnapshot', snapshot, {
  doc: 'A snapshot.',
  since: '0.8.0',
});

const bareSnapshot = fields({
  ...head,
  domainUuid: optional(
    inside('domain', text('uuid', uuid), { doc: 'The domain, where its definition is not kept.' }),
  ),
  ...tail,
});
/** A snapshot that names its domain without its definition, as libvirt before 0.9.5 kept it. */
export interface BareSnapshot extends Infer<typeof bareSnapshot> {}
export const bareSnapshotXml: Element<BareSnapshot> = element('domainsnapshot', bareSnapshot, {
  doc: 'A snapshot without definition.',
  since: '0.8.0',
});

export interface SnapshotReadOptions {
  /** The document recreates a snapshot that exists in the images. */
  readonly redefine: boolean;
  /** Seconds since the epoch: time, and where needed name, of a new snapshot. */
  readonly nowSeconds: bigint;
  /** Refuse what the grammar does not know. */
  readonly strict?: boolean;
  /** A snapshot of disks alone, or of a domain that is off: there is no memory to keep. */
  readonly offline?: boolean;
  /** Read a stored file, with what only those hold. */
  readonly stored?: boolean;
}

/** A snapshot as read; `domainUuid` where the text had no definition. */
export type ReadSnapshot = Complete<Snapshot> & { domainUuid?: string | undefined };

/**
 * Reads a snapshot. What only output shows is taken from a document that redefines and dropped from others.
 *
 * @throws {DocumentError} `xmlDetail` when it is not XML, `xmlInvalidSchema` when strict, else what must not be.
 */
export function parseSnapshot(xml: string, options: SnapshotReadOptions): ReadSnapshot {
  return inText(xml, () => completeSnapshot(xml, options));
}

function completeSnapshot(xml: string, options: SnapshotReadOptions): ReadSnapshot {
  const read = readSnapshot(xml, options);
  const disks = read.disks.map(withoutEmptyImage);
  const complete: ReadSnapshot = options.redefine
    ? requireState(requireRedefinable({ ...read, disks }, snapshotKind))
    : completeMoment(withoutPast({ ...read, disks }), options.nowSeconds);
  const offline = options.redefine ? isOfflineState(complete.state) : options.offline === true;
  return withMemory(complete, offline);
}

/** Was the guest off, or its memory left out? */
export function isOfflineState(state: SnapshotState | undefined): boolean {
  return state === 'shutoff' || state === 'disk-snapshot';
}

const snapshotText: DocumentKind = {
  text: 'domain_snapshot',
  schema: 'domainsnapshot.rng',
  domain: 'domainSnapshot',
};

function readSnapshot(
  xml: string,
  { strict = false, stored = false }: SnapshotReadOptions,
): Snapshot & { domainUuid?: string | undefined } {
  const view: View[] = stored ? ['inactive', 'status'] : ['inactive'];
  const options = { mode: strict ? 'strict' : 'lenient', view } as const;
  try {
    return parse(xml, snapshotXml, options);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    if (error.path.startsWith('/domainsnapshot/domain')) {
      const bare = tryBare(xml, options);
      if (bare) return bare;
    }
    if (error.path === '/domainsnapshot/state' && isDeviation(error) && !strict) {
      refuse(
        'configUnsupported',
        snapshotKind.domain,
        `Invalid state '${error.found ?? ''}' in domain snapshot XML`,
        error.path,
      );
    }
    if (/\/disk(\[\d+\])?\/@name$/.test(error.path) && error.kind === 'missing' && !strict) {
      refuse('internalError', snapshotKind.domain, 'missing name from disk snapshot element', error.path);
    }
    throw toDocumentError(error, snapshotText, { strict });
  }
}

/** A `<domain>` with more in it than a UUID is a definition that is wrong. */
function tryBare(
  xml: string,
  options: { readonly mode: 'strict' | 'lenient'; readonly view: View | readonly View[] },
) {
  try {
    const { value, dropped } = parseDocument(xml, bareSnapshotXml, options);
    return dropped.some(({ path }) => path.startsWith('/domainsnapshot/domain')) ? undefined : value;
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}

function withoutPast(snapshot: Snapshot & { domainUuid?: string | undefined }): Snapshot {
  const {
    state: _state,
    parent: _parent,
    creationTime: _time,
    domain: _domain,
    inactiveDomain: _next,
    cookie: _cookie,
    active: _active,
    domainUuid: _uuid,
    ...fresh
  } = snapshot;
  return fresh;
}

function requireState<S extends Snapshot>(snapshot: S): S {
  if (snapshot.state === undefined)
    refuse('xmlError', snapshotKind.domain, 'missing state from existing snapshot', '/domainsnapshot/state');
  return snapshot;
}

/** An image is only of use outside; one that says nothing is none. */
function withoutEmptyImage(disk: SnapshotDisk): SnapshotDisk {
  const { image: given, ...rest } = disk;
  if (!given) return disk;
  const source =
    given.source && Object.keys(given.source).some((key) => hasValue(given.source?.[key as never]));
  if (!source && !given.driver && disk.snapshot !== 'external') return rest;
  if (source) return disk;
  const { source: _none, ...withoutSource } = given;
  return { ...rest, image: withoutSource };
}

function hasValue(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** @throws {DocumentError} `xmlError` when file and place of memory, or memory and state, do not go together. */
function withMemory(snapshot: ReadSnapshot, offline: boolean): ReadSnapshot {
  const { memory: given } = snapshot;
  if (!given) return snapshot;
  const { file } = given;
  const place = given.snapshot ?? (file === undefined ? undefined : 'external');
  const wrong = (detail: string) => refuse('xmlError', snapshotKind.domain, detail, '/domainsnapshot/memory');
  if (file !== undefined && place !== 'external')
    wrong(`memory filename '${file}' requires external snapshot`);
  if (file === undefined && place === 'external') wrong('external memory snapshots require a filename');
  if (offline && place !== undefined && place !== 'no') {
    wrong('memory state cannot be saved with offline or disk-only snapshot');
  }
  if (file !== undefined && !file.startsWith('/'))
    wrong(`memory snapshot file path (${file}) must be absolute`);
  return { ...snapshot, memory: { ...given, ...(place ? { snapshot: place } : {}) } };
}

export interface SnapshotWriteOptions {
  /** Of the definitions inside; default `inactive`. */
  readonly views?: readonly View[];
  /** A file to be stored: with `active`. */
  readonly stored?: boolean;
}

/** Writes a snapshot; without a definition only the domain's UUID, where that is given. */
export function formatSnapshot(
  value: Snapshot & { domainUuid?: string | undefined },
  options: SnapshotWriteOptions = {},
): string {
  const view: View[] = [
    ...(options.views ?? (['inactive'] as const)),
    ...(options.stored ? (['status'] as const) : []),
  ];
  if (value.domain || value.domainUuid === undefined) return format(value, snapshotXml, { view });
  return format(value, bareSnapshotXml, { view });
}
