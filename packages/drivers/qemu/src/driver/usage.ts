/** What a guest uses of the host. */
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

/** Processor time of a guest so far, all threads together, in nanoseconds. */
export function cpuTimeNs(live: LiveDomain | undefined): bigint {
  const { userNs, systemNs } = guestUsage(live);
  return userNs + systemNs;
}
