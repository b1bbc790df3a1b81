/**
 * Starting one QEMU and getting hold of its monitor.
 *
 *     log open ▶ monitor socket listening ▶ QEMU spawned ▶ pid file ▶ greeting ▶ running
 *         └──────────── any failure, death or abort: everything undone, newest first ─┘
 *
 * QEMU is handed a socket that listens already, so we connect at once and its greeting is the first
 * thing it does: nobody polls, nobody sleeps. QEMU's main thread and its monitor thread may both see us
 * come; the socket does not block, so that the later one does not hang in `accept`. On success the process, socket and pid file are the
 * caller's; they live on when we do not. On failure nothing of them is left.
 */
import { closeSync, rmSync, writeFileSync } from 'node:fs';
import { endProcess, listenUnix, type RunAs, spawnDetached, type Spawned } from '@typevirt/host';
import { QmpMonitor } from '../monitor/monitor.ts';
import { QemuProcess } from './qemu-process.ts';
import { openQemuLog, readLastWords } from './qemu-log.ts';

/** All it takes to start one QEMU. Paths are absolute. */
export interface QemuLaunch {
  readonly binary: string;
  /** The command line without the program. It names {@link monitorFd} as an already listening server socket. */
  readonly args: readonly string[];
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly logFile: string;
  /** Written to the log before the start. */
  readonly logBanner?: string;
  /** Where the monitor listens; a file left there from before is replaced. At most 107 bytes. */
  readonly monitorSocketPath: string;
  /** The number under which QEMU finds the listening socket (from 3). */
  readonly monitorFd: number;
  /** Where the pid goes, as text with a line end. */
  readonly pidFile: string;
  readonly runAs?: RunAs;
  /** Further descriptors: number in QEMU → ours, which stay ours to close. */
  readonly fds?: ReadonlyMap<number, number>;
}

/** How long to wait, and for whom. */
export interface StartOptions {
  readonly signal?: AbortSignal;
  /** From spawn to QEMU's answer. Default one minute. */
  readonly waitMs?: number;
}

/** QEMU ended, or fell silent, before its monitor answered. `lastWords` is what it printed, maybe nothing. */
export class QemuStartError extends Error {
  override readonly name = 'QemuStartError';
  readonly lastWords: string;
  constructor(detail: string, lastWords: string, options?: ErrorOptions) {
    super(lastWords === '' ? detail : `${detail}: ${lastWords}`, options);
    this.lastWords = lastWords;
  }
}

/**
 * Starts QEMU and answers once its monitor is ready for commands.
 *
 * @throws {QemuStartError} with QEMU's own words if it did not come up; Node's error if it could not be
 * started at all; the signal's reason if aborted.
 */
export async function startQemu(launch: QemuLaunch, options: StartOptions = {}): Promise<QemuProcess> {
  options.signal?.throwIfAborted();
  const undo: (() => unknown)[] = [];
  try {
    const log = openQemuLog(launch.logFile, launch.logBanner ?? '');
    const spawned = await spawnWithSocket(launch, log.descriptor, undo);
    undo.push(() => endProcess(spawned.identity, { graceMs: 0 }));
    undo.push(() => rmSync(launch.pidFile, { force: true }));
    writeFileSync(launch.pidFile, `${String(spawned.identity.pid)}\n`);
    const monitor = await firstAnswer(launch, log.startOffset, spawned, options);
    return new QemuProcess(spawned.identity, monitor, spawned.exited);
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  }
}

async function spawnWithSocket(launch: QemuLaunch, log: number, undo: (() => unknown)[]): Promise<Spawned> {
  const ours = [log];
  try {
    rmSync(launch.monitorSocketPath, { force: true });
    const listening = listenUnix(launch.monitorSocketPath);
    ours.push(listening);
    undo.push(() => rmSync(launch.monitorSocketPath, { force: true }));
    const { binary, args, env, cwd, runAs } = launch;
    const fds = new Map([...(launch.fds ?? []), [launch.monitorFd, listening]]);
    return await spawnDetached({
      binary,
      args,
      env,
      cwd,
      fds,
      stdout: log,
      stderr: log,
      ...(runAs ? { runAs } : {}),
    });
  } finally {
    ours.forEach((descriptor) => closeSync(descriptor));
  }
}

/** The socket dies with QEMU, so its early end shows as a closed connection; what it printed says why. */
async function firstAnswer(
  launch: QemuLaunch,
  logOffset: number,
  spawned: Spawned,
  options: StartOptions,
): Promise<QmpMonitor> {
  try {
    return await QmpMonitor.connect(launch.monitorSocketPath, options);
  } catch (cause) {
    options.signal?.throwIfAborted();
    const outcome = await endOf(spawned);
    const lastWords = readLastWords(launch.logFile, logOffset);
    throw new QemuStartError(`${launch.binary} ${outcome}`, lastWords, { cause });
  }
}

/** A connection that closed means QEMU is just ending: a moment later its status is known. */
async function endOf({ exited, identity }: Spawned): Promise<string> {
  const stillThere = new Promise<undefined>((resolve) => setTimeout(resolve, 500, undefined).unref());
  const status = await Promise.race([exited, stillThere]);
  if (!status) return `(pid ${String(identity.pid)}) did not answer on its monitor`;
  return status.signal ? `was ended by ${status.signal}` : `exited with status ${String(status.code)}`;
}
