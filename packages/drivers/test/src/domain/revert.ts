/**
 * Back to a snapshot: a running guest is always started anew from it, as a real one must be.
 *
 * @source libvirt testDomainRevertToSnapshot
 */
import {
  DomainPausedReason,
  DomainRunningReason,
  DomainSnapshotRevertFlags as Revert,
  DomainState,
  VirtError,
} from '@typevirt/driver';
import type { Complete, Snapshot } from '@typevirt/model';
import type { World } from '../world/world.ts';
import type { TestDomain } from './domain.ts';
import { emitLifecycle } from './emit.ts';
import { startDomain, stopDomain } from './run.ts';

/** @throws {VirtError} `snapshotRevertRisky` for a snapshot without definition, unless forced. */
export function revert(world: World, domain: TestDomain, snapshot: Complete<Snapshot>, flags: number): void {
  const { domain: definition, state } = snapshot;
  if (definition === undefined) {
    throw new VirtError(
      'snapshotRevertRisky',
      `snapshot '${snapshot.name}' lacks domain '${domain.name}' rollback info`,
      {
        domain: 'test',
      },
    );
  }
  domain.currentSnapshot = snapshot.name;
  if (domain.isPersistent || !domain.isActive)
    domain.definition = { ...structuredClone(definition), name: domain.name };
  const wantsRun = (flags & (Revert.running | Revert.paused)) !== 0;
  const ran = state === 'running' || state === 'paused';
  if (domain.isActive) {
    stopDomain(world, domain, 'fromSnapshot');
    emitLifecycle(world, domain, 'stopped', 'fromSnapshot');
  } else {
    domain.condition = { state: DomainState.shutoff, reason: 7 };
  }
  if (!ran && !wantsRun) return;
  const document = { ...structuredClone(definition), name: domain.name };
  startDomain(world, domain, document, DomainRunningReason.fromSnapshot);
  emitLifecycle(world, domain, 'started', 'fromSnapshot');
  const isPaused = (flags & Revert.paused) !== 0 || (state === 'paused' && (flags & Revert.running) === 0);
  if (!isPaused) return;
  domain.condition = { state: DomainState.paused, reason: DomainPausedReason.fromSnapshot };
  emitLifecycle(world, domain, 'suspended', 'fromSnapshot');
}
