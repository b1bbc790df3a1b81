/** What a list's flags ask of a domain. */
import type { TestDomain } from './domain.ts';

export function filterFacts(domain: TestDomain) {
  const { isActive, isPersistent, condition, autostart, managedSave, snapshots, checkpoints } = domain;
  return {
    isActive,
    isPersistent,
    state: condition.state,
    autostart,
    hasManagedSave: managedSave !== undefined,
    hasSnapshot: snapshots.size > 0,
    hasCheckpoint: checkpoints.size > 0,
  };
}
