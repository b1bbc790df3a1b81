/**
 * After the daemon's own end: definitions are read, running guests are found again with the ids they had, and a guest
 * that ended meanwhile is reported as shut off.
 *
 *     definitions ▶ statuses ▶ each QEMU that still runs: monitor, state as QEMU says ▶ held again
 *                              each that does not: traces removed, stopped
 */
import { DomainPausedReason, DomainRunningReason, DomainState } from '@typevirt/driver';
import { attachQemu } from '../process/attach.ts';
import { QemuDomain, type DomainCondition, type LiveDomain } from './domain.ts';
import { clearAway, destroyGuest } from './end.ts';
import { observeGuest } from './observe.ts';
import { hold } from './start.ts';
import { conditionOf } from './state-words.ts';
import type { QemuState } from './state.ts';
import type { DomainStatus } from './status.ts';

/** Reads what an earlier daemon left. Files that cannot be read are told to the log and left alone. */
export async function loadDomains(state: QemuState): Promise<void> {
  const definitions = await state.store.loadDefinitions();
  for (const { definition, autostart } of definitions.found) {
    const { uuid, name } = definition;
    if (
      uuid === undefined ||
      state.domains.byUuid(uuid) !== undefined ||
      state.domains.byName(name) !== undefined
    ) {
      state.log.error(`the definition of '${name}' has no uuid, or one that another domain has`);
      continue;
    }
    const domain = new QemuDomain(uuid, name);
    domain.definition = definition;
    domain.autostart = autostart;
    state.domains.add(domain);
  }
  const statuses = await state.store.loadStatuses();
  for (const { path, error } of [...definitions.unreadable, ...statuses.unreadable]) {
    state.log.error(`${path} cannot be read`, { error });
  }
  await Promise.all(statuses.found.map((status) => reconnect(state, status)));
  for (const domain of state.domains) await state.moments.load(domain, state.log);
}

async function reconnect(state: QemuState, status: DomainStatus): Promise<void> {
  const { uuid, name, id } = status.domain;
  if (uuid === undefined || id === undefined)
    return state.log.error(`the status of '${name}' has no uuid or no id`);
  const domain = state.domains.byUuid(uuid) ?? new QemuDomain(uuid, name);
  if (state.domains.byUuid(uuid) === undefined) state.domains.add(domain);
  try {
    await takeUp(state, domain, status, id);
  } catch (error) {
    state.log.error(`domain ${name} runs but cannot be reached; it is left alone`, { error });
  }
}

async function takeUp(state: QemuState, domain: QemuDomain, status: DomainStatus, id: number): Promise<void> {
  const identity = { pid: status.pid, startTicks: status.startTime ?? 0n };
  const process = await attachQemu({ identity, monitorSocketPath: status.monitor.path });
  if (process === undefined) return vanished(state, domain, status, id);
  const observed = await observeGuest(process.monitor, status.domain);
  const owners = new Map(status.owners.map(({ path, uid, gid }) => [path, { uid, gid }]));
  const live = hold(state, domain, { id, process, owners, autodestroy: undefined, ...observed });
  live.fakeReboot = status.fakeReboot === true;
  for (const taint of status.taints) live.taints.add(taint);
  domain.condition = await conditionNow(live, status);
  await live.status.save();
  state.log.info(`domain ${domain.name} is found again, id ${id}`);
  // Whoever wanted the guest to die with them is gone: the daemon died, and with it the connection.
  if (status.autodestroy === true) await destroyGuest(live);
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

/** The guest ended while nobody watched. A shutdown that was under way has reached its end; else it is a crash. */
async function vanished(
  state: QemuState,
  domain: QemuDomain,
  status: DomainStatus,
  id: number,
): Promise<void> {
  state.log.warn(`domain ${domain.name} ended while the daemon was away`);
  const ending = status.ending as LiveDomain['ending'];
  const owners = new Map(status.owners.map(({ path, uid, gid }) => [path, { uid, gid }]));
  await clearAway(state, domain, {
    id,
    owners,
    ending,
    removeStatus: () => state.store.removeStatus(domain.name),
  });
}
