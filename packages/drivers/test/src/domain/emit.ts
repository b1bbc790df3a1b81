/** Telling listeners what became of a domain. */
import {
  DomainEventCrashedDetailType,
  DomainEventDefinedDetailType,
  DomainEventResumedDetailType,
  DomainEventStartedDetailType,
  DomainEventStoppedDetailType,
  DomainEventSuspendedDetailType,
  DomainEventType,
  DomainEventUndefinedDetailType,
  type DomainEvents,
} from '@typevirt/driver';
import type { World } from '../world/world.ts';
import type { TestDomain } from './domain.ts';

const details = {
  defined: DomainEventDefinedDetailType,
  undefined: DomainEventUndefinedDetailType,
  started: DomainEventStartedDetailType,
  suspended: DomainEventSuspendedDetailType,
  resumed: DomainEventResumedDetailType,
  stopped: DomainEventStoppedDetailType,
  crashed: DomainEventCrashedDetailType,
} as const;

/** Tells of a step in a domain's life. */
export function emitLifecycle<K extends keyof typeof details>(
  world: World,
  domain: TestDomain,
  kind: K,
  detail: Exclude<keyof (typeof details)[K], 'last'> & string,
): void {
  const number = (details[kind] as Readonly<Record<string, number>>)[detail] ?? 0;
  emitDomain(world, domain, 'lifecycle', { event: DomainEventType[kind], detail: number });
}

/** Tells of any other event of a domain. */
export function emitDomain<K extends keyof DomainEvents & string>(
  world: World,
  domain: TestDomain,
  kind: K,
  payload: Omit<DomainEvents[K], 'dom'>,
): void {
  world.hub.emit('domain', kind, { ...payload, dom: domain.ref } as unknown as DomainEvents[K], domain.uuid);
}
