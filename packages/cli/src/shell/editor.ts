/** The user's editor on a temporary file: `$VISUAL`, `$EDITOR`, else the system's. @source virsh 9.0 edit */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Shell } from '../commands/body.ts';
import { Failure, failureLines } from '../failure.ts';

/** What to do after a document was refused. */
export type Answer = 'again' | 'no' | 'withoutValidation';

/** A document being edited; disposing of it removes the file. */
export interface Editor extends AsyncDisposable {
  /** Runs the editor and returns what the file then holds. @throws {Failure} if the editor fails. */
  edit(): Promise<string>;
  /** Shows why the document was refused and asks how to go on; without a terminal the answer is no. */
  askAgain(shell: Shell, error: unknown): Promise<Answer>;
}

/** Puts `document` into a temporary file for editing. */
export async function openEditor(document: string, suffix = '.xml'): Promise<Editor> {
  const folder = await mkdtemp(join(tmpdir(), 'typevirt-edit-'));
  const file = join(folder, `document${suffix}`);
  await writeFile(file, document, { mode: 0o600 });
  return {
    edit: async () => {
      await runEditor(file);
      return readFile(file, 'utf8');
    },
    askAgain,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

async function runEditor(file: string): Promise<void> {
  const editor = process.env.VISUAL || process.env.EDITOR || 'sensible-editor';
  await new Promise<void>((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', `${editor} "$1"`, 'sh', file], { stdio: 'inherit' });
    child.once('error', (cause) => reject(new Failure(`${editor}: cannot be started`, { cause })));
    child.once('exit', (status, signal) => {
      if (status === 0) resolve();
      else reject(new Failure(`${editor}: edited file left as it was (${signal ?? `status ${status}`})`));
    });
  });
}

const answers: Readonly<Record<string, Answer>> = { y: 'again', n: 'no', i: 'withoutValidation' };

async function askAgain(shell: Shell, error: unknown): Promise<Answer> {
  if (!process.stdin.isTTY) return 'no';
  for (const line of failureLines(error)) shell.complain(line);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    for (;;) {
      const typed = (await terminal.question('Failed. Try again? [y,n,i,?]: ')).trim();
      const answer = answers[typed];
      if (answer !== undefined) return answer;
      shell.out.print(
        'y - yes, start editor again\nn - no, throw away my changes\ni - turn off validation and try again\n? - print this help\n',
      );
    }
  } finally {
    terminal.close();
  }
}
