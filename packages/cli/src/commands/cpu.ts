/** Bodies of the commands about virtual CPUs and I/O threads. */
import { DomainModificationImpact, DomainVcpuFlags, param } from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import { formatCpuList } from '../output/values.ts';
import type { cpuRows } from '../table/cpu.ts';
import type { Bodies } from './body.ts';
import { hostCpuCount, parseCpuList } from './cpu-list.ts';
import { domainOf } from './find.ts';
import { impactOf } from './impact.ts';
import { showDomainCpuStats } from './domain-cpu-stats.ts';
import { countVcpus, showVcpus } from './vcpus.ts';

export const bodies: Bodies<typeof cpuRows> = {
  async vcpucount(args, shell) {
    await countVcpus(args, shell);
  },

  async vcpuinfo(args, shell) {
    const domain = await domainOf(args, shell);
    await showVcpus(domain, await shell.connection(), args.has('pretty'), shell.out);
  },

  async setvcpus(args, shell) {
    args.exclusive('guest', 'config');
    args.exclusive('maximum', 'hotpluggable');
    if (args.has('maximum') && !args.has('config')) args.requires('maximum', 'config');
    const flags =
      impactOf(args) |
      args.flags({
        maximum: DomainVcpuFlags.maximum,
        guest: DomainVcpuFlags.guest,
        hotpluggable: DomainVcpuFlags.hotpluggable,
      });
    const domain = await domainOf(args, shell);
    const count = args.uint('count')!;
    if (count === 0) throw new Failure("Can't set 0 processors for a VM");
    await domain.setVcpus(count, flags);
  },

  async setvcpu(args, shell) {
    args.exclusive('enable', 'disable');
    const flags = impactOf(args);
    if (!args.has('enable') && !args.has('disable'))
      throw new Failure('one of --enable, --disable is required');
    const domain = await domainOf(args, shell);
    await domain.setVcpu(args.required('vcpulist'), args.has('enable') ? 1 : 0, flags);
  },

  async guestvcpus(args, shell) {
    args.exclusive('enable', 'disable');
    args.requires('enable', 'cpulist');
    args.requires('disable', 'cpulist');
    const list = args.text('cpulist');
    if (list !== undefined && !args.has('enable') && !args.has('disable')) {
      throw new Failure('One of options --enable or --disable is required by option --cpulist');
    }
    const domain = await domainOf(args, shell);
    if (list !== undefined) {
      await domain.setGuestVcpus(list, args.has('enable') ? 1 : 0);
      return;
    }
    const vcpus = await domain.getGuestVcpus();
    shell.out.show(
      vcpus,
      Object.entries(vcpus)
        .map(([name, value]) => `${name.padEnd(15)}: ${value}\n`)
        .join(''),
    );
  },

  async vcpupin(args, shell) {
    const flags = impactOf(args);
    const list = args.text('cpulist');
    const vcpu = args.uint('vcpu');
    if (list !== undefined && vcpu === undefined)
      throw new Failure('vcpupin: Missing vCPU number in pin mode.');
    const domain = await domainOf(args, shell);
    const count = await hostCpuCount(await shell.connection());
    if (list !== undefined) {
      await domain.pinVcpu(vcpu!, parseCpuList(list, count), flags);
      return;
    }
    const { cpumaps } = await domain.getVcpuPinInfo(flags);
    const rows = cpumaps
      .map((map, at) => ({ vcpu: at, affinity: formatCpuList(map, count) }))
      .filter((row) => vcpu === undefined || row.vcpu === vcpu);
    if (vcpu !== undefined && rows.length === 0) {
      const kind =
        (flags & DomainModificationImpact.config) === 0 && domain.ref.id !== -1 ? 'live' : 'persistent';
      throw new Failure(`vcpu ${vcpu} is out of range of ${kind} cpu count ${cpumaps.length}`);
    }
    shell.out.table(
      [
        { title: 'VCPU', show: (row) => String(row.vcpu) },
        { title: 'CPU Affinity', show: (row) => row.affinity },
      ],
      rows,
    );
  },

  async emulatorpin(args, shell) {
    const flags = impactOf(args);
    const domain = await domainOf(args, shell);
    const list = args.text('cpulist');
    const count = await hostCpuCount(await shell.connection());
    if (list !== undefined) {
      await domain.pinEmulator(parseCpuList(list, count), flags);
      return;
    }
    const { cpumap } = await domain.getEmulatorPinInfo(flags);
    const affinity = cpumap === null ? '' : formatCpuList(cpumap, count);
    const title = `emulator: CPU Affinity\n${'-'.repeat(34)}\n`;
    shell.out.show({ affinity }, `${shell.out.quiet ? '' : title}       *: ${affinity}\n`);
  },

  async 'cpu-stats'(args, shell) {
    await showDomainCpuStats(args, shell);
  },

  async iothreadinfo(args, shell) {
    const flags = impactOf(args);
    const domain = await domainOf(args, shell);
    const count = await hostCpuCount(await shell.connection());
    const threads = await attempt('Unable to get domain IOThreads information', () =>
      domain.getIothreadInfo(flags),
    );
    if (threads.length === 0) {
      if (shell.out.isText) shell.out.say('No IOThreads found for the domain');
      else shell.out.show([], '');
      return;
    }
    shell.out.table(
      [
        { title: 'IOThread ID', show: (row) => String(row.id) },
        { title: 'CPU Affinity', show: (row) => row.affinity },
      ],
      threads.map(({ iothreadId, cpumap }) => ({ id: iothreadId, affinity: formatCpuList(cpumap, count) })),
    );
  },

  async iothreadpin(args, shell) {
    const flags = impactOf(args);
    const domain = await domainOf(args, shell);
    const list = args.required('cpulist');
    const id = args.uint('iothread')!;
    const count = await hostCpuCount(await shell.connection());
    await domain.pinIothread(id, parseCpuList(list, count), flags);
  },

  async iothreadadd(args, shell) {
    const flags = impactOf(args);
    const domain = await domainOf(args, shell);
    await domain.addIothread(positiveId(args.int('id')!), flags);
  },

  async iothreaddel(args, shell) {
    const flags = impactOf(args);
    const domain = await domainOf(args, shell);
    await domain.delIothread(positiveId(args.int('id')!), flags);
  },

  async iothreadset(args, shell) {
    const flags = impactOf(args);
    const domain = await domainOf(args, shell);
    const id = positiveId(args.int('id')!);
    const pollMaxNs = args.ulong('poll-max-ns');
    const changes = [
      ...(pollMaxNs === undefined ? [] : [param.ullong('poll_max_ns', pollMaxNs)]),
      ...(['poll-grow', 'poll-shrink'] as const).flatMap((name) => {
        const value = args.uint(name);
        return value === undefined ? [] : [param.uint(name.replaceAll('-', '_'), value)];
      }),
      ...(['thread-pool-min', 'thread-pool-max'] as const).flatMap((name) => {
        const value = args.int(name);
        return value === undefined ? [] : [param.int(name.replaceAll('-', '_'), value)];
      }),
    ];
    if (changes.length === 0) throw new Failure('Not enough arguments passed, nothing to set');
    await domain.setIothreadParams(id, changes, flags);
  },
};

function positiveId(id: number): number {
  if (id <= 0) throw new Failure(`Invalid IOThread id value: '${id}'`);
  return id;
}
