/**
 * CPU maps and CPU statistics. The wire wants to be told how much room there is, so the host and the domain are asked
 * first; what comes packed is taken apart.
 */
import { type Call, type DomainRef, DomainVcpuFlags, type TypedParam, type VcpuInfo } from '@typevirt/driver';
import type { RemoteLink } from './link.ts';
import { withTextFlag } from './method.ts';

/** Maps of `maplen` bytes that lie one behind the other. */
export function unpackMaps(packed: Uint8Array, maplen: number): Uint8Array[] {
  const maps: Uint8Array[] = [];
  for (let at = 0; maplen > 0 && at + maplen <= packed.length; at += maplen)
    maps.push(packed.subarray(at, at + maplen));
  return maps;
}

/** Bytes of a map with a bit for each of the host's CPUs. */
async function mapBytes(call: Call, link: RemoteLink): Promise<number> {
  const { ret } = await link.call('nodeGetCpuMap', { needMap: false, needOnline: false, flags: 0 }, call);
  return Math.max(1, Math.ceil(ret / 8));
}

export async function vcpus(
  { dom }: { readonly dom: DomainRef },
  call: Call,
  link: RemoteLink,
): Promise<{ readonly info: readonly VcpuInfo[]; readonly cpumaps: readonly Uint8Array[] }> {
  const { nrVirtCpu } = await link.call('domainGetInfo', { dom }, call);
  const maplen = await mapBytes(call, link);
  const { info, cpumaps } = await link.call('domainGetVcpus', { dom, maxinfo: nrVirtCpu, maplen }, call);
  return { info, cpumaps: unpackMaps(cpumaps, maplen) };
}

interface Asked {
  readonly dom: DomainRef;
  readonly flags: number;
}

export async function vcpuPins(
  { dom, flags }: Asked,
  call: Call,
  link: RemoteLink,
): Promise<{ readonly cpumaps: readonly Uint8Array[] }> {
  const counted = { dom, flags: flags | DomainVcpuFlags.maximum };
  const { num: ncpumaps } = await link.call('domainGetVcpusFlags', counted, call);
  const maplen = await mapBytes(call, link);
  const { cpumaps } = await link.call('domainGetVcpuPinInfo', { dom, ncpumaps, maplen, flags }, call);
  return { cpumaps: unpackMaps(cpumaps, maplen) };
}

export async function emulatorPin(
  { dom, flags }: Asked,
  call: Call,
  link: RemoteLink,
): Promise<{ readonly cpumap: Uint8Array | null }> {
  const maplen = await mapBytes(call, link);
  const { cpumaps, ret } = await link.call('domainGetEmulatorPinInfo', { dom, maplen, flags }, call);
  return { cpumap: ret === 0 ? null : cpumaps };
}

/** Without flags the older row is asked: libvirtd 9.0 cannot answer the newer one for test domains. */
export async function schedulerParams(
  { dom, flags }: Asked,
  call: Call,
  link: RemoteLink,
): Promise<{ readonly params: readonly TypedParam[] }> {
  const { nparams } = await link.call('domainGetSchedulerType', { dom }, call);
  if (flags === 0) return link.call('domainGetSchedulerParameters', { dom, nparams }, call);
  return link.call('domainGetSchedulerParametersFlags', { dom, nparams, flags }, call);
}

/** CPUs asked for at once: what the protocol allows. */
const cpusAtOnce = 128;

interface CpuStatsAsked extends Asked {
  readonly startCpu: number;
  readonly ncpus: number;
}

type CpuStats = readonly (readonly TypedParam[])[];

export async function cpuStats(
  { startCpu, ncpus, ...asked }: CpuStatsAsked,
  call: Call,
  link: RemoteLink,
): Promise<{ readonly cpus: CpuStats }> {
  const flags = withTextFlag(asked.flags);
  const ask = (
    nparams: number,
    from: number,
    count: number,
  ): Promise<{ params: TypedParam[]; nparams: number }> =>
    link.call('domainGetCpuStats', { dom: asked.dom, nparams, startCpu: from, ncpus: count, flags }, call);
  const { nparams } = await ask(0, startCpu < 0 ? -1 : startCpu, 1);
  if (startCpu < 0) return { cpus: [(await ask(nparams, -1, 1)).params] };
  const { nparams: present } = await ask(0, 0, 0);
  const end = Math.min(startCpu + ncpus, present);
  const cpus: (readonly TypedParam[])[] = [];
  for (let from = startCpu; from < end; from += cpusAtOnce) {
    const reply = await ask(nparams, from, Math.min(cpusAtOnce, end - from));
    cpus.push(...inGroups(reply.params, reply.nparams));
  }
  return { cpus };
}

function inGroups<T>(items: readonly T[], size: number): T[][] {
  const groups: T[][] = [];
  for (let at = 0; size > 0 && at < items.length; at += size) groups.push(items.slice(at, at + size));
  return groups;
}
