/** Files that commands are given. */
import { readFile } from 'node:fs/promises';
import { Failure } from '../failure.ts';

const mostBytes = 10 * 1024 * 1024;

/** A document in a file. @throws {Failure} in the library's words if it cannot be read or is larger than 10 MiB. */
export async function readDocument(path: string): Promise<string> {
  let content: Buffer;
  try {
    content = await readFile(path);
  } catch (cause) {
    throw new Failure(`Failed to open file '${path}': ${systemMessage(cause)}`);
  }
  if (content.length > mostBytes) throw new Failure(`Failed to read file '${path}': File too large`);
  return content.toString('utf8');
}

const messages: Readonly<Record<string, string>> = {
  ENOENT: 'No such file or directory',
  EACCES: 'Permission denied',
  EISDIR: 'Is a directory',
  ENOTDIR: 'Not a directory',
  EEXIST: 'File exists',
  ENOSPC: 'No space left on device',
  EPERM: 'Operation not permitted',
};

/** What C's strerror says to a system error. */
export function systemMessage(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return messages[code] ?? (error instanceof Error ? error.message : String(error));
}
