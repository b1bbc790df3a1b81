/** Disk images that no guest has open: sizes and bitmaps, by qemu-img and the file system. */
import { execFile } from 'node:child_process';
import { closeSync, lstatSync, openSync, readSync, type BigIntStats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { VirtError, type Awaitable } from '@typevirt/driver';
import { LocalFolders } from '@typevirt/host';

const run = promisify(execFile);

/** Bytes of an image: promised to the guest, taken on the host's disk, and the length of the file. */
export interface ImageSizes {
  readonly capacity: bigint;
  readonly allocation: bigint;
  readonly physical: bigint;
}

/** A bitmap in an image. */
export interface StoredBitmap {
  readonly name: string;
  /** It was in use when its QEMU died, and can only be removed. */
  readonly inconsistent: boolean;
}

/** Looks at images, and changes their bitmaps. */
export class Images {
  readonly #qemuImg: string;
  readonly #folders = new LocalFolders();

  constructor(qemuImg = 'qemu-img') {
    this.#qemuImg = qemuImg;
  }

  /** @throws {VirtError} `operationFailed` where the image cannot be read. */
  async sizes(path: string, format: string): Promise<ImageSizes> {
    const text = await this.#run(['info', '--force-share', '--output=json', '-f', format, path]);
    const info = JSON.parse(text) as { readonly 'virtual-size': number; readonly 'actual-size': number };
    return {
      capacity: BigInt(info['virtual-size']),
      allocation: BigInt(info['actual-size']),
      physical: await fileSize(path),
    };
  }

  /**
   * Bitmaps that a qcow2 image holds.
   *
   * @throws {VirtError} `operationFailed` where the image cannot be read.
   */
  async bitmaps(path: string): Promise<readonly StoredBitmap[]> {
    const text = await this.#run(['info', '--force-share', '--output=json', '-f', 'qcow2', path]);
    const { 'format-specific': specific } = JSON.parse(text) as {
      readonly 'format-specific'?: {
        readonly data?: {
          readonly bitmaps?: readonly { readonly name: string; readonly flags: readonly string[] }[];
        };
      };
    };
    return (specific?.data?.bitmaps ?? []).map(({ name, flags }) => ({
      name,
      inconsistent: flags.includes('in-use'),
    }));
  }

  /** Adds a bitmap that records from the image's next use on. @throws {VirtError} as above. */
  async addBitmap(path: string, name: string): Promise<void> {
    await this.#run(['bitmap', '--add', '-f', 'qcow2', path, name]);
  }

  /** @throws {VirtError} as above. */
  async removeBitmap(path: string, name: string): Promise<void> {
    await this.#run(['bitmap', '--remove', '-f', 'qcow2', path, name]);
  }

  async #run(args: readonly string[]): Promise<string> {
    try {
      return (await run(this.#qemuImg, args)).stdout;
    } catch (error) {
      const words = (error as { readonly stderr?: string }).stderr?.trim() || (error as Error).message;
      throw new VirtError('operationFailed', words, { domain: 'qemu', cause: error });
    }
  }

  /**
   * As `sizes`, from the head of the file alone: fast enough for thousands of images. Answers at once where the image is on
   * a disk of this machine.
   *
   * @returns undefined where the file cannot be read.
   */
  glance(path: string, format: string): Awaitable<ImageSizes | undefined> {
    const look = (isLocal: boolean) => (isLocal ? glanceNow(path, format) : glanceLater(path, format));
    const isLocal = this.#folders.isLocal(dirname(path));
    return typeof isLocal === 'boolean' ? look(isLocal) : isLocal.then(look);
  }
}

/** Of what is no plain file nothing is known: a link may lead to another machine, a pipe has nobody at its other end. */
function glanceNow(path: string, format: string): Awaitable<ImageSizes | undefined> {
  try {
    const found = lstatSync(path, { bigint: true, throwIfNoEntry: false });
    if (found === undefined) return undefined;
    if (!found.isFile()) return glanceLater(path, format);
    return sizesOf(found, format === 'qcow2' ? qcow2CapacityNow(path) : found.size);
  } catch {
    return undefined;
  }
}

async function glanceLater(path: string, format: string): Promise<ImageSizes | undefined> {
  try {
    const found = await stat(path, { bigint: true });
    return sizesOf(found, format === 'qcow2' ? await qcow2Capacity(path) : found.size);
  } catch {
    return undefined;
  }
}

function sizesOf({ size, blocks }: BigIntStats, capacity: bigint): ImageSizes {
  return { capacity, allocation: blocks * 512n, physical: size };
}

/** Length of a file in bytes; 0 where it cannot be told. */
export async function fileSize(path: string): Promise<bigint> {
  return stat(path, { bigint: true }).then(
    ({ size }) => size,
    () => 0n,
  );
}

const qcow2HeadBytes = 32;

async function qcow2Capacity(path: string): Promise<bigint> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(qcow2HeadBytes);
    await file.read(head, 0, head.length, 0);
    return capacityIn(head);
  } finally {
    await file.close();
  }
}

function qcow2CapacityNow(path: string): bigint {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(qcow2HeadBytes);
    readSync(file, head, 0, head.length, 0);
    return capacityIn(head);
  } finally {
    closeSync(file);
  }
}

/** The size that a qcow2 image has for its guest; 0 of another file. @source QEMU docs/interop/qcow2.txt, bytes 24 to 31 */
function capacityIn(head: Buffer): bigint {
  return head.toString('latin1', 0, 3) === 'QFI' ? head.readBigUInt64BE(24) : 0n;
}
