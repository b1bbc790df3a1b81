/**
 * Naming a processor: which named model it is, and which features it has beyond or short of that.
 *
 * The models are QEMU's own definitions. Two questions are answered: a host's CPU is described by a model
 * it has all of, plus more; a guest's `host-model` by the nearest model, plus and minus. Pure.
 */
import { fromQemuFeatures, msrFeatures } from './cpu-features.ts';
import type { BestCpu, CpuModelDefinition, QemuCapabilities } from './qemu-capabilities.ts';

/** A processor in words: model, and how it differs. */
export interface NamedCpu {
  readonly model: string;
  /** `AMD`, `Intel`, `Hygon`; undefined if the vendor has no name with us. */
  readonly vendor: string | undefined;
  readonly require: readonly string[];
  readonly disable: readonly string[];
}

/** Models of no maker in particular. */
const generic = new Set(['qemu64', 'qemu32', 'kvm64', 'kvm32', 'pentium', 'pentium2', 'pentium3', '486']);
/** Models of QEMU that CPU descriptions do not know. */
const unnamed = new Set(['KnightsMill', 'Denverton']);
/** Where CPU descriptions leave out of a model what QEMU has in it. */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  kvm64: ['vme'],
  EPYC: ['npt'],
  'EPYC-IBPB': ['npt'],
  'EPYC-Milan': ['topoext'],
};
const vendors: Readonly<Record<string, string>> = {
  AuthenticAMD: 'AMD',
  GenuineIntel: 'Intel',
  HygonGenuine: 'Hygon',
};

/** A vendor's name. */
export function vendorName(vendor: string): string | undefined {
  return vendors[vendor];
}

/** The models CPU descriptions may name, with their vendor's name (`unknown` for generic ones), as QEMU lists them. */
export function nameableModels(
  capabilities: QemuCapabilities,
): (CpuModelDefinition & { vendorName: string })[] {
  return capabilities.cpuDefinitions
    .filter(({ name }) => !unnamed.has(name))
    .map((model) => ({
      ...model,
      vendorName: generic.has(model.name) ? 'unknown' : (vendorName(model.vendor) ?? 'unknown'),
    }));
}

/** Describes a host's CPU: the model of which it has everything that leaves least to add. */
export function nameHostCpu(
  cpu: BestCpu,
  features: readonly string[],
  capabilities: QemuCapabilities,
): NamedCpu | undefined {
  return nearest(cpu, features, capabilities, ({ disable }) => disable.length === 0);
}

/** Describes the best CPU a guest can have: a model of the very same family and model number, else the nearest. */
export function nameGuestCpu(best: BestCpu, capabilities: QemuCapabilities): NamedCpu | undefined {
  const features = fromQemuFeatures(best.features);
  const wide = capabilities.architecture === 'x86_64'; // a 32-bit guest is not told of model-specific registers
  return nearest(
    best,
    wide ? features : features.filter((name) => !msrFeatures.has(name)),
    capabilities,
    () => true,
  );
}

function nearest(
  cpu: BestCpu,
  features: readonly string[],
  capabilities: QemuCapabilities,
  accepts: (candidate: NamedCpu) => boolean,
): NamedCpu | undefined {
  let found: { named: NamedCpu; rank: number } | undefined;
  for (const model of nameableModels(capabilities)) {
    if (model.vendorName !== 'unknown' && model.vendor !== cpu.vendor) continue;
    const named = describe(model, cpu, features);
    const same = model.vendorName !== 'unknown' && model.family === cpu.family && model.model === cpu.model;
    const rank = named.require.length + named.disable.length - (same ? 10_000 : 0);
    if (accepts(named) && (!found || rank < found.rank)) found = { named, rank };
  }
  return found?.named;
}

function describe(model: CpuModelDefinition, cpu: BestCpu, features: readonly string[]): NamedCpu {
  const has = new Set(features);
  const defined = fromQemuFeatures(model.features).filter(
    (feature) => !leftOut[model.name]?.includes(feature),
  );
  return {
    model: model.name,
    vendor: vendorName(cpu.vendor),
    require: features.filter((feature) => !defined.includes(feature)),
    disable: defined.filter((feature) => !has.has(feature)),
  };
}
