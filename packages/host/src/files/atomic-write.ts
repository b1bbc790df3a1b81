/**
 * Replacing a file so that after a crash, at any instant, it is the old one or the new one.
 *
 *     temporary file beside it ▶ fsync ▶ rename over it ▶ fsync of the folder
 */
import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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
  const temporary = join(folder, `.${randomBytes(6).toString('hex')}.new`);
  try {
    await writeSynced(temporary, content, mode);
    await rename(temporary, path);
  } catch (cause) {
    await unlink(temporary).catch(() => undefined);
    throw hasCode(cause, 'ENOSPC', 'EDQUOT') ? new DiskFullError(path, { cause }) : cause;
  }
  await syncFolder(folder);
}

/** Removes a file, on disk when it resolves. A file that is not there is no error. */
export async function removeFileDurably(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    return;
  }
  await syncFolder(dirname(path));
}

/** Makes what was renamed, made or removed in a folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  await withFile(await open(path, 'r'), (folder) => folder.sync());
}

async function writeSynced(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  await withFile(await open(path, 'wx', mode), async (file) => {
    await file.writeFile(content);
    await file.datasync();
  });
}

async function withFile(file: FileHandle, use: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await use(file);
  } finally {
    await file.close();
  }
}
