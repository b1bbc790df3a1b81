/** Telling listeners what became of a domain, and the driver's log too. */
import {
  DomainEventCrashedDetailType,
  DomainEventDefinedDetailType,
  DomainEventPMSuspendedDetailType,
  DomainEventResumedDetailType,
  DomainEventShutdownDetailType,
  DomainEventStartedDetailType,
  DomainEventStoppedDetailType,
  DomainEventSuspendedDetailType,
  DomainEventType,
  DomainEventUndefinedDetailType,
  type DomainEvents,
} from '@typevirt/driver';
import type { QemuDomain } from './domain.ts';
import type { QemuState } from './state.ts';

const details = {
  defined: DomainEventDefinedDetailType,
  undefined: DomainEventUndefinedDetailType,
  started: DomainEventStartedDetailType,
  suspended: DomainEventSuspendedDetailType,
  resumed: DomainEventResumedDetailType,
  stopped: DomainEventStoppedDetailType,
  shutdown: DomainEventShutdownDetailType,
  pmsuspended: DomainEventPMSuspendedDetailType,
  crashed: DomainEventCrashedDetailType,
} as const;

/** A kind of lifecycle event, by libvirt's word. */
export type LifecycleKind = keyof typeof details;

/** Tells of a step in a domain's life. */
export function emitLifecycle<K extends LifecycleKind>(
  state: QemuState,
  domain: QemuDomain,
  kind: K,
  detail: Exclude<keyof (typeof details)[K], 'last'> & string,
): void {
  const number = (details[kind] as Readonly<Record<string, number>>)[detail] ?? 0;
  state.log.info(`domain ${domain.name}: ${kind} ${detail}`);
  emitDomain(state, domain, 'lifecycle', { event: DomainEventType[kind], detail: number });
}

/** Tells of any other event of a domain. */
export function emitDomain<K extends keyof DomainEvents & string>(
  state: QemuState,
  domain: QemuDomain,
  kind: K,
  payload: Omit<DomainEvents[K], 'dom'>,
): void {
  state.hub.emit('domain', kind, { ...payload, dom: domain.ref } as unknown as DomainEvents[K], domain.uuid);
}
