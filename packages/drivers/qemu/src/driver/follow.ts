/**
 * What a running guest tells by its monitor, turned into state and events.
 *
 *     STOP, RESUME ▶ paused, running      SHUTDOWN ▶ shutdown, then QEMU is ended, unless a reboot was meant
 *     GUEST_PANICKED ▶ crashed            the process is gone ▶ `guestEnded`, always last and only once
 *
 * Handlers run at once and in QEMU's order, so an event that belongs to a command is seen before the command's own reply.
 */
import {
  DomainCrashedReason,
  DomainEventGraphicsAddressType,
  DomainEventGraphicsPhase,
  DomainEventIOErrorAction,
  DomainEventTrayChangeReason,
  DomainEventWatchdogAction,
  DomainPausedReason,
  DomainPMSuspendedReason,
  DomainRunningReason,
  DomainShutdownReason,
  DomainState,
} from '@typevirt/driver';
import type { JsonObject, QmpEvent, QmpEvents } from '../monitor/index.ts';
import type { LiveDomain, QemuDomain } from './domain.ts';
import { emitDomain, emitLifecycle } from './emit.ts';
import { guestShutDown } from './end.ts';
import { diskOfNode, isAgentChannel, withChannelState } from './live-document.ts';
import type { QemuState } from './state.ts';

/** Listens to a guest's monitor until it closes. */
export function followMonitor(state: QemuState, domain: QemuDomain, live: LiveDomain): void {
  const context: Context = { state, domain, live };
  live.monitor.onAnyEvent((event) => {
    tellMonitorEvent(context, event);
    const handler = handlers[event.name as keyof Handlers] as
      | ((context: Context, data: JsonObject) => void)
      | undefined;
    handler?.(context, event.data);
  });
}

interface Context {
  readonly state: QemuState;
  readonly domain: QemuDomain;
  readonly live: LiveDomain;
}

type Handlers = { readonly [Name in keyof QmpEvents]?: (context: Context, data: QmpEvents[Name]) => void };

const handlers: Handlers = {
  STOP: stopped,
  RESUME: resumed,
  SHUTDOWN: ({ state, domain, live }, { guest, reason }) => {
    if (domain.condition.state === DomainState.shutdown) return;
    change({ state, domain, live }, DomainState.shutdown, DomainShutdownReason.unknown);
    emitLifecycle(state, domain, 'shutdown', guest ? 'guest' : 'host');
    live.ending ??= 'shutdown';
    if (reason !== 'host-signal') void guestShutDown(state, domain, live);
  },
  RESET: ({ state, domain }) => emitDomain(state, domain, 'reboot', {}),
  RTC_CHANGE: ({ state, domain }, { offset }) =>
    emitDomain(state, domain, 'rtcChange', { offset: BigInt(offset) }),
  WATCHDOG: ({ state, domain, live }, { action }) => {
    if (action === 'pause') live.nextPause = { reason: DomainPausedReason.watchdog, detail: 'watchdog' };
    const number = DomainEventWatchdogAction[watchdogWords[action] ?? 'none'];
    emitDomain(state, domain, 'watchdog', { action: number });
  },
  BLOCK_IO_ERROR: ioError,
  DEVICE_TRAY_MOVED: ({ state, domain }, { id, device, 'tray-open': open }) =>
    emitDomain(state, domain, 'trayChange', {
      devAlias: id === '' ? device : id,
      reason: open ? DomainEventTrayChangeReason.open : DomainEventTrayChangeReason.close,
    }),
  BALLOON_CHANGE: ({ state, domain, live }, { actual }) => {
    const currentMemory = BigInt(actual) / 1024n;
    live.document = { ...live.document, currentMemory };
    emitDomain(state, domain, 'balloonChange', { actual: currentMemory });
    live.status.saveSoon();
  },
  SUSPEND: (context) => {
    change(context, DomainState.pmsuspended, DomainPMSuspendedReason.unknown);
    emitLifecycle(context.state, context.domain, 'pmsuspended', 'memory');
    emitDomain(context.state, context.domain, 'pmsuspend', { reason: 0 });
  },
  SUSPEND_DISK: (context) => {
    change(context, DomainState.pmsuspended, DomainPMSuspendedReason.unknown);
    emitLifecycle(context.state, context.domain, 'pmsuspended', 'disk');
    emitDomain(context.state, context.domain, 'pmsuspendDisk', { reason: 0 });
  },
  WAKEUP: (context) => {
    if (context.domain.condition.state === DomainState.pmsuspended) {
      change(context, DomainState.running, DomainRunningReason.wakeup);
      emitLifecycle(context.state, context.domain, 'started', 'wakeup');
    }
    emitDomain(context.state, context.domain, 'pmwakeup', { reason: 0 });
  },
  GUEST_PANICKED: ({ state, domain, live }) => {
    live.ending = 'crashed';
    change({ state, domain, live }, DomainState.crashed, DomainCrashedReason.panicked);
    emitLifecycle(state, domain, 'crashed', 'panicked');
    void guestShutDown(state, domain, live);
  },
  GUEST_CRASHLOADED: ({ state, domain }) => emitLifecycle(state, domain, 'crashed', 'crashloaded'),
  VSERPORT_CHANGE: ({ state, domain, live }, { id, open }) => {
    live.document = withChannelState(live.document, id, open);
    if (isAgentChannel(live.document, id))
      emitDomain(state, domain, 'agentLifecycle', { state: open ? 1 : 2, reason: 2 });
    live.status.saveSoon();
  },
  VNC_CONNECTED: (context, data) => graphics(context, DomainEventGraphicsPhase.connect, data),
  VNC_INITIALIZED: (context, data) => graphics(context, DomainEventGraphicsPhase.initialize, data),
  VNC_DISCONNECTED: (context, data) => graphics(context, DomainEventGraphicsPhase.disconnect, data),
};

const watchdogWords: Readonly<
  Record<string, 'pause' | 'reset' | 'poweroff' | 'shutdown' | 'debug' | 'none' | 'injectnmi'>
> = {
  pause: 'pause',
  reset: 'reset',
  poweroff: 'poweroff',
  shutdown: 'shutdown',
  debug: 'debug',
  none: 'none',
  'inject-nmi': 'injectnmi',
};

function stopped(context: Context): void {
  const { state, domain, live } = context;
  if (domain.condition.state !== DomainState.running) return;
  const { reason, detail } = live.nextPause ?? { reason: DomainPausedReason.unknown, detail: 'paused' };
  live.nextPause = undefined;
  change(context, DomainState.paused, reason);
  emitLifecycle(state, domain, 'suspended', detail);
}

function resumed(context: Context): void {
  const { state, domain, live } = context;
  if (domain.condition.state !== DomainState.paused) return;
  const booting = domain.condition.reason === DomainPausedReason.startingUp;
  live.nextPause = undefined;
  change(context, DomainState.running, booting ? DomainRunningReason.booted : DomainRunningReason.unpaused);
  emitLifecycle(state, domain, 'resumed', 'unpaused');
}

function ioError({ state, domain, live }: Context, data: QmpEvents['BLOCK_IO_ERROR']): void {
  const disk = diskOfNode(live.document, data.device, data['node-name']);
  const action = {
    ignore: DomainEventIOErrorAction.none,
    report: DomainEventIOErrorAction.report,
    stop: DomainEventIOErrorAction.pause,
  }[data.action];
  if (data.action === 'stop') live.nextPause = { reason: DomainPausedReason.ioerror, detail: 'ioerror' };
  const payload = { srcPath: disk.path, devAlias: disk.alias, action };
  emitDomain(state, domain, 'ioError', payload);
  emitDomain(state, domain, 'ioErrorReason', { ...payload, reason: data.nospace === true ? 'enospc' : '' });
}

function graphics(
  { state, domain }: Context,
  phase: number,
  { server, client }: { server: JsonObject; client: JsonObject },
): void {
  const identity = (type: string, name: unknown) => (typeof name === 'string' ? [{ type, name }] : []);
  emitDomain(state, domain, 'graphics', {
    phase,
    local: graphicsAddress(server),
    remote: graphicsAddress(client),
    authScheme: typeof server.auth === 'string' ? server.auth : '',
    subject: [...identity('x509dname', client.x509_dname), ...identity('saslUsername', client.sasl_username)],
  });
}

function graphicsAddress(end: JsonObject): { family: number; node: string; service: string } {
  const family = String(end.family) as keyof typeof DomainEventGraphicsAddressType;
  return {
    family: DomainEventGraphicsAddressType[family] ?? DomainEventGraphicsAddressType.ipv4,
    node: String(end.host ?? ''),
    service: String(end.service ?? ''),
  };
}

function tellMonitorEvent({ state, domain }: Context, { name, data, timestamp }: QmpEvent): void {
  const details =
    Object.keys(data).length === 0
      ? null
      : JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));
  const payload = {
    dom: domain.ref,
    event: name,
    seconds: BigInt(timestamp.seconds),
    micros: timestamp.microseconds,
    details,
  };
  state.hub.emit('qemu', 'monitor', payload, domain.uuid);
}

function change({ domain, live }: Context, state: number, reason: number): void {
  domain.condition = { state, reason };
  live.status.saveSoon();
}
