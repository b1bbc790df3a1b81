/**
 * The end of a guest, by its own power-off, by request, by crash, or because somebody killed its QEMU.
 *
 *     power-off ▶ `guestShutDown`: what the definition wants then (destroy, restart, preserve)
 *     process gone ▶ `guestEnded`: once, whatever led there; all that belonged to this run is removed
 */
import { rm } from 'node:fs/promises';
import { DomainRunningReason, DomainShutoffReason, DomainState, VirtError } from '@typevirt/driver';
import { signalProcess, waitForExit } from '@typevirt/host';
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

/** Ends a guest at once and waits until nothing of it is left. Needs no job: whoever holds one sees the guest end. */
export async function destroyGuest(live: LiveDomain): Promise<void> {
  live.ending = 'destroyed';
  await live.process.destroy();
  await live.ended;
}

/** How long QEMU may take to flush its disks where it must not be killed. */
const gracefulWaitMs = 10_000;

/**
 * As `destroyGuest`, but never kills: QEMU may finish what it writes.
 *
 * @throws {VirtError} `systemError` if QEMU does not end in time; it then runs on, and may still end.
 */
export async function endGracefully(live: LiveDomain): Promise<void> {
  const { identity } = live.process;
  live.ending = 'destroyed';
  signalProcess(identity, 'SIGTERM');
  const limit = AbortSignal.timeout(gracefulWaitMs);
  await waitForExit(identity, limit).catch((cause: unknown) => {
    const words = `Failed to terminate process ${identity.pid} with SIGTERM: Device or resource busy`;
    throw new VirtError('systemError', words, { domain: 'none', verbatim: true, cause });
  });
  await live.ended;
}

/** Takes notice that a guest's process is gone. Does nothing where that was done already. */
export async function guestEnded(state: QemuState, domain: QemuDomain, live: LiveDomain): Promise<void> {
  if (domain.live !== live) return;
  const { id, owners, ending } = live;
  domain.live = undefined;
  state.domains.clearId(domain);
  live.process.release();
  domain.clearing = clearAway(state, domain, {
    id,
    owners,
    ending,
    removeStatus: () => live.status.remove(),
  });
  await domain.clearing;
  domain.clearing = undefined;
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
    ...state.files
      .foldersOf(state.files.run(run.id, domain.name))
      .map((folder) => () => rm(folder, { recursive: true, force: true })),
    async () => {
      if (!domain.isPersistent) await state.moments.forget(domain);
    },
    // Last: while it is there, the next daemon knows that there is something to remove.
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
    case 'crashed':
    case undefined:
      return { state: DomainState.shutoff, reason: DomainShutoffReason.crashed };
  }
}
