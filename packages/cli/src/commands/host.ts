/** Bodies of the commands about the host and the connection. */
import {
  ConnectBaselineCPUFlags,
  ConnectCompareCPUFlags,
  NodeAllocPagesFlags,
  NodeSuspendTarget,
  param,
} from 'typevirt';
import { attempt, Failure, SilentFailure } from '../failure.ts';
import type { hostRows } from '../table/host.ts';
import { formatCpuList, formatCpuSigns, formatVersion } from '../output/values.ts';
import { parseXml, valueAt } from '../xml/tree.ts';
import type { Bodies, Body } from './body.ts';
import { readDocument } from './files.ts';
import { cpuDescriptions } from './cpu-descriptions.ts';
import { showCpuStats } from './cpu-stats.ts';
import { cellsOf, showFreePages } from './numa.ts';

const libraryVersion = 9_000_000n;

/** What a comparison of CPUs may say, by `CPUCompareResult`. */
const verdicts = (file: string, own: string, host: string): readonly string[] => [
  `CPU described in ${file} is incompatible with ${own}\n`,
  `CPU described in ${file} is identical to ${own}\n`,
  `${host} is a superset of CPU described in ${file}\n`,
];

/** A body that shows one text the connection knows. */
const textBody =
  (
    key: string,
    message: string | undefined,
    read: (connection: import('typevirt').Connection) => Promise<string | number>,
  ): Body<never> =>
  async (_args, shell) => {
    const connection = await shell.connection();
    const text =
      message === undefined ? await read(connection) : await attempt(message, () => read(connection));
    shell.out.show({ [key]: text }, `${text}\n`);
  };

const scaleKiB = 1024n;

export const bodies: Bodies<typeof hostRows> = {
  hostname: textBody('hostname', 'failed to get hostname', (connection) => connection.getHostname()),
  async uri(_args, shell) {
    const uri = await shell.uri();
    shell.out.show({ uri }, `${uri}\n`);
  },

  async maxvcpus(args, shell) {
    const connection = await shell.connection();
    const type = args.text('type') ?? null;
    const fromCapabilities = async (): Promise<number | undefined> => {
      const capabilities = await connection.getDomainCapabilities({
        emulatorbin: null,
        arch: null,
        machine: null,
        virttype: type,
      });
      const max = valueAt(parseXml(capabilities), 'vcpu/@max');
      return max === undefined ? undefined : Number(max);
    };
    const max = (await fromCapabilities().catch(() => undefined)) ?? (await connection.getMaxVcpus(type));
    shell.out.show({ maxVcpus: max }, `${max}\n`);
  },

  async sysinfo(_args, shell) {
    const connection = await shell.connection();
    const xml = await attempt('failed to get sysinfo', () => connection.getSysinfo());
    shell.out.show({ xml }, xml.endsWith('\n') ? xml : `${xml}\n`);
  },

  async capabilities(_args, shell) {
    const connection = await shell.connection();
    const xml = await attempt('failed to get capabilities', () => connection.getCapabilities());
    shell.out.show({ xml }, `${xml}\n`);
  },

  async domcapabilities(args, shell) {
    const connection = await shell.connection();
    const wanted = {
      virttype: args.text('virttype') ?? null,
      emulatorbin: args.text('emulatorbin') ?? null,
      arch: args.text('arch') ?? null,
      machine: args.text('machine') ?? null,
    };
    const xml = await attempt('failed to get emulator capabilities', () =>
      connection.getDomainCapabilities(wanted),
    );
    shell.out.show({ xml }, `${xml}\n`);
  },

  async version(args, shell) {
    const connection = await shell.connection();
    const type = await connection.getType();
    const library = formatVersion(libraryVersion);
    const lines = [
      `Compiled against library: libvirt ${library}\n`,
      `Using library: libvirt ${library}\n`,
      `Using API: ${type} ${library}\n`,
    ];
    const hypervisor = await attempt('failed to get the hypervisor version', () => connection.getVersion());
    lines.push(
      hypervisor === 0n
        ? `Cannot extract running ${type} hypervisor version\n`
        : `Running hypervisor: ${type} ${formatVersion(hypervisor)}\n`,
    );
    const daemon = args.has('daemon')
      ? formatVersion(await attempt('failed to get the daemon version', () => connection.getLibVersion()))
      : undefined;
    if (daemon !== undefined) lines.push(`Running against daemon: ${daemon}\n`);
    shell.out.show(
      {
        library,
        type,
        hypervisor: hypervisor === 0n ? null : formatVersion(hypervisor),
        ...(daemon === undefined ? {} : { daemon }),
      },
      lines.join(''),
    );
  },

  async nodeinfo(_args, shell) {
    const connection = await shell.connection();
    const info = await attempt('failed to get node information', () => connection.nodeGetInfo());
    shell.out.record(
      [
        { label: 'CPU model:', key: 'model', value: info.model },
        { label: 'CPU(s):', key: 'cpus', value: info.cpus },
        { label: 'CPU frequency:', key: 'mhz', value: info.mhz, text: `${info.mhz} MHz` },
        { label: 'CPU socket(s):', key: 'sockets', value: info.sockets },
        { label: 'Core(s) per socket:', key: 'cores', value: info.cores },
        { label: 'Thread(s) per core:', key: 'threads', value: info.threads },
        { label: 'NUMA cell(s):', key: 'nodes', value: info.nodes },
        { label: 'Memory size:', key: 'memoryKiB', value: info.memory, text: `${info.memory} KiB` },
      ],
      20,
    );
  },

  async nodecpustats(args, shell) {
    await showCpuStats(args, shell);
  },

  async nodememstats(args, shell) {
    const cell = args.int('cell') ?? -1;
    const connection = await shell.connection();
    const stats = await attempt('Unable to get number of memory stats', () =>
      connection.nodeGetMemoryStats(cell),
    );
    const lines = stats.map(({ field, value }) => `${field.padEnd(7)}: ${String(value).padStart(20)} KiB\n`);
    shell.out.show(Object.fromEntries(stats.map(({ field, value }) => [field, value])), lines.join(''));
  },

  async nodecpumap(args, shell) {
    const connection = await shell.connection();
    const map = await attempt('Unable to get cpu map', () => connection.nodeGetCpuMap(1, 1));
    const text = args.has('pretty')
      ? formatCpuList(map.cpumap, map.total)
      : formatCpuSigns(map.cpumap, map.total);
    shell.out.record([
      { label: 'CPUs present:', key: 'present', value: map.total },
      { label: 'CPUs online:', key: 'online', value: map.online },
      { label: 'CPU map:', key: 'map', value: formatCpuList(map.cpumap, map.total), text },
    ]);
  },

  async nodesevinfo(_args, shell) {
    const connection = await shell.connection();
    const info = await attempt('Unable to get host SEV information', () => connection.nodeGetSevInfo());
    shell.out.show(
      info,
      Object.entries(info)
        .map(([name, value]) => `${name.padEnd(18)}: ${value}\n`)
        .join(''),
    );
  },

  async nodesuspend(args, shell) {
    const target = {
      mem: NodeSuspendTarget.mem,
      disk: NodeSuspendTarget.disk,
      hybrid: NodeSuspendTarget.hybrid,
    }[args.required('target')];
    const duration = args.long('duration') ?? 0n;
    if (target === undefined) throw new Failure('Invalid target');
    if (duration < 0n) throw new Failure('Invalid duration');
    const connection = await shell.connection();
    await attempt('The host was not suspended', () => connection.nodeSuspendForDuration(target, duration));
  },

  async 'node-memory-tune'(args, shell) {
    const connection = await shell.connection();
    const options = [
      ['shm-pages-to-scan', 'shm_pages_to_scan'],
      ['shm-sleep-millisecs', 'shm_sleep_millisecs'],
      ['shm-merge-across-nodes', 'shm_merge_across_nodes'],
    ] as const;
    const changes = options.flatMap(([option, field]) => {
      const value = args.uint(option);
      return value === undefined ? [] : [param.uint(field, value)];
    });
    if (changes.length > 0) {
      await attempt('Unable to change memory parameters', () => connection.nodeSetMemoryParameters(changes));
      return;
    }
    const values = await attempt('Unable to get number of memory parameters', () =>
      connection.nodeGetMemoryParameters(),
    );
    const lines = Object.entries(values).map(([name, value]) => `\t${name.padEnd(15)} ${value}\n`);
    shell.out.show(values, lines.length === 0 ? '' : `Shared memory:\n${lines.join('')}`);
  },

  async freecell(args, shell) {
    args.exclusive('all', 'cellno');
    const cell = args.int('cellno');
    const connection = await shell.connection();
    if (args.has('all')) {
      const ids = cellsOf(
        await attempt('unable to get node capabilities', () => connection.getCapabilities()),
      );
      const cells = [];
      for (const id of ids) {
        const message = `failed to get free memory for NUMA node number: ${id}`;
        const [free = 0n] = await attempt(message, () => connection.nodeGetCellsFreeMemory(id, 1));
        cells.push({ cell: id, freeKiB: free / scaleKiB });
      }
      const total = cells.reduce((sum, { freeKiB }) => sum + freeKiB, 0n);
      const lines = cells.map(
        ({ cell: id, freeKiB }) => `${String(id).padStart(5)}: ${String(freeKiB).padStart(10)} KiB\n`,
      );
      const end = `${'-'.repeat(20)}\n${'Total'.padStart(5)}: ${String(total).padStart(10)} KiB\n`;
      shell.out.show({ cells, totalKiB: total }, lines.join('') + end);
    } else if (cell !== undefined) {
      if (cell < 0) throw new Failure('startCell in virNodeGetCellsFreeMemory must be zero or greater');
      const [free = 0n] = await connection.nodeGetCellsFreeMemory(cell, 1);
      shell.out.show({ cell, freeKiB: free / scaleKiB }, `${cell}: ${free / scaleKiB} KiB\n`);
    } else {
      const free = (await connection.nodeGetFreeMemory()) / scaleKiB;
      shell.out.show({ freeKiB: free }, `Total: ${free} KiB\n`);
    }
  },

  async freepages(args, shell) {
    await showFreePages(args, shell);
  },

  async allocpages(args, shell) {
    args.exclusive('all', 'cellno');
    const cell = args.int('cellno');
    if (cell !== undefined && cell < -1) throw new Failure('cell number must be non-negative integer or -1');
    const pageSizeKiB = args.scaled('pagesize', scaleKiB, 2n ** 32n * scaleKiB)! / scaleKiB;
    const count = args.ulong('pagecount') ?? 0n;
    const connection = await shell.connection();
    const cells = args.has('all') ? cellsOf(await connection.getCapabilities()).length : 1;
    const flags = args.flags({ add: NodeAllocPagesFlags.add });
    await connection.nodeAllocPages(
      {
        pageSizes: [Number(pageSizeKiB)],
        pageCounts: [count],
        startCell: args.has('all') ? 0 : (cell ?? -1),
        cellCount: cells,
      },
      flags,
    );
  },

  async 'cpu-models'(args, shell) {
    const connection = await shell.connection();
    const arch = args.required('arch');
    const models = await attempt('failed to get CPU model names', () => connection.getCpuModelNames(arch));
    shell.out.show(
      models,
      models.length === 0 ? 'all CPU models are accepted\n' : models.map((model) => `${model}\n`).join(''),
    );
  },

  async 'cpu-compare'(args, shell) {
    const file = args.required('file');
    const flags = args.flags({
      error: ConnectCompareCPUFlags.failIncompatible,
      validate: ConnectCompareCPUFlags.validateXml,
    });
    const [cpu] = cpuDescriptions(await readDocument(file), file);
    const connection = await shell.connection();
    const result = await attempt(`Failed to compare host CPU with ${file}`, () =>
      connection.compareCpu(cpu!, flags),
    );
    const text = verdicts(file, 'host CPU', 'Host CPU')[result];
    if (text === undefined) throw new Failure(`Failed to compare host CPU with ${file}`);
    shell.out.print(text);
    if (result === 0) throw new SilentFailure();
  },

  async 'cpu-baseline'(args, shell) {
    const file = args.required('file');
    const flags = args.flags({
      features: ConnectBaselineCPUFlags.expandFeatures,
      migratable: ConnectBaselineCPUFlags.migratable,
    });
    const cpus = cpuDescriptions(await readDocument(file), file);
    const xml = await (await shell.connection()).baselineCpu(cpus, flags);
    shell.out.show({ xml }, xml);
  },

  async 'hypervisor-cpu-compare'(args, shell) {
    const file = args.required('file');
    const flags = args.flags({
      error: ConnectCompareCPUFlags.failIncompatible,
      validate: ConnectCompareCPUFlags.validateXml,
    });
    const machine = {
      virttype: args.text('virttype') ?? null,
      emulator: args.text('emulator') ?? null,
      arch: args.text('arch') ?? null,
      machine: args.text('machine') ?? null,
    };
    const [cpu] = cpuDescriptions(await readDocument(file), file);
    const connection = await shell.connection();
    const result = await attempt(`Failed to compare hypervisor CPU with ${file}`, () =>
      connection.compareHypervisorCpu({ ...machine, xmlCPU: cpu! }, flags),
    );
    const own = 'the CPU provided by hypervisor on the host';
    const text = verdicts(file, own, 'The CPU provided by hypervisor on the host')[result];
    if (text === undefined) throw new Failure(`Failed to compare hypervisor CPU with ${file}`);
    shell.out.print(text);
    if (result === 0) throw new SilentFailure();
  },

  async 'hypervisor-cpu-baseline'(args, shell) {
    const file = args.text('file');
    const model = args.text('model');
    args.exclusive('file', 'model');
    if (file === undefined && model === undefined)
      throw new Failure('Either --file or --model must be provided');
    const flags = args.flags({
      features: ConnectBaselineCPUFlags.expandFeatures,
      migratable: ConnectBaselineCPUFlags.migratable,
    });
    const machine = {
      virttype: args.text('virttype') ?? null,
      emulator: args.text('emulator') ?? null,
      arch: args.text('arch') ?? null,
      machine: args.text('machine') ?? null,
    };
    const xmlCPUs =
      file === undefined
        ? [`<cpu><model>${model}</model></cpu>`]
        : cpuDescriptions(await readDocument(file), file);
    const xml = await (await shell.connection()).baselineHypervisorCpu({ ...machine, xmlCPUs }, flags);
    shell.out.show({ xml }, xml);
  },
};
