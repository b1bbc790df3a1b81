/**
 * Replacing a file so that after a crash, at any instant, it is the old one or the new one.
 *
 *     temporary file beside it ▶ fsync ▶ rename over it ▶ fsync of the folder
 *
 * Only the two waits for the disk leave the main thread: the rest ends in the kernel's memory, and handing each step of it
 * to another thread was measured to cost more than all of it.
 */
import { closeSync, fdatasync, fsync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { hasCode } from '../sys/errors.ts';

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
const syncOf = promisify(fsync);
let written = 0;

/**
 * Writes `content` as the whole of `path`, on disk when it resolves.
 *
 * @param mode Permission bits of the new file; default 0600, as definitions may hold secrets.
 * @throws {DiskFullError} there is no room; Node's error otherwise. The old file is then untouched.
 */
export async function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  mode = 0o600,
): Promise<void> {
  const folder = dirname(path);
  written += 1;
  const temporary = join(folder, `.${String(process.pid)}-${String(written)}.new`);
  try {
    await writeSynced(temporary, content, mode);
    renameSync(temporary, path);
  } catch (cause) {
    removeIfThere(temporary);
    throw hasCode(cause, 'ENOSPC', 'EDQUOT') ? new DiskFullError(path, { cause }) : cause;
  }
  await syncFolder(folder);
}

/** Removes a file, on disk when it resolves. A file that is not there is no error. */
export async function removeFileDurably(path: string): Promise<void> {
  if (removeIfThere(path)) await syncFolder(dirname(path));
}

/** Makes what was renamed, made or removed in a folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const folder = openSync(path, 'r');
  try {
    await syncOf(folder);
  } finally {
    closeSync(folder);
  }
}

async function writeSynced(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  const file = openSync(path, 'w', mode);
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    await datasyncOf(file);
  } finally {
    closeSync(file);
  }
}

function removeIfThere(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}
