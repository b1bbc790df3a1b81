/** Sizes of disk images that no guest has open, as qemu-img and the file system tell. */
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

/** Looks at images. */
export class Images {
  readonly #qemuImg: string;

  constructor(qemuImg = 'qemu-img') {
    this.#qemuImg = qemuImg;
  }

  /** @throws {VirtError} `operationFailed` where the image cannot be read. */
  async sizes(path: string, format: string): Promise<ImageSizes> {
    try {
      const { stdout } = await run(this.#qemuImg, [
        'info',
        '--force-share',
        '--output=json',
        '-f',
        format,
        path,
      ]);
      const info = JSON.parse(stdout) as { readonly 'virtual-size': number; readonly 'actual-size': number };
      return {
        capacity: BigInt(info['virtual-size']),
        allocation: BigInt(info['actual-size']),
        physical: await fileSize(path),
      };
    } catch (error) {
      throw new VirtError(
        'operationFailed',
        `the size of '${path}' cannot be told: ${(error as Error).message}`,
        { domain: 'qemu', cause: error },
      );
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
    return bytesRead === head.length && head.toString('latin1', 0, 3) === 'QFI' ? head.readBigUInt64BE(24) : 0n;
  } finally {
    await file.close();
  }
}
