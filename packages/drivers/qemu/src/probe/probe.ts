/**
 * Asking a QEMU program what it can do: it is started with no machine, once with KVM where possible and,
 * if that worked, a second time without, since CPU models depend on the accelerator. Both run at once,
 * answer from memory, and are ended at once. Nothing of them stays behind.
 */
import { access, constants, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunAs } from '@typevirt/host';
import type { CpuDefinitionInfo, CpuModelInfo, MachineInfo } from '../monitor/commands.ts';
import { QmpCommandError } from '../monitor/errors.ts';
import type { JsonObject } from '../monitor/json.ts';
import type { QmpMonitor } from '../monitor/monitor.ts';
import type { QemuProcess } from '../process/qemu-process.ts';
import { startQemu } from '../process/start.ts';
import { architectures } from './architectures.ts';
import type {
  AcceleratorCpus,
  BestCpu,
  CpuModelDefinition,
  Machine,
  QemuCapabilities,
} from './qemu-capabilities.ts';
import { makeProbeFolder } from './probe-folder.ts';
import { flagsOf } from './schema.ts';

const monitorFd = 3;

/** Devices whose properties differ between the versions and builds we serve. */
export const devicesToAsk = [
  'virtio-blk-pci',
  'virtio-net-pci',
  'virtio-scsi-pci',
  'virtio-balloon-pci',
  'virtio-gpu-pci',
  'virtio-rng-pci',
  'virtio-serial-pci',
  'virtio-mem-pci',
  'virtio-iommu-pci',
  'vhost-user-fs-pci',
  'vhost-user-blk-pci',
  'scsi-hd',
  'scsi-block',
  'scsi-disk',
  'ide-hd',
  'usb-storage',
  'usb-host',
  'usb-redir',
  'vfio-pci',
  'qxl',
  'qxl-vga',
  'VGA',
  'cirrus-vga',
  'vmware-svga',
  'bochs-display',
  'nvme',
  'pcie-root-port',
  'intel-iommu',
  'ICH9-LPC',
  'PIIX4_PM',
  'nvdimm',
  'pc-dimm',
  'tpm-tis',
  'tpm-crb',
  'isa-serial',
  'hda-duplex',
  'hda-output',
  'ivshmem-plain',
  'mch',
  'i440FX-pcihost',
] as const;

/** How to run the program for asking it. */
export interface ProbeOptions {
  readonly signal?: AbortSignal;
  readonly runAs?: RunAs;
  /** Default 30 s for everything. */
  readonly waitMs?: number;
}

/**
 * Asks `binary` what it can do.
 *
 * @throws {QemuStartError} with its own words if it is not a QEMU that runs here.
 */
export async function probeQemu(binary: string, options: ProbeOptions = {}): Promise<QemuCapabilities> {
  const folder = await makeProbeFolder();
  try {
    const tcg = withQemu(binary, folder, 'tcg', options, async (monitor) => ({
      cpus: await askCpus(monitor, 'max'),
      definitions: await askDefinitions(monitor),
    }));
    const main = withQemu(binary, folder, 'kvm:tcg', options, async (monitor) => {
      const { enabled } = await monitor.execute('query-kvm');
      const facts = await askFacts(monitor);
      if (!enabled) return { facts, kvmCpus: undefined, kvmDefinitions: [] };
      return {
        facts,
        kvmCpus: await askCpus(monitor, 'host'),
        kvmDefinitions: await askDefinitions(monitor),
      };
    });
    const [software, { facts, kvmCpus, kvmDefinitions }] = await Promise.all([tcg, main]).catch(
      async (error: unknown) => {
        await Promise.allSettled([tcg, main]);
        throw error;
      },
    );
    const cpuDefinitions = withoutAccelerator(software.definitions, kvmDefinitions);
    return { binary, ...facts, tcgCpus: software.cpus, kvmCpus, cpuDefinitions };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function withQemu<T>(
  binary: string,
  folder: string,
  accelerator: string,
  { signal, runAs, waitMs = 30_000 }: ProbeOptions,
  ask: (monitor: QmpMonitor) => Promise<T>,
): Promise<T> {
  const file = (suffix: string): string => join(folder, `${accelerator.replace(':', '-')}.${suffix}`);
  const [program = binary, ...before] = await endingWithUs(binary);
  const qemu: QemuProcess = await startQemu(
    {
      binary: program,
      args: [
        ...before,
        '-S',
        '-no-user-config',
        '-nodefaults',
        '-nographic',
        '-machine',
        `none,accel=${accelerator}`,
        '-chardev',
        `socket,id=charmonitor,fd=${String(monitorFd)},server=on,wait=off`,
        '-mon',
        'chardev=charmonitor,id=monitor,mode=control',
      ],
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', HOME: folder },
      cwd: '/',
      logFile: file('log'),
      monitorSocketPath: file('sock'),
      monitorFd,
      pidFile: file('pid'),
      ...(runAs ? { runAs } : {}),
    },
    { waitMs, ...(signal ? { signal } : {}) },
  );
  try {
    return await ask(qemu.monitor);
  } finally {
    await qemu.destroy(0);
  }
}

/** Of util-linux; where it is missing, a daemon that is killed while it asks leaves a QEMU behind. */
const setpriv = '/usr/bin/setpriv';

/**
 * Run between setpriv and the program, with our process id as its first word: the kernel tells only of an end that comes after
 * it was asked to, so that who was killed before that is noticed here, as another parent.
 */
const unlessOrphaned = '[ "$PPID" = "$0" ] && exec "$@"';

/**
 * The command line of a program that the kernel ends when we end, however that comes. Nobody else would: it serves one
 * question, and no file says that it is there.
 *
 * @throws Node's error where the program may not be run.
 */
async function endingWithUs(binary: string): Promise<readonly string[]> {
  await access(binary, constants.X_OK);
  return access(setpriv, constants.X_OK).then(
    () => [
      setpriv,
      '--pdeathsig',
      'KILL',
      '--',
      '/bin/sh',
      '-c',
      unlessOrphaned,
      String(process.pid),
      binary,
    ],
    () => [binary],
  );
}

type Facts = Omit<QemuCapabilities, 'binary' | 'tcgCpus' | 'kvmCpus' | 'cpuDefinitions'>;

async function askFacts(monitor: QmpMonitor): Promise<Facts> {
  const [version, { arch }, kvm, machines, commands, types, options, schema, models, backends, migration] =
    await Promise.all([
      monitor.execute('query-version'),
      monitor.execute('query-target'),
      monitor.execute('query-kvm'),
      monitor.execute('query-machines'),
      monitor.execute('query-commands'),
      monitor.execute('qom-list-types', {}),
      monitor.execute('query-command-line-options', {}),
      monitor.execute('query-qmp-schema'),
      monitor.execute('query-tpm-models'),
      monitor.execute('query-tpm-types'),
      monitor.execute('query-migrate-capabilities'),
    ]);
  const names = types.map(({ name }) => name);
  const known = new Set(commands.map(({ name }) => name));
  return {
    version: version.qemu,
    package: version.package,
    architecture: architectures.find(({ target }) => target === arch)?.name ?? arch,
    kvm: { present: kvm.present, usable: kvm.enabled },
    machines: orderMachines(machines),
    commands: [...known],
    types: names,
    deviceProperties: await askDevices(monitor, new Set(names)),
    options: Object.fromEntries(
      options.map(({ option, parameters }) => [option, parameters.map(({ name }) => name)]),
    ),
    flags: flagsOf(schema),
    tpmModels: models,
    tpmBackends: backends,
    migrationCapabilities: migration.map(({ capability }) => capability),
    gic: known.has('query-gic-capabilities') ? await monitor.execute('query-gic-capabilities') : [],
    sev: await orUndefined(monitor.executeAny('query-sev-capabilities')),
    sgx: await orUndefined(monitor.executeAny('query-sgx-capabilities')),
  };
}

/** The default machine first, the rest as QEMU lists them; the pseudo-machine we probe with is none. */
function orderMachines(machines: readonly MachineInfo[]): Machine[] {
  const real = machines.filter(({ name }) => name !== 'none');
  const ordered = [...real.filter((m) => m['is-default']), ...real.filter((m) => !m['is-default'])];
  return ordered.map((machine) => ({
    name: machine.name,
    alias: machine.alias,
    isDefault: machine['is-default'] ?? false,
    maxCpus: machine['cpu-max'],
    hotplugCpus: machine['hotpluggable-cpus'],
    deprecated: machine.deprecated,
    defaultCpuType: machine['default-cpu-type'],
    defaultRamId: machine['default-ram-id'],
    numaMemorySupported: machine['numa-mem-supported'],
  }));
}

async function askDevices(
  monitor: QmpMonitor,
  types: ReadonlySet<string>,
): Promise<Record<string, string[]>> {
  const answers = devicesToAsk
    .filter((device) => types.has(device))
    .map(async (device): Promise<[string, string[]]> => {
      const properties = await monitor.execute('device-list-properties', { typename: device });
      return [device, properties.map(({ name }) => name)];
    });
  return Object.fromEntries(await Promise.all(answers));
}

async function askCpus(monitor: QmpMonitor, bestName: string): Promise<AcceleratorCpus> {
  const definitions = (await orUndefined(monitor.executeAny('query-cpu-definitions'))) as unknown as
    | CpuDefinitionInfo[]
    | undefined;
  const models = (definitions ?? []).map((cpu) => ({
    name: cpu.name,
    typeName: cpu.typename,
    missing: [...new Set(cpu['unavailable-features'] ?? [])],
    deprecated: cpu.deprecated,
  }));
  const all = { name: bestName, props: { migratable: false } };
  const enlightened = { name: bestName, props: { migratable: false, 'hv-passthrough': true } };
  return { models, best: (await expand(monitor, enlightened)) ?? (await expand(monitor, all)) };
}

/** QEMU's own definition of each named model; versioned names repeat those without. */
async function askDefinitions(monitor: QmpMonitor): Promise<CpuModelDefinition[]> {
  const cpus = (await orUndefined(monitor.executeAny('query-cpu-definitions'))) as unknown as
    | CpuDefinitionInfo[]
    | undefined;
  const names = (cpus ?? []).map(({ name }) => name).filter(isNamedModel);
  const answers = names.map(async (name): Promise<CpuModelDefinition[]> => {
    const cpu = await expand(monitor, { name });
    return cpu ? [{ name, ...cpu }] : [];
  });
  return (await Promise.all(answers)).flat();
}

/**
 * What each accelerator adds to every model, or takes away, is no part of a model: software emulation adds
 * `hypervisor` and `monitor`'s meaning is the accelerator's; it lacks `vme`, which only KVM's answer shows.
 */
function withoutAccelerator(
  software: readonly CpuModelDefinition[],
  kvm: readonly CpuModelDefinition[],
): CpuModelDefinition[] {
  const withVme = new Set(kvm.filter(({ features }) => features.includes('vme')).map(({ name }) => name));
  return software.map((model) => {
    const features = model.features.filter((feature) => feature !== 'hypervisor' && feature !== 'monitor');
    return { ...model, features: withVme.has(model.name) ? [...features, 'vme'] : features };
  });
}

/** Whether a model is one of its own: not a version of another, and not "whatever there is". */
export function isNamedModel(name: string): boolean {
  return !/-v\d+$/.test(name) && !['max', 'host', 'base'].includes(name);
}

async function expand(monitor: QmpMonitor, model: CpuModelInfo): Promise<BestCpu | undefined> {
  const answer = await orUndefined(monitor.execute('query-cpu-model-expansion', { type: 'static', model }));
  const props = answer?.model.props;
  if (!props) return undefined;
  const number = (name: string): number => Number(props[name] ?? 0);
  return {
    vendor: String(props['vendor'] ?? ''),
    family: number('family'),
    model: number('model'),
    stepping: number('stepping'),
    features: Object.keys(props).filter((name) => props[name] === true),
  };
}

/** QEMU refuses questions that make no sense on its target or host: that is an answer, too. */
async function orUndefined<T>(answer: Promise<T>): Promise<(T & JsonObject) | undefined> {
  try {
    return (await answer) as T & JsonObject;
  } catch (error) {
    if (error instanceof QmpCommandError) return undefined;
    throw error;
  }
}
