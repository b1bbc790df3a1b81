/** The I/O threads of a domain: those that are described, those that are only counted, and changes of them. */
import type { CpuTune } from './cpu-tune.ts';
import type { Domain } from './domain.ts';
import type { Iothread } from './vcpu.ts';

/** The threads that are described, then as many more as are wanted, with the lowest free numbers. */
export function allIothreads({ iothreads = 0, iothreadIds }: Domain): readonly Iothread[] {
  const all = [...iothreadIds];
  const taken = new Set(all.map(({ id }) => id));
  for (let id = 1; all.length < iothreads; id++) if (!taken.has(id)) all.push({ id });
  return all;
}

/** Whether a domain has a thread of this number. */
export function hasIothread(document: Domain, id: number): boolean {
  return allIothreads(document).some((each) => each.id === id);
}

/** Why a thread cannot be added or removed, in libvirt's words; undefined where it can. */
export function iothreadRefusal(document: Domain, id: number, change: 'add' | 'remove'): string | undefined {
  const known = hasIothread(document, id);
  if (change === 'add') return known ? `an IOThread is already using iothread_id '${id}'` : undefined;
  if (!known) return `cannot find IOThread '${id}' in iothreadids list`;
  const disk = document.devices.disks.find(({ driver }) => driver?.ioThread === id);
  return disk && `cannot remove IOThread ${id} since it is being used by disk '${disk.target.dev}'`;
}

/** The document with one thread more. */
export function withIothread(document: Domain, id: number): Domain {
  const iothreadIds = [...allIothreads(document), { id }];
  return { ...document, iothreads: iothreadIds.length, iothreadIds };
}

/** The document without a thread, and without its pinning. */
export function withoutIothread(document: Domain, id: number): Domain {
  const iothreadIds = allIothreads(document).filter((each) => each.id !== id);
  const { iothreads: _count, cpuTune, ...rest } = document;
  const iothreadPins = cpuTune?.iothreadPins.filter(({ iothread }) => iothread !== id) ?? [];
  return {
    ...rest,
    ...(cpuTune === undefined ? {} : keptTune({ ...cpuTune, iothreadPins })),
    ...(iothreadIds.length === 0 ? {} : { iothreads: iothreadIds.length }),
    iothreadIds,
  };
}

/** The document with a thread on certain processors of the host. */
export function withIothreadPin(document: Domain, id: number, cpuset: string): Domain {
  const others = document.cpuTune?.iothreadPins.filter(({ iothread }) => iothread !== id) ?? [];
  const iothreadPins = [...others, { iothread: id, cpuset }].sort((a, b) => a.iothread - b.iothread);
  return { ...document, cpuTune: { ...tuneOf(document), iothreadPins } };
}

/** The tuning of processors that a document has, or an empty one. */
export function tuneOf({ cpuTune }: Domain): CpuTune {
  return (
    cpuTune ?? {
      vcpuPins: [],
      iothreadPins: [],
      vcpuSchedulers: [],
      iothreadSchedulers: [],
      cacheTunes: [],
      memoryTunes: [],
    }
  );
}

/** The document with a virtual processor on certain processors of the host. */
export function withVcpuPin(document: Domain, vcpu: number, cpuset: string): Domain {
  const others = document.cpuTune?.vcpuPins.filter((pin) => pin.vcpu !== vcpu) ?? [];
  const vcpuPins = [...others, { vcpu, cpuset }].sort((a, b) => a.vcpu - b.vcpu);
  return { ...document, cpuTune: { ...tuneOf(document), vcpuPins } };
}

/** Tuning that says nothing is none. */
function keptTune(cpuTune: CpuTune): { cpuTune?: CpuTune } {
  const says = Object.values(cpuTune).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined,
  );
  return says ? { cpuTune } : {};
}
