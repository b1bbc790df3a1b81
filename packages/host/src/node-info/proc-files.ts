/**
 * The host's numbers in /proc, parsed: processor times, memory, processors. All pure.
 *
 * @source proc(5): stat, meminfo, cpuinfo
 */
import { nsPerTick } from '../process/stat.ts';

/** Times since boot, in ns: as libvirt sums them, so that `kernel` holds interrupts and `user` nice. */
export interface CpuTimes {
  readonly kernel: bigint;
  readonly user: bigint;
  readonly idle: bigint;
  readonly iowait: bigint;
}

/** Reads /proc/stat: all processors together under `'all'`, each online one under its number. */
export function parseCpuTimes(text: string): Map<number | 'all', CpuTimes> {
  const times = new Map<number | 'all', CpuTimes>();
  for (const line of text.split('\n')) {
    const match = /^cpu(\d*)\s+(.*)$/.exec(line);
    if (!match) continue;
    const ticks = (match[2] ?? '').split(/\s+/).map(BigInt);
    const sum = (...columns: number[]): bigint =>
      columns.reduce((total, at) => total + (ticks[at] ?? 0n), 0n) * nsPerTick;
    times.set(match[1] === '' ? 'all' : Number(match[1]), {
      user: sum(0, 1),
      kernel: sum(2, 5, 6),
      idle: sum(3),
      iowait: sum(4),
    });
  }
  return times;
}

/** Reads /proc/meminfo, or a node's file of the same form: name → KiB. */
export function parseMeminfo(text: string): Map<string, bigint> {
  const values = new Map<string, bigint>();
  for (const line of text.split('\n')) {
    const match = /^(?:Node \d+ )?([^:]+):\s+(\d+) kB$/.exec(line);
    if (match) values.set(match[1] ?? '', BigInt(match[2] ?? '0'));
  }
  return values;
}

/** What /proc/cpuinfo says of the processors, taken from the first; `mhz` from the last, whole MHz. */
export interface ProcessorFacts {
  readonly vendor: string;
  readonly family: number;
  readonly model: number;
  readonly stepping: number;
  readonly modelName: string;
  readonly microcode: number | undefined;
  readonly mhz: number | undefined;
  readonly physicalAddressBits: number | undefined;
  readonly flags: ReadonlySet<string>;
}

/** Reads /proc/cpuinfo of an x86 host; on others most is empty or zero. */
export function parseCpuinfo(text: string): ProcessorFacts {
  const first = new Map<string, string>();
  let mhz: number | undefined;
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    const key = line.slice(0, colon).trim();
    const value = line.slice(colon + 1).trim();
    if (key === 'cpu MHz') mhz = Math.floor(Number(value));
    if (!first.has(key)) first.set(key, value);
  }
  const number = (key: string): number | undefined => (first.has(key) ? Number(first.get(key)) : undefined);
  const bits = /(\d+) bits physical/.exec(first.get('address sizes') ?? '');
  return {
    vendor: first.get('vendor_id') ?? '',
    family: number('cpu family') ?? 0,
    model: number('model') ?? 0,
    stepping: number('stepping') ?? 0,
    modelName: first.get('model name') ?? '',
    microcode: number('microcode'),
    mhz,
    physicalAddressBits: bits ? Number(bits[1]) : undefined,
    flags: new Set((first.get('flags') ?? '').split(' ').filter(Boolean)),
  };
}
