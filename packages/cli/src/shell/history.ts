/** Lines typed in earlier sessions, newest first, in the user's cache folder. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

const linesKept = 500;

function historyPath(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'typevirt', 'history');
}

/** The lines kept, none if the file cannot be read. */
export async function readHistory(): Promise<string[]> {
  try {
    return (await readFile(historyPath(), 'utf8'))
      .split('\n')
      .filter((line) => line !== '')
      .reverse();
  } catch {
    return [];
  }
}

/** Keeps the newest lines; a folder that cannot be written to is not worth an error at the end of a session. */
export async function writeHistory(newestFirst: readonly string[]): Promise<void> {
  try {
    await mkdir(dirname(historyPath()), { recursive: true, mode: 0o700 });
    await writeFile(historyPath(), `${newestFirst.slice(0, linesKept).reverse().join('\n')}\n`, {
      mode: 0o600,
    });
  } catch {
    return;
  }
}
