/** Disk images that no guest has open: sizes and bitmaps, by qemu-img and the file system. */
import { execFile } from 'node:child_process';
import { open, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { VirtError } from '@typevirt/driver';

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
   * As `sizes`, from the head of the file alone: fast enough for thousands of images.
   *
   * @returns undefined where the file cannot be read.
   */
  async glance(path: string, format: string): Promise<ImageSizes | undefined> {
    try {
      const { size, blocks } = await stat(path, { bigint: true });
      const capacity = format === 'qcow2' ? await qcow2Capacity(path) : size;
      return { capacity, allocation: blocks * 512n, physical: size };
    } catch {
      return undefined;
    }
  }
}

/** Length of a file in bytes; 0 where it cannot be told. */
export async function fileSize(path: string): Promise<bigint> {
  return stat(path, { bigint: true }).then(
    ({ size }) => size,
    () => 0n,
  );
}

/** The size that a qcow2 image has for its guest. @source QEMU docs/interop/qcow2.txt, bytes 24 to 31 */
async function qcow2Capacity(path: string): Promise<bigint> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(32);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return bytesRead === head.length && head.toString('latin1', 0, 3) === 'QFI'
      ? head.readBigUInt64BE(24)
      : 0n;
  } finally {
    await file.close();
  }
}
