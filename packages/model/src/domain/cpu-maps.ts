/** Sets of processors, as text in documents and as bits in calls. */
import { formatBitmap, parseBitmap } from '@typevirt/xml';

/** One bit a processor, least significant first. */
export function toCpuMap(cpus: Iterable<number>, hostCpus: number): Uint8Array {
  const map = new Uint8Array(Math.ceil(hostCpus / 8));
  for (const cpu of cpus) if (cpu < hostCpus) map[cpu >> 3] = (map[cpu >> 3] ?? 0) | (1 << (cpu & 7));
  return map;
}

/** The set that a document writes; all processors where it writes none. */
export function cpuMapOf(text: string | undefined, hostCpus: number): Uint8Array {
  return toCpuMap(membersOf(text, hostCpus), hostCpus);
}

/** The members of a set in a document; all processors where there is none. */
export function membersOf(text: string | undefined, hostCpus: number): ReadonlySet<number> {
  return (
    (text === undefined ? undefined : parseBitmap(text)) ??
    new Set(Array.from({ length: hostCpus }, (_, cpu) => cpu))
  );
}

/** The text for a set of bits. */
export function cpuMapText(map: Uint8Array): string {
  const cpus = [...map].flatMap((byte, at) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => byte & (1 << bit)).map((bit) => at * 8 + bit),
  );
  return formatBitmap(cpus);
}
