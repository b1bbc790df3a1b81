/**
 * What the first bytes of an image say: its format, and the image that it stands on. Only formats that stand on others are
 * looked into; all else is taken as raw.
 *
 * @source QEMU docs/interop/qcow2.txt
 */
import { open, type FileHandle } from 'node:fs/promises';

/** The image below, as an image names it. */
export interface BackingReference {
  /** As it is written: a path, relative to the image's folder or not, a URI, or `json:` with QEMU's own words. */
  readonly name: string;
  /** Undefined where the image does not say. */
  readonly format: string | undefined;
}

/** The beginning of an image. */
export interface ImageHead {
  readonly format: 'qcow2' | 'raw';
  readonly backing: BackingReference | undefined;
}

const magic = 'QFI\u{fb}';
const longestName = 1023;
const formatExtension = 0xe2792aca;
const lengthOfVersion2 = 72;

/** Reads the beginning of an image. @throws {Error} Node's error where the file cannot be read. */
export async function readImageHead(path: string): Promise<ImageHead> {
  const file = await open(path, 'r');
  try {
    const head = await read(file, 0, 104);
    if (head.toString('latin1', 0, 4) !== magic) return { format: 'raw', backing: undefined };
    return { format: 'qcow2', backing: await backingOf(file, head) };
  } finally {
    await file.close();
  }
}

async function backingOf(file: FileHandle, head: Buffer): Promise<BackingReference | undefined> {
  const at = Number(head.readBigUInt64BE(8));
  const length = head.readUInt32BE(16);
  if (at === 0 || length === 0 || length > longestName) return undefined;
  const name = (await read(file, at, length)).toString('utf8');
  const start = head.readUInt32BE(4) >= 3 ? head.readUInt32BE(100) : lengthOfVersion2;
  return { name, format: formatAmong(await read(file, start, Math.max(0, at - start))) };
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

async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  if (bytesRead === length || at > 0) return bytes.subarray(0, bytesRead);
  return bytes; // a file that is shorter than a header has no magic word, so what is missing is never looked at
}
