/** Running a program to its end, for what it says. */
import { execFile } from 'node:child_process';
import { shellWord } from './shell-word.ts';

/** A program ended with another status than 0, by a signal, or could not be started. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';
  /** As a shell would take it. */
  readonly command: string;
  /** Undefined where it was not its own end. */
  readonly status: number | undefined;
  readonly stderr: string;

  constructor(command: string, status: number | undefined, stderr: string, options: ErrorOptions) {
    super(
      `${command}: ${status === undefined ? 'did not run to its end' : `status ${String(status)}`}`,
      options,
    );
    this.command = command;
    this.status = status;
    this.stderr = stderr;
  }
}

const mostOutputBytes = 64 << 20;

/**
 * Runs a program and waits for its end.
 *
 * @returns What it said on its standard output.
 * @throws {ProgramError}
 */
export function runProgram(binary: string, args: readonly string[], signal?: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { maxBuffer: mostOutputBytes, ...(signal ? { signal } : {}) };
    execFile(binary, args, options, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      const command = [binary, ...args].map(shellWord).join(' ');
      const status = typeof error.code === 'number' ? error.code : undefined;
      reject(new ProgramError(command, status, stderr, { cause: error }));
    });
  });
}
