/**
 * Replacing a file so that after a crash, at any instant, it is the old one or the new one.
 *
 *     temporary file beside it ▶ fsync ▶ rename over it ▶ fsync of the folder
 *
 * The end of a process loses nothing that these steps have reached; only a power cut cares for the two waits for the disk.
 * How much of them a caller waits for is its `Durability`.
 *
 * Only the waits leave the main thread: the rest ends in the kernel's memory, and handing each step of it to another thread
 * was measured to cost more than all of it.
 */
import { closeSync, fdatasync, lstatSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { hasCode } from '../sys/errors.ts';
import { forgetFile, keepOld, syncFolder, syncLater, unlinkIfThere } from './sync-later.ts';

/**
 * What a power cut may take right after the answer.
 *
 * - `all`: nothing.
 * - `soon`: changes of the last half second, each as a whole: what reads the folder finds the old file or the new one, and
 *   puts the old one back where the new one is half of one (`loadDocuments`).
 * - `none`: as much as the kernel had not written yet. For what means nothing once the machine is off.
 */
export type Durability = 'all' | 'soon' | 'none';

export interface WriteOptions {
  /** Permission bits of the new file; default 0600, as definitions may hold secrets. */
  readonly mode?: number;
  /** Default `all`. */
  readonly durability?: Durability;
}

/** The disk (or the user's share of it) is full; the old file is untouched. */
export class DiskFullError extends Error {
  override readonly name = 'DiskFullError';
  readonly path: string;
  constructor(path: string, options: ErrorOptions) {
    super(`no space left to write ${path}; it is unchanged`, options);
    this.path = path;
  }
}

const datasyncOf = promisify(fdatasync);
let written = 0;

/**
 * Writes `content` as the whole of `path`.
 *
 * @throws {DiskFullError} there is no room; Node's error otherwise. The old file is then untouched.
 */
export async function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  { mode = 0o600, durability = 'all' }: WriteOptions = {},
): Promise<void> {
  const folder = dirname(path);
  written += 1;
  const temporary = join(folder, `.${String(process.pid)}-${String(written)}.new`);
  try {
    const canWait = durability === 'none' || (durability === 'soon' && keepOld(path));
    const file = writeWhole(temporary, content, mode);
    if (canWait) closeSync(file);
    else await syncAndClose(file);
    renameSync(temporary, path);
  } catch (cause) {
    unlinkIfThere(temporary);
    throw hasCode(cause, 'ENOSPC', 'EDQUOT') ? new DiskFullError(path, { cause }) : cause;
  }
  if (durability === 'soon') syncLater(path);
  else if (durability === 'all') await syncFolder(folder);
}

/** Removes a file. A file that is not there is no error. */
export async function removeFileDurably(path: string, durability: Durability = 'all'): Promise<void> {
  // Looking costs less than the error of removing what is not there.
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined || !unlinkIfThere(path)) return;
  if (durability === 'none') return;
  forgetFile(path);
  if (durability === 'all') await syncFolder(dirname(path));
}

/** @returns The file, open. */
function writeWhole(path: string, content: string | Uint8Array, mode: number): number {
  const file = openSync(path, 'w', mode);
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    return file;
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

async function syncAndClose(file: number): Promise<void> {
  try {
    await datasyncOf(file);
  } finally {
    closeSync(file);
  }
}
