/** Running the program within a test, and virsh beside it. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { run } from '../program.ts';

/** What a program left behind. */
export interface Ran {
  readonly out: string;
  readonly error: string;
  readonly status: number;
}

/** Whether virsh is installed; tests that compare with it are skipped without it. */
export const hasVirsh = existsSync('/usr/bin/virsh');

/** Runs typevirt in this process. @param input Lines for the prompt. */
export async function runTypevirt(words: readonly string[], input = ''): Promise<Ran> {
  const ran = { out: '', error: '' };
  const status = await run(words, {
    input: Readable.from([input]),
    out: (text) => {
      ran.out += text;
    },
    error: (text) => {
      ran.error += text;
    },
  });
  return { ...ran, status };
}

/** Runs virsh as a process of its own. @param input Lines for the prompt. */
export function runVirsh(words: readonly string[], input = ''): Promise<Ran> {
  return new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: 'C.UTF-8' };
    const child = execFile(
      '/usr/bin/virsh',
      [...words],
      { env, timeout: 30_000, maxBuffer: 64 * 1024 * 1024 },
      (failure, out, error) => {
        resolve({ out, error, status: failure === null ? 0 : Number(failure.code ?? 1) });
      },
    );
    child.stdin?.on('error', () => undefined); // virsh may end without reading what it was given
    child.stdin?.end(input);
  });
}
