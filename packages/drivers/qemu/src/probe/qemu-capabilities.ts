/** What one QEMU program can do on this host, as it said itself. Plain data: it goes to the cache as JSON. */
import type { JsonObject } from '../monitor/json.ts';

/** A machine type. */
export interface Machine {
  readonly name: string;
  readonly alias: string | undefined;
  readonly isDefault: boolean;
  readonly maxCpus: number;
  readonly hotplugCpus: boolean;
  readonly deprecated: boolean;
  /** The type a CPU without a model is of, e.g. `qemu64-x86_64-cpu`. */
  readonly defaultCpuType: string | undefined;
  /** The id of the memory backend that stands for main memory, e.g. `pc.ram`. */
  readonly defaultRamId: string | undefined;
  readonly numaMemorySupported: boolean;
}

/** A CPU model under one accelerator; `missing` names what keeps it from being used. */
export interface CpuModel {
  readonly name: string;
  readonly typeName: string;
  readonly missing: readonly string[];
  readonly deprecated: boolean;
}

/** What a named CPU model is by QEMU's definition. Features in QEMU's names. */
export interface CpuModelDefinition {
  readonly name: string;
  readonly vendor: string;
  readonly family: number;
  readonly model: number;
  readonly stepping: number;
  readonly features: readonly string[];
}

/** The best CPU an accelerator offers here. */
export interface BestCpu {
  readonly vendor: string;
  readonly family: number;
  readonly model: number;
  readonly stepping: number;
  /** Features it has, those that hinder migration included. QEMU's names. */
  readonly features: readonly string[];
}

/** CPUs under one accelerator. */
export interface AcceleratorCpus {
  readonly models: readonly CpuModel[];
  /** Undefined where QEMU cannot say (architectures without expansion). */
  readonly best: BestCpu | undefined;
}

/** Everything known of one program. */
export interface QemuCapabilities {
  readonly binary: string;
  readonly version: { readonly major: number; readonly minor: number; readonly micro: number };
  /** The distributor's name of the build. */
  readonly package: string;
  /** libvirt's name of the target, e.g. `x86_64`. */
  readonly architecture: string;
  readonly kvm: { readonly present: boolean; readonly usable: boolean };
  readonly machines: readonly Machine[];
  readonly tcgCpus: AcceleratorCpus;
  /** Present where KVM is usable. */
  readonly kvmCpus: AcceleratorCpus | undefined;
  readonly cpuDefinitions: readonly CpuModelDefinition[];
  readonly commands: readonly string[];
  /** QOM types: devices, objects, netdevs … */
  readonly types: readonly string[];
  /** Properties of the devices asked for in `devicesToAsk`, where they exist. */
  readonly deviceProperties: Readonly<Record<string, readonly string[]>>;
  /** Command-line option → its parameters. */
  readonly options: Readonly<Record<string, readonly string[]>>;
  /** Those rows of `schemaFlags` that the QMP schema answers with yes. */
  readonly flags: readonly string[];
  readonly tpmModels: readonly string[];
  readonly tpmBackends: readonly string[];
  readonly migrationCapabilities: readonly string[];
  readonly gic: readonly { readonly version: number; readonly emulated: boolean; readonly kernel: boolean }[];
  /** QEMU's answer where the host offers AMD SEV. */
  readonly sev: JsonObject | undefined;
  /** QEMU's answer where the host offers Intel SGX. */
  readonly sgx: JsonObject | undefined;
}

/** `major × 1000000 + minor × 1000 + micro`, as libvirt's version calls have it. */
export function versionNumber({ version }: QemuCapabilities): number {
  return version.major * 1_000_000 + version.minor * 1000 + version.micro;
}

/** Finds a machine by name or alias; without a name, the default one. */
export function findMachine(capabilities: QemuCapabilities, name?: string): Machine | undefined {
  const { machines } = capabilities;
  if (name === undefined) return machines.find(({ isDefault }) => isDefault) ?? machines[0];
  return machines.find((machine) => machine.name === name || machine.alias === name);
}

/** Whether QEMU knows this QOM type. */
export function hasType(capabilities: QemuCapabilities, type: string): boolean {
  return capabilities.types.includes(type);
}
