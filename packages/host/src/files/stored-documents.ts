/**
 * Documents as files that people can read: one a document, in one folder, beside it a folder of links to those that are to
 * be started automatically. What cannot be read back is reported and left where it is, never deleted.
 */
import { readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hasCode } from '../sys/errors.ts';
import { removeFileDurably } from './atomic-write.ts';
import { oldPath, syncFolder } from './sync-later.ts';

/** A file that could not be read back. */
export interface UnreadableFile {
  readonly path: string;
  /** Of the file, without its ending: what the object is called. */
  readonly name: string;
  readonly error: unknown;
}

/** What was found at start. */
export interface Loaded<T> {
  readonly found: readonly T[];
  readonly unreadable: readonly UnreadableFile[];
  /** What a power cut left half of, and is again as it was before its last change. */
  readonly restored: readonly UnreadableFile[];
}

/** A document that was read, and the name that its file has. */
export interface StoredDocument<T> {
  readonly name: string;
  readonly document: T;
}

/** A comment before a stored document, for those who look at the file. */
export function storedHeader(command: string): string {
  return `<!--\nThis file belongs to typevirtd, which overwrites it. To change what it says, use\n  ${command}\nor another client of the API.\n-->\n\n`;
}

/** Files that a write was about to put in place when a daemon died. */
const temporaryName = /^\..+\.new$/;
/** Documents that another one has replaced. */
const oldName = /^\..+\.xml\.old$/;

/** Removes what a dead daemon's writes left in a folder; nobody may be writing there. */
export async function removeTemporaries(folder: string): Promise<void> {
  const entries = await readdir(folder);
  for (const entry of entries.filter((name) => temporaryName.test(name))) await rm(join(folder, entry));
}

/** Names of the documents in a folder. */
export async function documentNames(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder);
  return entries.filter(isDocument).map((entry) => basename(entry, '.xml'));
}

function isDocument(entry: string): boolean {
  return entry.endsWith('.xml');
}

/** How many files are read at a time. */
const readersAtOnce = 16;

/**
 * Reads all documents of a folder; nobody may be writing there. A document that cannot be read, though the one that it replaced
 * can, is that one again.
 */
export async function loadDocuments<T>(
  folder: string,
  read: (text: string) => T,
): Promise<Loaded<StoredDocument<T>>> {
  const found: StoredDocument<T>[] = [];
  const unreadable: UnreadableFile[] = [];
  const restored: UnreadableFile[] = [];
  const entries = new Set(await readdir(folder));
  const waiting = [...entries].filter(isDocument).reverse();
  const readFrom = async (path: string): Promise<T> => read(await readFile(path, 'utf8'));
  const readOne = async (entry: string): Promise<void> => {
    const name = basename(entry, '.xml');
    const path = join(folder, entry);
    try {
      found.push({ name, document: await readFrom(path) });
    } catch (error) {
      const old = oldPath(path);
      const before = entries.has(basename(old)) ? await readFrom(old).catch(() => undefined) : undefined;
      if (before === undefined) return void unreadable.push({ path, name, error });
      await rename(old, path);
      found.push({ name, document: before });
      restored.push({ path, name, error });
    }
  };
  const readOn = async (): Promise<void> => {
    for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) await readOne(entry);
  };
  await Promise.all(Array.from({ length: readersAtOnce }, readOn));
  const kept = new Set(unreadable.map(({ path }) => basename(oldPath(path))));
  for (const entry of entries)
    if (oldName.test(entry) && !kept.has(entry)) await rm(join(folder, entry), { force: true });
  return { found, unreadable, restored };
}

/** Makes or removes the link to a document that shows, in a listing, that it is started automatically. */
export async function linkDocument(link: string, document: string, on: boolean): Promise<void> {
  if (!on) return removeFileDurably(link, 'soon');
  await symlink(document, link).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error;
  });
  await syncFolder(dirname(link));
}
