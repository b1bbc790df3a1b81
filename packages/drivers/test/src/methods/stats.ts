/** Numbers of use that are not a disk's. They grow with the clock. */
import {
  invalidArgument,
  type DomainRef,
  type DomainStatsRecord,
  type Methods,
  type TypedParam,
  ConnectGetAllDomainStatsFlags,
} from '@typevirt/driver';
import { domainListFlags, matchesDomainFlags } from '@typevirt/driver/kit';
import { noPolling, type TestDomain } from '../domain/domain.ts';
import { requireInterface } from '../domain/find-device.ts';
import { filterFacts } from '../domain/list.ts';
import { testError } from '../errors.ts';
import { uintParam, ullongParam } from '../params.ts';
import { allowFlags, requireActive, type MethodContext } from './context.ts';

export type StatsMethods = Pick<
  Methods,
  'domainInterfaceStats' | 'domainGetCpuStats' | 'connectGetAllDomainStats'
>;

const stateStats = 0x1;
const iothreadStats = 0x80;
const enforce = 0x8000_0000;
const nowait = ConnectGetAllDomainStatsFlags.nowait;
/** One processor more than the first has used a nanosecond more. */
const firstCpu = { cpuTime: 24_386_308_517n, vcpuTime: 23_151_740_627n } as const;
const simulatedCpus = 2;

export function statsMethods({ world }: MethodContext): StatsMethods {
  return {
    domainInterfaceStats({ dom, device }) {
      const domain = world.domain(dom);
      requireActive(domain);
      requireInterface(domain.document, device);
      const us = world.nowNs / 1000n;
      const seconds = world.nowSeconds;
      return {
        rxBytes: us / 10n,
        rxPackets: us / 100n,
        rxErrs: seconds,
        rxDrop: seconds / 2n,
        txBytes: us / 20n,
        txPackets: us / 110n,
        txErrs: seconds / 3n,
        txDrop: seconds / 4n,
      };
    },
    domainGetCpuStats({ dom, startCpu, ncpus, flags }) {
      allowFlags(flags, 0, 'testDomainGetCPUStats');
      requireActive(world.domain(dom));
      return { cpus: startCpu === -1 ? [totalOfCpus] : eachCpu(startCpu, ncpus) };
    },
    connectGetAllDomainStats({ doms, stats, flags }) {
      allowFlags(flags, domainListFlags | enforce | nowait, 'testConnectGetAllDomainStats');
      const unknown = stats & ~(stateStats | iothreadStats);
      if (unknown !== 0 && (flags & enforce) !== 0) {
        const bits = (unknown >>> 0).toString(16);
        throw testError('argumentUnsupported', `Stats types bits 0x${bits} are not supported by this daemon`);
      }
      const asked = stats === 0 ? stateStats | iothreadStats : stats;
      const domains = chosen(doms, flags & domainListFlags);
      return { retStats: domains.map((domain) => statsOf(domain, asked)) };
    },
  };

  function chosen(doms: readonly DomainRef[], filter: number): TestDomain[] {
    const all =
      doms.length === 0 ? [...world.domains] : doms.flatMap(({ uuid }) => world.domains.byUuid(uuid) ?? []);
    return all.filter((domain) => matchesDomainFlags(filterFacts(domain), filter));
  }
}

const totalOfCpus: readonly TypedParam[] = [
  ullongParam('cpu_time', 48_772_617_035n),
  ullongParam('user_time', 5_540_000_000n),
  ullongParam('system_time', 6_460_000_000n),
];

function eachCpu(first: number, count: number): TypedParam[][] {
  if (first >= simulatedCpus) {
    throw invalidArgument(
      `start_cpu ${first} larger than maximum of ${simulatedCpus - 1}`,
      'testDomainGetPercpuStats',
      'start_cpu',
      { domain: 'test' },
    );
  }
  const numbers = Array.from({ length: Math.min(count, simulatedCpus - first) }, (_, at) =>
    BigInt(first + at),
  );
  return numbers.map((cpu) => [
    ullongParam('cpu_time', firstCpu.cpuTime + cpu),
    ullongParam('vcpu_time', firstCpu.vcpuTime + cpu),
  ]);
}

function statsOf(domain: TestDomain, stats: number): DomainStatsRecord {
  const params: TypedParam[] = [];
  if ((stats & stateStats) !== 0) {
    params.push(
      { field: 'state.state', type: 'int', value: domain.condition.state },
      { field: 'state.reason', type: 'int', value: domain.condition.reason },
    );
  }
  if ((stats & iothreadStats) !== 0) params.push(...iothreadParams(domain));
  return { dom: domain.ref, params };
}

function iothreadParams({ isActive, document, polling }: TestDomain): TypedParam[] {
  const { iothreadIds } = document;
  if (!isActive || iothreadIds.length === 0) return [];
  const each = iothreadIds.flatMap(({ id }) => {
    const { maxNs, grow, shrink } = polling.get(id) ?? noPolling;
    return [
      ullongParam(`iothread.${id}.poll-max-ns`, maxNs),
      uintParam(`iothread.${id}.poll-grow`, grow),
      uintParam(`iothread.${id}.poll-shrink`, shrink),
    ];
  });
  return [uintParam('iothread.count', iothreadIds.length), ...each];
}
