/**
 * The machine we run on, as libvirt's node calls ask for it. One object reads the real machine; given
 * another root folder, the same object is its recorded double.
 */
import { readFileSync } from 'node:fs';
import { hostname, machine } from 'node:os';
import { join } from 'node:path';
import { pageBytes } from '../process/stat.ts';
import {
  type CpuTimes,
  parseCpuinfo,
  parseCpuTimes,
  parseMeminfo,
  type ProcessorFacts,
} from './proc-files.ts';
import { readHostUuid, readSmbios, type Smbios } from './smbios.ts';
import { type HostTopology, readTopology } from './topology.ts';

/** The short description. `cpus` counts online processors; sockets are per node, cores per socket, threads per core. */
export interface NodeInfo {
  readonly model: string;
  readonly memoryKiB: bigint;
  readonly cpus: number;
  readonly mhz: number;
  readonly nodes: number;
  readonly sockets: number;
  readonly cores: number;
  readonly threads: number;
}

/** Memory of the host, or of one cell (which knows no buffers and cache). */
export interface NodeMemory {
  readonly totalKiB: bigint;
  readonly freeKiB: bigint;
  readonly buffersKiB?: bigint;
  readonly cachedKiB?: bigint;
}

/** Where the facts are, and of which machine; by default the real one. */
export interface HostNodeOptions {
  readonly root?: string;
  readonly architecture?: string;
  readonly hostname?: string;
  readonly pageKiB?: bigint;
}

/** The host. Every method reads anew. */
export class HostNode {
  readonly #root: string;
  readonly #pageKiB: bigint;
  /** As `uname -m` has it. */
  readonly architecture: string;
  readonly hostname: string;

  constructor(options: HostNodeOptions = {}) {
    this.#root = options.root ?? '/';
    this.#pageKiB = options.pageKiB ?? pageBytes() / 1024n;
    this.architecture = options.architecture ?? machine();
    this.hostname = options.hostname ?? hostname();
  }

  info(): NodeInfo {
    const topology = this.topology();
    const memoryKiB = topology.cells.reduce((sum, cell) => sum + cell.memoryKiB, 0n);
    return { model: this.architecture, memoryKiB, mhz: this.processor().mhz ?? 0, ...shapeOf(topology) };
  }

  topology(): HostTopology {
    return readTopology(this.#root, this.#pageKiB);
  }

  processor(): ProcessorFacts {
    return parseCpuinfo(this.#read('proc/cpuinfo'));
  }

  /** Of all processors together, or of one; undefined for one that is not online. */
  cpuTimes(cpu: number | 'all'): CpuTimes | undefined {
    return parseCpuTimes(this.#read('proc/stat')).get(cpu);
  }

  /** Of the host, or of one cell; undefined for a cell that does not exist. */
  memory(cell: number | 'all'): NodeMemory | undefined {
    if (cell !== 'all') {
      const found = this.topology().cells.find(({ id }) => id === cell);
      return found && { totalKiB: found.memoryKiB, freeKiB: found.freeKiB };
    }
    const memory = parseMeminfo(this.#read('proc/meminfo'));
    const value = (name: string): bigint => memory.get(name) ?? 0n;
    return {
      totalKiB: value('MemTotal'),
      freeKiB: value('MemFree'),
      buffersKiB: value('Buffers'),
      cachedKiB: value('Cached'),
    };
  }

  /** Seconds since the epoch at which the host booted: same value, same boot. */
  bootTime(): number {
    return Number(/^btime (\d+)$/m.exec(this.#read('proc/stat'))?.[1] ?? 0);
  }

  smbios(): Smbios | undefined {
    return readSmbios(this.#root);
  }

  uuid(): string | undefined {
    return readHostUuid(this.#root);
  }

  #read(path: string): string {
    return readFileSync(join(this.#root, path), 'utf8');
  }
}

/** Cells × sockets × cores × threads must give the processors; where they do not, one flat socket is told instead. */
function shapeOf({ cells, online, present }: HostTopology): Omit<NodeInfo, 'model' | 'memoryKiB' | 'mhz'> {
  let [sockets, cores, threads] = [1, 1, 1];
  for (const { cpus } of cells) {
    const bySocket = new Map<number, Set<string>>();
    for (const cpu of cpus) {
      const socket = bySocket.get(cpu.socket) ?? new Set();
      bySocket.set(cpu.socket, socket.add(`${String(cpu.die)}.${String(cpu.core)}`));
      threads = Math.max(threads, cpu.siblings.length);
    }
    sockets = Math.max(sockets, bySocket.size);
    cores = Math.max(cores, ...[...bySocket.values()].map(({ size }) => size));
  }
  const cpus = online.length;
  const nodes = cells.length;
  if (nodes * sockets * cores * threads === present.length) return { cpus, nodes, sockets, cores, threads };
  return { cpus, nodes: 1, sockets: 1, cores: present.length, threads: 1 };
}
