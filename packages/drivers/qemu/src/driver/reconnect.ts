/**
 * After the daemon's own end: definitions are read, running guests are found again with the ids they had, and a guest
 * that ended meanwhile is reported as shut off.
 *
 *     definitions ▶ statuses ▶ each QEMU that still runs: monitor, state as QEMU says ▶ held again
 *                              each that does not: traces removed, stopped
 *                              each that runs and does not answer: a stray (`stray.ts`)
 */
import { readFileSync } from 'node:fs';
import { DomainPausedReason, DomainRunningReason, DomainState } from '@typevirt/driver';
import { identifyProcess, type ProcessIdentity, waitForExit } from '@typevirt/host';
import { attachQemu } from '../process/attach.ts';
import { finishCheckpoints } from './checkpoints.ts';
import { QemuDomain, type DomainCondition, type LiveDomain } from './domain.ts';
import { clearAway, destroyGuest, guestShutDown } from './end.ts';
import { observeGuest } from './observe.ts';
import { finishRenames } from './rename.ts';
import { hold } from './start.ts';
import { conditionOf } from './state-words.ts';
import type { QemuState } from './state.ts';
import type { DomainStatus } from './status.ts';
import type { StoredDefinition } from './store.ts';
import { sweepRuns } from './stray.ts';

/** Reads what an earlier daemon left. Files that cannot be read are told to the log and left alone. */
export async function loadDomains(state: QemuState): Promise<void> {
  await finishRenames(state.store, state.moments, state.log);
  await state.moments.findFolders();
  const definitions = await state.store.loadDefinitions();
  for (const stored of definitions.found) addStored(state, stored);
  for (const { path, error } of definitions.restored) {
    state.log.warn(`${path} was left half written; it is again as it was before`, { error });
  }
  const statuses = await state.store.loadStatuses();
  for (const { path, error } of [...definitions.unreadable, ...statuses.unreadable]) {
    state.log.error(`${path} cannot be read`, { error });
  }
  await Promise.all(statuses.found.map(({ document }) => reconnect(state, document)));
  await sweepRuns(
    state,
    statuses.unreadable.map(({ name }) => name),
  );
  await state.moments.loadAll(state.domains, state.log);
  for (const domain of state.domains) await finishCheckpoints(state, domain);
}

function addStored(state: QemuState, { name: fileName, document, autostart }: StoredDefinition): void {
  const { uuid, name } = document;
  const path = state.files.definition(fileName);
  if (name !== fileName) return state.log.error(`${path} is left alone: it defines '${name}'`);
  if (uuid === undefined || state.domains.byUuid(uuid) !== undefined) {
    return state.log.error(`${path} is left alone: it has no uuid, or one that another domain has`);
  }
  const domain = new QemuDomain(uuid, name);
  domain.definition = document;
  domain.autostart = autostart;
  state.domains.add(domain);
}

async function reconnect(state: QemuState, status: DomainStatus): Promise<void> {
  const { uuid, name, id } = status.domain;
  if (uuid === undefined || id === undefined)
    return state.log.error(`the status of '${name}' has no uuid or no id`);
  state.ids.note(id);
  const domain = state.domains.byUuid(uuid) ?? new QemuDomain(uuid, name);
  if (domain.name !== name || (state.domains.byName(name) ?? domain) !== domain)
    return state.log.error(`the status of '${name}' is left alone: its uuid or name is another domain's`);
  domain.origin = status.domain;
  if (state.domains.byUuid(uuid) === undefined) state.domains.add(domain);
  const process = processOf(status);
  try {
    if (process === undefined) await vanished(state, domain, status, id);
    else await takeUp(state, domain, status, id, process);
  } catch (error) {
    domain.live?.process.release();
    domain.live = undefined;
    state.domains.clearId(domain);
    if (process !== undefined && (await isEnding(process))) return vanished(state, domain, status, id);
    if (process !== undefined) domain.stray = { id, process, owners: ownersOf(status) };
    state.log.error(`domain ${name} runs but cannot be reached; it is left alone`, { error });
  }
}

/** How long a process takes at most to end, once its sockets are closed. */
const endingMs = 2_000;

/** Whether a QEMU that could not be reached was about to end: its sockets are closed before it is gone. */
async function isEnding(process: ProcessIdentity): Promise<boolean> {
  return waitForExit(process, AbortSignal.timeout(endingMs)).then(
    () => true,
    () => false,
  );
}

/** The process that a status means, if it still runs. Without its start time, its command line must name the guest. */
function processOf({ pid, startTime, domain }: DomainStatus): ProcessIdentity | undefined {
  const identity = identifyProcess(pid);
  if (identity === undefined) return undefined;
  if (startTime !== undefined) return identity.startTicks === startTime ? identity : undefined;
  return commandLineOf(pid).some((word) => word.startsWith(`guest=${domain.name},`)) ? identity : undefined;
}

function commandLineOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

async function takeUp(
  state: QemuState,
  domain: QemuDomain,
  status: DomainStatus,
  id: number,
  identity: ProcessIdentity,
): Promise<void> {
  const process = await attachQemu({ identity, monitorSocketPath: status.monitor.path });
  if (process === undefined) return vanished(state, domain, status, id);
  const observed = await observeGuest(process.monitor, status.domain).catch((error: unknown) => {
    process.release();
    throw error;
  });
  const owners = ownersOf(status);
  const live = hold(state, domain, {
    id,
    process,
    owners,
    autodestroy: undefined,
    askedCpu: status.askedCpu,
    ...observed,
  });
  live.fakeReboot = status.fakeReboot === true;
  for (const taint of status.taints) live.taints.add(taint);
  domain.condition = await conditionNow(live, status);
  await live.status.save();
  state.log.info(`domain ${domain.name} is found again, id ${id}`);
  // Whoever wanted the guest to die with them is gone: the daemon died, and with it the connection.
  if (status.autodestroy === true) await destroyGuest(live);
  else if (domain.condition.state === DomainState.shutdown) await guestShutDown(state, domain, live);
}

function ownersOf({ owners }: DomainStatus): LiveDomain['owners'] {
  return new Map(owners.map(({ path, uid, gid }) => [path, { uid, gid }]));
}

async function conditionNow(live: LiveDomain, status: DomainStatus): Promise<DomainCondition> {
  const stored = conditionOf(status.state, status.reason);
  const { running, status: word } = await live.monitor.execute('query-status');
  if (word === 'shutdown') return { state: DomainState.shutdown, reason: 0 };
  if (word === 'suspended') return { state: DomainState.pmsuspended, reason: 0 };
  const state = running ? DomainState.running : DomainState.paused;
  if (stored?.state === state) return stored;
  return running
    ? { state, reason: DomainRunningReason.unpaused }
    : { state, reason: word === 'io-error' ? DomainPausedReason.ioerror : DomainPausedReason.unknown };
}

const endings = ['destroyed', 'shutdown', 'crashed'] as const;

/** The guest ended while nobody watched. A shutdown that was under way has reached its end; else it is a crash. */
async function vanished(
  state: QemuState,
  domain: QemuDomain,
  status: DomainStatus,
  id: number,
): Promise<void> {
  state.log.warn(`domain ${domain.name} ended while the daemon was away`);
  await clearAway(state, domain, {
    id,
    owners: ownersOf(status),
    ending: endings.find((word) => word === status.ending),
    removeStatus: () => state.store.removeStatus(domain.name),
  });
}
