/** Lists of CPUs as users write them: `0-3,^2,7`, or `r` for all. @source libvirt virBitmapParse */
import type { Connection } from 'typevirt';
import { Failure } from '../failure.ts';

/** The map for a list over `count` CPUs. @throws {Failure} if it is malformed or names no CPU. */
export function parseCpuList(written: string, count: number): Uint8Array {
  const map = new Uint8Array(Math.ceil(count / 8));
  const cause = new Failure(`invalid argument: Failed to parse bitmap '${written}'`);
  const invalid = (): Failure => new Failure(`Invalid cpulist '${written}'`, { cause });
  if (written === '') throw invalid();
  const parts = written === 'r' ? [`0-${count - 1}`] : written.split(',');
  for (const part of parts) {
    const [, not, first, last] = /^\s*(\^?)\s*([0-9]+)\s*(?:-\s*([0-9]+)\s*)?$/.exec(part) ?? [];
    if (first === undefined || (not === '^' && last !== undefined)) throw invalid();
    const [from, to] = [Number(first), Number(last ?? first)];
    if (from > to) throw invalid();
    for (let cpu = from; cpu <= to; cpu += 1) {
      if (cpu >= count) throw new Failure(`CPU ${cpu} in cpulist '${written}' exceed the maxcpu ${count}`);
      const bit = 1 << (cpu & 7);
      map[cpu >> 3] = not === '^' ? map[cpu >> 3]! & ~bit : map[cpu >> 3]! | bit;
    }
  }
  if (map.every((byte) => byte === 0)) throw invalid();
  return map;
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
