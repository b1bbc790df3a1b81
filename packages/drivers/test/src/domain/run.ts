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
  domain.live = { id, document: { ...withInterfaceNames(document), id } };
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

/** Gives each interface that has none a name on the host. */
function withInterfaceNames(document: Domain): Domain {
  const copy = structuredClone(document);
  const taken = new Set(copy.devices.interfaces.map(({ target }) => target?.dev));
  let number = 0;
  for (const device of copy.devices.interfaces) {
    if (device.target?.dev !== undefined) continue;
    while (taken.has(`testnet${number}`)) number += 1;
    device.target = { ...device.target, dev: `testnet${number}` };
    taken.add(`testnet${number}`);
  }
  return copy;
}
