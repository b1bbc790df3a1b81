/** The guest's processor as `-cpu` says it: model, features, enlightenments, caches. */
import type { Domain, Hyperv } from '@typevirt/model';
import { findMachine } from '../probe/index.ts';
import { onOff } from './arguments.ts';
import type { PlanContext } from './context.ts';
import { broken, unsupported } from './refuse.ts';

/** Words of `-cpu`; undefined where neither the document nor QEMU names a model and nothing is to be added. */
export function cpuWords(context: PlanContext): string | undefined {
  const { domain } = context;
  const model = modelWords(context);
  const extra = [
    ...clockWords(domain),
    ...hypervWords(domain.features?.hyperv),
    ...panicWords(domain),
    ...hiddenWords(domain),
    ...paravirtualWords(domain),
    ...cacheWords(domain),
    ...addressWidthWords(domain),
  ];
  if (model.length === 0 && extra.length === 0) return undefined;
  const [first = standardModel(context), ...features] = model;
  return [first, ...features, ...extra].join(',');
}

function isX86({ os }: Domain): boolean {
  return os.type.arch === 'x86_64' || os.type.arch === 'i686';
}

/** Model and its features; empty where the document says nothing of the processor. */
function modelWords(context: PlanContext): readonly string[] {
  const { domain } = context;
  const { cpu } = domain;
  const named = cpu?.mode !== undefined && (cpu.mode !== 'custom' || cpu.model?.name !== undefined);
  if (cpu === undefined || !(named || cpu.model?.name !== undefined)) {
    const standard = findMachine(context.capabilities, domain.os.type.machine)?.defaultCpuType;
    return standard === undefined && !isX86(domain) ? [] : [standardModel(context)];
  }
  const features = cpu.features.flatMap((feature) => featureWord(domain, feature));
  return [...namedModel(context), ...features];
}

function namedModel({ domain, capabilities }: PlanContext): readonly string[] {
  const { cpu, os } = domain;
  const isSaid = cpu?.migratable !== undefined && capabilities.architecture === 'x86_64';
  const migratable = isSaid ? [`migratable=${onOff(cpu.migratable)}`] : [];
  switch (cpu?.mode) {
    case 'host-passthrough':
      return ['host', ...migratable];
    case 'maximum':
      return ['max', ...migratable];
    case 'host-model':
      if ((os.type.arch ?? '').startsWith('ppc64'))
        return [cpu.model?.name ? `host,compat=${cpu.model.name}` : 'host'];
      throw broken('a processor of mode host-model must be settled before it can be planned');
    default: {
      const vendor = cpu?.model?.vendorId;
      return [cpu?.model?.name ?? '', ...(vendor === undefined ? [] : [`vendor=${vendor}`])];
    }
  }
}

/** The model that a board has when nobody says otherwise. */
function standardModel({ domain, capabilities }: PlanContext): string {
  const type = findMachine(capabilities, domain.os.type.machine)?.defaultCpuType;
  const known = [...capabilities.tcgCpus.models, ...(capabilities.kvmCpus?.models ?? [])];
  const model = known.find(({ typeName }) => typeName === type)?.name;
  if (model !== undefined && model !== '') return model;
  const stem = type?.replace(/-(x86_64|i386|s390x|arm|aarch64|powerpc64|riscv64|riscv)-cpu$/, '');
  return stem ?? (domain.os.type.arch === 'i686' ? 'qemu32' : 'qemu64');
}

/** Features that QEMU calls otherwise than libvirt, beside `_` that it writes as `-`. */
const qemuNames: Readonly<Record<string, string>> = {
  pclmuldq: 'pclmulqdq',
  sse4_1: 'sse4.1',
  sse4_2: 'sse4.2',
  ffxsr: 'fxsr-opt',
  mp: 'mp',
  cmp_legacy: 'cmp-legacy',
  perfctr_core: 'perfctr-core',
  perfctr_nb: 'perfctr-nb',
  tsc_adjust: 'tsc-adjust',
};

function featureWord(
  domain: Domain,
  { policy, name }: { readonly policy: string; readonly name: string },
): readonly string[] {
  const word = isX86(domain) ? (qemuNames[name] ?? name.replaceAll('_', '-')) : name;
  if (policy === 'require' || policy === 'force') return [`${word}=on`];
  return policy === 'disable' || policy === 'forbid' ? [`${word}=off`] : [];
}

/** Clocks of hypervisors, in the order of the document, then interrupts and locks. */
function clockWords({ clock, features }: Domain): readonly string[] {
  return [
    ...(clock?.timers ?? []).flatMap(({ name, present, frequency }) => {
      if (name === 'kvmclock' && present !== undefined) return [`kvmclock=${onOff(present)}`];
      if (name === 'hypervclock' && present === true) return ['hv-time=on'];
      return name === 'tsc' && frequency !== undefined ? [`tsc-frequency=${frequency}`] : [];
    }),
    ...(features?.apic?.eoi === undefined ? [] : [`kvm-pv-eoi=${onOff(features.apic.eoi)}`]),
    ...(features?.pvspinlock === undefined ? [] : [`kvm-pv-unhalt=${onOff(features.pvspinlock.state)}`]),
  ];
}

function hypervWords(hyperv: Hyperv | undefined): readonly string[] {
  if (hyperv === undefined) return [];
  if (hyperv.mode === 'passthrough') return ['hv-passthrough=on'];
  const states: readonly (readonly [name: string, state: boolean | undefined])[] = [
    ['relaxed', hyperv.relaxed],
    ['vapic', hyperv.vapic],
    ['spinlocks', undefined],
    ['vpindex', hyperv.vpindex],
    ['runtime', hyperv.runtime],
    ['synic', hyperv.synic],
    ['stimer', hyperv.stimer?.state],
    ['reset', hyperv.reset],
    ['vendor-id', undefined],
    ['frequencies', hyperv.frequencies],
    ['reenlightenment', hyperv.reenlightenment],
    ['tlbflush', hyperv.tlbflush],
    ['ipi', hyperv.ipi],
    ['evmcs', hyperv.evmcs],
    ['avic', hyperv.avic],
  ];
  return states.flatMap(([name, state]) => {
    if (name === 'spinlocks' && hyperv.spinlocks?.state === true)
      return [`hv-spinlocks=0x${(hyperv.spinlocks.retries ?? 4095).toString(16)}`];
    if (name === 'vendor-id' && hyperv.vendorId?.state === true)
      return [`hv-vendor-id=${hyperv.vendorId.value ?? ''}`];
    if (name === 'stimer' && state === true)
      return ['hv-stimer=on', ...(hyperv.stimer?.direct === true ? ['hv-stimer-direct=on'] : [])];
    return state === true ? [`hv-${name}=on`] : [];
  });
}

function panicWords({ devices }: Domain): readonly string[] {
  return devices.panics.some(({ model }) => model === 'hyperv') ? ['hv-crash'] : [];
}

function hiddenWords({ features }: Domain): readonly string[] {
  return features?.kvm?.hidden === true ? ['kvm=off'] : [];
}

function paravirtualWords({ features }: Domain): readonly string[] {
  const kvm = features?.kvm;
  return [
    ...(kvm?.hintDedicated === true ? ['kvm-hint-dedicated=on'] : []),
    ...(kvm?.pollControl === true ? ['kvm-poll-control=on'] : []),
    ...(kvm?.pvIpi === undefined ? [] : [`kvm-pv-ipi=${onOff(kvm.pvIpi)}`]),
    ...(features?.pmu === undefined ? [] : [`pmu=${onOff(features.pmu.state)}`]),
  ];
}

function cacheWords({ cpu }: Domain): readonly string[] {
  const { cache, mode } = cpu ?? {};
  if (cache === undefined) return [];
  const passesHost = mode === 'host-passthrough' || mode === 'maximum';
  switch (cache.mode) {
    case 'emulate':
      if (cache.level !== undefined && cache.level !== 3)
        throw unsupported(`unsupported CPU cache level for mode '${cache.mode}'`);
      return ['l3-cache=on', ...(passesHost ? ['host-cache-info=off'] : [])];
    case 'passthrough':
      return ['host-cache-info=on', 'l3-cache=off'];
    case 'disable':
      return [...(passesHost ? ['host-cache-info=off'] : []), 'l3-cache=off'];
  }
}

function addressWidthWords({ cpu }: Domain): readonly string[] {
  const width = cpu?.maxPhysAddr;
  if (width === undefined) return [];
  if (width.mode === 'emulate') return width.bits === undefined ? [] : [`phys-bits=${width.bits}`];
  return ['host-phys-bits=on', ...(width.limit === undefined ? [] : [`host-phys-bits-limit=${width.limit}`])];
}
