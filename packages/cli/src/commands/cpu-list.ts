/** Lists of CPUs as users write them: `0-3,^2,7`, or `r` for all. @source libvirt virBitmapParse */
import type { Connection } from 'typevirt';
import { Failure } from '../failure.ts';

/** Lists may name so many at least. */
const mostCpus = 1024;

/** The map for a list over `count` CPUs. @throws {Failure} if it is malformed or names no CPU. */
export function parseCpuList(written: string, count: number): Uint8Array {
  const limit = Math.max(mostCpus, count);
  const map = new Uint8Array(Math.ceil(limit / 8));
  const cause = new Failure(`invalid argument: Failed to parse bitmap '${written}'`);
  const invalid = (): Failure => new Failure(`Invalid cpulist '${written}'`, { cause });
  if (written === '') throw invalid();
  const parts = written === 'r' ? [`0-${count - 1}`] : written.split(',');
  for (const part of parts) {
    const [, not, first, last] = /^\s*(\^?)\s*([0-9]+)\s*(?:-\s*([0-9]+)\s*)?$/.exec(part) ?? [];
    if (first === undefined || (not === '^' && last !== undefined)) throw invalid();
    const [from, to] = [Number(first), Number(last ?? first)];
    if (from > to || to >= limit) throw invalid();
    for (let cpu = from; cpu <= to; cpu += 1) {
      const bit = 1 << (cpu & 7);
      map[cpu >> 3] = not === '^' ? map[cpu >> 3]! & ~bit : map[cpu >> 3]! | bit;
    }
  }
  const top = map.findLastIndex((byte) => byte !== 0);
  if (top === -1) throw invalid();
  const last = top * 8 + 31 - Math.clz32(map[top]!);
  if (last >= count) throw new Failure(`CPU ${last} in cpulist '${written}' exceed the maxcpu ${count}`);
  return map.slice(0, Math.ceil(count / 8));
}

/** How many CPUs the host has. */
export async function hostCpuCount(connection: Connection): Promise<number> {
  try {
    return (await connection.nodeGetCpuMap(0, 0)).total;
  } catch {
    const { nodes, sockets, cores, threads } = await connection.nodeGetInfo();
    return nodes * sockets * cores * threads;
  }
}
