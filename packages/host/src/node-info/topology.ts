/**
 * How the host's processors, memory and caches hang together, read from sysfs.
 *
 * @source linux Documentation/ABI/{stable,testing}/sysfs-devices-{node,system-cpu}
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatCpuList, parseCpuList } from './cpu-list.ts';
import { parseMeminfo } from './proc-files.ts';

/** An online processor and where it sits. `siblings` are the threads of its core, itself included. */
export interface HostCpu {
  readonly id: number;
  readonly socket: number;
  readonly die: number;
  readonly core: number;
  readonly siblings: readonly number[];
}

/** A pool of pages of one size. */
export interface PagePool {
  readonly sizeKiB: bigint;
  readonly total: bigint;
  readonly free: bigint;
}

/** A NUMA cell. */
export interface HostCell {
  readonly id: number;
  readonly memoryKiB: bigint;
  readonly freeKiB: bigint;
  readonly cpus: readonly HostCpu[];
  /** Distance to each cell by its number, 10 to itself. */
  readonly distances: ReadonlyMap<number, number>;
  /** Smallest pages first; ordinary memory counts as pages of the machine's page size. */
  readonly pages: readonly PagePool[];
}

/** A cache shared by some processors. */
export interface HostCache {
  readonly id: number;
  readonly level: number;
  readonly type: 'data' | 'code' | 'both';
  readonly sizeKiB: bigint;
  readonly cpus: readonly number[];
}

/** Everything in one picture. */
export interface HostTopology {
  readonly present: readonly number[];
  readonly online: readonly number[];
  readonly cells: readonly HostCell[];
  /** Without doubles: one entry per cache, not per processor. */
  readonly caches: readonly HostCache[];
}

/** Reads the topology. A host without NUMA has one cell, number 0, with everything. */
export function readTopology(root: string, pageKiB: bigint): HostTopology {
  const cpuFolder = join(root, 'sys/devices/system/cpu');
  const online = parseCpuList(text(join(cpuFolder, 'online')) ?? '0');
  const cpus = new Map(online.map((id) => [id, readCpu(cpuFolder, id)]));
  return {
    present: parseCpuList(text(join(cpuFolder, 'present')) ?? '0'),
    online,
    cells: readCells(root, cpus, pageKiB),
    caches: readCaches(cpuFolder, online),
  };
}

function readCpu(folder: string, id: number): HostCpu {
  const topology = join(folder, `cpu${String(id)}`, 'topology');
  const number = (name: string): number => Math.max(0, Number(text(join(topology, name)) ?? 0));
  const siblings = parseCpuList(text(join(topology, 'thread_siblings_list')) ?? String(id));
  return {
    id,
    socket: number('physical_package_id'),
    die: number('die_id'),
    core: number('core_id'),
    siblings,
  };
}

function readCells(root: string, cpus: ReadonlyMap<number, HostCpu>, pageKiB: bigint): HostCell[] {
  const folder = join(root, 'sys/devices/system/node');
  const ids = existsSync(folder) ? numbered(folder, 'node') : [];
  if (ids.length === 0) {
    const memory = parseMeminfo(text(join(root, 'proc/meminfo')) ?? '');
    const pages = readPages(join(root, 'sys/kernel/mm/hugepages'), memory, pageKiB);
    return [cell(0, [...cpus.values()], memory, new Map([[0, 10]]), pages)];
  }
  return ids.map((id) => {
    const node = join(folder, `node${String(id)}`);
    const memory = parseMeminfo(text(join(node, 'meminfo')) ?? '');
    const distances = (text(join(node, 'distance')) ?? '').trim().split(/\s+/).map(Number);
    const own = parseCpuList(text(join(node, 'cpulist')) ?? '').flatMap((cpu) => cpus.get(cpu) ?? []);
    const pages = readPages(join(node, 'hugepages'), memory, pageKiB);
    return cell(id, own, memory, new Map(ids.map((other, at) => [other, distances[at] ?? 0])), pages);
  });
}

function cell(
  id: number,
  cpus: readonly HostCpu[],
  memory: ReadonlyMap<string, bigint>,
  distances: ReadonlyMap<number, number>,
  pages: readonly PagePool[],
): HostCell {
  return {
    id,
    memoryKiB: memory.get('MemTotal') ?? 0n,
    freeKiB: memory.get('MemFree') ?? 0n,
    cpus,
    distances,
    pages,
  };
}

function readPages(folder: string, memory: ReadonlyMap<string, bigint>, pageKiB: bigint): PagePool[] {
  const sizes = existsSync(folder)
    ? readdirSync(folder).flatMap((name) => /^hugepages-(\d+)kB$/.exec(name)?.[1] ?? [])
    : [];
  const huge = sizes.map((size): PagePool => {
    const pool = join(folder, `hugepages-${size}kB`);
    const count = (name: string): bigint => BigInt((text(join(pool, name)) ?? '0').trim());
    return { sizeKiB: BigInt(size), total: count('nr_hugepages'), free: count('free_hugepages') };
  });
  huge.sort((a, b) => Number(a.sizeKiB - b.sizeKiB));
  const hugeKiB = huge.reduce((sum, { sizeKiB, total }) => sum + sizeKiB * total, 0n);
  const total = ((memory.get('MemTotal') ?? 0n) - hugeKiB) / pageKiB;
  return [{ sizeKiB: pageKiB, total, free: (memory.get('MemFree') ?? 0n) / pageKiB }, ...huge];
}

const cacheTypes = { Data: 'data', Instruction: 'code', Unified: 'both' } as const;

function readCaches(cpuFolder: string, online: readonly number[]): HostCache[] {
  const found = new Map<string, HostCache>();
  for (const cpu of online) {
    const folder = join(cpuFolder, `cpu${String(cpu)}`, 'cache');
    for (const index of existsSync(folder) ? numbered(folder, 'index') : []) {
      const read = (name: string): string => (text(join(folder, `index${String(index)}`, name)) ?? '').trim();
      const type = cacheTypes[read('type') as keyof typeof cacheTypes];
      const cpus = parseCpuList(read('shared_cpu_list'));
      const cache: HostCache = {
        id: Number(read('id')),
        level: Number(read('level')),
        type,
        sizeKiB: sizeKiB(read('size')),
        cpus,
      };
      found.set(`${String(cache.level)} ${type} ${formatCpuList(cpus)}`, cache);
    }
  }
  return [...found.values()];
}

function sizeKiB(size: string): bigint {
  const match = /^(\d+)([KMG])$/.exec(size);
  const factor = { K: 1n, M: 1024n, G: 1024n * 1024n }[match?.[2] ?? 'K'] ?? 1n;
  return BigInt(match?.[1] ?? '0') * factor;
}

function numbered(folder: string, prefix: string): number[] {
  const ids = readdirSync(folder).flatMap((name) =>
    name.startsWith(prefix) ? Number(name.slice(prefix.length)) : [],
  );
  return ids.filter((id) => Number.isInteger(id)).sort((a, b) => a - b);
}

function text(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
