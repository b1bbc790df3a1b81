/**
 * What the kernel tells about one process in /proc/PID: pure parsers, and readers beside them.
 *
 * @source proc(5): stat, statm
 */
import { readFileSync } from 'node:fs';

/** Times are in clock ticks of {@link ticksPerSecond}; `rssPages` in pages of {@link pageBytes}. */
export interface ProcessStat {
  readonly pid: number;
  /** Name of the executable, as the kernel cut it; may hold spaces and parentheses. */
  readonly command: string;
  /** `R`, `S`, `D`, `Z`, `T`, … */
  readonly state: string;
  readonly parent: number;
  readonly userTicks: bigint;
  readonly systemTicks: bigint;
  readonly startTicks: bigint;
  readonly rssPages: bigint;
  /** The processor it last ran on. */
  readonly processor: number;
}

/** USER_HZ: fixed by the kernel's interface on every architecture we serve. */
export const ticksPerSecond = 100n;
/** Nanoseconds in one tick. */
export const nsPerTick = 1_000_000_000n / ticksPerSecond;

/** Reads the one line of /proc/PID/stat. */
export function parseProcessStat(line: string): ProcessStat {
  const open = line.indexOf('(');
  const close = line.lastIndexOf(')');
  const rest = line
    .slice(close + 2)
    .trim()
    .split(' ');
  if (open < 0 || close < open || rest.length < 22)
    throw new Error(`not a /proc/PID/stat line: ${line.slice(0, 80)}`);
  const field = (number: number): string => rest[number - 3] ?? '0';
  return {
    pid: Number(line.slice(0, open)),
    command: line.slice(open + 1, close),
    state: field(3),
    parent: Number(field(4)),
    userTicks: BigInt(field(14)),
    systemTicks: BigInt(field(15)),
    startTicks: BigInt(field(22)),
    rssPages: BigInt(field(24)),
    processor: Number(field(39)),
  };
}

/** What a process has used so far. */
export interface ProcessUsage {
  readonly userNs: bigint;
  readonly systemNs: bigint;
  readonly rssKiB: bigint;
  readonly processor: number;
}

/** Reads the usage of a whole process, or of its thread `tid`; undefined if it is gone. */
export function processUsage(pid: number, tid?: number): ProcessUsage | undefined {
  const folder = tid === undefined ? `/proc/${String(pid)}` : `/proc/${String(pid)}/task/${String(tid)}`;
  try {
    const stat = parseProcessStat(readFileSync(`${folder}/stat`, 'utf8'));
    return {
      userNs: stat.userTicks * nsPerTick,
      systemNs: stat.systemTicks * nsPerTick,
      rssKiB: (stat.rssPages * pageBytes()) / 1024n,
      processor: stat.processor,
    };
  } catch {
    return undefined;
  }
}

let page: bigint | undefined;

/** The size of a memory page, in bytes (AT_PAGESZ of our own auxiliary vector). */
export function pageBytes(): bigint {
  page ??= pageBytesFrom(readFileSync('/proc/self/auxv'));
  return page;
}

function pageBytesFrom(auxiliaryVector: Buffer): bigint {
  const words = new BigUint64Array(new Uint8Array(auxiliaryVector).buffer);
  const AT_PAGESZ = 6n;
  for (let at = 0; at + 1 < words.length; at += 2) {
    if (words[at] === AT_PAGESZ) return words[at + 1] ?? 4096n;
  }
  return 4096n;
}
