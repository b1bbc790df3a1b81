/**
 * What the first bytes of an image say: its format, its size, and the image that it stands on. What no magic word tells is
 * taken as raw.
 *
 * @source QEMU docs/interop/{qcow2,qed_spec,vmdk,luks}, block/{qcow,vdi,vpc,bochs,cloop}.c; ISO 9660
 */
import { open, type FileHandle } from 'node:fs/promises';

/** The image below, as an image names it. */
export interface BackingReference {
  /** As it is written: a path, relative to the image's folder or not, a URI, or `json:` with QEMU's own words. */
  readonly name: string;
  /** Undefined where the image does not say. */
  readonly format: string | undefined;
}

/** Formats that are told by their first bytes. */
export type ImageFormat =
  | 'bochs'
  | 'cloop'
  | 'iso'
  | 'qcow'
  | 'qcow2'
  | 'qed'
  | 'raw'
  | 'vdi'
  | 'vmdk'
  | 'vpc';

/** The beginning of an image. */
export interface ImageHead {
  readonly format: ImageFormat;
  /** Bytes that a guest sees; undefined where only the file's own length tells. */
  readonly capacity?: bigint;
  readonly backing: BackingReference | undefined;
  readonly qcow2?: Qcow2Facts;
}

/** What only heads of qcow2 tell. */
export interface Qcow2Facts {
  readonly version: number;
  readonly clusterBytes: bigint;
  readonly lazyRefcounts: boolean;
  readonly extendedL2: boolean;
}

interface Magic {
  readonly format: ImageFormat;
  readonly word: string;
  /** Where the word stands; default 0. */
  readonly at?: number;
  readonly version?: {
    readonly at: number;
    readonly littleEndian?: boolean;
    readonly values: readonly number[];
  };
  readonly capacity?: { readonly at: number; readonly littleEndian?: boolean; readonly unit?: bigint };
}

const magics: readonly Magic[] = [
  {
    format: 'qcow2',
    word: 'QFI\u{fb}',
    version: { at: 4, values: [2, 3] },
    capacity: { at: 24 },
  },
  { format: 'qcow', word: 'QFI\u{fb}', version: { at: 4, values: [1] }, capacity: { at: 24 } },
  { format: 'qed', word: 'QED\0', capacity: { at: 48, littleEndian: true } },
  {
    format: 'vmdk',
    word: 'KDMV',
    version: { at: 4, littleEndian: true, values: [1, 2, 3] },
    capacity: { at: 12, littleEndian: true, unit: 512n },
  },
  {
    format: 'vdi',
    word: '\x7f\x10\xda\xbe',
    at: 64,
    version: { at: 68, littleEndian: true, values: [0x10001] },
    capacity: { at: 368, littleEndian: true },
  },
  { format: 'vpc', word: 'conectix', version: { at: 12, values: [0x10000] }, capacity: { at: 40 } },
  { format: 'bochs', word: 'Bochs Virtual HD Image' },
  { format: 'cloop', word: '#!/bin/sh\n#V2.0 Format\n' },
  { format: 'iso', word: 'CD001', at: 32_769 },
];

const headBytes = 33 * 1024;
const longestName = 1023;
const formatExtension = 0xe2792aca;
const lengthOfVersion2 = 72;

/** Reads the beginning of an image. @throws {Error} Node's error where the file cannot be read. */
export async function readImageHead(path: string): Promise<ImageHead> {
  const file = await open(path, 'r');
  try {
    const head = await read(file, 0, headBytes);
    const magic = magics.find((each) => suits(each, head));
    if (magic === undefined) return { format: 'raw', backing: undefined };
    const { format } = magic;
    return {
      format,
      ...capacityIn(magic, head),
      backing: await backingOf(format, file, head),
      ...(format === 'qcow2' ? { qcow2: qcow2Facts(head) } : {}),
    };
  } finally {
    await file.close();
  }
}

function suits({ word, at = 0, version }: Magic, head: Buffer): boolean {
  if (head.toString('latin1', at, at + word.length) !== word) return false;
  if (version === undefined) return true;
  if (head.length < version.at + 4) return false;
  const found = version.littleEndian ? head.readUInt32LE(version.at) : head.readUInt32BE(version.at);
  return version.values.includes(found);
}

function capacityIn({ capacity }: Magic, head: Buffer): { capacity?: bigint } {
  if (capacity === undefined || head.length < capacity.at + 8) return {};
  const { at, littleEndian, unit = 1n } = capacity;
  return { capacity: (littleEndian ? head.readBigUInt64LE(at) : head.readBigUInt64BE(at)) * unit };
}

/** Headers of version 3 are longer; what a shorter file lacks of them reads as zero. */
function qcow2Facts(short: Buffer): Qcow2Facts {
  const head = Buffer.concat([short, Buffer.alloc(104)]);
  const version = head.readUInt32BE(4);
  const features = (at: number): number => (version >= 3 ? head.readUInt32BE(at + 4) : 0);
  return {
    version,
    clusterBytes: 1n << BigInt(head.readUInt32BE(20) & 63),
    extendedL2: (features(72) & 0x10) !== 0,
    lazyRefcounts: (features(80) & 1) !== 0,
  };
}

async function backingOf(
  format: ImageFormat,
  file: FileHandle,
  head: Buffer,
): Promise<BackingReference | undefined> {
  if (format === 'qed') return backingOfQed(file, head);
  if ((format !== 'qcow2' && format !== 'qcow') || head.length < 20) return undefined;
  const at = Number(head.readBigUInt64BE(8));
  const length = head.readUInt32BE(16);
  if (at === 0 || !Number.isSafeInteger(at) || length === 0 || length > longestName) return undefined;
  const name = (await read(file, at, length)).toString('utf8');
  if (format === 'qcow') return { name, format: undefined };
  const start = head.readUInt32BE(4) >= 3 ? head.readUInt32BE(100) : lengthOfVersion2;
  return { name, format: formatAmong(await read(file, start, Math.min(headBytes, Math.max(0, at - start)))) };
}

const qedHasBacking = 1;
const qedBackingIsRaw = 4;

async function backingOfQed(file: FileHandle, head: Buffer): Promise<BackingReference | undefined> {
  if (head.length < 64) return undefined;
  const features = head.readUInt32LE(16);
  const length = head.readUInt32LE(60);
  if ((features & qedHasBacking) === 0 || length === 0 || length > longestName) return undefined;
  const name = (await read(file, head.readUInt32LE(56), length)).toString('utf8');
  return { name, format: (features & qedBackingIsRaw) === 0 ? undefined : 'raw' };
}

/** Extensions of the header lie between it and the name of the image below. */
function formatAmong(extensions: Buffer): string | undefined {
  for (let at = 0; at + 8 <= extensions.length; ) {
    const type = extensions.readUInt32BE(at);
    const length = extensions.readUInt32BE(at + 4);
    if (type === 0) return undefined;
    if (type === formatExtension) return extensions.toString('utf8', at + 8, at + 8 + length);
    at += 8 + Math.ceil(length / 8) * 8;
  }
  return undefined;
}

/** As many of the bytes as there are. */
async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytes.subarray(0, bytesRead);
}
