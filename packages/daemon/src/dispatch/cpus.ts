/**
 * CPU maps and CPU statistics, which the wire packs: maps of `maplen` bytes one behind the other, and the parameters of
 * several CPUs in one list.
 */
import type { Awaitable, DomainRef, TypedParam, VcpuInfo } from '@typevirt/driver';
import type { Session } from '../session/session.ts';
import { ask, after } from './handler.ts';
import { understood, withoutTextFlag } from './params.ts';

/** The maps one behind the other, each cut or filled with zeros to `maplen` bytes. */
export function packMaps(maps: readonly Uint8Array[], maplen: number): Uint8Array {
  const packed = new Uint8Array(maps.length * maplen);
  maps.forEach((map, index) => {
    packed.set(map.subarray(0, maplen), index * maplen);
  });
  return packed;
}

interface VcpusAsked {
  readonly dom: DomainRef;
  readonly maxinfo: number;
  readonly maplen: number;
}

/** The first `maxinfo` virtual CPUs, with their maps if there is room for maps. */
export function vcpus(
  { dom, maxinfo, maplen }: VcpusAsked,
  session: Session,
): Awaitable<{ readonly info: readonly VcpuInfo[]; readonly cpumaps: Uint8Array }> {
  return after(ask(session, 'domainGetVcpus', { dom }), ({ info, cpumaps }) => ({
    info: info.slice(0, maxinfo),
    cpumaps: packMaps(cpumaps.slice(0, maxinfo), Math.max(0, maplen)),
  }));
}

interface PinsAsked {
  readonly dom: DomainRef;
  readonly ncpumaps: number;
  readonly maplen: number;
  readonly flags: number;
}

/** Where the first `ncpumaps` virtual CPUs may run. */
export function vcpuPins(
  { dom, ncpumaps, maplen, flags }: PinsAsked,
  session: Session,
): Awaitable<{ readonly cpumaps: Uint8Array; readonly num: number }> {
  return after(ask(session, 'domainGetVcpuPinInfo', { dom, flags }), ({ cpumaps }) => {
    const maps = cpumaps.slice(0, ncpumaps);
    return { cpumaps: packMaps(maps, maplen), num: maps.length };
  });
}

/** Where the emulator may run; `ret` is 0 where nothing is said about that. */
export function emulatorPin(
  { dom, maplen, flags }: Omit<PinsAsked, 'ncpumaps'>,
  session: Session,
): Awaitable<{ readonly cpumaps: Uint8Array; readonly ret: number }> {
  return after(ask(session, 'domainGetEmulatorPinInfo', { dom, flags }), ({ cpumap }) => ({
    cpumaps: cpumap === null ? new Uint8Array(0) : packMaps([cpumap], maplen),
    ret: cpumap === null ? 0 : 1,
  }));
}

interface SchedulerAsked {
  readonly dom: DomainRef;
  readonly nparams: number;
  readonly flags: number;
}

/** Scheduler parameters; their number is known from `domainGetSchedulerType`, so the reply has none. */
export function schedulerParams(
  { dom, nparams, flags }: SchedulerAsked,
  session: Session,
): Awaitable<{ readonly params: readonly TypedParam[] }> {
  return after(
    ask(session, 'domainGetSchedulerParameters', { dom, flags: withoutTextFlag(flags) }),
    ({ params }) => ({ params: understood(params, flags).slice(0, Math.max(0, nparams)) }),
  );
}

interface CpuStatsAsked {
  readonly dom: DomainRef;
  readonly nparams: number;
  readonly startCpu: number;
  readonly ncpus: number;
  readonly flags: number;
}

interface CpuStats {
  readonly params: readonly TypedParam[];
  readonly nparams: number;
}

/** More CPUs than any host has: all of them. */
const allCpus = 0x7fffffff;

/**
 * Statistics of CPUs. Without room for parameters the reply's `nparams` is how many a CPU has, or, for no CPUs at all,
 * how many CPUs there are; else it is how many of the list belong to each CPU.
 *
 * @source libvirt remoteDispatchDomainGetCPUStats
 */
export function cpuStats(
  { dom, nparams, startCpu, ncpus, flags }: CpuStatsAsked,
  session: Session,
): Awaitable<CpuStats> {
  const countsCpus = nparams === 0 && ncpus === 0;
  const asked = { dom, startCpu: countsCpus ? 0 : startCpu, ncpus: countsCpus ? allCpus : ncpus };
  return after(ask(session, 'domainGetCpuStats', { ...asked, flags: withoutTextFlag(flags) }), ({ cpus }) => {
    if (countsCpus) return { params: [], nparams: cpus.length };
    const lists = cpus.map((params) => understood(params, flags));
    const each = lists[0]?.length ?? 0;
    if (nparams === 0) return { params: [], nparams: each };
    return { params: lists.flatMap((params) => params.slice(0, nparams)), nparams: Math.min(each, nparams) };
  });
}
