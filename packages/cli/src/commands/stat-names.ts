/** Names of statistics. @source virsh 9.0 domblkstat, dommemstat */

interface BlockStat {
  /** The name that goes over the wire. */
  readonly field: string;
  readonly short: string;
  readonly long: string;
}

const blockStats: readonly BlockStat[] = [
  { field: 'rd_operations', short: 'rd_req', long: 'number of read operations:' },
  { field: 'rd_bytes', short: 'rd_bytes', long: 'number of bytes read:' },
  { field: 'wr_operations', short: 'wr_req', long: 'number of write operations:' },
  { field: 'wr_bytes', short: 'wr_bytes', long: 'number of bytes written:' },
  { field: 'errs', short: 'errs', long: 'error count:' },
  { field: 'flush_operations', short: 'flush_operations', long: 'number of flush operations:' },
  { field: 'rd_total_times', short: 'rd_total_times', long: 'total duration of reads (ns):' },
  { field: 'wr_total_times', short: 'wr_total_times', long: 'total duration of writes (ns):' },
  { field: 'flush_total_times', short: 'flush_total_times', long: 'total duration of flushes (ns):' },
];

const humanWidth = 31;

/** Statistics of a block device in virsh's order; those it has no name for come last under their own. */
export function blockStatLines(
  stats: Readonly<Record<string, number | bigint | boolean | string>>,
  human: boolean,
): { label: string; value: string }[] {
  const known = blockStats.filter(({ field }) => field in stats && Number(stats[field]) !== -1);
  const others = Object.keys(stats).filter((field) => !blockStats.some((each) => each.field === field));
  return [
    ...known.map(({ field, short, long }) => ({
      label: human ? long.padEnd(humanWidth) : short,
      value: String(stats[field]),
    })),
    ...others.map((field) => ({
      label: human ? field.padEnd(humanWidth) : field,
      value: String(stats[field]),
    })),
  ];
}

/** Names of `DomainMemoryStatTags`. */
export const memoryStatNames: readonly (string | undefined)[] = [
  'swap_in',
  'swap_out',
  'major_fault',
  'minor_fault',
  'unused',
  'available',
  'actual',
  'rss',
  'usable',
  'last_update',
  'disk_caches',
  'hugetlb_pgalloc',
  'hugetlb_pgfail',
];
