/** How much memory and how many processors a domain has, and changing that. */
import {
  DomainMemoryModFlags as Memory,
  DomainModificationImpact as Impact,
  DomainVcpuFlags as Vcpu,
  VirtError,
  type Methods,
} from '@typevirt/driver';
import { checkFlags } from '@typevirt/driver/kit';
import { affinityOf } from '@typevirt/host';
import { membersOf, toCpuMap, type Domain } from '@typevirt/model';
import type { QemuDomain } from '../domain.ts';
import { maximumMemoryKiB } from '../memory-of.ts';
import { findDomain } from '../state.ts';
import { vcpuUsage } from '../usage.ts';
import { refuseAgent } from './agent.ts';
import { changeDocuments } from './change.ts';
import { withJob, type MethodContext } from './context.ts';
import { scopeOf } from './impact.ts';

/** Methods on memory and processors. */
export type ResourceMethods = Pick<
  Methods,
  | 'domainSetMemory'
  | 'domainSetVcpus'
  | 'domainGetVcpusFlags'
  | 'domainGetVcpus'
  | 'domainSetMemoryStatsPeriod'
>;

export function resourceMethods(context: MethodContext): ResourceMethods {
  const { state } = context;
  return {
    async domainSetMemory({ dom, memory, flags }, call) {
      checkFlags(flags, Memory.live | Memory.config | Memory.maximum, 'qemuDomainSetMemoryFlags', 'qemu');
      await withJob(context, dom, 'modify', 'domainSetMemoryFlags', call, (domain) =>
        (flags & Memory.maximum) === 0
          ? setBalloon(context, domain, memory, flags)
          : setMaximum(context, domain, memory, flags),
      );
    },

    async domainSetVcpus({ dom, nvcpus, flags }, call) {
      checkFlags(
        flags,
        Vcpu.live | Vcpu.config | Vcpu.maximum | Vcpu.guest | Vcpu.hotpluggable,
        'qemuDomainSetVcpusFlags',
        'qemu',
      );
      await withJob(context, dom, 'modify', 'domainSetVcpusFlags', call, (domain) =>
        setVcpus(context, domain, nvcpus, flags),
      );
    },

    domainGetVcpusFlags({ dom, flags }) {
      checkFlags(
        flags,
        Vcpu.live | Vcpu.config | Vcpu.maximum | Vcpu.guest,
        'qemuDomainGetVcpusFlags',
        'qemu',
      );
      const domain = findDomain(state, dom);
      const scope = scopeOf(domain, flags);
      if ((flags & Vcpu.guest) !== 0) {
        if (domain.live !== undefined) refuseAgent(domain);
        const words = 'vCPU count provided by the guest agent can only be requested for live domains';
        throw new VirtError('invalidArg', words, { domain: 'qemu' });
      }
      const { vcpu } = scope.live ? domain.document : (domain.definition ?? domain.document);
      return { num: ((flags & Vcpu.maximum) === 0 ? vcpu?.current : undefined) ?? vcpu?.maximum ?? 1 };
    },

    domainGetVcpus({ dom }) {
      const { live } = findDomain(state, dom);
      if (live === undefined) {
        throw new VirtError('operationInvalid', 'cannot retrieve vcpu information for inactive domain', {
          domain: 'qemu',
        });
      }
      const info = [...live.vcpuThreads.keys()].map((number) => {
        const { userNs, systemNs, processor } = vcpuUsage(live, number);
        return { number, state: 1, cpuTime: userNs + systemNs, cpu: processor };
      });
      const anywhere = toCpuMap(membersOf(undefined, state.hostCpus), state.hostCpus);
      const cpumaps = [...live.vcpuThreads.values()].map((thread) => affinityOf(thread) ?? anywhere);
      return { info, cpumaps };
    },

    async domainSetMemoryStatsPeriod({ dom, period, flags }, call) {
      checkFlags(flags, Impact.live | Impact.config, 'qemuDomainSetMemoryStatsPeriod', 'qemu');
      await withJob(context, dom, 'modify', 'domainSetMemoryStatsPeriod', call, async (domain) => {
        const scope = scopeOf(domain, flags);
        if (period < 0)
          throw new VirtError('invalidArg', 'invalid value for collection period', { domain: 'qemu' });
        if (scope.live) await setStatsPeriod(domain, period);
        await changeDocuments(state, domain, scope, (document) => withStatsPeriod(document, period));
      });
    },
  };
}

async function setBalloon(
  { state }: MethodContext,
  domain: QemuDomain,
  memoryKiB: bigint,
  flags: number,
): Promise<void> {
  const scope = scopeOf(domain, flags);
  const { live } = domain;
  const documents = [
    ...(scope.live ? [domain.document] : []),
    ...(scope.config ? [domain.definition ?? domain.document] : []),
  ];
  if (documents.some((document) => memoryKiB > maximumMemoryKiB(document))) {
    throw new VirtError('invalidArg', 'cannot set memory higher than max memory', { domain: 'qemu' });
  }
  if (scope.live && live !== undefined) {
    if (live.document.devices.memballoon === undefined || live.document.devices.memballoon.model === 'none') {
      throw new VirtError(
        'operationInvalid',
        'Unable to change memory of active domain without the balloon device and guest OS balloon driver',
        { domain: 'qemu' },
      );
    }
    await live.monitor.execute('balloon', { value: memoryKiB * 1024n });
  }
  await changeDocuments(state, domain, { live: false, config: scope.config }, (document) => ({
    ...document,
    currentMemory: memoryKiB,
  }));
}

async function setMaximum(
  { state }: MethodContext,
  domain: QemuDomain,
  memoryKiB: bigint,
  flags: number,
): Promise<void> {
  const scope = scopeOf(domain, flags);
  if (scope.live) {
    throw new VirtError('operationInvalid', 'cannot resize the maximum memory on an active domain', {
      domain: 'qemu',
    });
  }
  await changeDocuments(state, domain, scope, (document) => {
    const current = document.currentMemory ?? memoryKiB;
    return {
      ...document,
      memory: { ...document.memory, amount: memoryKiB },
      currentMemory: current > memoryKiB ? memoryKiB : current,
    };
  });
}

async function setVcpus(
  { state }: MethodContext,
  domain: QemuDomain,
  count: number,
  flags: number,
): Promise<void> {
  const scope = scopeOf(domain, flags);
  if (count < 1) throw new VirtError('invalidArg', 'argument out of range', { domain: 'qemu' });
  if ((flags & Vcpu.maximum) !== 0) {
    if (scope.live)
      throw new VirtError('operationInvalid', "maximum vcpu count of a live domain can't be modified", {
        domain: 'qemu',
      });
    return changeDocuments(state, domain, scope, (document) =>
      withVcpus(document, count, Math.min(document.vcpu?.current ?? count, count)),
    );
  }
  for (const [on, document, words] of [
    [scope.live, domain.live?.document, 'live'],
    [scope.config, domain.definition, 'persistent'],
  ] as const) {
    const most = document?.vcpu?.maximum ?? 1;
    if (!on || count <= most) continue;
    const detail = `requested vcpus is greater than max allowable vcpus for the ${words} domain: ${count} > ${most}`;
    throw new VirtError('invalidArg', detail, { domain: 'qemu' });
  }
  if (scope.live && count !== (domain.live?.document.vcpu?.current ?? domain.live?.document.vcpu?.maximum)) {
    throw new VirtError('operationUnsupported', 'processors cannot be plugged into a running guest yet', {
      domain: 'qemu',
    });
  }
  await changeDocuments(state, domain, scope, (document) =>
    withVcpus(document, document.vcpu?.maximum ?? count, count),
  );
}

function withVcpus(document: Domain, maximum: number, current: number): Domain {
  const { current: _before, ...rest } = document.vcpu ?? { maximum };
  return { ...document, vcpu: current === maximum ? { ...rest, maximum } : { ...rest, maximum, current } };
}

async function setStatsPeriod(domain: QemuDomain, seconds: number): Promise<void> {
  const alias = domain.live?.document.devices.memballoon?.alias;
  if (alias === undefined)
    throw new VirtError(
      'operationInvalid',
      'Memory balloon model must be virtio to set the collection period',
      { domain: 'qemu' },
    );
  await domain.live?.monitor.execute('qom-set', {
    path: `/machine/peripheral/${alias}`,
    property: 'guest-stats-polling-interval',
    value: seconds,
  });
}

function withStatsPeriod(document: Domain, period: number): Domain {
  const { memballoon } = document.devices;
  if (memballoon === undefined || memballoon.model === 'none') {
    throw new VirtError(
      'operationInvalid',
      'Memory balloon model must be virtio to set the collection period',
      { domain: 'qemu' },
    );
  }
  return {
    ...document,
    devices: { ...document.devices, memballoon: { ...memballoon, statsPeriodSeconds: period } },
  };
}
