/** Ending processes: politely, then not. */
import { hasCode } from '../sys/errors.ts';
import { waitForExit } from './exit.ts';
import { isRunning, type ProcessIdentity } from './identity.ts';

/** How a process came to end. */
export type KillOutcome = 'gone' | 'terminated' | 'killed';

/** Sends a signal; answers false, having sent nothing, if exactly this process is not there. */
export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): boolean {
  if (!isRunning(identity)) return false;
  try {
    return process.kill(identity.pid, signal);
  } catch (error) {
    if (hasCode(error, 'ESRCH')) return false;
    throw error;
  }
}

/** How long {@link endProcess} waits for SIGTERM and then for SIGKILL to work. */
export interface EndOptions {
  /** 0 sends SIGKILL at once. */
  readonly graceMs: number;
  /** A process that even SIGKILL does not end within this time is stuck in the kernel. */
  readonly killMs?: number;
}

/**
 * Ends a process and waits until it is gone: SIGTERM, after `graceMs` SIGKILL.
 *
 * @throws {Error} `EPERM` if it is not ours to signal; ProcessStuckError if SIGKILL did not end it.
 */
export async function endProcess(identity: ProcessIdentity, options: EndOptions): Promise<KillOutcome> {
  if (options.graceMs > 0) {
    if (!signalProcess(identity, 'SIGTERM')) return 'gone';
    if (await exitsWithin(identity, options.graceMs)) return 'terminated';
  }
  if (!signalProcess(identity, 'SIGKILL')) return options.graceMs > 0 ? 'terminated' : 'gone';
  if (await exitsWithin(identity, options.killMs ?? 30_000)) return 'killed';
  throw new ProcessStuckError(identity);
}

/** SIGKILL was sent and the process is still there: it waits inside the kernel, for instance on dead storage. */
export class ProcessStuckError extends Error {
  override readonly name = 'ProcessStuckError';
  readonly identity: ProcessIdentity;
  constructor(identity: ProcessIdentity) {
    super(`process ${String(identity.pid)} does not end even by SIGKILL`);
    this.identity = identity;
  }
}

async function exitsWithin(identity: ProcessIdentity, waitMs: number): Promise<boolean> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), waitMs);
  try {
    await waitForExit(identity, limit.signal);
    return true;
  } catch (error) {
    if (limit.signal.aborted) return false;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
