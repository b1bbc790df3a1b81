/**
 * Which process, beyond its number: pids are reused, a pid together with the time its process started
 * is not (until the machine reboots). This pair is what survives on disk between two runs of the daemon.
 *
 * @source proc(5)
 */
import { readFileSync } from 'node:fs';
import { parseProcessStat } from './stat.ts';

/** One process of this boot. `startTicks` is its start time in clock ticks since boot. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startTicks: bigint;
}

/** The identity of a process that exists now, or undefined if there is none (a zombie counts as none). */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  try {
    const stat = parseProcessStat(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
    return stat.state === 'Z' || stat.state === 'X' ? undefined : { pid, startTicks: stat.startTicks };
  } catch {
    return undefined;
  }
}

/** Whether exactly this process still runs. */
export function isRunning(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.pid)?.startTicks === identity.startTicks;
}
