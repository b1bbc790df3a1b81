/** The guest's processor as `-cpu` says it. */
import { VirtError } from '@typevirt/driver';
import type { Domain } from '@typevirt/model';
import { onOff } from './arguments.ts';
import type { PlanContext } from './context.ts';

/** Model and features, with libvirt's names turned into QEMU's. */
export function cpuWords({ domain, capabilities }: PlanContext): string {
  const { cpu } = domain;
  const flags = [...(cpu?.features ?? []).flatMap(featureWord), ...hypervisorWords(domain)];
  return [modelWord(domain, capabilities.architecture), ...flags].join(',');
}

function modelWord({ cpu, os }: Domain, architecture: string): string {
  switch (cpu?.mode) {
    case 'host-passthrough':
      return cpu.migratable === undefined ? 'host' : `host,migratable=${onOff(cpu.migratable)}`;
    case 'maximum':
      return cpu.migratable === undefined ? 'max' : `max,migratable=${onOff(cpu.migratable)}`;
    case 'host-model':
      throw new VirtError('configUnsupported', 'CPU mode host-model must be settled before planning', {
        domain: 'qemu',
      });
    default: {
      if (cpu?.model?.name !== undefined)
        return cpu.model.vendorId === undefined
          ? cpu.model.name
          : `${cpu.model.name},vendor=${cpu.model.vendorId}`;
      if (os.type.arch === 'i686') return 'qemu32';
      return architecture === 'x86_64' ? 'qemu64' : 'max';
    }
  }
}

/** Features that QEMU calls otherwise than libvirt. */
const qemuNames: Readonly<Record<string, string>> = {
  tsc_adjust: 'tsc-adjust',
  tsc_deadline: 'tsc-deadline',
  'tsc-deadline': 'tsc-deadline',
  cmp_legacy: 'cmp-legacy',
  nrip_save: 'nrip-save',
  lahf_lm: 'lahf-lm',
  pclmuldq: 'pclmulqdq',
  fxsr_opt: 'fxsr-opt',
  mmxext: 'mmxext',
  cmp: 'cmp-legacy',
  perfctr_core: 'perfctr-core',
  svm_lock: 'svm-lock',
  tsc_scale: 'tsc-scale',
  vmcb_clean: 'vmcb-clean',
  nodeid_msr: 'nodeid-msr',
  kvm_pv_eoi: 'kvm-pv-eoi',
};

function featureWord({
  policy,
  name,
}: {
  readonly policy: string;
  readonly name: string;
}): readonly string[] {
  const word = qemuNames[name] ?? name.replaceAll('_', '-');
  if (policy === 'require' || policy === 'force') return [`${word}=on`];
  return policy === 'disable' || policy === 'forbid' ? [`${word}=off`] : [];
}

function hypervisorWords({ features, clock }: Domain): readonly string[] {
  const words: string[] = [];
  const kvmclock = clock?.timers.find(({ name }) => name === 'kvmclock')?.present;
  if (kvmclock !== undefined) words.push(`kvmclock=${onOff(kvmclock)}`);
  if (features?.kvm?.hidden === true) words.push('kvm=off');
  if (features?.pmu !== undefined) words.push(`pmu=${onOff(features.pmu.state)}`);
  return words;
}
