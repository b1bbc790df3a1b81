/**
 * What the set-up scripts show: one short line per step, its progress while it runs, its time when done.
 *
 * On a terminal a running step's line is rewritten in place; elsewhere (CI, a pipe) each step prints one
 * line when it starts and one when it ends.
 */

const live = process.stdout.isTTY === true;
const colour = live && process.env.NO_COLOR === undefined;

/** @param {string} text */
export const bold = (text) => (colour ? `\x1b[1m${text}\x1b[22m` : text);
/** @param {string} text */
export const dim = (text) => (colour ? `\x1b[2m${text}\x1b[22m` : text);
/** @param {string} text */
export const green = (text) => (colour ? `\x1b[32m${text}\x1b[39m` : text);
/** @param {string} text */
export const red = (text) => (colour ? `\x1b[31m${text}\x1b[39m` : text);

/** @param {string} [line] */
export function say(line = '') {
  process.stdout.write(`${line}\n`);
}

/** Something the user must act on: printed by `main()` without a stack, exit code 1. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}

/**
 * Runs `work` as one visible step.
 *
 * @template T
 * @param {string} title What is done, and for what, in a few words.
 * @param {(progress: (detail: string) => void) => T | Promise<T>} work Calls `progress` as often as it likes.
 * @returns {Promise<T>} What `work` returned; its error passes through after the line is marked as failed.
 */
export async function step(title, work) {
  const begunMs = Date.now();
  let shown = '';
  /** @param {string} detail */
  const progress = (detail) => {
    const room = Math.max(20, (process.stdout.columns ?? 80) - 3); // a wrapped line cannot be rewritten
    const line = `${title} ${detail}`.slice(0, room);
    if (live && line !== shown) process.stdout.write(`\r\x1b[K  ${dim(line)}`);
    shown = line;
  };
  if (live) progress('…');
  else say(`  ${title} …`);
  /** @param {string} mark */
  const end = (mark) => {
    const seconds = ((Date.now() - begunMs) / 1000).toFixed(1);
    say(`${live ? '\r\x1b[K' : ''}${mark} ${title} ${dim(`${seconds} s`)}`);
  };
  try {
    const result = await work(progress);
    end(green('✓'));
    return result;
  } catch (error) {
    end(red('✗'));
    throw error;
  }
}

/**
 * Runs a script's body: a `SetupError` becomes its message and exit code 1, anything else keeps its stack.
 *
 * @param {() => Promise<number | void>} body Its number is the exit code.
 */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`\n${red('typevirt:')} ${error.message}\n`);
    process.exitCode = 1;
  }
}
