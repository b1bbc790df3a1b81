/** Bodies of the commands about storage volumes. */
import { createReadStream } from 'node:fs';
import { access, constants, open, rm, stat } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import {
  StorageVolCreateFlags,
  StorageVolDeleteFlags,
  StorageVolDownloadFlags,
  StorageVolInfoFlags,
  StorageVolResizeFlags,
  StorageVolUploadFlags,
} from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import { parseScaled } from '../grammar/scaled.ts';
import { formatSize } from '../output/values.ts';
import type { volumeRows } from '../table/volume.ts';
import { escapeXml, formatXml, parseXml } from '../xml/tree.ts';
import type { Bodies } from './body.ts';
import { showDocument } from './document.ts';
import { readDocument } from './files.ts';
import { type findVolume, findVolumeIn, poolOf, volumeOf } from './find.ts';
import { compareNames } from './list.ts';
import { volumeTypes, wordFor } from './words.ts';

const mostBytes = 2n ** 64n - 1n;

export const wipeAlgorithms = [
  'zero',
  'nnsa',
  'dod',
  'bsi',
  'gutmann',
  'schneier',
  'pfitzner7',
  'pfitzner33',
  'random',
  'trim',
];

function sizeOf(written: string): bigint {
  try {
    return parseScaled(written, 1n, mostBytes, '');
  } catch (error) {
    throw new Failure(`Malformed size ${written}`, { cause: (error as Failure).cause });
  }
}

export const bodies: Bodies<typeof volumeRows> = {
  async 'vol-list'(args, shell) {
    const pool = await poolOf(args, shell);
    const volumes = [...(await attempt('Failed to list volumes', () => pool.listAllVolumes()))];
    volumes.sort((a, b) => compareNames(a.name, b.name));
    const details = args.has('details');
    const rows = await Promise.all(
      volumes.map(async (volume) => {
        const path = await volume.getPath().catch(() => null);
        const basic = { name: volume.name, path };
        if (!details) return { ...basic, type: '', capacity: 0n, allocation: 0n };
        const info = await volume.getInfo();
        return {
          ...basic,
          type: wordFor(volumeTypes, info.type),
          capacity: info.capacity,
          allocation: info.allocation,
        };
      }),
    );
    const place = [
      { title: 'Name', show: (row: (typeof rows)[number]) => row.name },
      { title: 'Path', show: (row: (typeof rows)[number]) => row.path ?? 'unknown' },
    ];
    const more = [
      { title: 'Type', show: (row: (typeof rows)[number]) => row.type },
      { title: 'Capacity', show: (row: (typeof rows)[number]) => formatSize(row.capacity) },
      { title: 'Allocation', show: (row: (typeof rows)[number]) => formatSize(row.allocation) },
    ];
    if (details) shell.out.table([...place, ...more], rows);
    else if (shell.out.isText) shell.out.table(place, rows);
    else
      shell.out.show(
        rows.map(({ name, path }) => ({ name, path })),
        '',
      );
  },

  async 'vol-info'(args, shell) {
    const volume = await volumeOf(args, shell);
    const physical = args.has('physical');
    const info = await volume.getInfo(physical ? StorageVolInfoFlags.getPhysical : 0);
    const size = (bytes: bigint): string => (args.has('bytes') ? `${bytes} bytes` : formatSize(bytes));
    shell.out.record([
      { label: 'Name:', key: 'name', value: volume.name },
      { label: 'Type:', key: 'type', value: wordFor(volumeTypes, info.type) },
      { label: 'Capacity:', key: 'capacity', value: info.capacity, text: size(info.capacity) },
      {
        label: physical ? 'Physical:' : 'Allocation:',
        key: physical ? 'physical' : 'allocation',
        value: info.allocation,
        text: size(info.allocation),
      },
    ]);
  },

  async 'vol-dumpxml'(args, shell) {
    const volume = await volumeOf(args, shell);
    await showDocument(shell, args, () => volume.getXmlDesc());
  },

  async 'vol-key'(args, shell) {
    const { key } = await volumeOf(args, shell);
    shell.out.show({ key }, `${key}\n`);
  },

  async 'vol-path'(args, shell) {
    const path = await (await volumeOf(args, shell)).getPath();
    shell.out.show({ path }, `${path}\n`);
  },

  async 'vol-name'(args, shell) {
    const written = args.required('vol');
    const { name } = await findVolumeByKeyOrPath(await shell.connection(), written);
    shell.out.show({ name }, `${name}\n`);
  },

  async 'vol-pool'(args, shell) {
    const volume = await findVolumeByKeyOrPath(await shell.connection(), args.required('vol'));
    const pool = await attempt('failed to get parent pool', () => volume.poolLookupByVolume());
    const text = args.has('uuid') ? pool.uuid : pool.name;
    shell.out.show({ name: pool.name, uuid: pool.uuid }, `${text}\n`);
  },

  async 'vol-create'(args, shell) {
    const file = args.required('file');
    const flags = args.flags({
      'prealloc-metadata': StorageVolCreateFlags.preallocMetadata,
      validate: StorageVolCreateFlags.validate,
    });
    const pool = await poolOf(args, shell);
    const xml = await readDocument(file);
    const volume = await attempt(`Failed to create vol from ${file}`, () => pool.volCreateXml(xml, flags));
    shell.out.print(`Vol ${volume.name} created from ${file}\n`);
  },

  async 'vol-create-as'(args, shell) {
    const flags = args.flags({ 'prealloc-metadata': StorageVolCreateFlags.preallocMetadata });
    const pool = await poolOf(args, shell);
    const name = args.required('name');
    const capacity = sizeOf(args.required('capacity'));
    const allocationText = args.nonEmpty('allocation');
    const allocation = allocationText === undefined ? undefined : sizeOf(allocationText);
    const format = args.text('format');
    const backing = await backingStore(
      pool,
      args.text('backing-vol'),
      args.text('backing-vol-format'),
      await shell.connection(),
    );
    const lines = [
      '<volume>',
      `  <name>${escapeXml(name)}</name>`,
      `  <capacity>${capacity}</capacity>`,
      ...(allocation === undefined ? [] : [`  <allocation>${allocation}</allocation>`]),
      ...(format === undefined
        ? []
        : ['  <target>', `    <format type='${escapeXml(format)}'/>`, '  </target>']),
      ...backing,
      '</volume>',
      '',
    ];
    const xml = lines.join('\n');
    if (args.has('print-xml')) {
      shell.out.show({ xml }, xml);
      return;
    }
    await attempt(`Failed to create vol ${name}`, () => pool.volCreateXml(xml, flags));
    shell.out.print(`Vol ${name} created\n`);
  },

  async 'vol-create-from'(args, shell) {
    const pool = await poolOf(args, shell);
    const flags = args.flags({
      'prealloc-metadata': StorageVolCreateFlags.preallocMetadata,
      reflink: StorageVolCreateFlags.reflink,
      validate: StorageVolCreateFlags.validate,
    });
    const file = args.required('file');
    const input = await findVolumeIn(
      await shell.connection(),
      args.required('vol'),
      args.text('inputpool'),
      'inputpool',
    );
    const xml = await readDocument(file);
    const volume = await attempt(`Failed to create vol from ${file}`, () =>
      pool.volCreateXmlFrom(xml, input, flags),
    );
    shell.out.print(`Vol ${volume.name} created from input vol ${input.name}\n`);
  },

  async 'vol-clone'(args, shell) {
    const original = await volumeOf(args, shell);
    const flags = args.flags({
      'prealloc-metadata': StorageVolCreateFlags.preallocMetadata,
      reflink: StorageVolCreateFlags.reflink,
    });
    const pool = await attempt('failed to get parent pool', () => original.poolLookupByVolume());
    const name = args.required('newname');
    const document = parseXml(await original.getXmlDesc())!;
    const renamed = document.children.map((child) =>
      typeof child !== 'string' && child.name === 'name' ? { ...child, children: [name] } : child,
    );
    const xml = formatXml({ ...document, children: renamed }, '', '"');
    if (args.has('print-xml')) {
      shell.out.show({ xml }, xml);
      return;
    }
    const copy = await attempt(`Failed to clone vol from ${original.name}`, () =>
      pool.volCreateXmlFrom(xml, original, flags),
    );
    shell.out.print(`Vol ${copy.name} cloned from ${original.name}\n`);
  },

  async 'vol-delete'(args, shell) {
    const volume = await volumeOf(args, shell);
    const flags = args.flags({ 'delete-snapshots': StorageVolDeleteFlags.withSnapshots });
    await attempt(`Failed to delete vol ${volume.name}`, () => volume.delete(flags));
    shell.out.say(`Vol ${volume.name} deleted\n`);
  },

  async 'vol-wipe'(args, shell) {
    const volume = await volumeOf(args, shell);
    const word = args.text('algorithm') ?? 'zero';
    const algorithm = wipeAlgorithms.indexOf(word);
    if (algorithm < 0) throw new Failure(`Unsupported algorithm '${word}'`);
    await attempt(`Failed to wipe vol ${args.required('vol')}`, () => volume.wipe(algorithm));
    shell.out.say(`Vol ${volume.name} wiped\n`);
  },

  async 'vol-resize'(args, shell) {
    const flags = args.flags({
      allocate: StorageVolResizeFlags.allocate,
      delta: StorageVolResizeFlags.delta,
      shrink: StorageVolResizeFlags.shrink,
    });
    const volume = await volumeOf(args, shell);
    const written = args.required('capacity');
    const isNegative = written.startsWith('-');
    if (isNegative && !args.has('shrink')) throw new Failure('negative size requires --shrink');
    const capacity = sizeOf(isNegative ? written.slice(1) : written);
    const delta = args.has('delta') || isNegative;
    const message = `Failed to change size of volume '${volume.name}' ${delta ? 'by' : 'to'} ${written}`;
    await attempt(message, () =>
      volume.resize(capacity, flags | (isNegative ? StorageVolResizeFlags.delta : 0)),
    );
    shell.out.print(
      `Size of volume '${volume.name}' successfully changed ${delta ? 'by' : 'to'} ${written}\n`,
    );
  },

  async 'vol-upload'(args, shell) {
    const offset = args.ulong('offset') ?? 0n;
    const length = args.ulong('length') ?? 0n;
    const volume = await volumeOf(args, shell);
    const file = args.required('file');
    await access(file, constants.R_OK).catch(() => {
      throw new Failure(`cannot read ${file}`);
    });
    const flags = args.flags({ sparse: StorageVolUploadFlags.sparseStream });
    const message = `cannot upload to volume ${args.required('vol')}`;
    const stream = await attempt(message, () => volume.upload(offset, length, flags));
    const source = createReadStream(file, length === 0n ? {} : { end: Number(length) - 1 });
    await attempt(`cannot send data to volume ${volume.name}`, () =>
      (Readable.toWeb(source) as ReadableStream<Uint8Array>).pipeTo(stream.writable, {
        signal: shell.signal,
      }),
    );
  },

  async 'vol-download'(args, shell) {
    const offset = args.ulong('offset') ?? 0n;
    const length = args.ulong('length') ?? 0n;
    const volume = await volumeOf(args, shell);
    const file = args.required('file');
    const isNew = await stat(file).then(
      () => false,
      () => true,
    );
    const output = await open(file, 'w').catch(() => {
      throw new Failure(`cannot create ${file}`);
    });
    const flags = args.flags({ sparse: StorageVolDownloadFlags.sparseStream });
    try {
      const message = `cannot download from volume ${args.required('vol')}`;
      const stream = await attempt(message, () => volume.download(offset, length, flags));
      const sink = Writable.toWeb(output.createWriteStream());
      await attempt(`cannot receive data from volume ${volume.name}`, () =>
        stream.readable.pipeTo(sink, { signal: shell.signal }),
      );
    } catch (error) {
      await output.close();
      if (isNew) await rm(file, { force: true });
      throw error;
    }
  },
};

type PoolOfApi = Awaited<ReturnType<typeof poolOf>>;
type ConnectionOfApi = Parameters<typeof findVolume>[0];
type VolumeOfApi = Awaited<ReturnType<typeof findVolume>>;

async function findVolumeByKeyOrPath(connection: ConnectionOfApi, written: string): Promise<VolumeOfApi> {
  try {
    return await connection.storageVolLookupByKey(written);
  } catch {
    return attempt(`failed to get vol '${written}'`, () => connection.storageVolLookupByPath(written));
  }
}

async function backingStore(
  pool: PoolOfApi,
  written: string | undefined,
  format: string | undefined,
  connection: ConnectionOfApi,
): Promise<string[]> {
  if (written === undefined) return [];
  const volume = await pool
    .volLookupByName(written)
    .catch(() => connection.storageVolLookupByKey(written))
    .catch(() => attempt(`failed to get vol '${written}'`, () => connection.storageVolLookupByPath(written)));
  return [
    '  <backingStore>',
    `    <path>${escapeXml(await volume.getPath())}</path>`,
    ...(format === undefined ? [] : [`    <format type='${escapeXml(format)}'/>`]),
    '  </backingStore>',
  ];
}
