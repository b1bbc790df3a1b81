/** Where virtual processors and the emulator run on the host. */
import { DomainModificationImpact as Impact, VirtError, type Methods } from '@typevirt/driver';
import { checkFlags } from '@typevirt/driver/kit';
import { cpuMapOf, cpuMapText, tuneOf, withVcpuPin, type Domain } from '@typevirt/model';
import type { QemuDomain } from '../domain.ts';
import { emitDomain } from '../emit.ts';
import { emulatorCpuset, iothreadsOf, pin, pinEmulator, vcpuCpuset } from '../pinning.ts';
import { findDomain, type QemuState } from '../state.ts';
import { changeDocuments } from './change.ts';
import { withJob, type MethodContext } from './context.ts';
import { scopeOf } from './impact.ts';

/** Methods that pin. */
export type PinningMethods = Pick<
  Methods,
  'domainPinVcpu' | 'domainGetVcpuPinInfo' | 'domainPinEmulator' | 'domainGetEmulatorPinInfo'
>;

const impact = Impact.live | Impact.config;

export function pinningMethods(context: MethodContext): PinningMethods {
  const { state } = context;
  return {
    async domainPinVcpu({ dom, vcpu, cpumap, flags }, call) {
      checkFlags(flags, impact, 'qemuDomainPinVcpuFlags', 'qemu');
      await withJob(context, dom, 'modify', 'domainPinVcpuFlags', call, async (domain) => {
        const scope = scopeOf(domain, flags);
        requireVcpu(domain, vcpu, scope);
        const cpuset = requireCpus(cpumap, 'pinning');
        const thread = scope.live ? domain.live?.vcpuThreads.get(vcpu) : undefined;
        if (thread !== undefined) pin(thread, cpuset, state.hostCpus);
        await changeDocuments(state, domain, scope, (document) => withVcpuPin(document, vcpu, cpuset));
        if (scope.live) tellPin(state, domain, `vcpupin${vcpu}`, cpuset);
      });
    },

    domainGetVcpuPinInfo({ dom, flags }) {
      const document = documentFor(findDomain(state, dom), flags);
      const numbers = Array.from({ length: document.vcpu?.maximum ?? 1 }, (_, number) => number);
      return { cpumaps: numbers.map((number) => cpuMapOf(vcpuCpuset(document, number), state.hostCpus)) };
    },

    async domainPinEmulator({ dom, cpumap, flags }, call) {
      checkFlags(flags, impact, 'qemuDomainPinEmulator', 'qemu');
      await withJob(context, dom, 'modify', 'domainPinEmulator', call, async (domain) => {
        const scope = scopeOf(domain, flags);
        const cpuset = requireCpus(cpumap, 'pinning');
        if (scope.live && domain.live !== undefined)
          pinEmulator(domain.live, await iothreadsOf(domain.live), cpuset, state.hostCpus);
        await changeDocuments(state, domain, scope, (document) => ({
          ...document,
          cpuTune: { ...tuneOf(document), emulatorPin: { cpuset } },
        }));
        if (scope.live) tellPin(state, domain, 'emulatorpin', cpuset);
      });
    },

    domainGetEmulatorPinInfo({ dom, flags }) {
      const document = documentFor(findDomain(state, dom), flags);
      return { cpumap: cpuMapOf(emulatorCpuset(document), state.hostCpus) };
    },
  };
}

/** The document that flags mean: what runs, or what would run. */
export function documentFor(domain: QemuDomain, flags: number): Domain {
  return scopeOf(domain, flags).live ? domain.document : (domain.definition ?? domain.document);
}

/** The set as text. @throws {VirtError} `invalidArg` for an empty one. */
export function requireCpus(cpumap: Uint8Array, purpose: string): string {
  const text = cpuMapText(cpumap);
  if (text !== '') return text;
  throw new VirtError('invalidArg', `Empty cpu list for ${purpose}`, { domain: 'qemu' });
}

/** Tells listeners that threads were moved. */
export function tellPin(state: QemuState, domain: QemuDomain, what: string, cpuset: string): void {
  emitDomain(state, domain, 'tunable', {
    params: [{ field: `cputune.${what}`, type: 'string', value: cpuset }],
  });
}

function requireVcpu(
  domain: QemuDomain,
  vcpu: number,
  scope: { readonly live: boolean; readonly config: boolean },
) {
  for (const [on, document, words] of [
    [scope.live, domain.live?.document, 'live'],
    [scope.config, domain.definition, 'persistent'],
  ] as const) {
    const count = document?.vcpu?.maximum ?? 1;
    if (!on || vcpu < count) continue;
    throw new VirtError('invalidArg', `vcpu ${vcpu} is out of range of ${words} cpu count ${count}`, {
      domain: 'qemu',
    });
  }
}
