/**
 * On which of the host's processors a guest's threads run: virtual processors, I/O threads, and all others, which are the
 * emulator's.
 *
 * @source libvirt docs/formatdomain "CPU Tuning"; qemuProcessSetupPid
 */
import { VirtError } from '@typevirt/driver';
import { affinityOf, setAffinity, SystemCallError, systemWords, threadsOf } from '@typevirt/host';
import { cpuMapOf, type Domain } from '@typevirt/model';
import type { LiveDomain } from './domain.ts';

/** Where a virtual processor is to run; undefined: anywhere. */
export function vcpuCpuset({ cpuTune, vcpu }: Domain, number: number): string | undefined {
  return cpuTune?.vcpuPins.find((pin) => pin.vcpu === number)?.cpuset ?? vcpu?.cpuset;
}

/** Where the emulator's own threads are to run. */
export function emulatorCpuset({ cpuTune, vcpu }: Domain): string | undefined {
  return cpuTune?.emulatorPin?.cpuset ?? vcpu?.cpuset;
}

/** Where an I/O thread is to run. */
export function iothreadCpuset({ cpuTune, vcpu }: Domain, id: number): string | undefined {
  return cpuTune?.iothreadPins.find(({ iothread }) => iothread === id)?.cpuset ?? vcpu?.cpuset;
}

/** Threads of I/O, by number, in QEMU's order. */
export async function iothreadsOf({ monitor }: LiveDomain): Promise<ReadonlyMap<number, number>> {
  const threads = await monitor.execute('query-iothreads');
  return new Map(threads.map((each) => [Number(each.id.replace(/^iothread/, '')), each['thread-id']]));
}

/** Puts all threads of a guest that has just started where its document wants them. */
export async function pinThreads(live: LiveDomain, hostCpus: number): Promise<void> {
  const { document, vcpuThreads } = live;
  const { vcpu, cpuTune } = document;
  const pins = [...(cpuTune?.vcpuPins ?? []), ...(cpuTune?.iothreadPins ?? [])];
  if (vcpu?.cpuset === undefined && cpuTune?.emulatorPin === undefined && pins.length === 0) return;
  const iothreads = await iothreadsOf(live);
  pinEmulator(live, iothreads, emulatorCpuset(document), hostCpus);
  for (const [number, thread] of vcpuThreads) pin(thread, vcpuCpuset(document, number), hostCpus);
  for (const [id, thread] of iothreads) pin(thread, iothreadCpuset(document, id), hostCpus);
}

/** Puts the emulator's threads somewhere, all but those that have a place of their own. */
export function pinEmulator(
  { process, vcpuThreads }: LiveDomain,
  iothreads: ReadonlyMap<number, number>,
  cpuset: string | undefined,
  hostCpus: number,
): void {
  const others = new Set([...vcpuThreads.values(), ...iothreads.values()]);
  for (const thread of threadsOf(process.identity.pid)) {
    // A helper thread may be gone by now; that is no failure.
    if (!others.has(thread) && affinityOf(thread) !== undefined) pin(thread, cpuset, hostCpus);
  }
}

/**
 * Puts one thread somewhere.
 *
 * @throws {VirtError} `systemError` where the host has none of these processors.
 */
export function pin(thread: number, cpuset: string | undefined, hostCpus: number): void {
  try {
    setAffinity(thread, cpuMapOf(cpuset, hostCpus));
  } catch (cause) {
    if (!(cause instanceof SystemCallError) || cause.code === 'ESRCH') throw cause;
    throw new VirtError(
      'systemError',
      `cannot set CPU affinity on process ${thread}: ${systemWords(cause)}`,
      { domain: 'none', verbatim: true, cause },
    );
  }
}
