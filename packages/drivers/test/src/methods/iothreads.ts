/** Threads that serve I/O. */
import { DomainModificationImpact as Impact, VirtError, type Methods } from '@typevirt/driver';
import { requireKnown } from '@typevirt/driver/kit';
import {
  allIothreads,
  cpuMapOf,
  cpuMapText,
  hasIothread,
  iothreadRefusal,
  withIothread,
  withIothreadPin,
  withoutIothread,
  type Domain,
} from '@typevirt/model';
import { noPolling } from '../domain/domain.ts';
import { testError } from '../errors.ts';
import {
  allowFlags,
  changeDocuments,
  documentFor,
  requireActive,
  scopeOf,
  type MethodContext,
} from './context.ts';

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
      const info = allIothreads(document).map(({ id }) => ({
        iothreadId: id,
        cpumap: cpuMapOf(pinOf(document, id) ?? document.vcpu?.cpuset ?? everywhere, world.node.cpus),
      }));
      return { info };
    },
    domainAddIothread({ dom, iothreadId, flags }) {
      allowFlags(flags, impact, 'testDomainAddIOThread');
      requireId(iothreadId);
      changeDocuments(world.domain(dom), flags, (document) => {
        requireChange(document, iothreadId, 'add');
        return withIothread(document, iothreadId);
      });
    },
    domainDelIothread({ dom, iothreadId, flags }) {
      allowFlags(flags, impact, 'testDomainDelIOThread');
      requireId(iothreadId);
      changeDocuments(world.domain(dom), flags, (document) => {
        requireChange(document, iothreadId, 'remove');
        return withoutIothread(document, iothreadId);
      });
    },
    domainPinIothread({ dom, iothreadsId, cpumap, flags }) {
      allowFlags(flags, impact, 'testDomainPinIOThread');
      const cpuset = cpuMapText(cpumap);
      changeDocuments(world.domain(dom), flags, (document) => {
        if (!hasIothread(document, iothreadsId))
          throw testError('invalidArg', `iothreadid ${iothreadsId} not found`);
        return withIothreadPin(document, iothreadsId, cpuset);
      });
    },
    domainSetIothreadParams({ dom, iothreadId, params, flags }) {
      allowFlags(flags, Impact.live, 'testDomainSetIOThreadParams');
      const domain = world.domain(dom);
      if (iothreadId === 0) throw testError('invalidArg', 'invalid value of 0 for iothread_id');
      requireKnown(params, { poll_max_ns: 'ullong', poll_grow: 'uint', poll_shrink: 'uint' });
      if (!hasIothread(domain.document, iothreadId)) {
        throw testError('invalidArg', `cannot find IOThread '${iothreadId}' in iothreadids`);
      }
      scopeOf(domain, flags);
      requireActive(domain);
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

function requireChange(document: Domain, id: number, change: 'add' | 'remove'): void {
  const refusal = iothreadRefusal(document, id, change);
  if (refusal !== undefined) throw new VirtError('invalidArg', refusal, { domain: 'domain' });
}

function pinOf({ cpuTune }: Domain, id: number): string | undefined {
  return cpuTune?.iothreadPins.find(({ iothread }) => iothread === id)?.cpuset;
}
