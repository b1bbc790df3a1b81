/**
 * Statistics of a domain as the names and values that `virConnectGetAllDomainStats` gives. What QEMU has to be asked for
 * is asked at once for all, with a short patience: a guest that does not answer is shown without these values.
 *
 * @source libvirt virConnectGetAllDomainStats, the lists of its groups
 */
import { DomainStatsTypes as Group, type Awaitable, type TypedParam } from '@typevirt/driver';
import { allIothreads, type Disk } from '@typevirt/model';
import type { BlockInfo, BlockStats, QmpMonitor } from '../monitor/index.ts';
import type { LiveDomain, QemuDomain } from './domain.ts';
import type { Images, ImageSizes } from './images.ts';
import { diskPath, formatNode } from './live-document.ts';
import { currentMemoryKiB, maximumMemoryKiB } from './memory-of.ts';
import { reportedMemory, type MemoryReport } from './reported-memory.ts';
import { guestUsage, vcpuUsage, vcpuWaits } from './usage.ts';

/** Groups that this driver has something to say about. */
export const statsGroups: number =
  Group.state |
  Group.cpuTotal |
  Group.balloon |
  Group.vcpu |
  Group.interface |
  Group.block |
  Group.iothread |
  Group.dirtyrate;

/** Longest wait for QEMU while statistics are collected. */
const patienceMs = 2_000;

/** All values of the groups asked for; at once where nobody has to be asked, as of thousands that do not run. */
export function domainStats(
  domain: QemuDomain,
  groups: number,
  images: Images,
): Awaitable<readonly TypedParam[]> {
  const { live } = domain;
  return live === undefined ? storedStats(domain, groups, images) : liveStats(domain, live, groups);
}

function storedStats(domain: QemuDomain, groups: number, images: Images): Awaitable<readonly TypedParam[]> {
  const params: TypedParam[] = [];
  if ((groups & Group.state) !== 0) params.push(...stateStats(domain));
  if ((groups & Group.cpuTotal) !== 0) params.push(...noCpuTime);
  if ((groups & Group.balloon) !== 0) params.push(...balloonStats(domain, []));
  if ((groups & Group.vcpu) !== 0) params.push(...vcpuStats(domain));
  return (groups & Group.block) === 0 ? params : addStoredDisks(params, domain, images);
}

async function liveStats(
  domain: QemuDomain,
  live: LiveDomain,
  groups: number,
): Promise<readonly TypedParam[]> {
  const asked = (group: number): boolean => (groups & group) !== 0;
  const [blocks, iothreads, balloon] = await Promise.all([
    asked(Group.block) ? blockStats(live) : [],
    asked(Group.iothread) ? iothreadStats(live) : [],
    asked(Group.balloon) ? reportedMemory(live, { waitMs: patienceMs }) : [],
  ]);
  return [
    ...(asked(Group.state) ? stateStats(domain) : []),
    ...(asked(Group.cpuTotal) ? cpuStats(live) : []),
    ...(asked(Group.balloon) ? balloonStats(domain, balloon) : []),
    ...(asked(Group.vcpu) ? vcpuStats(domain) : []),
    ...(asked(Group.interface) ? [uint('net.count', live.document.devices.interfaces.length)] : []),
    ...blocks,
    ...iothreads,
    ...(asked(Group.dirtyrate) ? noDirtyRate : []),
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

/** Small numbers under the same name occur in the records of thousands of domains: one object does for all. */
const kept = new Map<string, TypedParam[]>();
const mostKept = 64;

/** @param field One of few: whatever was asked for once is kept. */
function shared(
  make: (field: string, value: number) => TypedParam,
  field: string,
  value: number,
): TypedParam {
  if (value < 0 || value >= mostKept) return make(field, value);
  const row = kept.get(field) ?? [];
  if (row.length === 0) kept.set(field, row);
  const param = row[value] ?? make(field, value);
  row[value] = param;
  return param;
}

function stateStats({ condition }: QemuDomain): readonly TypedParam[] {
  return [shared(int, 'state.state', condition.state), shared(int, 'state.reason', condition.reason)];
}

const noCpuTime: readonly TypedParam[] = [
  ullong('cpu.time', 0),
  ullong('cpu.user', 0),
  ullong('cpu.system', 0),
];

function cpuStats(live: LiveDomain): readonly TypedParam[] {
  const { userNs, systemNs } = guestUsage(live);
  return [
    ullong('cpu.time', userNs + systemNs),
    ullong('cpu.user', userNs),
    ullong('cpu.system', systemNs),
    ...nothingWatched,
  ];
}

/** Neither caches nor halted processors are watched on behalf of guests. */
const nothingWatched: readonly TypedParam[] = [
  uint('cpu.cache.monitor.count', 0),
  ullong('cpu.haltpoll.success.time', 0),
  ullong('cpu.haltpoll.fail.time', 0),
];

function balloonStats(domain: QemuDomain, reported: readonly MemoryReport[]): readonly TypedParam[] {
  const always = [
    ullong('balloon.current', currentMemoryKiB(domain)),
    ullong('balloon.maximum', maximumMemoryKiB(domain.document)),
  ];
  return domain.live === undefined
    ? always
    : [
        ...always,
        ...reported.map(({ name, value }) => ullong(`balloon.${name}`, value)),
        ullong('balloon.rss', guestUsage(domain.live).rssKiB),
      ];
}

function vcpuStats({ document, live }: QemuDomain): readonly TypedParam[] {
  const maximum = document.vcpu?.maximum ?? 1;
  const counts = [
    shared(uint, 'vcpu.current', document.vcpu?.current ?? maximum),
    shared(uint, 'vcpu.maximum', maximum),
  ];
  if (live === undefined) return counts;
  const each = [...live.vcpuThreads.keys()].flatMap((number) => {
    const { userNs, systemNs } = vcpuUsage(live, number);
    const { waitNs, delayNs } = vcpuWaits(live, number);
    return [
      int(`vcpu.${number}.state`, 1),
      ullong(`vcpu.${number}.time`, userNs + systemNs),
      ullong(`vcpu.${number}.wait`, waitNs),
      ullong(`vcpu.${number}.delay`, delayNs),
    ];
  });
  return [...counts, ...each];
}

async function iothreadStats({ document, monitor }: LiveDomain): Promise<readonly TypedParam[]> {
  if (allIothreads(document).length === 0) return [];
  const threads = await monitor
    .execute('query-iothreads', undefined, { waitMs: patienceMs })
    .catch(() => undefined);
  if (threads === undefined) return [];
  const each = threads.flatMap((thread) => {
    const prefix = `iothread.${thread.id.replace(/^iothread/, '')}`;
    return [
      ullong(`${prefix}.poll-max-ns`, thread['poll-max-ns']),
      uint(`${prefix}.poll-grow`, Number(thread['poll-grow'])),
      uint(`${prefix}.poll-shrink`, Number(thread['poll-shrink'])),
    ];
  });
  return [uint('iothread.count', threads.length), ...each];
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

async function blockStats({ document, monitor }: LiveDomain): Promise<readonly TypedParam[]> {
  const { disks } = document.devices;
  const answers = await askBlocks(monitor);
  const each = disks.flatMap((disk, index) => {
    const prefix = `block.${index}`;
    return [...named(prefix, disk), ...sourceIndex(prefix, disk), ...counters(prefix, disk, answers)];
  });
  return [uint('block.count', disks.length), ...each];
}

function named(prefix: string, disk: Disk): TypedParam[] {
  const path = diskPath(disk);
  const name = string(`${prefix}.name`, disk.target.dev);
  return path === '' ? [name] : [name, string(`${prefix}.path`, path)];
}

/** Adds the disks from one on, one after the other: of most images the sizes are known at once. */
function addStoredDisks(
  params: TypedParam[],
  domain: QemuDomain,
  images: Images,
  from = 0,
): Awaitable<readonly TypedParam[]> {
  const { disks } = domain.document.devices;
  if (from === 0) params.push(shared(uint, 'block.count', disks.length));
  for (let index = from; index < disks.length; index++) {
    const disk = disks[index] as Disk;
    const prefix = `block.${index}`;
    params.push(...named(prefix, disk));
    const path = diskPath(disk);
    if (path === '') continue;
    const sizes = images.glance(path, disk.driver?.type ?? 'raw');
    if (sizes instanceof Promise) {
      return sizes.then((known) => {
        addSizes(params, prefix, known);
        return addStoredDisks(params, domain, images, index + 1);
      });
    }
    addSizes(params, prefix, sizes);
  }
  return params;
}

/** Sizes of an image that nobody has open; none where it cannot be read. */
function addSizes(params: TypedParam[], prefix: string, sizes: ImageSizes | undefined): void {
  if (sizes === undefined) return;
  params.push(
    ullong(`${prefix}.allocation`, sizes.allocation),
    ullong(`${prefix}.capacity`, sizes.capacity),
    ullong(`${prefix}.physical`, sizes.physical),
  );
}

function sourceIndex(prefix: string, disk: Disk): readonly TypedParam[] {
  const source = 'source' in disk ? disk.source : undefined;
  const index = source !== undefined && 'index' in source ? source.index : undefined;
  return index === undefined ? [] : [uint(`${prefix}.backingIndex`, index)];
}

function counters(prefix: string, disk: Disk, answers: BlockAnswers | undefined): readonly TypedParam[] {
  const node = formatNode(disk);
  const found = answers?.stats.find(
    (each) =>
      (node !== undefined && each['node-name'] === node) ||
      (each.qdev ?? '').split('/').includes(disk.alias ?? ''),
  );
  if (found === undefined) return [];
  const { stats } = found;
  const image = answers?.info.find((each) => each.inserted?.['node-name'] === node)?.inserted;
  const values: readonly (readonly [name: string, value: bigint | number])[] = [
    ['rd.reqs', stats.rd_operations],
    ['rd.bytes', stats.rd_bytes],
    ['rd.times', stats.rd_total_time_ns],
    ['wr.reqs', stats.wr_operations],
    ['wr.bytes', stats.wr_bytes],
    ['wr.times', stats.wr_total_time_ns],
    ['fl.reqs', stats.flush_operations],
    ['fl.times', stats.flush_total_time_ns],
    ...(found.parent === undefined ? [] : [['allocation', found.parent.stats.wr_highest_offset] as const]),
    ...(image === undefined
      ? []
      : ([
          ['capacity', image.image['virtual-size']],
          ['physical', image.image['actual-size'] ?? 0],
        ] as const)),
  ];
  return values.map(([name, value]) => ullong(`${prefix}.${name}`, value));
}

const noDirtyRate: readonly TypedParam[] = [
  int('dirtyrate.calc_status', 0),
  { field: 'dirtyrate.calc_start_time', type: 'llong', value: 0n },
  int('dirtyrate.calc_period', 0),
  string('dirtyrate.calc_mode', 'page-sampling'),
];
