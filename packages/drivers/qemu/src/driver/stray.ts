/**
 * QEMUs that an earlier daemon left and that cannot be taken up again.
 *
 * A start that was never answered left a QEMU without a status: it is ended, as if the start had failed. A guest whose
 * status cannot be read, or whose monitor does not answer, is left alone; until it ends, or somebody destroys it, its
 * domain must not be started a second time on the same disks.
 */
import { readdir, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { endProcess, identifyProcess, isRunning, type ProcessIdentity } from '@typevirt/host';
import type { QemuDomain } from './domain.ts';
import { clearAway } from './end.ts';
import type { QemuState } from './state.ts';

/** A folder of one run, and the process that works in it. */
interface LeftRun {
  readonly folder: string;
  readonly process: ProcessIdentity | undefined;
}

/**
 * Looks at the folders of runs that no guest found again has: marks strays, ends what was never answered.
 *
 * @param unreadable Names of the domains whose statuses cannot be read.
 */
export async function sweepRuns(state: QemuState, unreadable: readonly string[]): Promise<void> {
  for (const { folder, process } of await leftRuns(state)) {
    const id = Number(folder.split('-')[1]);
    const name = unreadable.find((each) => state.files.run(id, each) === folder);
    if (name === undefined) {
      await removeLeftRun(state, { folder, process });
      continue;
    }
    const domain = state.domains.byName(name);
    if (domain !== undefined && process !== undefined) domain.stray = { id, process, owners: new Map() };
    state.ids.note(id);
  }
}

async function removeLeftRun(state: QemuState, { folder, process }: LeftRun): Promise<void> {
  if (process !== undefined) {
    state.log.warn(`QEMU ${process.pid} was left by a start that never ended; it is ended now`);
    await endProcess(process, { graceMs: 0 });
  }
  for (const path of state.files.foldersOf(folder)) await rm(path, { recursive: true, force: true });
}

async function leftRuns(state: QemuState): Promise<readonly LeftRun[]> {
  const known = new Set<string>();
  for (const { name, live, stray } of state.domains) {
    const id = live?.id ?? stray?.id;
    if (id !== undefined) known.add(state.files.run(id, name));
  }
  const all = await readdir(state.files.runs);
  const left = all.filter((name) => /^domain-\d+-/.test(name) && !known.has(name));
  if (left.length === 0) return [];
  const workers = await processesByFolder();
  return left.map((folder) => ({ folder, process: workers.get(join(state.files.runs, folder)) }));
}

/** Processes of this host by the folder that they work in. */
async function processesByFolder(): Promise<ReadonlyMap<string, ProcessIdentity>> {
  const found = new Map<string, ProcessIdentity>();
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
    const identity = folder === undefined ? undefined : identifyProcess(Number(pid));
    if (folder !== undefined && identity !== undefined) found.set(folder, identity);
  }
  return found;
}

/** Ends a domain's stray QEMU. @returns false where it has none that runs. */
export async function endStray(state: QemuState, domain: QemuDomain): Promise<boolean> {
  const { stray } = domain;
  domain.stray = undefined;
  if (stray === undefined || !isRunning(stray.process)) return false;
  await endProcess(stray.process, { graceMs: 10_000 });
  await clearAway(state, domain, {
    id: stray.id,
    owners: stray.owners,
    ending: 'destroyed',
    removeStatus: () => state.store.removeStatus(domain.name),
  });
  return true;
}
