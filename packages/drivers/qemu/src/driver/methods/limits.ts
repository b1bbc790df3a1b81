/**
 * Shares and limits of what a guest may use. This driver sets none on the host: of a running guest the answers are those
 * of a process without limits; of a definition they are what it says.
 *
 * @source libvirt virDomainGetSchedulerParameters, virDomainGetMemoryParameters, virDomainGetBlkioParameters
 */
import { DomainModificationImpact as Impact, type Methods, type TypedParam } from '@typevirt/driver';
import { checkFlags } from '@typevirt/driver/kit';
import {
  blockDeviceFields,
  numaModes,
  perfEventNames,
  unlimitedKiB,
  type BlockTune,
  type Domain,
} from '@typevirt/model';
import { findDomain, type QemuState } from '../state.ts';
import { requireInterface } from '../interfaces.ts';
import type { MethodContext } from './context.ts';
import { scopeOf } from './impact.ts';
import { documentFor } from './pinning.ts';

/** Methods that tell of limits. */
export type LimitMethods = Pick<
  Methods,
  | 'domainGetSchedulerType'
  | 'domainGetSchedulerParameters'
  | 'domainGetMemoryParameters'
  | 'domainGetBlkioParameters'
  | 'domainGetNumaParameters'
  | 'domainGetPerfEvents'
  | 'domainGetLaunchSecurityInfo'
  | 'domainGetInterfaceParameters'
>;

/** Strings among the parameters are welcome. @source libvirt VIR_TYPED_PARAM_STRING_OKAY */
const stringsOkay = 4;
const impact = Impact.live | Impact.config | stringsOkay;

/** Rates of an interface, in each way; only what comes in can be promised a least. */
const rates = {
  inbound: ['average', 'peak', 'burst', 'floor'],
  outbound: ['average', 'peak', 'burst'],
} as const;

export function limitMethods({ state }: MethodContext): LimitMethods {
  return {
    domainGetSchedulerType({ dom }) {
      findDomain(state, dom);
      return { type: 'posix', nparams: 9 };
    },
    domainGetSchedulerParameters: ({ dom, flags }) => ({
      params: answer(
        state,
        dom,
        flags,
        'qemuDomainGetSchedulerParametersFlags',
        schedulerFree,
        schedulerSaid,
      ),
    }),
    domainGetMemoryParameters: ({ dom, flags }) => ({
      params: answer(state, dom, flags, 'qemuDomainGetMemoryParameters', memoryLimits({}), ({ memoryTune }) =>
        memoryLimits(memoryTune ?? {}),
      ),
    }),
    domainGetBlkioParameters: ({ dom, flags }) => ({
      params: answer(
        state,
        dom,
        flags,
        'qemuDomainGetBlkioParameters',
        blockShares({ weight: 100 }),
        ({ blockTune }) => blockShares(blockTune ?? {}),
      ),
    }),
    domainGetNumaParameters: ({ dom, flags }) => ({
      params: answer(state, dom, flags, 'qemuDomainGetNumaParameters', undefined, memoryNodes),
    }),
    domainGetPerfEvents: ({ dom, flags }) => ({
      params: answer(state, dom, flags, 'qemuDomainGetPerfEvents', noPerf, () => noPerf),
    }),
    domainGetLaunchSecurityInfo({ dom, flags }) {
      checkFlags(flags, stringsOkay, 'qemuDomainGetLaunchSecurityInfo', 'qemu');
      findDomain(state, dom);
      return { params: [] };
    },
    domainGetInterfaceParameters({ dom, device, flags }) {
      checkFlags(flags, impact, 'qemuDomainGetInterfaceParameters', 'qemu');
      const { bandwidth } = requireInterface(documentFor(findDomain(state, dom), flags), device);
      return {
        params: (['inbound', 'outbound'] as const).flatMap((way) =>
          rates[way].map((name) => uint(`${way}.${name}`, Number(bandwidth?.[way]?.[name] ?? 0n))),
        ),
      };
    },
  };
}

function answer(
  state: QemuState,
  dom: Parameters<typeof findDomain>[1],
  flags: number,
  method: string,
  free: readonly TypedParam[] | undefined,
  said: (definition: Domain) => readonly TypedParam[],
): readonly TypedParam[] {
  checkFlags(flags, impact, method, 'qemu');
  const domain = findDomain(state, dom);
  const document = documentFor(domain, flags);
  return free !== undefined && scopeOf(domain, flags).live ? free : said(document);
}

const uint = (field: string, value: number): TypedParam => ({ field, type: 'uint', value });
const ullong = (field: string, value: bigint): TypedParam => ({ field, type: 'ullong', value });
const llong = (field: string, value: bigint): TypedParam => ({ field, type: 'llong', value });

/** The kernel's own values for a group of processes that nobody limited. */
const freeShares = 1024n;
const freePeriodMicroseconds = 100_000n;
const freeQuota = -1n;

const schedulerGroups = ['vcpu', 'emulator', 'global', 'iothread'] as const;

const schedulerFree: readonly TypedParam[] = [
  ullong('cpu_shares', freeShares),
  ...schedulerGroups.flatMap((group) => [
    ullong(`${group}_period`, freePeriodMicroseconds),
    llong(`${group}_quota`, freeQuota),
  ]),
];

function schedulerSaid({ cpuTune: tune }: Domain): readonly TypedParam[] {
  const said = {
    vcpu: [tune?.period, tune?.quota],
    emulator: [tune?.emulatorPeriod, tune?.emulatorQuota],
    global: [tune?.globalPeriod, tune?.globalQuota],
    iothread: [tune?.iothreadPeriod, tune?.iothreadQuota],
  } as const;
  return [
    ullong('cpu_shares', tune?.shares ?? 0n),
    ...schedulerGroups.flatMap((group) => [
      ullong(`${group}_period`, said[group][0] ?? 0n),
      llong(`${group}_quota`, said[group][1] ?? 0n),
    ]),
  ];
}

function memoryLimits({ hardLimit, softLimit, swapHardLimit }: NonNullable<Domain['memoryTune']>) {
  return [
    ullong('hard_limit', hardLimit ?? unlimitedKiB),
    ullong('soft_limit', softLimit ?? unlimitedKiB),
    ullong('swap_hard_limit', swapHardLimit ?? unlimitedKiB),
  ];
}

function blockShares({ weight = 0, devices = [] }: Partial<BlockTune>): readonly TypedParam[] {
  return [
    { field: 'weight', type: 'uint', value: weight },
    ...blockDeviceFields.map(([field, key]): TypedParam => {
      const said = devices.flatMap((device) => (device[key] ? [`${device.path},${device[key]}`] : []));
      return { field, type: 'string', value: said.join() };
    }),
  ];
}

function memoryNodes({ numaTune }: Domain): readonly TypedParam[] {
  const { mode, nodeset } = numaTune?.memory ?? {};
  return [
    { field: 'numa_mode', type: 'int', value: Math.max(0, numaModes.indexOf(mode ?? 'strict')) },
    { field: 'numa_nodeset', type: 'string', value: nodeset ?? '' },
  ];
}

/** No counter of the processor is read for guests. */
const noPerf: readonly TypedParam[] = perfEventNames.map((field) => ({
  field,
  type: 'boolean',
  value: false,
}));
