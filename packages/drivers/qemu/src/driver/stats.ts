/**
 * Statistics of a domain as the names and values that `virConnectGetAllDomainStats` gives. What QEMU has to be asked for
 * is asked at once for all, with a short patience: a guest that does not answer is shown without these values.
 *
 * @source libvirt virConnectGetAllDomainStats, the lists of its groups
 */
import { DomainStatsTypes as Group, type TypedParam } from '@typevirt/driver';
import type { BlockInfo, BlockStats, QmpMonitor } from '../monitor/index.ts';
import type { LiveDomain, QemuDomain } from './domain.ts';
import { diskPath, formatNode } from './live-document.ts';
import { currentMemoryKiB, maximumMemoryKiB } from './memory-of.ts';
import { guestUsage, vcpuUsage } from './usage.ts';

/** Groups that this driver has something to say about. */
export const statsGroups: number =
  Group.state | Group.cpuTotal | Group.balloon | Group.vcpu | Group.interface | Group.block | Group.dirtyrate;

/** Longest wait for QEMU while statistics are collected. */
const patienceMs = 2_000;

/** All values of the groups asked for. */
export async function domainStats(domain: QemuDomain, groups: number): Promise<readonly TypedParam[]> {
  const { live } = domain;
  const asked = (group: number): boolean => (groups & group) !== 0;
  const blocks = live !== undefined && asked(Group.block) ? await askBlocks(live.monitor) : undefined;
  return [
    ...(asked(Group.state) ? stateStats(domain) : []),
    ...(asked(Group.cpuTotal) && live !== undefined ? cpuStats(live) : []),
    ...(asked(Group.balloon) ? balloonStats(domain) : []),
    ...(asked(Group.vcpu) ? vcpuStats(domain) : []),
    ...(asked(Group.interface) && live !== undefined
      ? [uint('net.count', live.document.devices.interfaces.length)]
      : []),
    ...(asked(Group.block) ? blockStats(domain, blocks) : []),
    ...(asked(Group.dirtyrate) && live !== undefined ? noDirtyRate : []),
  ];
}

const uint = (field: string, value: number): TypedParam => ({ field, type: 'uint', value });
const int = (field: string, value: number): TypedParam => ({ field, type: 'int', value });
const ullong = (field: string, value: bigint | number): TypedParam => ({
  field,
  type: 'ullong',
  value: BigInt(value),
});
const string = (field: string, value: string): TypedParam => ({ field, type: 'string', value });

function stateStats({ condition }: QemuDomain): readonly TypedParam[] {
  return [int('state.state', condition.state), int('state.reason', condition.reason)];
}

function cpuStats(live: LiveDomain): readonly TypedParam[] {
  const { userNs, systemNs } = guestUsage(live);
  return [ullong('cpu.time', userNs + systemNs), ullong('cpu.user', userNs), ullong('cpu.system', systemNs)];
}

function balloonStats(domain: QemuDomain): readonly TypedParam[] {
  const always = [
    ullong('balloon.current', currentMemoryKiB(domain)),
    ullong('balloon.maximum', maximumMemoryKiB(domain.document)),
  ];
  return domain.live === undefined
    ? always
    : [...always, ullong('balloon.rss', guestUsage(domain.live).rssKiB)];
}

function vcpuStats({ document, live }: QemuDomain): readonly TypedParam[] {
  const maximum = document.vcpu?.maximum ?? 1;
  const counts = [uint('vcpu.current', document.vcpu?.current ?? maximum), uint('vcpu.maximum', maximum)];
  if (live === undefined) return counts;
  const each = [...live.vcpuThreads.keys()].flatMap((number) => {
    const { userNs, systemNs } = vcpuUsage(live, number);
    return [int(`vcpu.${number}.state`, 1), ullong(`vcpu.${number}.time`, userNs + systemNs)];
  });
  return [...counts, ...each];
}

interface BlockAnswers {
  readonly stats: readonly BlockStats[];
  readonly info: readonly BlockInfo[];
}

async function askBlocks(monitor: QmpMonitor): Promise<BlockAnswers | undefined> {
  const options = { waitMs: patienceMs };
  const asked = Promise.all([
    monitor.execute('query-blockstats', {}, options),
    monitor.execute('query-block', undefined, options),
  ]);
  return asked.then(
    ([stats, info]) => ({ stats, info }),
    () => undefined,
  );
}

function blockStats(
  { document, live }: QemuDomain,
  answers: BlockAnswers | undefined,
): readonly TypedParam[] {
  const { disks } = document.devices;
  const each = disks.flatMap((disk, index) => {
    const head = [string(`block.${index}.name`, disk.target.dev)];
    const path = diskPath(disk);
    if (path !== '') head.push(string(`block.${index}.path`, path));
    const source = 'source' in disk ? disk.source : undefined;
    if (live !== undefined && source !== undefined && 'index' in source && source.index !== undefined)
      head.push(uint(`block.${index}.backingIndex`, source.index));
    return [...head, ...counters(`block.${index}`, formatNode(disk), disk.alias, answers)];
  });
  return [uint('block.count', disks.length), ...each];
}

function counters(
  prefix: string,
  node: string | undefined,
  alias: string | undefined,
  answers: BlockAnswers | undefined,
): readonly TypedParam[] {
  const found = answers?.stats.find(
    (each) =>
      (node !== undefined && each['node-name'] === node) ||
      (each.qdev ?? '').split('/').includes(alias ?? ''),
  );
  if (found === undefined) return [];
  const { stats } = found;
  const image = answers?.info.find((each) => each.inserted?.['node-name'] === node)?.inserted;
  const values: [string, bigint | number][] = [
    ['rd.reqs', stats.rd_operations],
    ['rd.bytes', stats.rd_bytes],
    ['rd.times', stats.rd_total_time_ns],
    ['wr.reqs', stats.wr_operations],
    ['wr.bytes', stats.wr_bytes],
    ['wr.times', stats.wr_total_time_ns],
    ['fl.reqs', stats.flush_operations],
    ['fl.times', stats.flush_total_time_ns],
    ['allocation', stats.wr_highest_offset],
  ];
  if (image !== undefined)
    values.push(['capacity', image.image['virtual-size']], ['physical', image.image['actual-size'] ?? 0]);
  return values.map(([name, value]) => ullong(`${prefix}.${name}`, value));
}

const noDirtyRate: readonly TypedParam[] = [
  int('dirtyrate.calc_status', 0),
  { field: 'dirtyrate.calc_start_time', type: 'llong', value: 0n },
  int('dirtyrate.calc_period', 0),
  string('dirtyrate.calc_mode', 'page-sampling'),
];
