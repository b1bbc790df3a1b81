/**
 * On which processors of the host a thread may run.
 *
 * @source sched_setaffinity(2); proc(5): status, Cpus_allowed
 */
import { readdirSync, readFileSync } from 'node:fs';
import { libc } from '../sys/libc.ts';

/** The threads of a process; none where it is gone. */
export function threadsOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${String(pid)}/task`).map(Number);
  } catch {
    return [];
  }
}

/**
 * The processors of a thread: one bit each, the first one lowest.
 *
 * @returns undefined where there is no such thread.
 */
export function affinityOf(thread: number): Uint8Array | undefined {
  try {
    const words = /^Cpus_allowed:\s*([\da-f,]+)$/m.exec(
      readFileSync(`/proc/${String(thread)}/status`, 'utf8'),
    );
    const hex = (words?.[1] ?? '').replaceAll(',', '');
    return Uint8Array.from(Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')).reverse();
  } catch {
    return undefined;
  }
}

/**
 * Lets a thread run on these processors only.
 *
 * @throws {SystemCallError} `EINVAL` where the host has none of them, `ESRCH` where the thread is gone.
 */
export function setAffinity(thread: number, cpus: Uint8Array): void {
  const { calls, check } = libc('processor affinity');
  // The kernel wants whole words.
  const mask = new Uint8Array(Math.max(8, Math.ceil(cpus.length / 8) * 8));
  mask.set(cpus);
  check('sched_setaffinity', calls.sched_setaffinity(thread, mask.length, mask));
}
