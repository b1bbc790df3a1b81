/**
 * Which parts of a file have room on the disk. Without the C library there is no way to ask or to say so: files are then
 * filled with zeros, and have no holes for who reads them.
 */
import { fstatSync, write } from 'node:fs';
import { promisify } from 'node:util';
import { hasCode, SystemCallError } from '../sys/errors.ts';
import { hasLibc, libc } from '../sys/libc.ts';

const keepSize = 0x01;
const punchHole = 0x02;
const seekData = 3;
const seekHole = 4;
const writeOf = promisify(write);
const zeros = Buffer.alloc(1 << 20);

/**
 * Gives the first `bytes` of a file room on the disk; they read as zero where nothing was written. A file system that
 * cannot is made to by writing zeros, so the file must be empty.
 *
 * @throws {Error} with `code` `ENOSPC` where there is no room.
 */
export async function allocateFile(descriptor: number, bytes: bigint): Promise<void> {
  if (bytes > 0n && !fallocate(descriptor, 0, 0, Number(bytes)))
    await writeZeros(descriptor, 0, Number(bytes));
}

/** Makes a part of a file read as zero, without room on the disk where that can be. The file's length stays. */
export async function clearRange(descriptor: number, start: number, bytes: number): Promise<void> {
  const length = Math.min(bytes, fstatSync(descriptor).size - start);
  if (length <= 0 || fallocate(descriptor, keepSize | punchHole, start, length)) return;
  await writeZeros(descriptor, start, length);
}

/** Writes zeros. */
export async function writeZeros(descriptor: number, start: number, bytes: number): Promise<void> {
  for (let at = start; at < start + bytes; ) {
    const { bytesWritten } = await writeOf(
      descriptor,
      zeros,
      0,
      Math.min(zeros.length, start + bytes - at),
      at,
    );
    at += bytesWritten;
  }
}

/** What a file has at a place: data or a hole, and where that ends. */
export interface Extent {
  readonly isHole: boolean;
  readonly end: number;
}

/** The extent that `at` is in, of a file that is `size` bytes long. Moves the descriptor's own position. */
export function extentAt(descriptor: number, at: number, size: number): Extent {
  if (!hasLibc()) return { isHole: false, end: size };
  const data = seek(descriptor, at, seekData) ?? size;
  if (data > at) return { isHole: true, end: Math.min(data, size) };
  return { isHole: false, end: Math.min(seek(descriptor, at, seekHole) ?? size, size) };
}

/** Undefined where there is none behind the place. */
function seek(descriptor: number, at: number, whence: number): number | undefined {
  const { calls, check } = libc('extents of files');
  try {
    return check('lseek', calls.lseek(descriptor, at, whence));
  } catch (error) {
    if (hasCode(error, 'ENXIO')) return undefined;
    throw error;
  }
}

/** False where the file system or this build of Node cannot. */
function fallocate(descriptor: number, mode: number, start: number, bytes: number): boolean {
  if (!hasLibc()) return false;
  const { calls, check } = libc('room for files');
  try {
    check('fallocate', calls.fallocate(descriptor, mode, start, bytes));
    return true;
  } catch (error) {
    if (error instanceof SystemCallError && hasCode(error, 'EOPNOTSUPP', 'ENOSYS')) return false;
    throw error;
  }
}
