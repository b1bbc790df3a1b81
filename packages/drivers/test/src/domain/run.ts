/** Starting and stopping a simulated domain. Events are the caller's, since each has a cause of its own. */
import { DomainRunningReason, DomainShutoffReason, DomainState } from '@typevirt/driver';
import type { Domain } from '@typevirt/model';
import type { World } from '../world/world.ts';
import type { TestDomain } from './domain.ts';

/** "Runs" a document; the domain must be off. */
export function startDomain(
  world: World,
  domain: TestDomain,
  document: Domain,
  reason: number = DomainRunningReason.booted,
): void {
  const id = world.nextId();
  domain.live = { id, document: { ...structuredClone(document), id } };
  domain.condition = { state: DomainState.running, reason };
  world.domains.setId(domain, id);
}

/** Ends the run; a domain without definition is gone then. */
export function stopDomain(world: World, domain: TestDomain, reason: keyof typeof DomainShutoffReason): void {
  domain.condition = { state: DomainState.shutoff, reason: DomainShutoffReason[reason] };
  domain.live = undefined;
  domain.frozen.clear();
  world.domains.clearId(domain);
  if (!domain.isPersistent) world.domains.remove(domain);
}
