/**
 * What a guest of one program, machine and accelerator can have, as `virConnectGetDomainCapabilities` tells
 * it: a table of groups, each supported or not, with the values its settings can take. Pure;
 * `domain-capabilities-text.ts` writes it down.
 */
import { isX86 } from './architectures.ts';
import { nameableModels, nameGuestCpu, type NamedCpu } from './cpu-model.ts';
import { type Firmware, suits } from './firmware.ts';
import { type AcceleratorCpus, type Machine, type QemuCapabilities, hasType } from './qemu-capabilities.ts';

/** A setting and the values it can take. */
export interface SettingValues {
  readonly name: string;
  readonly values: readonly string[];
}

/** A group of settings; without `settings` it is just supported or not. */
export interface Group {
  readonly name: string;
  readonly supported: boolean;
  readonly settings?: readonly SettingValues[];
}

/** A CPU model a guest may name. */
export interface GuestCpuModel {
  readonly name: string;
  readonly usable: boolean;
  readonly deprecated: boolean;
  readonly vendor: string;
}

/** What CPU modes there are. */
export interface GuestCpus {
  readonly hostPassthrough: boolean;
  /** Whether passing the host's CPU through can leave out what hinders migration. */
  readonly passthroughMigratable: boolean;
  readonly maximum: boolean;
  readonly hostModel: NamedCpu | undefined;
  readonly models: readonly GuestCpuModel[];
}

/** The whole document. */
export interface DomainCapabilities {
  readonly path: string;
  readonly domainType: 'kvm' | 'qemu';
  readonly machine: string;
  readonly architecture: string;
  readonly maxVcpus: number;
  readonly ioThreads: boolean;
  /** Kinds of firmware that can be chosen by kind alone. */
  readonly firmwareKinds: readonly string[];
  readonly loaderPaths: readonly string[];
  readonly secureLoader: readonly string[];
  readonly cpus: GuestCpus;
  readonly memoryBacking: Group;
  readonly devices: readonly Group[];
  readonly features: readonly Group[];
}

/** What of the host matters to guests. */
export interface GuestHostFacts {
  readonly firmware: readonly Firmware[];
  /** Images looked for where no descriptor suits; those that exist. */
  readonly fallbackLoaders: readonly string[];
  readonly hasVfio: boolean;
  /** Whether all of swtpm, swtpm_setup and swtpm_ioctl are there. */
  readonly hasSwtpm: boolean;
  /** Most virtual CPUs KVM gives one guest. */
  readonly kvmMaxVcpus: number | undefined;
}

/** Which guest is asked about. */
export interface GuestChoice {
  readonly domainType: 'kvm' | 'qemu';
  readonly architecture: string;
  readonly machine: Machine;
}

/** Puts the document together. */
export function planDomainCapabilities(
  program: QemuCapabilities,
  { domainType, architecture, machine }: GuestChoice,
  host: GuestHostFacts,
): DomainCapabilities {
  const has = (type: string): boolean => hasType(program, type);
  const suitable = host.firmware.filter((firmware) => suits(firmware, architecture, machine.name));
  const kvmLimit = domainType === 'kvm' ? (host.kvmMaxVcpus ?? machine.maxCpus) : machine.maxCpus;
  const secure = suitable.some(({ features }) => features.includes('secure-boot'));
  return {
    path: program.binary,
    domainType,
    machine: machine.name,
    architecture,
    maxVcpus: Math.min(machine.maxCpus, kvmLimit),
    ioThreads: has('iothread'),
    firmwareKinds: ['bios', 'efi'].filter((kind) =>
      suitable.some(({ interfaces }) => interfaces.includes(interfaceOf[kind] ?? '')),
    ),
    loaderPaths: suitable.length > 0 ? suitable.map(({ path }) => path) : host.fallbackLoaders,
    secureLoader: secure ? ['yes', 'no'] : ['no'],
    cpus: guestCpus(program, domainType),
    memoryBacking: group('memoryBacking', {
      sourceType: ['file', 'anonymous', ...when(has('memory-backend-memfd'), 'memfd')],
    }),
    devices: deviceGroups(program, machine, host),
    features: featureGroups(program, architecture, domainType),
  };
}

const interfaceOf: Readonly<Record<string, string>> = { bios: 'bios', efi: 'uefi' };

function guestCpus(program: QemuCapabilities, domainType: 'kvm' | 'qemu'): GuestCpus {
  const kvm = domainType === 'kvm';
  const cpus: AcceleratorCpus = (kvm ? program.kvmCpus : undefined) ?? program.tcgCpus;
  const models = nameableModels(program).flatMap(({ name, vendorName }): GuestCpuModel[] => {
    const model = cpus.models.find((candidate) => candidate.name === name);
    return model
      ? [{ name, usable: model.missing.length === 0, deprecated: model.deprecated, vendor: vendorName }]
      : [];
  });
  return {
    hostPassthrough: kvm,
    passthroughMigratable: program.architecture === 'x86_64',
    maximum: cpus.models.some(({ name }) => name === 'max'),
    hostModel: isX86(program.architecture) && cpus.best ? nameGuestCpu(cpus.best, program) : undefined,
    models,
  };
}

function deviceGroups(program: QemuCapabilities, machine: Machine, host: GuestHostFacts): Group[] {
  const has = (type: string): boolean => hasType(program, type);
  const flag = (name: string): boolean => program.flags.includes(name);
  const command = (name: string): boolean => program.commands.includes(name);
  const virtio = (base: string): string[] =>
    has(base)
      ? ['virtio', ...when(has(`${base}-transitional`), 'virtio-transitional', 'virtio-non-transitional')]
      : [];
  const builtInIde = /^(pc-i440fx|pc-\d|pc$)/.test(machine.name);
  return [
    group('disk', {
      diskDevice: ['disk', 'cdrom', 'floppy', 'lun'],
      bus: [
        ...when(builtInIde, 'ide'),
        ...when(isX86(program.architecture), 'fdc'),
        'scsi',
        'virtio',
        ...when(has('usb-storage'), 'usb'),
        ...when(has('ich9-ahci'), 'sata'),
      ],
      model: virtio('virtio-blk-pci'),
    }),
    group('graphics', {
      type: [
        ...when(flag('display-sdl'), 'sdl'),
        ...when(command('query-vnc'), 'vnc'),
        ...when(command('query-spice'), 'spice'),
        ...when(flag('display-egl-headless'), 'egl-headless'),
        ...when(flag('display-dbus'), 'dbus'),
      ],
    }),
    group('video', {
      modelType: [
        ...when(has('VGA'), 'vga'),
        ...when(has('cirrus-vga'), 'cirrus'),
        ...when(has('vmware-svga'), 'vmvga'),
        ...when(has('qxl'), 'qxl'),
        ...when(has('virtio-gpu-device'), 'virtio'),
        'none',
        ...when(has('bochs-display'), 'bochs'),
        ...when(has('ramfb'), 'ramfb'),
      ],
    }),
    group('hostdev', {
      mode: ['subsystem'],
      startupPolicy: ['default', 'mandatory', 'requisite', 'optional'],
      subsysType: ['usb', 'pci', ...when(has('scsi-generic'), 'scsi')],
      capsType: [],
      pciBackend: when(host.hasVfio && has('vfio-pci'), 'vfio'),
    }),
    group('rng', {
      model: virtio('virtio-rng-pci'),
      backendModel: [
        ...when(has('rng-random'), 'random'),
        ...when(has('rng-egd'), 'egd'),
        ...when(has('rng-builtin'), 'builtin'),
      ],
    }),
    group('filesystem', {
      driverType: [
        ...when(has('virtio-9p-pci'), 'path', 'handle'),
        ...when(has('vhost-user-fs-device'), 'virtiofs'),
      ],
    }),
    tpmGroup(program, host),
    { ...group('redirdev', { bus: ['usb'] }), supported: has('usb-redir') },
    group('channel', { type: ['pty', 'unix', ...when(command('query-spice'), 'spicevmc')] }),
  ];
}

function tpmGroup(program: QemuCapabilities, host: GuestHostFacts): Group {
  const models = ['tpm-tis', 'tpm-crb', 'tpm-spapr'].filter((model) => program.tpmModels.includes(model));
  const backends = [
    ...when(program.tpmBackends.includes('passthrough'), 'passthrough'),
    ...when(program.tpmBackends.includes('emulator') && host.hasSwtpm, 'emulator'),
  ];
  return { ...group('tpm', { model: models, backendModel: backends }), supported: models.length > 0 };
}

/** Enlightenments in the order of the API; the first two are the emulator's own, the rest the accelerator's. */
const ownHyperv = new Set(['spinlocks', 'vendor_id']);
const hyperv = [
  'relaxed',
  'vapic',
  'spinlocks',
  'vpindex',
  'runtime',
  'synic',
  'stimer',
  'reset',
  'vendor_id',
  'frequencies',
  'reenlightenment',
  'tlbflush',
  'ipi',
  'evmcs',
  'avic',
];

function featureGroups(program: QemuCapabilities, architecture: string, domainType: 'kvm' | 'qemu'): Group[] {
  const bare = (name: string, supported: boolean): Group => ({ name, supported });
  const best = new Set((domainType === 'kvm' ? program.kvmCpus : program.tcgCpus)?.best?.features);
  const versions = program.gic.filter(({ emulated, kernel }) => (domainType === 'kvm' ? kernel : emulated));
  const groups = [
    versions.length > 0
      ? group('gic', { version: versions.map(({ version }) => String(version)) })
      : bare('gic', false),
    bare('vmcoreinfo', hasType(program, 'vmcoreinfo')),
    bare('genid', hasType(program, 'vmgenid')),
    bare('backingStoreInput', true),
    bare('backup', true),
    bare('sev', program.sev !== undefined),
    bare('sgx', program.sgx !== undefined),
  ];
  if (!isX86(architecture)) return groups;
  const features = hyperv.filter(
    (name) => ownHyperv.has(name) || best.has(`hv-${name.replaceAll('_', '-')}`),
  );
  return [...groups, group('hyperv', { features })];
}

function group(name: string, settings: Readonly<Record<string, readonly string[]>>): Group {
  return {
    name,
    supported: true,
    settings: Object.entries(settings).map(([key, values]) => ({ name: key, values })),
  };
}

function when(condition: boolean, ...values: string[]): string[] {
  return condition ? values : [];
}
