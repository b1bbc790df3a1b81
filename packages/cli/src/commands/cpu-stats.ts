/** `nodecpustats`: how busy the host's CPUs are, as times or as shares of one second. */
import { attempt } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import type { Connection } from 'typevirt';
import type { Shell } from './body.ts';

const names = ['user', 'system', 'idle', 'iowait', 'intr'] as const;
type Name = (typeof names)[number];
type Times = { readonly [Key in Name | 'utilization']?: bigint };

const sampleMs = 1000;

async function readTimes(connection: Connection, cpu: number): Promise<Times> {
  const stats = await attempt('Unable to get number of cpu stats', () => connection.nodeGetCpuStats(cpu));
  const byField = Object.fromEntries(stats.map(({ field, value }) => [field, value])) as Record<
    string,
    bigint
  >;
  const { kernel, ...rest } = byField;
  return kernel === undefined ? rest : { ...rest, system: kernel };
}

/** `nodecpustats` as a whole. */
export async function showCpuStats(args: Arguments<'cpu' | 'percent'>, shell: Shell): Promise<void> {
  const cpu = args.int('cpu') ?? -1;
  const connection = await shell.connection();
  const first = await readTimes(connection, cpu);
  if (!args.has('percent')) {
    const known = names.filter((name) => first[name] !== undefined);
    const lines = known.map((name) => `${`${name}:`.padEnd(15)} ${String(first[name]).padStart(20)}\n`);
    shell.out.show(Object.fromEntries(known.map((name) => [name, first[name]])), lines.join(''));
    return;
  }
  if (first.utilization !== undefined) {
    showPercent(shell, { usage: Number(first.utilization), idle: 100 - Number(first.utilization) });
    return;
  }
  await new Promise((resolve) => setTimeout(resolve, sampleMs));
  showPercent(shell, shares(first, await readTimes(connection, cpu)));
}

function shares(first: Times, second: Times): Record<string, number> {
  const spent = Object.fromEntries(
    names.flatMap((name) =>
      first[name] === undefined ? [] : [[name, Number((second[name] ?? 0n) - first[name])]],
    ),
  ) as Partial<Record<Name, number>>;
  const total = Object.values(spent).reduce((sum, each) => sum + each, 0);
  const share = (part: number): number => (part * 100) / total;
  const parts = Object.entries(spent).map(([name, value]) => [name, share(value)] as const);
  return { usage: share((spent.user ?? 0) + (spent.system ?? 0)), ...Object.fromEntries(parts) };
}

function showPercent(shell: Shell, shown: Readonly<Record<string, number>>): void {
  const text = (value: number): string => (Number.isNaN(value) ? '-nan' : value.toFixed(1)).padStart(5);
  const lines = Object.entries(shown).map(([name, value]) => `${`${name}:`.padEnd(15)} ${text(value)}%\n`);
  shell.out.show(shown, lines.join(''));
}
