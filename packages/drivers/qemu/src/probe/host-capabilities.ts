/**
 * What the host and its programs offer, as `virConnectGetCapabilities` tells it: typed facts, computed
 * from what the host and QEMU said. Pure; `host-capabilities-text.ts` writes them down.
 */
import type { HostCache, HostTopology, ProcessorFacts } from '@typevirt/host';
import { architectures, isX86, runsNatively } from './architectures.ts';
import { hostFeatures } from './cpu-features.ts';
import { nameHostCpu } from './cpu-model.ts';
import type { Machine, QemuCapabilities } from './qemu-capabilities.ts';

/** The time-stamp counter as KVM knows it. */
export interface TscFacts {
  readonly frequencyHz: bigint;
  readonly canScale: boolean;
}

/** The host's processor in the words of CPU descriptions. */
export interface HostCpuFacts {
  readonly architecture: string;
  readonly model: string | undefined;
  readonly vendor: string | undefined;
  readonly microcode: number | undefined;
  readonly signature:
    | { readonly family: number; readonly model: number; readonly stepping: number }
    | undefined;
  readonly tsc: TscFacts | undefined;
  readonly topology: {
    readonly sockets: number;
    readonly dies: number;
    readonly cores: number;
    readonly threads: number;
  };
  readonly physicalAddressBits: number | undefined;
  readonly features: readonly string[];
}

/** A security model and the labels it gives by default, domain type → label. */
export interface SecurityModel {
  readonly model: string;
  readonly doi: string;
  readonly baseLabels: Readonly<Record<string, string>>;
}

/** A switch of guests: whether it is on by default, and can be turned. */
export interface GuestFeature {
  readonly name: string;
  readonly toggle?: { readonly default: boolean; readonly canTurn: boolean };
}

/** A machine name as listed; `canonical` is what an alias stands for. */
export interface ListedMachine {
  readonly name: string;
  readonly canonical: string | undefined;
  readonly maxCpus: number;
  readonly deprecated: boolean;
}

/** One kind of guest that can run. */
export interface GuestFacts {
  readonly architecture: string;
  readonly wordBits: number;
  readonly emulator: string;
  readonly machines: readonly ListedMachine[];
  readonly domainTypes: readonly ('qemu' | 'kvm')[];
  readonly features: readonly GuestFeature[];
}

/** The whole document. */
export interface HostCapabilities {
  readonly uuid: string;
  readonly cpu: HostCpuFacts;
  readonly topology: HostTopology;
  readonly caches: readonly HostCache[];
  /** Which of `suspend_mem`, `suspend_disk`, `suspend_hybrid` the host can do. */
  readonly suspend: readonly string[];
  readonly hasIommu: boolean;
  readonly securityModels: readonly SecurityModel[];
  readonly guests: readonly GuestFacts[];
}

/** What of the host goes in. */
export interface HostFacts {
  readonly uuid: string;
  readonly architecture: string;
  readonly processor: ProcessorFacts;
  readonly topology: HostTopology;
  readonly tsc: TscFacts | undefined;
  readonly suspend: readonly string[];
  readonly hasIommu: boolean;
  readonly securityModels: readonly SecurityModel[];
}

/** Puts the document together. `programs`: architecture → what runs it. */
export function planHostCapabilities(
  host: HostFacts,
  programs: ReadonlyMap<string, QemuCapabilities>,
): HostCapabilities {
  const { uuid, topology, suspend, hasIommu, securityModels } = host;
  const guests = architectures.flatMap(({ name, wordBits }) => {
    const program = programs.get(name);
    return program ? [guestFacts(name, wordBits, host.architecture, program)] : [];
  });
  const caches = topology.caches.filter(
    ({ level }) => level === Math.max(...topology.caches.map((cache) => cache.level)),
  );
  const cpu = hostCpuFacts(host, programs.get(host.architecture));
  return { uuid, cpu, topology, caches, suspend, hasIommu, securityModels, guests };
}

function hostCpuFacts(host: HostFacts, program: QemuCapabilities | undefined): HostCpuFacts {
  const { processor, architecture, topology } = host;
  const x86 = isX86(architecture);
  const features = x86 ? hostFeatures(processor.flags) : [];
  const named = x86 && program ? nameHostCpu({ ...processor, features: [] }, features, program) : undefined;
  const { family, model, stepping } = processor;
  return {
    architecture,
    model: named?.model,
    vendor: named?.vendor,
    microcode: processor.microcode,
    signature: x86 ? { family, model, stepping } : undefined,
    tsc: host.tsc,
    topology: cpuTopology(topology),
    physicalAddressBits: processor.physicalAddressBits,
    features: named?.require ?? features,
  };
}

/** Sockets of one cell, dies of a socket, cores of a die, threads of a core: the most there are of each. */
function cpuTopology({ cells }: HostTopology): HostCpuFacts['topology'] {
  const most = (groups: Map<string, Set<number>>): number =>
    Math.max(1, ...[...groups.values()].map(({ size }) => size));
  const sockets = new Map<string, Set<number>>();
  const dies = new Map<string, Set<number>>();
  const cores = new Map<string, Set<number>>();
  const add = (groups: Map<string, Set<number>>, key: string, value: number): void => {
    groups.set(key, (groups.get(key) ?? new Set()).add(value));
  };
  let threads = 1;
  for (const { id, cpus } of cells) {
    for (const cpu of cpus) {
      add(sockets, String(id), cpu.socket);
      add(dies, `${String(id)}.${String(cpu.socket)}`, cpu.die);
      add(cores, `${String(id)}.${String(cpu.socket)}.${String(cpu.die)}`, cpu.core);
      threads = Math.max(threads, cpu.siblings.length);
    }
  }
  return { sockets: most(sockets), dies: most(dies), cores: most(cores), threads };
}

function guestFacts(
  name: string,
  wordBits: number,
  hostArchitecture: string,
  program: QemuCapabilities,
): GuestFacts {
  const kvm = program.kvm.usable && runsNatively(name, hostArchitecture);
  return {
    architecture: name,
    wordBits,
    emulator: program.binary,
    machines: program.machines.flatMap(listMachine),
    domainTypes: kvm ? ['qemu', 'kvm'] : ['qemu'],
    features: guestFeatures(name),
  };
}

function listMachine({ name, alias, maxCpus, deprecated }: Machine): ListedMachine[] {
  const own = { name, canonical: undefined, maxCpus, deprecated };
  return alias === undefined ? [own] : [own, { name: alias, canonical: name, maxCpus, deprecated }];
}

function guestFeatures(name: string): GuestFeature[] {
  const fixed = { default: true, canTurn: false };
  const features: GuestFeature[] = [];
  if (name === 'i686') features.push({ name: 'pae' }, { name: 'nonpae' });
  if (isX86(name) || name === 'aarch64')
    features.push({ name: 'acpi', toggle: { default: true, canTurn: true } });
  if (isX86(name)) features.push({ name: 'apic', toggle: fixed });
  features.push({ name: 'cpuselection' });
  return [...features, { name: 'deviceboot' }, { name: 'disksnapshot', toggle: fixed }];
}
