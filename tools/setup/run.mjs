/**
 * Child processes of the set-up scripts: output is kept and shown only when the program fails.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupError } from './terminal.mjs';

/** The root of the working tree. */
export const repository = join(import.meta.dirname, '../..');

/**
 * Runs a program to its end.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd] Default: the root of the working tree.
 * @param {NodeJS.ProcessEnv} [options.env] Added to our own environment.
 * @param {(line: string) => void} [options.onLine] Called with each line of output.
 * @param {(line: string) => void} [options.onStatus] Called with each line the program writes to descriptor 3.
 * @returns {Promise<string>} Everything the program printed.
 * @throws {SetupError} With the last lines of its output when it cannot be run or does not exit with 0.
 */
export function run(program, args, { cwd = repository, env, onLine, onStatus } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    let output = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      const text = String(chunk);
      output += text;
      if (onLine) for (const line of text.split('\n').filter(Boolean)) onLine(line);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.stdio[3]?.on('data', (chunk) => {
      for (const line of String(chunk).split('\n').filter(Boolean)) onStatus?.(line);
    });
    child.on('error', (error) => reject(new SetupError(`cannot run ${program}: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(output);
      const tail = output.trimEnd().split('\n').slice(-30).join('\n');
      reject(
        new SetupError(`${program} ${args.join(' ')} failed (${signal ?? `exit code ${code}`})\n${tail}`),
      );
    });
  });
}

/**
 * Runs a program in the foreground, its output and input being ours.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] Added to our own environment.
 * @returns {Promise<number>} Its exit code; 1 when a signal ended it.
 */
export function runInForeground(program, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: repository,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Where a program is, looked for in PATH and in the system folders that a user's PATH may lack.
 *
 * @param {string} name
 * @returns {string | undefined}
 */
export function which(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
