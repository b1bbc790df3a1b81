/**
 * Named models as CPU descriptions have them: QEMU's own definitions, but for the features that differ. What a guest shows
 * beyond its model's description, or lacks of it, is said of that guest feature by feature.
 *
 * @source libvirt's list of x86 models (cpu_map), QEMU 7.2's definitions
 */
import { cpuFeatures, fromQemuFeatures } from './cpu-features.ts';
import type { QemuCapabilities } from './qemu-capabilities.ts';

type Row = readonly [models: string, features: string];

/** In QEMU's definition, not in the description. */
const leftOut: readonly Row[] = [
  ['qemu64', 'lahf_lm'],
  ['phenom', 'vme cx16 popcnt pdpe1gb rdtscp lahf_lm abm sse4a npt'],
  ['pentium3 pentium2 pentium', 'apic'],
  ['n270', 'acpi ss movbe lahf_lm'],
  ['kvm64 kvm32 Penryn Opteron_G3 Opteron_G2 Opteron_G1 Nehalem-IBRS Nehalem Conroe', 'vme'],
  ['coreduo', 'acpi ss'],
  ['core2duo', 'acpi ss cx16 lahf_lm'],
  ['athlon', 'mca'],
  ['Westmere-IBRS Westmere', 'vme pclmuldq arat'],
  ['Snowridge', 'mpx'],
  ['Skylake-Server-noTSX-IBRS Skylake-Server-IBRS Cascadelake-Server', 'pku'],
  ['Skylake-Server', 'clflushopt pku'],
  ['SandyBridge-IBRS SandyBridge', 'vme arat xsaveopt'],
  ['Opteron_G5 Opteron_G4', 'vme npt nrip-save'],
  ['IvyBridge-IBRS IvyBridge', 'arat xsaveopt'],
  ['Haswell-noTSX-IBRS Haswell-noTSX Haswell-IBRS Haswell', 'vme f16c rdrand arat xsaveopt abm'],
  ['Broadwell-noTSX-IBRS Broadwell-noTSX Broadwell-IBRS Broadwell', 'vme f16c rdrand arat xsaveopt abm'],
  ['EPYC-Rome', 'xsaves topoext'],
  ['EPYC-Milan', 'topoext'],
  ['EPYC-IBPB EPYC Dhyana', 'topoext npt nrip-save'],
  ['Cascadelake-Server-noTSX', 'pku arch-capabilities rdctl-no ibrs-all skip-l1dfl-vmentry mds-no'],
];

/** In the description, not in QEMU's definition, at least not where only software emulation tells of it. */
const added: readonly Row[] = [
  ['phenom n270 coreduo core2duo', 'monitor'],
  ['pentium3 pentium2 pentium athlon 486 n270 coreduo core2duo', 'vme'],
  ['Snowridge IvyBridge-IBRS IvyBridge EPYC-Rome EPYC-Milan EPYC-IBPB EPYC Dhyana Cooperlake', 'vme'],
  ['Skylake-Server-noTSX-IBRS Skylake-Server-IBRS Skylake-Server', 'vme mpx'],
  ['Skylake-Client-noTSX-IBRS Skylake-Client-IBRS Skylake-Client', 'vme mpx'],
  ['Icelake-Server-noTSX Icelake-Server Cascadelake-Server-noTSX Cascadelake-Server', 'vme mpx'],
  ['Opteron_G2', 'rdtscp'],
];

/** Features by the description of a model, libvirt's names, in order; undefined for a model that nobody knows. */
export function describedFeatures(
  model: string,
  { cpuDefinitions }: QemuCapabilities,
): readonly string[] | undefined {
  const definition = cpuDefinitions.find(({ name }) => name === model);
  if (definition === undefined) return undefined;
  const without = featuresOf(leftOut, model);
  const has = new Set([...fromQemuFeatures(definition.features), ...featuresOf(added, model)]);
  return cpuFeatures.filter((feature) => has.has(feature) && !without.has(feature));
}

function featuresOf(rows: readonly Row[], model: string): ReadonlySet<string> {
  const own = rows.filter(([models]) => models.split(' ').includes(model));
  return new Set(own.flatMap(([, features]) => features.split(' ')));
}
