/**
 * Starting programs that outlive us: own session, own standard files, a clean environment, and no
 * descriptor of ours but those named.
 *
 * The child is ours to reap while we run; after we are gone init reaps it, and a later daemon knows it
 * by its {@link ProcessIdentity}.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { keepDescriptorsPrivate } from '../sys/descriptors.ts';
import { hasLibc } from '../sys/libc.ts';
import { identifyProcess, type ProcessIdentity } from './identity.ts';

/** A user to run as. With `groups`, exactly those are the supplementary groups; else there are none. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
  readonly groups?: readonly number[];
}

/** What to start. */
export interface SpawnPlan {
  /** Absolute path of the program. */
  readonly binary: string;
  /** Its arguments, without its own name. */
  readonly args: readonly string[];
  /** The whole environment; nothing of ours is added. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Descriptors of ours for its standard output and error; `/dev/null` where left out. */
  readonly stdout?: number;
  readonly stderr?: number;
  /** Further descriptors: number in the child (from 3) → descriptor of ours, which stays ours to close. */
  readonly fds?: ReadonlyMap<number, number>;
  readonly runAs?: RunAs;
}

/** How a child ended: by exit status or by signal. */
export interface ExitStatus {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A started child. */
export interface Spawned {
  readonly identity: ProcessIdentity;
  /** Resolves when it ended. Does not keep us alive. */
  readonly exited: Promise<ExitStatus>;
}

/**
 * Starts a program detached from us.
 *
 * @throws {Error} Node's error, with `code` (`ENOENT`, `EACCES`, `EPERM` …), if it could not be started.
 */
export async function spawnDetached(plan: SpawnPlan): Promise<Spawned> {
  keepInheritedPrivateOnce();
  const { command, args } = withGroups(plan);
  const child = spawn(command, args, {
    cwd: plan.cwd,
    env: { ...plan.env },
    detached: true,
    stdio: standardFiles(plan),
    ...(plan.runAs && command === plan.binary ? { uid: plan.runAs.uid, gid: plan.runAs.gid } : {}),
  });
  const exited = new Promise<ExitStatus>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  child.unref();
  await started(child);
  const pid = child.pid ?? 0;
  return { identity: identifyProcess(pid) ?? { pid, startTicks: -1n }, exited };
}

let inheritedArePrivate = false;

/** What we inherited without a mark would reach the child; it cannot become more later, so once is enough. */
function keepInheritedPrivateOnce(): void {
  if (inheritedArePrivate || !hasLibc()) return;
  keepDescriptorsPrivate();
  inheritedArePrivate = true;
}

/** Node drops supplementary groups with uid; where some are wanted, setpriv sets all three and becomes the program. */
function withGroups({ binary, args, runAs }: SpawnPlan): { command: string; args: string[] } {
  if (!runAs?.groups?.length) return { command: binary, args: [...args] };
  const options = [
    `--reuid=${String(runAs.uid)}`,
    `--regid=${String(runAs.gid)}`,
    `--groups=${runAs.groups.join()}`,
  ];
  return { command: 'setpriv', args: [...options, '--', binary, ...args] };
}

function standardFiles(plan: SpawnPlan): ('ignore' | number)[] {
  const last = Math.max(2, ...(plan.fds?.keys() ?? []));
  const files = Array.from(
    { length: last + 1 },
    (_, number): 'ignore' | number => plan.fds?.get(number) ?? 'ignore',
  );
  if (plan.stdout !== undefined) files[1] = plan.stdout;
  if (plan.stderr !== undefined) files[2] = plan.stderr;
  return files;
}

function started(child: ChildProcess): Promise<void> {
  if (child.pid !== undefined) return Promise.resolve();
  return new Promise((_, reject) => child.once('error', reject));
}
