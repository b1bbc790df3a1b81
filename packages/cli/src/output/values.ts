/** How virsh writes sizes, times and lists of CPUs. @source virsh 9.0 */

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] as const;

/** A size in the greatest unit that leaves at least one of it. */
export function prettySize(bytes: bigint): { value: number; unit: string } {
  let power = 0;
  while (power < units.length - 1 && bytes >= 1024n ** BigInt(power + 1)) power += 1;
  return { value: Number(bytes) / 1024 ** power, unit: units[power]! };
}

/** A size as `1.50 GiB`. */
export function formatSize(bytes: bigint, digits = 2): string {
  const { value, unit } = prettySize(bytes);
  return `${value.toFixed(digits)} ${unit}`;
}

const two = (value: number): string => String(Math.abs(value)).padStart(2, '0');

function formatLocalTime(date: Date): string {
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** UTC as `2026-11-23 15:57:29`. */
export function formatUtcTime(date: Date): string {
  return date.toISOString().slice(0, 19).replace('T', ' ');
}

/** Local time with its distance to UTC, as `2026-11-23 15:57:29 +0000`. */
export function formatMoment(date: Date): string {
  const eastMinutes = -date.getTimezoneOffset();
  const zone = `${eastMinutes < 0 ? '-' : '+'}${two(Math.trunc(eastMinutes / 60))}${two(eastMinutes % 60)}`;
  return `${formatLocalTime(date)} ${zone}`;
}

/** UTC as events are stamped: `2026-11-23 15:57:29.123+0000`. */
export function formatStamp(date: Date): string {
  return date.toISOString().replace('T', ' ').replace('Z', '+0000');
}

/** Whether bit `at` of a CPU map is set; the first CPU is the lowest bit of the first byte. */
export function hasCpu(map: Uint8Array, at: number): boolean {
  return ((map[at >> 3] ?? 0) & (1 << (at & 7))) !== 0;
}

/** A CPU map as `0-3,7`; no CPU is the empty text. */
export function formatCpuList(map: Uint8Array, count: number = map.length * 8): string {
  const ranges: string[] = [];
  for (let cpu = 0; cpu < count; cpu += 1) {
    if (!hasCpu(map, cpu)) continue;
    const first = cpu;
    while (cpu + 1 < count && hasCpu(map, cpu + 1)) cpu += 1;
    ranges.push(first === cpu ? `${first}` : `${first}-${cpu}`);
  }
  return ranges.join(',');
}

/** A CPU map as `yy-y`, one sign a CPU. */
export function formatCpuSigns(map: Uint8Array, count: number): string {
  return Array.from({ length: count }, (_, cpu) => (hasCpu(map, cpu) ? 'y' : '-')).join('');
}

/** A packed version number as `9.0.0`. */
export function formatVersion(packed: bigint): string {
  return `${packed / 1_000_000n}.${(packed / 1000n) % 1000n}.${packed % 1000n}`;
}
