/**
 * Waiting for the end of a process that need not be our child: a pidfd, which becomes readable when the
 * process has ended; on a kernel or build without one, a look at /proc every few milliseconds.
 */
import { closeDescriptor } from '../sys/descriptors.ts';
import { SystemCallError } from '../sys/errors.ts';
import { hasLibc, libc } from '../sys/libc.ts';
import { watchDescriptor } from '../sys/readiness.ts';
import { isRunning, type ProcessIdentity } from './identity.ts';

const pollMs = 20;

/** A wait that its holder ends by `close`, or that ended because the process did. */
export interface ExitWatch {
  close(): void;
}

/** Calls `exited` once when the process has ended (at once, but never before returning, if it has already). */
export function watchExit(identity: ProcessIdentity, exited: () => void): ExitWatch {
  const descriptor = openPidfd(identity);
  return descriptor === undefined ? watchByPolling(identity, exited) : watchPidfd(descriptor, exited);
}

/** Resolves when the process has ended; rejects with the signal's reason if that comes first. */
export function waitForExit(identity: ProcessIdentity, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const aborted = (): void => {
      watch.close();
      reject(signal?.reason as Error);
    };
    const watch = watchExit(identity, () => {
      signal?.removeEventListener('abort', aborted);
      resolve();
    });
    signal?.addEventListener('abort', aborted, { once: true });
  });
}

/** A pidfd of exactly this process; undefined if it is gone or pidfds cannot be had. */
function openPidfd(identity: ProcessIdentity): number | undefined {
  if (!hasLibc()) return undefined;
  const { calls, check, abi } = libc('process descriptors');
  let descriptor: number;
  try {
    descriptor = check('pidfd_open', calls.syscall(abi.SYS_pidfd_open, identity.pid, 0));
  } catch (error) {
    if (error instanceof SystemCallError) return undefined;
    throw error;
  }
  if (isRunning(identity)) return descriptor;
  closeDescriptor(descriptor);
  return undefined;
}

function watchPidfd(descriptor: number, exited: () => void): ExitWatch {
  const close = (): void => {
    watch.close();
    closeDescriptor(descriptor);
  };
  const watch = watchDescriptor(descriptor, () => {
    close();
    exited();
  });
  return { close };
}

function watchByPolling(identity: ProcessIdentity, exited: () => void): ExitWatch {
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    if (isRunning(identity)) timer = setTimeout(look, pollMs);
    else exited();
  };
  timer = setTimeout(look, 0);
  return { close: () => clearTimeout(timer) };
}
