/** `domjobinfo`: how far a domain's job has come. @source virsh 9.0 */
import type { Domain } from 'typevirt';
import { isUnsupported } from '../failure.ts';
import type { Output } from '../output/output.ts';
import { prettySize } from '../output/values.ts';
import type { Values } from './params.ts';
import { jobOperations, jobTypes, wordFor } from './words.ts';

type Unit = 'ms' | 'size' | 'rate' | 'pages/s' | 'bytes' | 'count' | 'count13' | 'text';

interface Line {
  readonly label: string;
  readonly field: string;
  readonly unit: Unit;
  /** Shown even if it is zero. */
  readonly always?: true;
  /** Left away where this one is zero. */
  readonly unless?: string;
}

const lines: readonly Line[] = [
  { label: 'Time elapsed:', field: 'time_elapsed', unit: 'ms', always: true },
  { label: 'Time elapsed w/o network:', field: 'time_elapsed_net', unit: 'ms' },
  { label: 'Time remaining:', field: 'time_remaining', unit: 'ms' },
  { label: 'Data processed:', field: 'data_processed', unit: 'size', unless: 'data_total' },
  { label: 'Data remaining:', field: 'data_remaining', unit: 'size', unless: 'data_total' },
  { label: 'Data total:', field: 'data_total', unit: 'size' },
  { label: 'Memory processed:', field: 'memory_processed', unit: 'size', unless: 'memory_total' },
  { label: 'Memory remaining:', field: 'memory_remaining', unit: 'size', unless: 'memory_total' },
  { label: 'Memory total:', field: 'memory_total', unit: 'size' },
  { label: 'Memory bandwidth:', field: 'memory_bps', unit: 'rate' },
  { label: 'Dirty rate:', field: 'memory_dirty_rate', unit: 'pages/s' },
  { label: 'Page size:', field: 'memory_page_size', unit: 'bytes' },
  { label: 'Iteration:', field: 'memory_iteration', unit: 'count' },
  { label: 'Postcopy requests:', field: 'memory_postcopy_requests', unit: 'count' },
  { label: 'File processed:', field: 'disk_processed', unit: 'size', unless: 'disk_total' },
  { label: 'File remaining:', field: 'disk_remaining', unit: 'size', unless: 'disk_total' },
  { label: 'File total:', field: 'disk_total', unit: 'size' },
  { label: 'File bandwidth:', field: 'disk_bps', unit: 'rate' },
  { label: 'Constant pages:', field: 'memory_constant', unit: 'count' },
  { label: 'Normal pages:', field: 'memory_normal', unit: 'count' },
  { label: 'Normal data:', field: 'memory_normal_bytes', unit: 'size' },
  { label: 'Total downtime:', field: 'downtime', unit: 'ms' },
  { label: 'Downtime w/o network:', field: 'downtime_net', unit: 'ms' },
  { label: 'Setup time:', field: 'setup_time', unit: 'ms' },
  { label: 'Compression cache:', field: 'compression_cache', unit: 'size' },
  { label: 'Compressed data:', field: 'compression_bytes', unit: 'size' },
  { label: 'Compressed pages:', field: 'compression_pages', unit: 'count13' },
  { label: 'Compression cache misses:', field: 'compression_cache_misses', unit: 'count13' },
  { label: 'Compression overflows:', field: 'compression_overflow', unit: 'count13' },
  { label: 'Auto converge throttle:', field: 'auto_converge_throttle', unit: 'count13' },
  { label: 'Temporary disk space use:', field: 'disk_temp_used', unit: 'size' },
  { label: 'Temporary disk space total:', field: 'disk_temp_total', unit: 'size' },
  { label: 'Error message:', field: 'errmsg', unit: 'text' },
];

function shown(value: Values[string], unit: Unit): string {
  switch (unit) {
    case 'ms':
    case 'pages/s':
    case 'bytes':
      return `${String(value).padEnd(12)} ${unit}`;
    case 'size':
    case 'rate': {
      const { value: number, unit: name } = prettySize(BigInt(value));
      return `${number.toFixed(3)} ${name}${unit === 'rate' ? '/s' : ''}`;
    }
    case 'count':
      return String(value).padEnd(12);
    case 'count13':
      return String(value).padEnd(13);
    case 'text':
      return String(value);
  }
}

const isZero = (value: Values[string] | undefined): boolean =>
  value === undefined || value === 0 || value === 0n || value === '';

/** The type and numbers of a job, from a driver that has statistics or from one that has only the older call. */
async function readJob(domain: Domain, flags: number): Promise<{ type: number; values: Values }> {
  try {
    const { type, params } = await domain.getJobStats(flags);
    return { type, values: params };
  } catch (error) {
    if (!isUnsupported(error) || flags !== 0) throw error;
    const info = await domain.getJobInfo();
    return {
      type: info.type,
      values: {
        time_elapsed: info.timeElapsed,
        time_remaining: info.timeRemaining,
        data_total: info.dataTotal,
        data_processed: info.dataProcessed,
        data_remaining: info.dataRemaining,
        memory_total: info.memTotal,
        memory_processed: info.memProcessed,
        memory_remaining: info.memRemaining,
        disk_total: info.fileTotal,
        disk_processed: info.fileProcessed,
        disk_remaining: info.fileRemaining,
      },
    };
  }
}

/** `domjobinfo` as a whole. */
export async function showJob(
  domain: Domain,
  flags: number,
  form: { any: boolean; raw: boolean },
  out: Output,
): Promise<void> {
  const { type, values } = await readJob(domain, flags);
  const data = { type: wordFor(jobTypes, type), ...values };
  if (form.raw) {
    const raw = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
    out.show(data, `Job type: ${type}\n\n${raw.join('')}`);
    return;
  }
  const head = `${'Job type:'.padEnd(17)} ${wordFor(jobTypes, type, 'unknown').padEnd(12)}\n`;
  if (type !== 1 && type !== 2 && !(type >= 3 && (flags & 1) !== 0) && !form.any) {
    out.show(data, head);
    return;
  }
  out.show(data, head + jobLines(type, values));
}

function jobLines(type: number, values: Values): string {
  const operation = values.operation;
  const first =
    operation === undefined
      ? ''
      : `${'Operation:'.padEnd(17)} ${wordFor(jobOperations, Number(operation), 'unknown').padEnd(12)}\n`;
  const rest = lines.filter(({ field, always, unless }) => {
    if (field === 'time_remaining' && type !== 1) return false;
    if (unless !== undefined) return !isZero(values[unless]);
    return always === true ? values[field] !== undefined : !isZero(values[field]);
  });
  return (
    first +
    rest.map(({ label, field, unit }) => `${label.padEnd(17)} ${shown(values[field] ?? 0n, unit)}\n`).join('')
  );
}
