/** How many virtual processors a domain has, and where they run. */
import {
  DomainModificationImpact as Impact,
  DomainVcpuFlags as Vcpu,
  invalidArgument,
  type Methods,
} from '@typevirt/driver';
import { cpuMapOf, cpuMapText, membersOf, tuneOf, withVcpuPin, type Domain } from '@typevirt/model';
import type { TestDomain } from '../domain/domain.ts';
import { requireOneScope } from '../exclusive.ts';
import { testError } from '../errors.ts';
import { allowFlags, changeDocuments, documentFor, type MethodContext } from './context.ts';

export type VcpuMethods = Pick<
  Methods,
  | 'domainSetVcpus'
  | 'domainGetVcpusFlags'
  | 'domainGetVcpus'
  | 'domainPinVcpu'
  | 'domainGetVcpuPinInfo'
  | 'domainPinEmulator'
  | 'domainGetEmulatorPinInfo'
>;

/** The most virtual processors that a domain can have. */
export const maximumVcpus = 32;

const impact = Impact.live | Impact.config;

export function vcpuMethods({ world }: MethodContext): VcpuMethods {
  return {
    domainSetVcpus({ dom, nvcpus, flags }) {
      allowFlags(flags, Vcpu.live | Vcpu.config | Vcpu.maximum, 'testDomainSetVcpusFlags');
      const domain = world.domain(dom);
      if (nvcpus === 0) {
        throw invalidArgument(
          'nvcpus in virDomainSetVcpusFlags must not be zero',
          'virDomainSetVcpusFlags',
          'nvcpus',
          {
            domain: 'domain',
          },
        );
      }
      if (nvcpus > maximumVcpus) {
        throw testError(
          'invalidArg',
          `requested cpu amount exceeds maximum supported amount (${nvcpus} > ${maximumVcpus})`,
        );
      }
      changeDocuments(domain, flags, (document) => withVcpus(document, nvcpus, (flags & Vcpu.maximum) !== 0));
    },
    domainGetVcpusFlags({ dom, flags }) {
      allowFlags(flags, Vcpu.live | Vcpu.config | Vcpu.maximum, 'testDomainGetVcpusFlags');
      const { maximum, current } = countOf(documentFor(world.domain(dom), flags));
      return { num: (flags & Vcpu.maximum) === 0 ? current : maximum };
    },
    domainGetVcpus({ dom }) {
      const domain = world.domain(dom);
      if (!domain.isActive) throw testError('operationInvalid', 'cannot list vcpus for an inactive domain');
      const { cpus } = world.node;
      const { current } = countOf(domain.document);
      const sets = Array.from({ length: current }, (_, number) => pinOf(domain.document, number));
      const cpuTime = world.nowNs / 10_000n;
      const info = sets.map((set, number) => ({
        number,
        state: 1,
        cpuTime,
        cpu: Math.max(...membersOf(set, cpus)),
      }));
      return { info, cpumaps: sets.map((set) => cpuMapOf(set, cpus)) };
    },
    domainPinVcpu({ dom, vcpu, cpumap, flags }) {
      allowFlags(flags, 0, 'testDomainPinVcpuFlags');
      const domain = world.domain(dom);
      requirePinnable(domain, vcpu);
      const cpuset = cpuMapText(cpumap);
      changeDocuments(domain, flags, (document) => withVcpuPin(document, vcpu, cpuset));
    },
    domainGetVcpuPinInfo({ dom, flags }) {
      allowFlags(flags, impact, 'testDomainGetVcpuPinInfo');
      const document = documentFor(world.domain(dom), flags);
      const numbers = Array.from({ length: countOf(document).maximum }, (_, number) => number);
      return { cpumaps: numbers.map((number) => cpuMapOf(pinOf(document, number), world.node.cpus)) };
    },
    domainPinEmulator({ dom, cpumap, flags }) {
      allowFlags(flags, impact, 'testDomainPinEmulator');
      requireOneScope(flags, 'virDomainPinEmulator');
      const emulatorPin = { cpuset: cpuMapText(cpumap) };
      changeDocuments(world.domain(dom), flags, (document) => ({
        ...document,
        cpuTune: { ...tuneOf(document), emulatorPin },
      }));
    },
    domainGetEmulatorPinInfo({ dom, flags }) {
      allowFlags(flags, impact, 'testDomainGetEmulatorPinInfo');
      const { cpuTune, vcpu } = documentFor(world.domain(dom), flags);
      return { cpumap: cpuMapOf(cpuTune?.emulatorPin?.cpuset ?? vcpu?.cpuset, world.node.cpus) };
    },
  };
}

function countOf({ vcpu }: Domain): { readonly maximum: number; readonly current: number } {
  const maximum = vcpu?.maximum ?? 1;
  return { maximum, current: vcpu?.current ?? maximum };
}

function pinOf({ cpuTune, vcpu }: Domain, number: number): string | undefined {
  return cpuTune?.vcpuPins.find((pin) => pin.vcpu === number)?.cpuset ?? vcpu?.cpuset;
}

function withVcpus(document: Domain, count: number, isMaximum: boolean): Domain {
  const { maximum, current } = countOf(document);
  if (!isMaximum && count > maximum) {
    throw testError('invalidArg', `requested cpu amount exceeds maximum (${count} > ${maximum})`);
  }
  const now = isMaximum ? { maximum: count, current: Math.min(current, count) } : { maximum, current: count };
  const { current: _before, ...rest } = document.vcpu ?? { maximum };
  return {
    ...document,
    vcpu: now.current === now.maximum ? { ...rest, maximum: now.maximum } : { ...rest, ...now },
  };
}

function requirePinnable(domain: TestDomain, vcpu: number): void {
  if (!domain.isActive) {
    throw testError('operationInvalid', 'cannot pin vcpus on an inactive domain');
  }
  if (vcpu >= countOf(domain.document).current) {
    throw testError('invalidArg', `requested vcpu '${vcpu}' is not present in the domain`);
  }
}
