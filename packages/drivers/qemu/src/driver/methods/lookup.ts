/** Finding domains and reading what is known of them. No method here waits for a job or for QEMU. */
import {
  DomainGetJobStatsFlags,
  DomainJobType,
  DomainXMLFlags,
  VirtError,
  type DomainRef,
  type Methods,
} from '@typevirt/driver';
import { checkFlags, domainListFlags, matchesDomainFlags } from '@typevirt/driver/kit';
import type { QemuDomain } from '../domain.ts';
import { domainXmlText } from '../domain-xml.ts';
import { currentMemoryKiB, maximumMemoryKiB } from '../memory-of.ts';
import { findDomain, type QemuState } from '../state.ts';
import { cpuTimeNs } from '../usage.ts';
import type { MethodContext } from './context.ts';

/** Look-ups and reads. */
export type LookupMethods = Pick<
  Methods,
  | 'domainLookupById'
  | 'domainLookupByName'
  | 'domainLookupByUuid'
  | 'connectListAllDomains'
  | 'domainGetState'
  | 'domainGetInfo'
  | 'domainGetXmlDesc'
  | 'domainGetOsType'
  | 'domainGetAutostart'
  | 'domainIsActive'
  | 'domainIsPersistent'
  | 'domainIsUpdated'
  | 'domainGetControlInfo'
  | 'domainGetJobInfo'
  | 'domainGetJobStats'
  | 'domainHasManagedSaveImage'
  | 'domainGetSecurityLabel'
  | 'domainGetSecurityLabelList'
  | 'domainGetMessages'
  | 'domainGetDiskErrors'
>;

export function lookupMethods({ state }: MethodContext): LookupMethods {
  const find = (dom: DomainRef): QemuDomain => findDomain(state, dom);
  return {
    domainLookupById({ id }) {
      return { dom: known(state.domains.byId(id), `no domain with matching id ${id}`).ref };
    },
    domainLookupByName({ name }) {
      return { dom: known(state.domains.byName(name), `no domain with matching name '${name}'`).ref };
    },
    domainLookupByUuid({ uuid }) {
      return { dom: known(state.domains.byUuid(uuid), `no domain with matching uuid '${uuid}'`).ref };
    },
    connectListAllDomains({ flags }) {
      checkFlags(flags, domainListFlags, 'qemuConnectListAllDomains', 'qemu');
      const domains: DomainRef[] = [];
      for (const domain of state.domains) {
        if (flags === 0 || matchesDomainFlags(filtered(state, domain), flags)) domains.push(domain.ref);
      }
      return { domains };
    },
    domainGetState({ dom, flags }) {
      checkFlags(flags, 0, 'qemuDomainGetState', 'qemu');
      return find(dom).condition;
    },
    domainGetInfo({ dom }) {
      const domain = find(dom);
      return {
        state: domain.condition.state,
        maxMem: maximumMemoryKiB(domain.document),
        memory: currentMemoryKiB(domain),
        nrVirtCpu: domain.document.vcpu?.current ?? domain.document.vcpu?.maximum ?? 1,
        cpuTime: cpuTimeNs(domain.live),
      };
    },
    domainGetXmlDesc({ dom, flags }) {
      const known =
        DomainXMLFlags.secure |
        DomainXMLFlags.inactive |
        DomainXMLFlags.updateCpu |
        DomainXMLFlags.migratable;
      checkFlags(flags, known, 'qemuDomainGetXMLDesc', 'qemu');
      const domain = find(dom);
      if ((flags & DomainXMLFlags.updateCpu) === 0) return { xml: domainXmlText(domain, flags, state.texts) };
      return state.capabilities
        .forDomain(domain.document)
        .then((capabilities) => ({ xml: domainXmlText(domain, flags, state.texts, capabilities) }));
    },
    domainGetOsType: ({ dom }) => ({ type: find(dom).document.os.type.value }),
    domainGetAutostart: ({ dom }) => ({ autostart: find(dom).autostart }),
    domainIsActive: ({ dom }) => ({ active: find(dom).isActive }),
    domainIsPersistent: ({ dom }) => ({ persistent: find(dom).isPersistent }),
    domainIsUpdated: ({ dom }) => ({ updated: find(dom).updated }),
    domainGetControlInfo({ dom, flags }) {
      checkFlags(flags, 0, 'qemuDomainGetControlInfo', 'qemu');
      const domain = find(dom);
      if (domain.live === undefined)
        throw new VirtError('operationInvalid', 'domain is not running', { domain: 'qemu' });
      const [holder] = domain.jobs.holders;
      return {
        state: holder === undefined ? 0 : 1,
        details: 0,
        stateTime: holder === undefined ? 0n : BigInt(Date.now() - holder.sinceMs),
      };
    },
    domainGetJobInfo({ dom }) {
      find(dom);
      return noJob;
    },
    domainGetJobStats({ dom, flags }) {
      const { live } = find(dom);
      if (live === undefined && (flags & DomainGetJobStatsFlags.completed) === 0)
        throw new VirtError('operationInvalid', 'domain is not running', { domain: 'domain' });
      return { type: DomainJobType.none, params: [] };
    },
    domainHasManagedSaveImage({ dom }) {
      find(dom);
      return { result: 0 };
    },
    domainGetSecurityLabel({ dom }) {
      find(dom);
      return { label: '', enforcing: 0 };
    },
    domainGetSecurityLabelList({ dom }) {
      const { live } = find(dom);
      if (live === undefined) return { labels: [] };
      const { uid = process.getuid?.() ?? 0, gid = process.getgid?.() ?? 0 } = state.settings.runAs ?? {};
      return {
        labels: [
          { label: '', enforcing: 0 },
          { label: `+${uid}:+${gid}`, enforcing: 0 },
        ],
      };
    },
    domainGetMessages({ dom }) {
      const taints = find(dom).live?.taints ?? new Set<string>();
      return { msgs: [...taints].map((taint) => `tainted: ${taintWords[taint] ?? taint}`) };
    },
    domainGetDiskErrors({ dom }) {
      if (find(dom).live === undefined)
        throw new VirtError('operationInvalid', 'domain is not running', { domain: 'qemu' });
      return { errors: [] };
    },
  };
}

const taintWords: Readonly<Record<string, string>> = {
  'custom-argv': 'use of custom command line arguments',
  'custom-monitor': 'custom monitor control commands issued',
  'high-privileges': 'running with undesirable elevated privileges',
  'host-cpu': 'use of host cpu passthrough',
};

const noJob = {
  type: DomainJobType.none,
  timeElapsed: 0n,
  timeRemaining: 0n,
  dataTotal: 0n,
  dataProcessed: 0n,
  dataRemaining: 0n,
  memTotal: 0n,
  memProcessed: 0n,
  memRemaining: 0n,
  fileTotal: 0n,
  fileProcessed: 0n,
  fileRemaining: 0n,
};

function known(domain: QemuDomain | undefined, words: string): QemuDomain {
  if (domain === undefined) throw new VirtError('noDomain', words, { domain: 'qemu' });
  return domain;
}

function filtered(state: QemuState, domain: QemuDomain) {
  return {
    isActive: domain.isActive,
    isPersistent: domain.isPersistent,
    state: domain.condition.state,
    autostart: domain.autostart,
    hasManagedSave: false,
    hasSnapshot: false,
    hasCheckpoint: state.moments.hasAny(domain),
  };
}
