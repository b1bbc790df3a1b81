/**
 * Starting a guest: everything up to its first instruction, with the way back beside each step.
 *
 *     settle ▶ folders ▶ files given to QEMU's user ▶ QEMU ▶ what only QEMU knows ▶ status on disk ▶ run
 *        └────────────── any failure: all of it undone, newest first; the error has QEMU's words ──┘
 */
import { randomBytes } from 'node:crypto';
import { chown, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainPausedReason, DomainShutoffReason, DomainState, VirtError } from '@typevirt/driver';
import { Rollback } from '@typevirt/driver/kit';
import { isRunning, shellWord } from '@typevirt/host';
import type { Domain } from '@typevirt/model';
import { planCommand, type CommandPlan } from '../plan/command.ts';
import type { QemuProcess } from '../process/qemu-process.ts';
import { QemuStartError, startQemu } from '../process/start.ts';
import { firmwareFolders, readFirmware } from '../probe/index.ts';
import { settleLive } from '../settle/live.ts';
import { requireStartable } from '../settle/start-rules.ts';
import { withBackingChains } from './backing-chain.ts';
import { wrapped } from './documents.ts';
import type { Connected, LiveDomain, QemuDomain } from './domain.ts';
import { emitLifecycle } from './emit.ts';
import { guestEnded } from './end.ts';
import { prepareVariables } from './firmware-variables.ts';
import { withSortedControllers } from './as-definition.ts';
import { followMonitor } from './follow.ts';
import { setLifecycleActions } from './lifecycle-actions.ts';
import { listeningPorts } from './listening-ports.ts';
import { withCpuAsMade } from './live-cpu.ts';
import { observeGuest } from './observe.ts';
import { giveFiles, takeFilesBack } from './ownership.ts';
import { setThrottle } from './disk-throttle.ts';
import { pinThreads } from './pinning.ts';
import { StatusFile } from './save-status.ts';
import type { QemuState } from './state.ts';

/** How a guest is to start. */
export interface StartRequest {
  readonly paused: boolean;
  /** Firmware forgets what it has kept. */
  readonly resetVariables?: boolean;
  /** The connection whose end shall be the guest's end. */
  readonly autodestroy?: Connected | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Under this number QEMU finds the socket of its monitor. */
const monitorFd = 7;

/**
 * Starts a domain that is not running. The caller holds its job.
 *
 * @throws {VirtError} `internalError` with QEMU's own last words; what settling and planning refuse.
 */
export async function startDomain(
  state: QemuState,
  domain: QemuDomain,
  definition: Domain,
  request: StartRequest,
): Promise<void> {
  requireNoStray(domain);
  if (domain.definition !== undefined) domain.definition = withSortedControllers(domain.definition);
  await using undo = new Rollback((error) =>
    state.log.warn('a step of a failed start could not be taken back', { error }),
  );
  undo.add(() => {
    domain.condition = { state: DomainState.shutoff, reason: DomainShutoffReason.failed };
  });
  const live = await bringUp(state, domain, definition, request, undo);
  await run(state, domain, live, request.paused);
  await live.status.save();
  if (request.autodestroy?.closed === true)
    throw new VirtError('operationAborted', "the connection whose end is the guest's end is closed", {
      domain: 'qemu',
    });
  undo.keep();
}

async function bringUp(
  state: QemuState,
  domain: QemuDomain,
  definition: Domain,
  request: StartRequest,
  undo: Rollback,
): Promise<LiveDomain> {
  const id = state.ids.next();
  const capabilities = await state.capabilities.forBinary(definition.devices.emulator ?? '');
  wrapped(() => requireStartable(definition, state.capabilities.hostArchitecture));
  const whole = await withBackingChains(definition, state.settings.runAs);
  const installed = needsFirmware(definition) ? readFirmware(firmwareFolders()) : [];
  const folders = state.files.foldersOf(state.files.run(id, definition.name));
  const [instance, channels] = folders;
  const { settings } = state;
  const taken = displayPorts(state);
  const document = settleLive(whole, capabilities, {
    id,
    channels,
    settings,
    privileged: state.privileged,
    installed,
    nvramFolder: state.files.nvram,
    // Reading the host's table of sockets takes longer than all else here.
    portsInUse: definition.devices.graphics.length === 0 ? taken : new Set([...taken, ...listeningPorts()]),
  });
  using _ports = keepPorts(state, taken, document);
  const plan = planCommand(document, capabilities, {
    instance,
    monitorFd,
    seccompSandbox: settings.seccompSandbox,
  });
  for (const folder of folders) {
    undo.add(() => rm(folder, { recursive: true, force: true }));
    await makeFolder(state, folder);
  }
  await writeMasterKey(state, instance);
  const variables = await prepareVariables(document, {
    installed,
    runAs: settings.runAs,
    reset: request.resetVariables === true,
  });
  if (variables !== undefined) undo.add(() => rm(variables, { force: true }));
  const owners = await giveFiles(document, settings.runAs);
  undo.add(() => takeFilesBack(owners));
  const process = await launch(state, definition.name, instance, plan, request.signal);
  undo.add(() => state.store.removeStatus(definition.name));
  undo.add(() => process.destroy(0));
  const made = await withCpuAsMade(process.monitor, document, capabilities);
  const observed = await observeGuest(process.monitor, made.document);
  const { askedCpu } = made;
  const { autodestroy } = request;
  const live = hold(state, domain, { id, process, owners, autodestroy, askedCpu, ...observed });
  undo.add(() => letGo(state, domain, live));
  await pinThreads(live, state.hostCpus);
  for (const disk of document.devices.disks) if (disk.iotune !== undefined) await setThrottle(live, disk);
  if (document.onReboot === 'destroy') await setLifecycleActions(process.monitor, document);
  await live.status.save();
  return live;
}

/** A guest that runs, as it was brought up or found again. */
export type Brought = Pick<
  LiveDomain,
  'id' | 'process' | 'owners' | 'autodestroy' | 'document' | 'askedCpu' | 'vcpuThreads'
>;

/** Makes a running QEMU the domain's own: from here on its events count and its end is noticed. */
export function hold(state: QemuState, domain: QemuDomain, brought: Brought): LiveDomain {
  const live: LiveDomain = {
    ...brought,
    monitor: brought.process.monitor,
    taints: new Set(),
    ending: undefined,
    fakeReboot: false,
    nextPause: undefined,
    status: new StatusFile(state, domain),
    ended: brought.process.exited.then(() => guestEnded(state, domain, live)),
  };
  domain.live = live;
  domain.condition = { state: DomainState.paused, reason: DomainPausedReason.startingUp };
  state.domains.setId(domain, live.id);
  followMonitor(state, domain, live);
  return live;
}

async function letGo(state: QemuState, domain: QemuDomain, live: LiveDomain): Promise<void> {
  if (domain.live !== live) return;
  domain.live = undefined;
  state.domains.clearId(domain);
  await live.status.remove();
}

async function run(state: QemuState, domain: QemuDomain, live: LiveDomain, paused: boolean): Promise<void> {
  if (paused) {
    domain.condition = { state: DomainState.paused, reason: DomainPausedReason.user };
    emitLifecycle(state, domain, 'started', 'booted');
    emitLifecycle(state, domain, 'suspended', 'paused');
    return;
  }
  await live.monitor.execute('cont');
  emitLifecycle(state, domain, 'started', 'booted');
}

function needsFirmware({ os }: Domain): boolean {
  return os.firmware !== undefined || os.loader?.type === 'pflash';
}

/** The key by which secrets are handed to this QEMU, its own to read and gone with the run. */
async function writeMasterKey(state: QemuState, instance: string): Promise<void> {
  const path = join(instance, 'master-key.aes');
  await writeFile(path, randomBytes(32), { mode: 0o600 });
  const { runAs } = state.settings;
  if (runAs !== undefined) await chown(path, runAs.uid, runAs.gid);
}

async function makeFolder(state: QemuState, path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
  await mkdir(path, { recursive: true, mode: 0o750 });
  const { runAs } = state.settings;
  if (runAs !== undefined) await chown(path, runAs.uid, runAs.gid);
}

async function launch(
  state: QemuState,
  name: string,
  instance: string,
  plan: CommandPlan,
  signal: AbortSignal | undefined,
): Promise<QemuProcess> {
  const { runAs } = state.settings;
  const launchPlan = {
    binary: plan.binary,
    args: plan.args,
    env: plan.env,
    cwd: instance,
    logFile: state.files.log(name),
    logBanner: banner(plan),
    monitorSocketPath: join(instance, 'monitor.sock'),
    monitorFd,
    pidFile: state.files.pid(name),
    ...(runAs === undefined ? {} : { runAs }),
  };
  try {
    return await startQemu(launchPlan, signal === undefined ? {} : { signal });
  } catch (error) {
    if (!(error instanceof QemuStartError)) {
      throw new VirtError('internalError', `cannot execute binary ${plan.binary}: ${String(error)}`, {
        domain: 'qemu',
        cause: error,
      });
    }
    state.log.error(`domain ${name} failed to start`, { lastWords: error.lastWords });
    const words = error.lastWords === '' ? error.message : error.lastWords;
    throw new VirtError('internalError', `process exited while connecting to monitor: ${words}`, {
      domain: 'qemu',
      cause: error,
    });
  }
}

function displayPorts(state: QemuState): ReadonlySet<number> {
  const ports = new Set(state.portsChosen);
  for (const { live } of state.domains.running()) {
    for (const port of live === undefined ? [] : portsOf(live.document)) ports.add(port);
  }
  return ports;
}

/** Keeps the ports of a guest that is being started from others that start meanwhile. */
function keepPorts({ portsChosen }: QemuState, taken: ReadonlySet<number>, document: Domain): Disposable {
  const ports = portsOf(document);
  const used = ports.find((port) => taken.has(port));
  if (used !== undefined) throw new VirtError('internalError', `Failed to reserve port ${used}`);
  for (const port of ports) portsChosen.add(port);
  return {
    [Symbol.dispose]: () => {
      for (const port of ports) portsChosen.delete(port);
    },
  };
}

function portsOf({ devices }: Domain): readonly number[] {
  return devices.graphics.flatMap((display) =>
    'port' in display && display.port !== undefined && display.port > 0 ? [display.port] : [],
  );
}

function requireNoStray({ name, stray }: QemuDomain): void {
  if (stray === undefined || !isRunning(stray.process)) return;
  throw new VirtError(
    'operationInvalid',
    `domain '${name}' runs already, as process ${stray.process.pid} whose monitor does not answer; destroy it first`,
    { domain: 'qemu' },
  );
}

function banner(plan: CommandPlan): string {
  const words = [plan.binary, ...plan.args].map(shellWord);
  return `${new Date().toISOString()}: starting\n${words.join(' ').replaceAll(' -', ' \\\n-')}\n`;
}
