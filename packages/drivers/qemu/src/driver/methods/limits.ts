/**
 * Shares and limits of what a guest may use. This driver sets none on the host: of a running guest the answers are those
 * of a process without limits; of a definition they are what it says.
 *
 * @source libvirt virDomainGetSchedulerParameters, virDomainGetMemoryParameters, virDomainGetBlkioParameters
 */
import {
  DomainModificationImpact as Impact,
  VirtError,
  type Methods,
  type TypedParam,
} from '@typevirt/driver';
import { checkFlags } from '@typevirt/driver/kit';
import { perfEventNames, type Domain } from '@typevirt/model';
import { findDomain, requireLive, type QemuState } from '../state.ts';
import type { MethodContext } from './context.ts';
import { scopeOf } from './impact.ts';

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

/** No limit of memory, in KiB. @source libvirt VIR_DOMAIN_MEMORY_PARAM_UNLIMITED */
const unlimitedKiB = 9007199254740991n;

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
      params: answer(state, dom, flags, 'qemuDomainGetBlkioParameters', blockShares(100), ({ blockTune }) =>
        blockShares(blockTune?.weight ?? 0),
      ),
    }),
    domainGetNumaParameters: ({ dom, flags }) => ({
      params: answer(state, dom, flags, 'qemuDomainGetNumaParameters', noNuma, () => noNuma),
    }),
    domainGetPerfEvents: ({ dom, flags }) => ({
      params: answer(state, dom, flags, 'qemuDomainGetPerfEvents', noPerf, () => noPerf),
    }),
    domainGetLaunchSecurityInfo({ dom, flags }) {
      checkFlags(flags, stringsOkay, 'qemuDomainGetLaunchSecurityInfo', 'qemu');
      requireLive(findDomain(state, dom));
      return { params: [] };
    },
    domainGetInterfaceParameters({ dom, device, flags }) {
      checkFlags(flags, impact, 'qemuDomainGetInterfaceParameters', 'qemu');
      scopeOf(findDomain(state, dom), flags);
      throw new VirtError('invalidArg', `'${device}' is not a known interface`, { domain: 'domain' });
    },
  };
}

function answer(
  state: QemuState,
  dom: Parameters<typeof findDomain>[1],
  flags: number,
  method: string,
  free: readonly TypedParam[],
  said: (definition: Domain) => readonly TypedParam[],
): readonly TypedParam[] {
  checkFlags(flags, impact, method, 'qemu');
  const domain = findDomain(state, dom);
  return scopeOf(domain, flags).live ? free : said(domain.definition ?? domain.document);
}

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

function blockShares(weight: number): readonly TypedParam[] {
  const perDevice = ['weight', 'read_iops_sec', 'write_iops_sec', 'read_bytes_sec', 'write_bytes_sec'];
  return [
    { field: 'weight', type: 'uint', value: weight },
    ...perDevice.map((name): TypedParam => ({ field: `device_${name}`, type: 'string', value: '' })),
  ];
}

const noNuma: readonly TypedParam[] = [
  { field: 'numa_mode', type: 'int', value: 0 },
  { field: 'numa_nodeset', type: 'string', value: '' },
];

/** No counter of the processor is read for guests. */
const noPerf: readonly TypedParam[] = perfEventNames.map((field) => ({
  field,
  type: 'boolean',
  value: false,
}));
