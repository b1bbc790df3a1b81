/**
 * Setting shares and limits. This driver puts no guest into a control group, so of a running guest only that can be set
 * which QEMU itself keeps; all else is for the definition, and refused as libvirt refuses it on a host without control
 * groups.
 *
 * @source libvirt qemuDomainSetSchedulerParametersFlags, qemuDomainSetMemoryParameters, qemuDomainSetNumaParameters,
 *   qemuDomainSetBlkioParameters, qemuDomainSetInterfaceParameters, qemuDomainSetLifecycleAction
 */
import {
  DomainModificationImpact as Impact,
  VirtError,
  type Call,
  type DomainRef,
  type Methods,
  type TypedParam,
} from '@typevirt/driver';
import { checkFlags, lifecycleChange, requireKnown } from '@typevirt/driver/kit';
import {
  blockDeviceFields,
  withBlockWeights,
  withMemoryLimits,
  withNumaMemory,
  withSchedule,
  type Domain,
} from '@typevirt/model';
import { wrapped } from '../documents.ts';
import { checkLifecycle } from '../../settle/rules/clock.ts';
import { setLifecycleActions } from '../lifecycle-actions.ts';
import { changeDocuments } from './change.ts';
import { withJob, type MethodContext } from './context.ts';
import { scopeOf } from './impact.ts';

/** Methods that tune. */
export type TuningMethods = Pick<
  Methods,
  | 'domainSetSchedulerParameters'
  | 'domainSetMemoryParameters'
  | 'domainSetNumaParameters'
  | 'domainSetBlkioParameters'
  | 'domainSetLifecycleAction'
>;

type ParamTypes = Readonly<Record<string, TypedParam['type']>>;

/** One kind of tuning: what may be set, how it changes a document, and what a running guest would need. */
interface Kind {
  /** libvirt's name of the driver's function. */
  readonly method: string;
  readonly known: ParamTypes;
  readonly change: (document: Domain, params: readonly TypedParam[]) => Domain;
  /** Why a running guest cannot be tuned so. */
  readonly missing: string;
}

const impact = Impact.live | Impact.config;

const scheduler: Kind = {
  method: 'qemuDomainSetSchedulerParametersFlags',
  known: {
    cpu_shares: 'ullong',
    ...Object.fromEntries(
      ['vcpu', 'emulator', 'global', 'iothread'].flatMap((who) => [
        [`${who}_period`, 'ullong' as const],
        [`${who}_quota`, 'llong' as const],
      ]),
    ),
  },
  change: (document, params) => withSchedule(document, params, 'qemu'),
  missing: 'cgroup CPU controller is not mounted',
};

const memory: Kind = {
  method: 'qemuDomainSetMemoryParameters',
  known: { hard_limit: 'ullong', soft_limit: 'ullong', swap_hard_limit: 'ullong' },
  change: (document, params) => withMemoryLimits(document, params, 'qemu'),
  missing: 'cgroup memory controller is not mounted',
};

const numa: Kind = {
  method: 'qemuDomainSetNumaParameters',
  known: { numa_mode: 'int', numa_nodeset: 'string' },
  change: (document, params) => withNumaMemory(document, params, 'qemu'),
  missing: 'cgroup cpuset controller is not mounted',
};

const blockIo: Kind = {
  method: 'qemuDomainSetBlkioParameters',
  known: {
    weight: 'uint',
    ...Object.fromEntries(blockDeviceFields.map(([field]) => [field, 'string' as const])),
  },
  change: withBlockWeights,
  missing: "blkio cgroup isn't mounted",
};

interface Request {
  readonly dom: DomainRef;
  readonly params: readonly TypedParam[];
  readonly flags: number;
}

export function tuningMethods(context: MethodContext): TuningMethods {
  const { state } = context;
  const tune =
    ({ method, known, change, missing }: Kind) =>
    async ({ dom, params, flags }: Request, call: Call): Promise<void> => {
      checkFlags(flags, impact, method, 'qemu');
      requireKnown(params, known);
      await withJob(context, dom, 'modify', method, call, async (domain) => {
        const scope = scopeOf(domain, flags);
        if (scope.live) throw new VirtError('operationInvalid', missing, { domain: 'qemu' });
        await changeDocuments(state, domain, scope, (document) => wrapped(() => change(document, params)));
      });
    };
  return {
    domainSetSchedulerParameters: tune(scheduler),
    domainSetMemoryParameters: tune(memory),
    domainSetNumaParameters: tune(numa),
    domainSetBlkioParameters: tune(blockIo),

    async domainSetLifecycleAction({ dom, type, action, flags }, call) {
      checkFlags(flags, impact, 'qemuDomainSetLifecycleAction', 'qemu');
      const change = lifecycleChange(type, action);
      await withJob(context, dom, 'modify', 'domainSetLifecycleAction', call, async (domain) => {
        const scope = scopeOf(domain, flags);
        const { live, definition } = domain;
        if (scope.live && live !== undefined) requireLifecycle({ ...live.document, ...change });
        if (scope.config && definition !== undefined) requireLifecycle({ ...definition, ...change });
        if (scope.live && live !== undefined)
          await setLifecycleActions(live.monitor, { ...live.document, ...change });
        await changeDocuments(state, domain, scope, (document) => ({ ...document, ...change }));
      });
    },
  };
}

/** @throws {VirtError} `configUnsupported` for what QEMU cannot do at a guest's end. */
function requireLifecycle(document: Domain): void {
  const refusal = checkLifecycle(document);
  if (refusal !== undefined) throw new VirtError(refusal.code, refusal.detail, { domain: refusal.domain });
}
