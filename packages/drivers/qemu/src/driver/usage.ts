/** What a guest uses of the host. */
import { readFileSync } from 'node:fs';
import { processUsage, type ProcessUsage } from '@typevirt/host';
import type { LiveDomain } from './domain.ts';

const nothing: ProcessUsage = { userNs: 0n, systemNs: 0n, rssKiB: 0n, processor: 0 };

/** Usage of a guest's QEMU; zeros for one that does not run. */
export function guestUsage(live: LiveDomain | undefined): ProcessUsage {
  return live === undefined ? nothing : (processUsage(live.process.identity.pid) ?? nothing);
}

/** Usage of the thread of one virtual processor; zeros where there is none. */
export function vcpuUsage(live: LiveDomain, vcpu: number): ProcessUsage {
  const thread = live.vcpuThreads.get(vcpu);
  return thread === undefined ? nothing : (processUsage(live.process.identity.pid, thread) ?? nothing);
}

/** How long a virtual processor was ready and did not run, in nanoseconds. */
export interface VcpuWaits {
  /** Waiting for a processor since the thread began, as its scheduler sums it up; 0 where the kernel does not. */
  readonly waitNs: bigint;
  /** On a run queue. */
  readonly delayNs: bigint;
}

/**
 * Waits of one virtual processor; zeros where they are not told.
 *
 * @source proc(5), /proc/PID/task/TID/schedstat and sched; libvirt qemuGetSchedInfo, qemuGetSchedstatDelay
 */
export function vcpuWaits(live: LiveDomain, vcpu: number): VcpuWaits {
  const folder = `/proc/${live.process.identity.pid}/task/${live.vcpuThreads.get(vcpu) ?? 0}`;
  const delay = readText(`${folder}/schedstat`).split(' ')[1];
  const wait = /^(?:se\.statistics\.)?wait_sum\s*:\s*([\d.]+)/m.exec(readText(`${folder}/sched`))?.[1];
  return {
    waitNs: BigInt(Math.round(Number(wait ?? 0) * 1e6)),
    delayNs: /^\d+$/.test(delay ?? '') ? BigInt(delay ?? 0) : 0n,
  };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Processor time of a guest so far, all threads together, in nanoseconds. */
export function cpuTimeNs(live: LiveDomain | undefined): bigint {
  const { userNs, systemNs } = guestUsage(live);
  return userNs + systemNs;
}
