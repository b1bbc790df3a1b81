/**
 * What was written and is to reach the disk a little later, many changes together: a sync holds up whoever waits for it, and
 * whoever makes or removes the next file in the folder. So it comes when there was no change for a tenth of a second, and half a
 * second after the first at the latest.
 *
 *     new file in place, old one kept as `.NAME.old` ▶ a while ▶ fsync of files ▶ fsync of folders ▶ old ones removed
 *
 * A power cut in between may leave a new file with a part of its content. Then the old one is still there, and whoever reads
 * the folder next puts it back (`stored-documents.ts`). A file that had no old one is lost with what was answered last.
 */
import { closeSync, fsync, linkSync, lstatSync, openSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { hasCode } from '../sys/errors.ts';
import { hasLibc, libc } from '../sys/libc.ts';

const syncOf = promisify(fsync);

const quietMs = 100;
const mostMs = 500;
const filesAtOnce = 128;

/** Files and folders that wait for the next sync. */
const files = new Set<string>();
const folders = new Set<string>();
/** Files whose old one is kept. */
const replaced = new Set<string>();
/** Syncs that are waited for or running. */
const inFlight = new Set<Promise<void>>();
let isPlanned = false;
/** When the last change was. */
let changedMs = 0;

/** Where the file is kept that another one replaces. */
export function oldPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.old`);
}

/**
 * Keeps a file that is about to be replaced, until `syncLater` of the new one is done.
 *
 * @returns False where this cannot be: the file system has no links.
 */
export function keepOld(path: string): boolean {
  if (replaced.has(path)) return true;
  // What never reached the disk is nothing to go back to.
  if (files.has(path) || lstatSync(path, { throwIfNoEntry: false }) === undefined) return true;
  try {
    linkSync(path, oldPath(path));
  } catch (error) {
    // One that a dead daemon left is older, and on disk.
    if (!hasCode(error, 'EEXIST')) return false;
  }
  replaced.add(path);
  return true;
}

/** Syncs a file that was put in place, and its folder. A disk that cannot will say so at the next write. */
export function syncLater(path: string): void {
  files.add(path);
  syncFolderLater(dirname(path));
}

/** Syncs the folder of a file that was removed; the file itself no longer matters. */
export function forgetFile(path: string): void {
  files.delete(path);
  if (replaced.delete(path)) unlinkIfThere(oldPath(path));
  syncFolderLater(dirname(path));
}

function syncFolderLater(folder: string): void {
  folders.add(folder);
  changedMs = performance.now();
  if (isPlanned) return;
  isPlanned = true;
  const done = quiet(changedMs + mostMs).then(syncWaiting);
  inFlight.add(done);
  void done.then(() => inFlight.delete(done));
}

/** Resolves after a while without a change, or when it is late. */
async function quiet(lateMs: number): Promise<void> {
  for (;;) {
    const waitMs = Math.min(changedMs + quietMs, lateMs) - performance.now();
    if (waitMs <= 0) return;
    await new Promise((resolve) => setTimeout(resolve, Math.ceil(waitMs)));
  }
}

/** Resolves when everything is on disk that was to be there later. */
export async function allSynced(): Promise<void> {
  while (inFlight.size > 0) await Promise.all(inFlight);
}

async function syncWaiting(): Promise<void> {
  isPlanned = false;
  const written = [...files];
  const changed = [...folders];
  files.clear();
  folders.clear();
  const failed = new Set<string>();
  for (let at = 0; at < written.length; at += filesAtOnce)
    await syncPaths(written.slice(at, at + filesAtOnce), failed);
  const lost = new Set<string>();
  await syncPaths(changed, lost);
  for (const path of written) {
    const isSafe = !failed.has(path) && !lost.has(dirname(path)) && !files.has(path);
    if (isSafe && replaced.delete(path)) unlinkIfThere(oldPath(path));
  }
}

/** Syncs; notes those that could not be. What is not there any more needs none. */
async function syncPaths(paths: readonly string[], failed: Set<string>): Promise<void> {
  const opened: { readonly path: string; readonly file: number }[] = [];
  try {
    for (const path of paths) {
      try {
        opened.push({ path, file: openSync(path, 'r') });
      } catch (error) {
        if (!hasCode(error, 'ENOENT')) failed.add(path);
      }
    }
    startWriting(opened.map(({ file }) => file));
    for (const { path, file } of opened) await syncOf(file).catch(() => failed.add(path));
  } finally {
    for (const { file } of opened) closeSync(file);
  }
}

/** Has the kernel begin with all of them, so that one commit of its journal does for all syncs. @source sync_file_range(2) */
function startWriting(files: readonly number[]): void {
  if (files.length < 2 || !hasLibc()) return;
  const { calls } = libc('writing ahead');
  for (const file of files) calls.sync_file_range(file, 0, 0, syncFileRangeWrite);
}

const syncFileRangeWrite = 2;

/** Makes what was renamed, made or removed in a folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const opened = openSync(path, 'r');
  try {
    await syncOf(opened);
  } finally {
    closeSync(opened);
  }
}

export function unlinkIfThere(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}
