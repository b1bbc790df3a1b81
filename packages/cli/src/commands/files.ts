/** Files that commands are given. */
import { readFile } from 'node:fs/promises';
import { Failure } from '../failure.ts';

const mostBytes = 10 * 1024 * 1024;

/**
 * A document in a file, as XML; one in JSON or YAML is turned into it.
 *
 * @throws {Failure} as `readText`, or with the place that cannot be turned into XML.
 */
export async function readDocument(path: string): Promise<string> {
  const text = await readText(path);
  if (!isWritten(path)) return text;
  const { toXmlOrFail } = await import('../documents/written.ts');
  return toXmlOrFail(text, path);
}

/** Whether a file's name says that it holds JSON or YAML. */
export function isWritten(path: string): boolean {
  return /\.(json|ya?ml)$/i.test(path);
}

/** A file's text. @throws {Failure} in the library's words if it cannot be read or is larger than 10 MiB. */
export async function readText(path: string): Promise<string> {
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
