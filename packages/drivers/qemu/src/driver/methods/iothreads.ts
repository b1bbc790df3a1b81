/** Threads that serve I/O: which there are, where they run, adding and removing them, and how long they poll. */
import {
  DomainModificationImpact as Impact,
  VirtError,
  type DomainIothreadInfo,
  type Methods,
} from '@typevirt/driver';
import { checkFlags, requireKnown } from '@typevirt/driver/kit';
import { affinityOf } from '@typevirt/host';
import {
  allIothreads,
  cpuMapOf,
  hasIothread,
  iothreadRefusal,
  withIothread,
  withIothreadPin,
  withoutIothread,
  type Domain,
} from '@typevirt/model';
import type { LiveDomain, QemuDomain } from '../domain.ts';
import { iothreadCpuset, iothreadsOf, pin } from '../pinning.ts';
import { findDomain, requireLive } from '../state.ts';
import { changeDocuments } from './change.ts';
import { withJob, type MethodContext } from './context.ts';
import { scopeOf, type Scope } from './impact.ts';
import { documentFor, requireCpus, tellPin } from './pinning.ts';

/** Methods on I/O threads. */
export type IothreadMethods = Pick<
  Methods,
  | 'domainGetIothreadInfo'
  | 'domainPinIothread'
  | 'domainAddIothread'
  | 'domainDelIothread'
  | 'domainSetIothreadParams'
>;

const impact = Impact.live | Impact.config;

export function iothreadMethods(context: MethodContext): IothreadMethods {
  const { state } = context;
  return {
    async domainGetIothreadInfo({ dom, flags }) {
      checkFlags(flags, impact, 'qemuDomainGetIOThreadInfo', 'qemu');
      const domain = findDomain(state, dom);
      const { live } = domain;
      if (scopeOf(domain, flags).live && live !== undefined)
        return { info: await liveInfo(live, state.hostCpus) };
      const document = domain.definition ?? domain.document;
      const info = allIothreads(document).map(({ id }) => ({
        iothreadId: id,
        cpumap: cpuMapOf(iothreadCpuset(document, id), state.hostCpus),
      }));
      return { info };
    },

    async domainPinIothread({ dom, iothreadsId, cpumap, flags }, call) {
      checkFlags(flags, impact, 'qemuDomainPinIOThread', 'qemu');
      await withJob(context, dom, 'modify', 'domainPinIOThread', call, async (domain) => {
        const scope = scopeOf(domain, flags);
        const cpuset = requireCpus(cpumap, 'IOThread pinning');
        const thread =
          domain.live === undefined ? undefined : (await iothreadsOf(domain.live)).get(iothreadsId);
        if (scope.live && thread === undefined) throw refused(`iothread ${iothreadsId} not found`);
        if (scope.config && !hasIothread(domain.definition ?? domain.document, iothreadsId))
          throw refused(`iothreadid ${iothreadsId} not found`);
        if (scope.live && thread !== undefined) pin(thread, cpuset, state.hostCpus);
        await changeDocuments(state, domain, scope, (document) =>
          withIothreadPin({ ...document, iothreadIds: [...allIothreads(document)] }, iothreadsId, cpuset),
        );
        if (scope.live) tellPin(state, domain, `iothreadpin${iothreadsId}`, cpuset);
      });
    },

    async domainAddIothread({ dom, iothreadId: id, flags }, call) {
      checkFlags(flags, impact, 'qemuDomainAddIOThread', 'qemu');
      requireNumber(id);
      await withJob(context, dom, 'modify', 'domainAddIOThread', call, async (domain) => {
        const scope = scopeOf(domain, flags);
        requireChange(domain, id, scope, 'add');
        if (scope.live) await plug(requireLive(domain), id, state.hostCpus);
        await changeDocuments(state, domain, scope, (document) => withIothread(document, id));
      });
    },

    async domainDelIothread({ dom, iothreadId: id, flags }, call) {
      checkFlags(flags, impact, 'qemuDomainDelIOThread', 'qemu');
      requireNumber(id);
      await withJob(context, dom, 'modify', 'domainDelIOThread', call, async (domain) => {
        const scope = scopeOf(domain, flags);
        requireChange(domain, id, scope, 'remove');
        if (scope.live) await requireLive(domain).monitor.execute('object-del', { id: `iothread${id}` });
        await changeDocuments(state, domain, scope, (document) => withoutIothread(document, id));
      });
    },

    async domainSetIothreadParams({ dom, iothreadId: id, params, flags }, call) {
      checkFlags(flags, impact, 'qemuDomainSetIOThreadParams', 'qemu');
      requireNumber(id);
      requireKnown(params, { poll_max_ns: 'ullong', poll_grow: 'uint', poll_shrink: 'uint' });
      await withJob(context, dom, 'modify', 'domainSetIOThreadParams', call, async (domain) => {
        const { config } = scopeOf(domain, flags);
        if (!hasIothread(documentFor(domain, flags), id))
          throw refused(`cannot find IOThread '${id}' in iothreadids`);
        if (config)
          throw new VirtError(
            'operationUnsupported',
            'configuring persistent polling values is not supported',
            { domain: 'qemu' },
          );
        const live = requireLive(domain);
        for (const { field, value } of params) {
          const property = properties[field as keyof typeof properties];
          const path = `/objects/iothread${id}`;
          await live.monitor.execute('qom-set', { path, property, value: Number(value) });
        }
      });
    },
  };
}

async function liveInfo(live: LiveDomain, hostCpus: number): Promise<readonly DomainIothreadInfo[]> {
  const anywhere = cpuMapOf(undefined, hostCpus);
  return [...(await iothreadsOf(live))].map(([iothreadId, thread]) => ({
    iothreadId,
    cpumap: affinityOf(thread) ?? anywhere,
  }));
}

/** Makes a thread in a running QEMU, where the document wants such threads. */
async function plug(live: LiveDomain, id: number, hostCpus: number): Promise<void> {
  await live.monitor.execute('object-add', { 'qom-type': 'iothread', id: `iothread${id}` });
  const thread = (await iothreadsOf(live)).get(id);
  // It begins where the thread runs that made it.
  if (thread !== undefined) pin(thread, iothreadCpuset(live.document, id), hostCpus);
}

function requireNumber(id: number): void {
  if (id === 0) throw refused('invalid value of 0 for iothread_id');
}

function requireChange(domain: QemuDomain, id: number, scope: Scope, change: 'add' | 'remove'): void {
  const documents: readonly (Domain | undefined)[] = [
    ...(scope.live ? [domain.live?.document] : []),
    ...(scope.config ? [domain.definition] : []),
  ];
  for (const document of documents) {
    const refusal = document === undefined ? undefined : iothreadRefusal(document, id, change);
    if (refusal !== undefined) throw refused(refusal);
  }
}

/** Parameter → property of QEMU's thread. */
const properties = {
  poll_max_ns: 'poll-max-ns',
  poll_grow: 'poll-grow',
  poll_shrink: 'poll-shrink',
} as const;

function refused(detail: string): VirtError {
  return new VirtError('invalidArg', detail, { domain: 'qemu' });
}
