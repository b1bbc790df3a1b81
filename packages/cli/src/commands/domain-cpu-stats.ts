/** `cpu-stats`: time a domain has spent on each CPU of the host, and in all. */
import type { Domain, TypedParam } from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import type { Shell } from './body.ts';
import { domainOf } from './find.ts';

const cpusAtOnce = 128;
const nsPerSecond = 1_000_000_000n;

type Param = TypedParam;

function statLine({ field, value }: Param): string {
  if (typeof value !== 'bigint') return `\t${field.padEnd(12)} ${value}\n`;
  const seconds = String(value / nsPerSecond).padStart(9);
  return `\t${field.padEnd(12)} ${seconds}.${String(value % nsPerSecond).padStart(9, '0')} seconds\n`;
}

const asObject = (params: readonly Param[]): Record<string, unknown> =>
  Object.fromEntries(params.map(({ field, value }) => [field, value]));

async function readCpus(domain: Domain, start: number, count: number): Promise<readonly Param[][]> {
  const cpus: Param[][] = [];
  while (cpus.length < count) {
    const wanted = Math.min(cpusAtOnce, count - cpus.length);
    const { cpus: chunk } = await domain.getCpuStats(start + cpus.length, wanted);
    for (const each of chunk) cpus.push([...each]);
    if (chunk.length < wanted) break;
  }
  return cpus;
}

/** `cpu-stats` as a whole. */
export async function showDomainCpuStats(
  args: Arguments<'domain' | 'total' | 'start' | 'count'>,
  shell: Shell,
): Promise<void> {
  const domain = await domainOf(args, shell);
  const start = args.int('start') ?? 0;
  if (start < 0) throw new Failure('Invalid value for start CPU');
  const count = args.int('count') ?? Number.MAX_SAFE_INTEGER;
  if (count < 0) throw new Failure('Invalid value for number of CPUs to show');
  const perCpu = args.has('start') || args.has('count') || !args.has('total');
  const withTotal = args.has('total') || !perCpu || (!args.has('start') && !args.has('count'));
  const message = `Failed to retrieve CPU statistics for domain '${domain.name}'`;
  const cpus = perCpu && count > 0 ? await attempt(message, () => readCpus(domain, start, count)) : [];
  const total = withTotal ? (await attempt(message, () => domain.getCpuStats(-1, 1))).cpus[0] : undefined;
  const texts = cpus.map((params, at) =>
    params.length === 0 ? '' : `CPU${start + at}:\n${params.map(statLine).join('')}`,
  );
  if (total !== undefined) texts.push(`Total:\n${total.map(statLine).join('')}`);
  shell.out.show(
    {
      cpus: cpus.map((params, at) => ({ cpu: start + at, ...asObject(params) })),
      ...(total === undefined ? {} : { total: asObject(total) }),
    },
    texts.join(''),
  );
}
