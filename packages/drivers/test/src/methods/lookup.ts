/** Finding domains and reading what is known of them. */
import { DomainControlState, DomainXMLFlags, type Methods } from '@typevirt/driver';
import { domainListFlags, matchesDomainFlags } from '@typevirt/driver/kit';
import { formatDomain, type Domain } from '@typevirt/model';
import type { View } from '@typevirt/xml';
import type { TestDomain } from '../domain/domain.ts';
import { filterFacts } from '../domain/list.ts';
import { testError } from '../errors.ts';
import type { World } from '../world/world.ts';
import { allowFlags, requireActive, type MethodContext } from './context.ts';

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
  | 'domainGetSecurityLabel'
  | 'domainGetMessages'
  | 'domainGetHostname'
>;

export function lookupMethods({ world }: MethodContext): LookupMethods {
  const { domains } = world;
  return {
    domainLookupById: ({ id }) => ({ dom: known(domains.byId(id)).ref }),
    domainLookupByName: ({ name }) => ({ dom: known(domains.byName(name)).ref }),
    domainLookupByUuid: ({ uuid }) => ({ dom: known(domains.byUuid(uuid)).ref }),
    connectListAllDomains({ flags }) {
      allowFlags(flags, domainListFlags, 'testConnectListAllDomains');
      return {
        domains: [...domains]
          .filter((domain) => matchesDomainFlags(filterFacts(domain), flags))
          .map(({ ref }) => ref),
      };
    },
    domainGetState({ dom, flags }) {
      allowFlags(flags, 0, 'testDomainGetState');
      return world.domain(dom).condition;
    },
    domainGetInfo: ({ dom }) => info(world, world.domain(dom)),
    domainGetXmlDesc({ dom, flags }) {
      const all = DomainXMLFlags.secure | DomainXMLFlags.inactive | DomainXMLFlags.migratable;
      allowFlags(flags, all, 'testDomainGetXMLDesc');
      return { xml: domainText(world.domain(dom), flags) };
    },
    // The simulator says what its first version said, whatever the domain is.
    domainGetOsType: ({ dom }) => {
      world.domain(dom);
      return { type: 'linux' };
    },
    domainGetAutostart: ({ dom }) => ({ autostart: world.domain(dom).autostart }),
    domainIsActive: ({ dom }) => ({ active: world.domain(dom).isActive }),
    domainIsPersistent: ({ dom }) => ({ persistent: world.domain(dom).isPersistent }),
    domainIsUpdated: ({ dom }) => {
      world.domain(dom);
      return { updated: false };
    },
    domainGetControlInfo({ dom, flags }) {
      allowFlags(flags, 0, 'testDomainGetControlInfo');
      requireActive(world.domain(dom));
      return { state: DomainControlState.ok, details: 0, stateTime: 0n };
    },
    domainGetSecurityLabel({ dom }) {
      return world.domain(dom).isActive
        ? { label: 'libvirt-test', enforcing: 1 }
        : { label: '', enforcing: 0 };
    },
    domainGetMessages({ dom, flags }) {
      allowFlags(flags, 3, 'testDomainGetMessages');
      world.domain(dom);
      return { msgs: [] };
    },
    domainGetHostname({ dom, flags }) {
      allowFlags(flags, 0, 'testDomainGetHostname');
      const domain = world.domain(dom);
      requireActive(domain);
      return { hostname: `${domain.name}host` };
    },
  };
}

/** The text that `virDomainGetXMLDesc` answers. */
export function domainText(domain: TestDomain, flags: number): string {
  const views: View[] = (flags & DomainXMLFlags.secure) === 0 ? [] : ['secure'];
  if ((flags & DomainXMLFlags.migratable) !== 0) views.push('migratable');
  const inactive = !domain.isActive || (flags & DomainXMLFlags.inactive) !== 0;
  if (!inactive) return formatDomain(domain.document, ['live', ...views]);
  return formatDomain(withoutRun(domain.definition ?? domain.document), ['inactive', ...views]);
}

function withoutRun({ id: _id, ...document }: Domain): Domain {
  return document;
}

function known(domain: TestDomain | undefined): TestDomain {
  if (domain === undefined) throw testError('noDomain');
  return domain;
}

function info(world: World, domain: TestDomain) {
  const { memory, currentMemory, vcpu } = domain.document;
  return {
    state: domain.condition.state,
    maxMem: memory?.amount ?? 0n,
    memory: currentMemory ?? memory?.amount ?? 0n,
    nrVirtCpu: vcpu?.current ?? vcpu?.maximum ?? 1,
    cpuTime: world.nowNs,
  };
}
