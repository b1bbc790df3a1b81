/** `vcpucount` and `vcpuinfo`. */
import { type Connection, type Domain, DomainVcpuFlags as Bits } from 'typevirt';
import type { Arguments } from '../grammar/arguments.ts';
import type { Output } from '../output/output.ts';
import { formatCpuList, formatCpuSigns } from '../output/values.ts';
import type { Shell } from './body.ts';
import { hostCpuCount } from './cpu-list.ts';
import { domainOf } from './find.ts';
import { vcpuStates, wordFor } from './words.ts';

type CountOption = 'domain' | 'maximum' | 'active' | 'live' | 'config' | 'current' | 'guest';

/** `vcpucount` as a whole: one number, or all four where no option narrows it. */
export async function countVcpus(args: Arguments<CountOption>, shell: Shell): Promise<void> {
  args.exclusive('live', 'config');
  args.exclusive('active', 'maximum');
  args.exclusive('guest', 'config');
  args.exclusive('current', 'config');
  const flags = args.flags({
    live: Bits.live,
    config: Bits.config,
    maximum: Bits.maximum,
    guest: Bits.guest,
  });
  const narrowed = (['maximum', 'active', 'live', 'config', 'current', 'guest'] as const).some((name) =>
    args.has(name),
  );
  const domain = await domainOf(args, shell);
  if (narrowed) {
    const count = await domain.getVcpusFlags(flags);
    shell.out.show({ count }, `${count}\n`);
    return;
  }
  const counts = [
    { what: 'maximum', where: 'config', flags: Bits.maximum | Bits.config },
    { what: 'maximum', where: 'live', flags: Bits.maximum | Bits.live },
    { what: 'current', where: 'config', flags: Bits.config },
    { what: 'current', where: 'live', flags: Bits.live },
  ];
  const found = [];
  for (const { what, where, flags: each } of counts) {
    const count = await domain.getVcpusFlags(each).catch(() => undefined);
    if (count !== undefined) found.push({ what, where, count });
  }
  const lines = found.map(
    ({ what, where, count }) => `${what.padEnd(12)} ${where.padEnd(12)} ${String(count).padStart(3)}\n`,
  );
  shell.out.show(found, lines.join(''));
}

interface VcpuLine {
  readonly vcpu: number;
  readonly cpu: string;
  readonly state: string;
  readonly timeNs: bigint | null;
  readonly map: Uint8Array;
}

const hostCpuStates: Readonly<Record<number, string>> = { [-1]: 'N/A', [-2]: 'N/A' };

/** `vcpuinfo` as a whole; of a stopped domain only the affinity is known. */
export async function showVcpus(
  domain: Domain,
  connection: Connection,
  pretty: boolean,
  out: Output,
): Promise<void> {
  const count = await hostCpuCount(connection);
  const vcpus = await readVcpus(domain);
  const texts = vcpus.map(({ vcpu, cpu, state, timeNs, map }) => {
    const affinity = pretty ? `${formatCpuList(map, count)} (out of ${count})` : formatCpuSigns(map, count);
    const time = timeNs === null ? '' : timeLine(timeNs);
    return `${line('VCPU:', vcpu)}${line('CPU:', cpu)}${line('State:', state)}${time || line('CPU time', 'N/A')}${line('CPU Affinity:', affinity)}`;
  });
  out.show(
    vcpus.map(({ map, ...rest }) => ({ ...rest, affinity: formatCpuList(map, count) })),
    texts.join('\n'),
  );
}

const line = (label: string, value: string | number): string => `${label.padEnd(15)} ${value}\n`;

const timeLine = (timeNs: bigint): string => line('CPU time:', `${(Number(timeNs) / 1e9).toFixed(1)}s`);

async function readVcpus(domain: Domain): Promise<VcpuLine[]> {
  const { state } = await domain.getInfo();
  try {
    const { info, cpumaps } = await domain.getVcpus();
    return info.map((each, at) => ({
      vcpu: each.number,
      cpu: hostCpuStates[each.cpu] ?? String(each.cpu),
      state: wordFor(vcpuStates, each.state),
      timeNs: each.cpuTime,
      map: cpumaps[at] ?? new Uint8Array(),
    }));
  } catch (error) {
    if (state !== 5) throw error;
    const { cpumaps } = await domain.getVcpuPinInfo(Bits.config);
    return cpumaps.map((map, vcpu) => ({ vcpu, cpu: 'N/A', state: 'N/A', timeNs: null, map }));
  }
}
