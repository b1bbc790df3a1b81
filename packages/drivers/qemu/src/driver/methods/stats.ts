/** Numbers about guests. */
import {
  ConnectGetAllDomainStatsFlags as StatsFlags,
  DomainMemoryStatTags as Tag,
  VirtError,
  type Awaitable,
  type Methods,
  type TypedParam,
} from '@typevirt/driver';
import { checkFlags, matchesDomainFlags } from '@typevirt/driver/kit';
import type { Disk } from '@typevirt/model';
import type { QemuDomain } from '../domain.ts';
import { diskPath, formatNode } from '../live-document.ts';
import { fileSize } from '../images.ts';
import { requireInterface } from '../interfaces.ts';
import { currentMemoryKiB } from '../memory-of.ts';
import { reportedMemory } from '../reported-memory.ts';
import { findDomain, requireLive, type QemuState } from '../state.ts';
import { domainStats, statsGroups } from '../stats.ts';
import { guestUsage } from '../usage.ts';
import type { MethodContext } from './context.ts';

/** Methods that count. */
export type StatsMethods = Pick<
  Methods,
  | 'connectGetAllDomainStats'
  | 'domainBlockStats'
  | 'domainBlockStatsFlags'
  | 'domainMemoryStats'
  | 'domainGetBlockInfo'
  | 'domainGetCpuStats'
  | 'domainInterfaceStats'
>;

/** Which domains to report, as `virConnectListAllDomains` has it. */
const filterFlags = 0xff;

export function statsMethods({ state }: MethodContext): StatsMethods {
  return {
    connectGetAllDomainStats({ doms, stats, flags }) {
      checkFlags(
        flags,
        filterFlags | StatsFlags.nowait | StatsFlags.backing | StatsFlags.enforceStats,
        'qemuConnectGetAllDomainStats',
        'qemu',
      );
      if ((flags & StatsFlags.enforceStats) !== 0 && (stats & ~statsGroups) !== 0) {
        const unknown = stats & ~statsGroups;
        throw new VirtError(
          'argumentUnsupported',
          `Stats types bits 0x${unknown.toString(16)} are not supported by this daemon`,
          { domain: 'qemu' },
        );
      }
      const chosen =
        doms.length === 0
          ? [...state.domains].filter((each) => matches(state, each, flags))
          : doms.map((dom) => findDomain(state, dom));
      const groups = stats === 0 ? statsGroups : stats;
      const records = chosen.map((domain) => {
        const params = domainStats(domain, groups, state.images);
        return params instanceof Promise
          ? params.then((known) => ({ dom: domain.ref, params: known }))
          : { dom: domain.ref, params };
      });
      return together(records, (retStats) => ({ retStats }));
    },

    async domainBlockStats({ dom, path }) {
      const counted = await blockCounters(findDomain(state, dom), path);
      return {
        rdReq: counted.rdOps,
        rdBytes: counted.rdBytes,
        wrReq: counted.wrOps,
        wrBytes: counted.wrBytes,
        errs: -1n,
      };
    },

    async domainBlockStatsFlags({ dom, path, flags }) {
      checkFlags(flags, 4, 'qemuDomainBlockStatsFlags', 'qemu');
      const domain = findDomain(state, dom);
      if (path === '' && requireLive(domain).document.devices.disks.length === 0) return { params: [] };
      const counted = await blockCounters(domain, path);
      const llong = (field: string, value: bigint): TypedParam => ({ field, type: 'llong', value });
      return {
        params: [
          llong('wr_bytes', counted.wrBytes),
          llong('wr_operations', counted.wrOps),
          llong('rd_bytes', counted.rdBytes),
          llong('rd_operations', counted.rdOps),
          llong('flush_operations', counted.flOps),
          llong('wr_total_times', counted.wrNs),
          llong('rd_total_times', counted.rdNs),
          llong('flush_total_times', counted.flNs),
        ],
      };
    },

    async domainMemoryStats({ dom, flags }) {
      checkFlags(flags, 0, 'qemuDomainMemoryStats', 'qemu');
      const domain = findDomain(state, dom);
      const live = requireLive(domain);
      const stats = [
        ...(live.document.devices.memballoon?.model === 'none'
          ? []
          : [{ tag: Tag.actualBalloon, val: currentMemoryKiB(domain) }]),
        ...(await reportedMemory(live)).map(({ tag, value }) => ({ tag, val: value })),
        { tag: Tag.rss, val: guestUsage(live).rssKiB },
      ];
      return { stats };
    },

    async domainGetBlockInfo({ dom, path, flags }) {
      checkFlags(flags, 0, 'qemuDomainGetBlockInfo', 'qemu');
      const domain = findDomain(state, dom);
      const disk = findDisk(domain, path, `invalid path ${path} not assigned to domain`);
      if (domain.live === undefined) return state.images.sizes(diskPath(disk), disk.driver?.type ?? 'raw');
      const node = formatNode(disk);
      const blocks = await domain.live.monitor.execute('query-named-block-nodes', { flat: true });
      const image = blocks.find((each) => each['node-name'] === node)?.image;
      if (image === undefined)
        throw new VirtError(
          'invalidArg',
          `disk '${disk.target.dev}' does not currently have a source assigned`,
          { domain: 'qemu' },
        );
      const physical = await fileSize(diskPath(disk));
      return {
        allocation: BigInt(image['actual-size'] ?? 0),
        capacity: BigInt(image['virtual-size']),
        physical,
      };
    },

    domainGetCpuStats({ dom, startCpu, ncpus, flags }) {
      checkFlags(flags, 0, 'qemuDomainGetCPUStats', 'qemu');
      const live = requireLive(findDomain(state, dom));
      if (startCpu !== -1 || ncpus > 1) {
        throw new VirtError(
          'operationUnsupported',
          'processor time is known for all processors together only',
          { domain: 'qemu' },
        );
      }
      const { userNs, systemNs } = guestUsage(live);
      const ullong = (field: string, value: bigint): TypedParam => ({ field, type: 'ullong', value });
      return {
        cpus: [
          [
            ullong('cpu_time', userNs + systemNs),
            ullong('user_time', userNs),
            ullong('system_time', systemNs),
          ],
        ],
      };
    },

    domainInterfaceStats({ dom, device }) {
      requireInterface(requireLive(findDomain(state, dom)).document, device);
      // Packets of user-mode networks pass through no interface of the host.
      throw new VirtError('internalError', 'Interface name not provided', { domain: 'none' });
    },
  };
}

/** At once where all are there at once. */
function together<T, R>(records: readonly Awaitable<T>[], use: (records: readonly T[]) => R): Awaitable<R> {
  if (records.some((record) => record instanceof Promise))
    return Promise.all(records.map((record) => Promise.resolve(record))).then(use);
  return use(records as readonly T[]);
}

function matches(state: QemuState, domain: QemuDomain, flags: number): boolean {
  const facts = {
    isActive: domain.isActive,
    isPersistent: domain.isPersistent,
    state: domain.condition.state,
    autostart: domain.autostart,
    hasManagedSave: false,
    hasSnapshot: false,
    hasCheckpoint: state.moments.hasAny(domain),
  };
  return matchesDomainFlags(facts, flags & filterFlags);
}

/**
 * A domain's disk by target or by path.
 *
 * @param words Of the refusal. @throws {VirtError} `invalidArg`.
 */
export function findDisk(domain: QemuDomain, path: string, words = `invalid path: ${path}`): Disk {
  const disk = domain.document.devices.disks.find(
    (each) => each.target.dev === path || (path !== '' && diskPath(each) === path),
  );
  if (disk === undefined) throw new VirtError('invalidArg', words, { domain: 'qemu' });
  return disk;
}

interface Counters {
  readonly rdOps: bigint;
  readonly rdBytes: bigint;
  readonly rdNs: bigint;
  readonly wrOps: bigint;
  readonly wrBytes: bigint;
  readonly wrNs: bigint;
  readonly flOps: bigint;
  readonly flNs: bigint;
}

/** Counters of one disk, or with an empty path of all together. */
async function blockCounters(domain: QemuDomain, path: string): Promise<Counters> {
  const live = requireLive(domain);
  const disks = path === '' ? domain.document.devices.disks : [findDisk(domain, path)];
  const wanted = new Set(disks.map(formatNode));
  const sum = { rdOps: 0n, rdBytes: 0n, rdNs: 0n, wrOps: 0n, wrBytes: 0n, wrNs: 0n, flOps: 0n, flNs: 0n };
  for (const { 'node-name': node, stats } of await live.monitor.execute('query-blockstats', {})) {
    if (node === undefined || !wanted.has(node)) continue;
    sum.rdOps += BigInt(stats.rd_operations);
    sum.rdBytes += BigInt(stats.rd_bytes);
    sum.rdNs += BigInt(stats.rd_total_time_ns);
    sum.wrOps += BigInt(stats.wr_operations);
    sum.wrBytes += BigInt(stats.wr_bytes);
    sum.wrNs += BigInt(stats.wr_total_time_ns);
    sum.flOps += BigInt(stats.flush_operations);
    sum.flNs += BigInt(stats.flush_total_time_ns);
  }
  return sum;
}
