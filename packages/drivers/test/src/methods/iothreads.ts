/** Threads that serve I/O. */
import { DomainModificationImpact as Impact, VirtError, type Methods } from '@typevirt/driver';
import type { CpuTune, Domain } from '@typevirt/model';
import { cpuMapText, cpuMapOf } from '../domain/cpu-maps.ts';
import { noPolling } from '../domain/domain.ts';
import { testError } from '../errors.ts';
import { requireKnown } from '../params.ts';
import {
  allowFlags,
  changeDocuments,
  documentFor,
  requireActive,
  scopeOf,
  type MethodContext,
} from './context.ts';
import { tuneOf } from './vcpus.ts';

export type IothreadMethods = Pick<
  Methods,
  | 'domainGetIothreadInfo'
  | 'domainAddIothread'
  | 'domainDelIothread'
  | 'domainPinIothread'
  | 'domainSetIothreadParams'
>;

const impact = Impact.live | Impact.config;

export function iothreadMethods({ world }: MethodContext): IothreadMethods {
  return {
    domainGetIothreadInfo({ dom, flags }) {
      allowFlags(flags, impact, 'testDomainGetIOThreadInfo');
      const document = documentFor(world.domain(dom), flags);
      const vcpus = document.vcpu?.maximum ?? 1;
      const everywhere = `0-${vcpus - 1}`;
      const info = document.iothreadIds.map(({ id }) => ({
        iothreadId: id,
        cpumap: cpuMapOf(pinOf(document, id) ?? document.vcpu?.cpuset ?? everywhere, world.node.cpus),
      }));
      return { info };
    },
    domainAddIothread({ dom, iothreadId, flags }) {
      allowFlags(flags, impact, 'testDomainAddIOThread');
      requireId(iothreadId);
      changeDocuments(world.domain(dom), flags, (document) => withIothread(document, iothreadId));
    },
    domainDelIothread({ dom, iothreadId, flags }) {
      allowFlags(flags, impact, 'testDomainDelIOThread');
      requireId(iothreadId);
      changeDocuments(world.domain(dom), flags, (document) => withoutIothread(document, iothreadId));
    },
    domainPinIothread({ dom, iothreadsId, cpumap, flags }) {
      allowFlags(flags, impact, 'testDomainPinIOThread');
      const cpuset = cpuMapText(cpumap);
      changeDocuments(world.domain(dom), flags, (document) => {
        if (!has(document, iothreadsId)) throw testError('invalidArg', `iothreadid ${iothreadsId} not found`);
        const others = (document.cpuTune?.iothreadPins ?? []).filter(
          ({ iothread }) => iothread !== iothreadsId,
        );
        const iothreadPins = [...others, { iothread: iothreadsId, cpuset }].sort(
          (a, b) => a.iothread - b.iothread,
        );
        return { ...document, cpuTune: { ...tuneOf(document), iothreadPins } };
      });
    },
    domainSetIothreadParams({ dom, iothreadId, params, flags }) {
      allowFlags(flags, Impact.live, 'testDomainSetIOThreadParams');
      const domain = world.domain(dom);
      if (iothreadId === 0) throw testError('invalidArg', 'invalid value of 0 for iothread_id');
      requireKnown(params, { poll_max_ns: 'ullong', poll_grow: 'uint', poll_shrink: 'uint' });
      scopeOf(domain, flags);
      requireActive(domain);
      if (!has(domain.document, iothreadId)) {
        throw testError('invalidArg', `cannot find IOThread '${iothreadId}' in iothreadids`);
      }
      const polling = { ...(domain.polling.get(iothreadId) ?? noPolling) };
      for (const { field, value } of params) {
        if (field === 'poll_max_ns') polling.maxNs = BigInt(value);
        if (field === 'poll_grow') polling.grow = Number(value);
        if (field === 'poll_shrink') polling.shrink = Number(value);
      }
      domain.polling.set(iothreadId, polling);
    },
  };
}

function requireId(id: number): void {
  if (id === 0) throw testError('invalidArg', 'invalid value of 0 for iothread_id');
}

function has({ iothreadIds }: Domain, id: number): boolean {
  return iothreadIds.some((each) => each.id === id);
}

function pinOf({ cpuTune }: Domain, id: number): string | undefined {
  return cpuTune?.iothreadPins.find(({ iothread }) => iothread === id)?.cpuset;
}

function withIothread(document: Domain, id: number): Domain {
  if (has(document, id)) {
    throw new VirtError('invalidArg', `an IOThread is already using iothread_id '${id}'`, {
      domain: 'domain',
    });
  }
  const iothreadIds = [...document.iothreadIds, { id }];
  return { ...document, iothreads: iothreadIds.length, iothreadIds };
}

function withoutIothread(document: Domain, id: number): Domain {
  const refused = (detail: string) => new VirtError('invalidArg', detail, { domain: 'domain' });
  if (!has(document, id)) throw refused(`cannot find IOThread '${id}' in iothreadids list`);
  const user = document.devices.disks.find(({ driver }) => driver?.ioThread === id);
  if (user !== undefined)
    throw refused(`cannot remove IOThread ${id} since it is being used by disk '${user.target.dev}'`);
  const iothreadIds = document.iothreadIds.filter((each) => each.id !== id);
  const { iothreads: _count, cpuTune, ...rest } = document;
  const iothreadPins = cpuTune?.iothreadPins.filter(({ iothread }) => iothread !== id) ?? [];
  return {
    ...rest,
    ...(cpuTune === undefined ? {} : keptTune({ ...cpuTune, iothreadPins })),
    ...(iothreadIds.length === 0 ? {} : { iothreads: iothreadIds.length }),
    iothreadIds,
  };
}

/** Tuning that says nothing is none. */
function keptTune(cpuTune: CpuTune): { cpuTune?: CpuTune } {
  const says = Object.values(cpuTune).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined,
  );
  return says ? { cpuTune } : {};
}
