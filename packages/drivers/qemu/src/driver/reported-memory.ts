/**
 * What the balloon driver in a guest reports of its memory. Nothing is there before it has reported, or without a virtio
 * balloon; then only the time of the last report is told, 0 for never.
 *
 * @source libvirt qemuMonitorJSONGetMemoryStats, the order of its answers; QEMU docs/virtio-balloon-stats
 */
import { DomainMemoryStatTags as Tag } from '@typevirt/driver';
import type { LiveDomain } from './domain.ts';

/** One value. */
export interface MemoryReport {
  readonly tag: number;
  /** As bulk statistics call it. */
  readonly name: string;
  /** In KiB, faults and allocations as counts, the last update in seconds since the epoch. */
  readonly value: bigint;
}

const rows: readonly (readonly [stat: string, tag: number, name: string, divisor: bigint])[] = [
  ['stat-swap-in', Tag.swapIn, 'swap_in', 1024n],
  ['stat-swap-out', Tag.swapOut, 'swap_out', 1024n],
  ['stat-major-faults', Tag.majorFault, 'major_fault', 1n],
  ['stat-minor-faults', Tag.minorFault, 'minor_fault', 1n],
  ['stat-free-memory', Tag.unused, 'unused', 1024n],
  ['stat-total-memory', Tag.available, 'available', 1024n],
  ['stat-available-memory', Tag.usable, 'usable', 1024n],
  ['last-update', Tag.lastUpdate, 'last-update', 1n],
  ['stat-disk-caches', Tag.diskCaches, 'disk_caches', 1024n],
  ['stat-htlb-pgalloc', Tag.hugetlbPgalloc, 'hugetlb_pgalloc', 1n],
  ['stat-htlb-pgfail', Tag.hugetlbPgfail, 'hugetlb_pgfail', 1n],
];

/** Asks for the report; empty where the guest has no balloon or QEMU does not answer. */
export async function reportedMemory(
  { document, monitor }: LiveDomain,
  options: { readonly waitMs?: number } = {},
): Promise<readonly MemoryReport[]> {
  const { memballoon } = document.devices;
  if (memballoon?.alias === undefined || memballoon.model === 'none') return [];
  const answer = await monitor
    .execute('qom-get', { path: `/machine/peripheral/${memballoon.alias}`, property: 'guest-stats' }, options)
    .catch(() => null);
  if (answer === null || typeof answer !== 'object' || Array.isArray(answer)) return [];
  const { stats, 'last-update': lastUpdate } = answer as {
    readonly stats?: Readonly<Record<string, number | bigint>>;
    readonly 'last-update'?: number | bigint;
  };
  const all = { ...stats, 'last-update': lastUpdate ?? 0 } as Readonly<Record<string, number | bigint>>;
  return rows.flatMap(([stat, tag, name, divisor]) => {
    const value = BigInt(all[stat] ?? -1);
    return value < 0n || value === notReported ? [] : [{ tag, name, value: value / divisor }];
  });
}

/** What QEMU says of a value that the guest does not report. */
const notReported = 0xffff_ffff_ffff_ffffn;
