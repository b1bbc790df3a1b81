/**
 * A domain's log file: what we write before each start, and what QEMU itself prints after it.
 * It is only ever appended to; QEMU keeps writing to it when we are gone.
 */
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

/** Enough for QEMU's complaint, and not for a flood. */
const lastWordsBytes = 4096;

/** An open log. `startOffset` is where the words of this start begin. */
export interface QemuLog {
  readonly descriptor: number;
  readonly startOffset: number;
}

/** Opens or makes the log (mode 0600) and writes `banner` to it. The caller closes the descriptor. */
export function openQemuLog(path: string, banner: string): QemuLog {
  const descriptor = openSync(path, 'a', 0o600);
  try {
    if (banner !== '') writeSync(descriptor, banner);
    return { descriptor, startOffset: fstatSync(descriptor).size };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** What was printed from `startOffset` on, its last 4 KiB in whole lines, without trailing white space. */
export function readLastWords(path: string, startOffset: number): string {
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const from = Math.max(startOffset, size - lastWordsBytes);
    const bytes = Buffer.alloc(Math.max(0, size - from));
    const text = bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, bytes.length, from));
    return (from > startOffset ? text.slice(text.indexOf('\n') + 1) : text).trimEnd();
  } finally {
    closeSync(descriptor);
  }
}
