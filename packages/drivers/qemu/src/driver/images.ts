/** Sizes of disk images that no guest has open, as qemu-img and the file system tell. */
import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
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
        physical: await this.fileSize(path),
      };
    } catch (error) {
      throw new VirtError(
        'operationFailed',
        `the size of '${path}' cannot be told: ${(error as Error).message}`,
        { domain: 'qemu', cause: error },
      );
    }
  }

  /** Length of a file in bytes; 0 where it cannot be told. */
  async fileSize(path: string): Promise<bigint> {
    return stat(path, { bigint: true }).then(
      ({ size }) => size,
      () => 0n,
    );
  }
}
