/**
 * A running QEMU that we hold: its identity, its monitor, and its end.
 *
 * Two ways lead here, `startQemu` and `attachQemu`; what is held is the same, except that the exit
 * status is known of our own children only. Letting go (`release`) leaves QEMU running.
 */
import {
  endProcess,
  type ExitStatus,
  isRunning,
  type KillOutcome,
  type ProcessIdentity,
  watchExit,
} from '@typevirt/host';
import type { QmpMonitor } from '../monitor/monitor.ts';

/** How long QEMU may take for SIGTERM (it flushes its disks) before it is killed, as libvirt's destroy has it. */
const destroyGraceMs = 10_000;

/** One QEMU in our hands. */
export class QemuProcess {
  readonly identity: ProcessIdentity;
  readonly monitor: QmpMonitor;
  /** Resolves when QEMU has ended, with its status if it was our child. */
  readonly exited: Promise<ExitStatus | undefined>;
  readonly #stopWatching: () => void;

  constructor(identity: ProcessIdentity, monitor: QmpMonitor, child?: Promise<ExitStatus>) {
    this.identity = identity;
    this.monitor = monitor;
    let stop = (): void => undefined;
    this.exited =
      child ??
      new Promise((resolve) => {
        const watch = watchExit(identity, () => resolve(undefined));
        stop = () => watch.close();
      });
    this.#stopWatching = stop;
  }

  /** Whether it still runs, as the kernel knows it. */
  get isRunning(): boolean {
    return isRunning(this.identity);
  }

  /**
   * Ends QEMU and waits until it is gone. SIGTERM first, which lets it flush; SIGKILL after `graceMs`.
   *
   * @throws {ProcessStuckError} if the kernel cannot end it.
   */
  async destroy(graceMs: number = destroyGraceMs): Promise<KillOutcome> {
    // A child does not keep us alive; whoever waits for its end wants to be alive then.
    const awake = setInterval(() => undefined, destroyGraceMs);
    try {
      const outcome = await endProcess(this.identity, { graceMs });
      await this.exited; // whoever waits for it is told before the watch ends
      return outcome;
    } finally {
      clearInterval(awake);
      this.release();
    }
  }

  /** Closes the monitor and stops watching; QEMU runs on. */
  release(): void {
    this.monitor.close();
    this.#stopWatching();
  }
}
