/**
 * The end of a guest, by its own power-off, by request, by crash, or because somebody killed its QEMU.
 *
 *     power-off ▶ `guestShutDown`: what the definition wants then (destroy, restart, preserve)
 *     process gone ▶ `guestEnded`: once, whatever led there; all that belonged to this run is removed
 */
import { rm } from 'node:fs/promises';
import { DomainCrashedReason, DomainRunningReason, DomainShutoffReason, DomainState } from '@typevirt/driver';
import type { DomainCondition, LiveDomain, QemuDomain } from './domain.ts';
import { emitLifecycle } from './emit.ts';
import { takeFilesBack, type Owners } from './ownership.ts';
import type { QemuState } from './state.ts';

/** Acts on a guest's power-off or crash as its definition says. Errors go to the log: nobody waits for this. */
export async function guestShutDown(state: QemuState, domain: QemuDomain, live: LiveDomain): Promise<void> {
  try {
    const action = live.fakeReboot ? 'restart' : actionAtEnd(live);
    if (action === 'preserve') return;
    if (action === 'restart') await startOver(state, domain, live);
    else await live.process.destroy();
  } catch (error) {
    if (live.process.isRunning) state.log.error(`domain ${domain.name} could not be ended`, { error });
  }
}

function actionAtEnd({ ending, document }: LiveDomain): 'destroy' | 'restart' | 'preserve' {
  const wanted = (ending === 'crashed' ? document.onCrash : document.onPoweroff) ?? 'destroy';
  if (wanted === 'restart' || wanted === 'coredump-restart' || wanted === 'rename-restart') return 'restart';
  return wanted === 'preserve' ? 'preserve' : 'destroy';
}

/** A reboot in place of a power-off: same process, same id. */
async function startOver(state: QemuState, domain: QemuDomain, live: LiveDomain): Promise<void> {
  live.fakeReboot = false;
  live.ending = undefined;
  await live.monitor.execute('system_reset');
  await live.monitor.execute('cont');
  domain.condition = { state: DomainState.running, reason: DomainRunningReason.booted };
  emitLifecycle(state, domain, 'resumed', 'unpaused');
}

/** Ends a guest at once and waits until nothing of it is left. The caller holds its job. */
export async function destroyGuest(live: LiveDomain, graceMs?: number): Promise<void> {
  live.ending = 'destroyed';
  await live.process.destroy(graceMs);
  await live.ended;
}

/** Takes notice that a guest's process is gone. Does nothing where that was done already. */
export async function guestEnded(state: QemuState, domain: QemuDomain, live: LiveDomain): Promise<void> {
  if (domain.live !== live) return;
  const { id, owners, ending } = live;
  domain.live = undefined;
  state.domains.clearId(domain);
  live.process.release();
  await clearAway(state, domain, { id, owners, ending, removeStatus: () => live.status.remove() });
}

/** A run of a guest that is over. */
export interface FinishedRun {
  readonly id: number;
  readonly owners: Owners;
  readonly ending: LiveDomain['ending'];
  removeStatus(): Promise<void>;
}

/** Removes all that belonged to a run, sets the state that follows it, and tells. A transient domain is gone then. */
export async function clearAway(state: QemuState, domain: QemuDomain, run: FinishedRun): Promise<void> {
  domain.condition = conditionAfter(run.ending);
  const steps = [
    () => takeFilesBack(run.owners),
    () => rm(state.files.instance(run.id, domain.name), { recursive: true, force: true }),
    () => rm(state.files.channels(run.id, domain.name), { recursive: true, force: true }),
    () => run.removeStatus(),
  ];
  for (const step of steps) {
    await step().catch((error: unknown) =>
      state.log.warn(`something of ${domain.name} was left behind`, { error }),
    );
  }
  if (!domain.isPersistent && state.domains.byUuid(domain.uuid) === domain) state.domains.remove(domain);
  emitLifecycle(state, domain, 'stopped', run.ending ?? 'failed');
}

function conditionAfter(ending: LiveDomain['ending']): DomainCondition {
  switch (ending) {
    case 'destroyed':
      return { state: DomainState.shutoff, reason: DomainShutoffReason.destroyed };
    case 'shutdown':
      return { state: DomainState.shutoff, reason: DomainShutoffReason.shutdown };
    case 'failed':
      return { state: DomainState.shutoff, reason: DomainShutoffReason.failed };
    case 'crashed':
      return { state: DomainState.crashed, reason: DomainCrashedReason.panicked };
    case undefined:
      return { state: DomainState.shutoff, reason: DomainShutoffReason.crashed };
  }
}
