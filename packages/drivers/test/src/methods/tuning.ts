/** Limits and weights: memory, block devices, NUMA nodes, network devices, scheduler, performance counters. */
import { DomainModificationImpact as Impact, type Methods, type TypedParam } from '@typevirt/driver';
import { requireKnown } from '@typevirt/driver/kit';
import {
  numaModes,
  perfEventNames,
  unlimitedKiB,
  withMemoryLimits,
  withNumaMemory,
  type Domain,
  type Interface,
  type PerfEventName,
} from '@typevirt/model';
import { requireInterface } from '../domain/find-device.ts';
import { requireOneScope } from '../exclusive.ts';
import { wrapped } from '../errors.ts';
import { uintParam, ullongParam } from '../params.ts';
import { allowFlags, changeDocuments, documentFor, type MethodContext } from './context.ts';

export type TuningMethods = Pick<
  Methods,
  | 'domainGetMemoryParameters'
  | 'domainSetMemoryParameters'
  | 'domainGetNumaParameters'
  | 'domainSetNumaParameters'
  | 'domainGetInterfaceParameters'
  | 'domainSetInterfaceParameters'
  | 'domainGetSchedulerType'
  | 'domainGetSchedulerParameters'
  | 'domainSetSchedulerParameters'
  | 'domainGetPerfEvents'
  | 'domainSetPerfEvents'
>;

const impact = Impact.live | Impact.config;
const schedulerWeight = 50;

export function tuningMethods({ world }: MethodContext): TuningMethods {
  return {
    domainGetMemoryParameters({ dom, flags }) {
      allowFlags(flags, impact, 'testDomainGetMemoryParameters');
      const { memoryTune } = documentFor(world.domain(dom), flags);
      const limit = (field: string, value: bigint | undefined) => ullongParam(field, value ?? unlimitedKiB);
      return {
        params: [
          limit('hard_limit', memoryTune?.hardLimit),
          limit('soft_limit', memoryTune?.softLimit),
          limit('swap_hard_limit', memoryTune?.swapHardLimit),
        ],
      };
    },
    domainSetMemoryParameters({ dom, params, flags }) {
      allowFlags(flags, impact, 'testDomainSetMemoryParameters');
      requireKnown(params, { hard_limit: 'ullong', soft_limit: 'ullong', swap_hard_limit: 'ullong' });
      changeDocuments(world.domain(dom), flags, (document) =>
        wrapped(() => withMemoryLimits(document, params, 'test')),
      );
    },
    domainGetNumaParameters({ dom, flags }) {
      allowFlags(flags, impact, 'testDomainGetNumaParameters');
      const { memory } = documentFor(world.domain(dom), flags).numaTune ?? {};
      return {
        params: [
          { field: 'numa_mode', type: 'int', value: numaModes.indexOf(memory?.mode ?? 'strict') },
          { field: 'numa_nodeset', type: 'string', value: memory?.nodeset ?? '' },
        ],
      };
    },
    domainSetNumaParameters({ dom, params, flags }) {
      allowFlags(flags, impact, 'testDomainSetNumaParameters');
      requireKnown(params, { numa_mode: 'int', numa_nodeset: 'string' });
      changeDocuments(world.domain(dom), flags, (document) =>
        wrapped(() => withNumaMemory(document, params, 'test')),
      );
    },
    domainGetInterfaceParameters({ dom, device, flags }) {
      allowFlags(flags, impact, 'testDomainGetInterfaceParameters');
      const { bandwidth } = requireInterface(documentFor(world.domain(dom), flags), device);
      const rates = { inbound: bandwidth?.inbound, outbound: bandwidth?.outbound };
      return {
        params: rateFields.map(([field, way, key]) => uintParam(field, Number(rates[way]?.[key] ?? 0n))),
      };
    },
    domainSetInterfaceParameters({ dom, device, params, flags }) {
      allowFlags(flags, impact, 'testDomainSetInterfaceParameters');
      requireKnown(params, Object.fromEntries(rateFields.map(([field]) => [field, 'uint'])));
      changeDocuments(world.domain(dom), flags, (document) => {
        const found = requireInterface(document, device);
        const interfaces = document.devices.interfaces.map((each) =>
          each === found ? withRates(each, params) : each,
        );
        return { ...document, devices: { ...document.devices, interfaces } };
      });
    },
    domainGetSchedulerType({ dom }) {
      world.domain(dom);
      return { type: 'fair', nparams: 1 };
    },
    domainGetSchedulerParameters({ dom, flags }) {
      allowFlags(flags, 0, 'testDomainGetSchedulerParametersFlags');
      world.domain(dom);
      return { params: [uintParam('weight', schedulerWeight)] };
    },
    domainSetSchedulerParameters({ dom, params, flags }) {
      allowFlags(flags, 0, 'testDomainSetSchedulerParametersFlags');
      world.domain(dom);
      requireKnown(params, { weight: 'uint' });
    },
    domainGetPerfEvents({ dom, flags }) {
      allowFlags(flags, impact, 'testDomainGetPerfEvents');
      const { perf } = documentFor(world.domain(dom), flags);
      const isOn = (name: PerfEventName) =>
        perf?.events.some((event) => event.name === name && event.enabled) ?? false;
      return { params: perfEventNames.map((field) => ({ field, type: 'boolean', value: isOn(field) })) };
    },
    domainSetPerfEvents({ dom, params, flags }) {
      allowFlags(flags, impact, 'testDomainSetPerfEvents');
      requireOneScope(flags, 'virDomainSetPerfEvents');
      requireKnown(params, Object.fromEntries(perfEventNames.map((name) => [name, 'boolean'])));
      changeDocuments(world.domain(dom), flags, (document) => withPerf(document, params));
    },
  };
}

const rateFields = [
  ['inbound.average', 'inbound', 'average'],
  ['inbound.peak', 'inbound', 'peak'],
  ['inbound.burst', 'inbound', 'burst'],
  ['inbound.floor', 'inbound', 'floor'],
  ['outbound.average', 'outbound', 'average'],
  ['outbound.peak', 'outbound', 'peak'],
  ['outbound.burst', 'outbound', 'burst'],
] as const;

/** A direction without an average is left as it is; an average of 0 takes its limits away. */
function withRates<I extends Interface>(device: I, params: readonly TypedParam[]): I {
  const { bandwidth, ...rest } = device;
  const next = { ...bandwidth };
  for (const way of ['inbound', 'outbound'] as const) {
    const rates = rateFields.flatMap(([field, direction, key]) => {
      const value = params.find((param) => param.field === field)?.value;
      return direction === way && value !== undefined ? [[key, BigInt(value)] as const] : [];
    });
    const average = rates.find(([key]) => key === 'average')?.[1];
    if (average === undefined) continue;
    if (average === 0n) delete next[way];
    else next[way] = Object.fromEntries(rates.filter(([, value]) => value > 0n));
  }
  const isEmpty = next.inbound === undefined && next.outbound === undefined;
  return (isEmpty ? rest : { ...rest, bandwidth: next }) as I;
}

function withPerf(document: Domain, params: readonly TypedParam[]): Domain {
  const events = new Map((document.perf?.events ?? []).map(({ name, enabled }) => [name, enabled]));
  for (const { field, value } of params) events.set(field as PerfEventName, Boolean(value));
  const listed = perfEventNames.flatMap((name) => {
    const enabled = events.get(name);
    return enabled === undefined ? [] : [{ name, enabled }];
  });
  return { ...document, perf: { events: listed } };
}
