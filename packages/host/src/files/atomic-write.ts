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
import { closeSync, fdatasync, fsync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { hasCode } from '../sys/errors.ts';

/**
 * What a power cut may take right after the answer.
 *
 * - `all`: nothing.
 * - `content`: the change as a whole. The file is never half of one; its folder is on disk a tenth of a second later.
 * - `none`: as much as the kernel had not written yet. For what means nothing once the machine is off.
 */
export type Durability = 'all' | 'content' | 'none';

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
const syncOf = promisify(fsync);
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
    await writeWhole(temporary, content, mode, durability !== 'none');
    renameSync(temporary, path);
  } catch (cause) {
    removeIfThere(temporary);
    throw hasCode(cause, 'ENOSPC', 'EDQUOT') ? new DiskFullError(path, { cause }) : cause;
  }
  await syncAfter(folder, durability);
}

/** Removes a file. A file that is not there is no error. */
export async function removeFileDurably(path: string, durability: Durability = 'all'): Promise<void> {
  if (removeIfThere(path)) await syncAfter(dirname(path), durability);
}

async function syncAfter(folder: string, durability: Durability): Promise<void> {
  if (durability === 'all') await syncFolder(folder);
  else if (durability === 'content') syncFolderSoon(folder);
}

/** A sync holds up whoever makes the next file in the folder, so many changes share one. */
const folderDelayMs = 100;

/** Folders that wait for their sync. */
const waiting = new Set<string>();
/** Syncs that are waited for or running. */
const inFlight = new Set<Promise<void>>();

/** Syncs a folder a little later, once for all changes until then. A disk that cannot will say so at the next content. */
function syncFolderSoon(folder: string): void {
  if (waiting.has(folder)) return;
  waiting.add(folder);
  const done = new Promise((resolve) => setTimeout(resolve, folderDelayMs)).then(() => {
    waiting.delete(folder);
    return syncFolder(folder).catch(() => undefined);
  });
  inFlight.add(done);
  void done.then(() => inFlight.delete(done));
}

/** Resolves when every folder is on disk that a change of durability `content` is in. */
export async function foldersSynced(): Promise<void> {
  while (inFlight.size > 0) await Promise.all(inFlight);
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

async function writeWhole(
  path: string,
  content: string | Uint8Array,
  mode: number,
  synced: boolean,
): Promise<void> {
  const file = openSync(path, 'w', mode);
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    if (synced) await datasyncOf(file);
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
