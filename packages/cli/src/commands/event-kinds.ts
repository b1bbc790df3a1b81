/**
 * The kinds of events each `…-event` command knows, in the order of its `--list`, with virsh's sentence for each.
 *
 * @source virsh 9.0 event, net-event, pool-event, nodedev-event, secret-event
 */
import type {
  DomainEvents,
  NetworkEvents,
  NodeDeviceEvents,
  SecretEvents,
  StoragePoolEvents,
  TypedParam,
} from 'typevirt';
import { wordFor } from './words.ts';

/** One kind of event: its word, its key in the API, and its sentence. */
export interface EventKind<Payload> {
  readonly name: string;
  readonly key: string;
  describe(payload: Payload): string;
}

/** The kinds of one sort of objects. */
export interface EventFamily {
  readonly object: 'domain' | 'network' | 'storagePool' | 'nodeDevice' | 'secret';
  readonly kinds: readonly EventKind<never>[];
  /** Whether `--all` is offered. */
  readonly offersAll: boolean;
}

const lifecycleWords = [
  'Defined',
  'Undefined',
  'Started',
  'Suspended',
  'Resumed',
  'Stopped',
  'Shutdown',
  'PMSuspended',
  'Crashed',
];

const lifecycleDetails: readonly (readonly string[])[] = [
  ['Added', 'Updated', 'Renamed', 'Snapshot'],
  ['Removed', 'Renamed'],
  ['Booted', 'Migrated', 'Restored', 'Snapshot', 'Event wakeup'],
  [
    'Paused',
    'Migrated',
    'I/O Error',
    'Watchdog',
    'Restored',
    'Snapshot',
    'API error',
    'Post-copy',
    'Post-copy Error',
  ],
  ['Unpaused', 'Migrated', 'Snapshot', 'Post-copy', 'Post-copy Error'],
  ['Shutdown', 'Destroyed', 'Crashed', 'Migrated', 'Saved', 'Failed', 'Snapshot'],
  ['Finished', 'Finished after guest request', 'Finished after host request'],
  ['Memory', 'Disk'],
  ['Panicked', 'Crashloaded'],
];

const watchdogActions = ['none', 'pause', 'reset', 'poweroff', 'shutdown', 'debug', 'inject-nmi'];
const ioErrorActions = ['none', 'pause', 'report'];
const graphicsPhases = ['connect', 'initialize', 'disconnect'];
const graphicsFamilies = ['IPv4', 'IPv6', 'unix'];
const blockJobTypes = [
  'Unknown job',
  'Block Pull',
  'Block Copy',
  'Block Commit',
  'Active Block Commit',
  'Backup',
];
const blockJobStatuses = ['completed', 'failed', 'canceled', 'ready'];
const diskChangeReasons = ['changed', 'dropped'];
const trayReasons = ['opened', 'closed'];
const agentStates = ['', 'connected', 'disconnected'];
const agentReasons = ['unknown', 'domain started', 'channel event'];
const metadataTypes = ['description', 'title', 'element'];
const memoryRecipients = ['hypervisor', 'guest'];
const memoryActions = ['ignore', 'inject', 'fatal', 'reset'];

const params = (list: readonly TypedParam[]): string =>
  list.map(({ field, value }) => `\t${field}: ${value}\n`).join('');

type Described = {
  readonly [Kind in keyof DomainEvents]?: {
    readonly name: string;
    describe(payload: DomainEvents[Kind]): string;
  };
};

/** `event 'NAME' for domain 'DOMAIN'` and what follows. */
const about = (name: string, dom: { readonly name: string }, rest: string): string =>
  `event '${name}' for domain '${dom.name}'${rest}\n`;

const domainKinds: Described = {
  lifecycle: {
    name: 'lifecycle',
    describe: ({ dom, event, detail }) =>
      about(
        'lifecycle',
        dom,
        `: ${wordFor(lifecycleWords, event)} ${wordFor(lifecycleDetails[event] ?? [], detail)}`,
      ),
  },
  reboot: { name: 'reboot', describe: ({ dom }) => about('reboot', dom, '') },
  rtcChange: { name: 'rtc-change', describe: ({ dom, offset }) => about('rtc-change', dom, `: ${offset}`) },
  watchdog: {
    name: 'watchdog',
    describe: ({ dom, action }) => about('watchdog', dom, `: ${wordFor(watchdogActions, action)}`),
  },
  ioError: {
    name: 'io-error',
    describe: ({ dom, srcPath, devAlias, action }) =>
      about('io-error', dom, `: ${srcPath} (${devAlias}) ${wordFor(ioErrorActions, action)}`),
  },
  graphics: {
    name: 'graphics',
    describe: ({ dom, phase, local, remote, authScheme, subject }) => {
      const end = ({ family, node, service }: typeof local): string =>
        `[${wordFor(graphicsFamilies, family)} ${node} ${service}]`;
      const identities = subject.map(({ type, name }) => `\t${type}=${name}\n`).join('');
      return (
        about(
          'graphics',
          dom,
          `: ${wordFor(graphicsPhases, phase)} local${end(local)} remote${end(remote)} ${authScheme}`,
        ) + identities
      );
    },
  },
  ioErrorReason: {
    name: 'io-error-reason',
    describe: ({ dom, srcPath, devAlias, action, reason }) =>
      about(
        'io-error-reason',
        dom,
        `: ${srcPath} (${devAlias}) ${wordFor(ioErrorActions, action)} due to ${reason}`,
      ),
  },
  controlError: { name: 'control-error', describe: ({ dom }) => about('control-error', dom, '') },
  blockJob: {
    name: 'block-job',
    describe: ({ dom, path, type, status }) =>
      about(
        'block-job',
        dom,
        `: ${wordFor(blockJobTypes, type)} for ${path} ${wordFor(blockJobStatuses, status)}`,
      ),
  },
  diskChange: {
    name: 'disk-change',
    describe: ({ dom, oldSrcPath, newSrcPath, devAlias, reason }) =>
      about(
        'disk-change',
        dom,
        ` disk ${devAlias}: ${oldSrcPath ?? ''} -> ${newSrcPath ?? ''}: ${wordFor(diskChangeReasons, reason)}`,
      ),
  },
  trayChange: {
    name: 'tray-change',
    describe: ({ dom, devAlias, reason }) =>
      about('tray-change', dom, ` disk ${devAlias}: ${wordFor(trayReasons, reason)}`),
  },
  pmwakeup: { name: 'pm-wakeup', describe: ({ dom }) => about('pm-wakeup', dom, '') },
  pmsuspend: { name: 'pm-suspend', describe: ({ dom }) => about('pm-suspend', dom, '') },
  balloonChange: {
    name: 'balloon-change',
    describe: ({ dom, actual }) => about('balloon-change', dom, `: ${actual}KiB`),
  },
  pmsuspendDisk: { name: 'pm-suspend-disk', describe: ({ dom }) => about('pm-suspend-disk', dom, '') },
  deviceRemoved: {
    name: 'device-removed',
    describe: ({ dom, devAlias }) => about('device-removed', dom, `: ${devAlias}`),
  },
  blockJob2: {
    name: 'block-job-2',
    describe: ({ dom, dst, type, status }) =>
      about(
        'block-job-2',
        dom,
        `: ${wordFor(blockJobTypes, type)} for ${dst} ${wordFor(blockJobStatuses, status)}`,
      ),
  },
  tunable: {
    name: 'tunable',
    describe: ({ dom, params: list }) => about('tunable', dom, ':') + params(list),
  },
  agentLifecycle: {
    name: 'agent-lifecycle',
    describe: ({ dom, state, reason }) =>
      about(
        'agent-lifecycle',
        dom,
        `: state: '${wordFor(agentStates, state)}' reason: '${wordFor(agentReasons, reason)}'`,
      ),
  },
  deviceAdded: {
    name: 'device-added',
    describe: ({ dom, devAlias }) => about('device-added', dom, `: ${devAlias}`),
  },
  migrationIteration: {
    name: 'migration-iteration',
    describe: ({ dom, iteration }) => about('migration-iteration', dom, `: iteration: '${iteration}'`),
  },
  jobCompleted: {
    name: 'job-completed',
    describe: ({ dom, params: list }) => about('job-completed', dom, ':') + params(list),
  },
  deviceRemovalFailed: {
    name: 'device-removal-failed',
    describe: ({ dom, devAlias }) => about('device-removal-failed', dom, `: ${devAlias}`),
  },
  metadataChange: {
    name: 'metadata-change',
    describe: ({ dom, type, nsuri }) =>
      about('metadata-change', dom, `: type ${wordFor(metadataTypes, type)}, uri ${nsuri ?? '<null>'}`),
  },
  blockThreshold: {
    name: 'block-threshold',
    describe: ({ dom, dev, path, threshold, excess }) =>
      about('block-threshold', dom, `: dev: ${dev}(${path ?? ''}) ${threshold} ${excess}`),
  },
  memoryFailure: {
    name: 'memory-failure',
    describe: ({ dom, recipient, action, flags }) => {
      const who = `\nrecipient: ${wordFor(memoryRecipients, recipient)}\naction: ${wordFor(memoryActions, action)}`;
      return `${about('memory-failure', dom, `:${who}`)}flags:\n\taction required: ${flags & 1}\n\trecursive: ${(flags & 2) >> 1}\n`;
    },
  },
  memoryDeviceSizeChange: {
    name: 'memory-device-size-change',
    describe: ({ dom, alias, size }) =>
      about('memory-device-size-change', dom, `:\nalias: ${alias}\nsize: ${size}`),
  },
};

/** What `event` knows. */
export const domainEvents: EventFamily = {
  object: 'domain',
  offersAll: true,
  kinds: Object.entries(domainKinds).map(([key, kind]) => ({ ...kind, key })),
};

const networkWords = ['Defined', 'Undefined', 'Started', 'Stopped'];
const poolWords = ['Defined', 'Undefined', 'Started', 'Stopped', 'Created', 'Deleted'];
const deviceWords = ['Created', 'Deleted', 'Defined', 'Undefined'];
const secretWords = ['Defined', 'Undefined'];

/** What `net-event` knows. */
export const networkEvents: EventFamily = {
  object: 'network',
  offersAll: false,
  kinds: [
    {
      name: 'lifecycle',
      key: 'lifecycle',
      describe: ({ net, event }: NetworkEvents['lifecycle']) =>
        `event 'lifecycle' for network ${net.name}: ${wordFor(networkWords, event)}\n`,
    },
  ],
};

/** What `pool-event` knows. */
export const poolEvents: EventFamily = {
  object: 'storagePool',
  offersAll: false,
  kinds: [
    {
      name: 'lifecycle',
      key: 'lifecycle',
      describe: ({ pool, event }: StoragePoolEvents['lifecycle']) =>
        `event 'lifecycle' for storage pool ${pool.name}: ${wordFor(poolWords, event)}\n`,
    },
    {
      name: 'refresh',
      key: 'refresh',
      describe: ({ pool }: StoragePoolEvents['refresh']) => `event 'refresh' for storage pool ${pool.name}\n`,
    },
  ],
};

/** What `nodedev-event` knows. */
export const nodeDeviceEvents: EventFamily = {
  object: 'nodeDevice',
  offersAll: false,
  kinds: [
    {
      name: 'lifecycle',
      key: 'lifecycle',
      describe: ({ dev, event }: NodeDeviceEvents['lifecycle']) =>
        `event 'lifecycle' for node device ${dev.name}: ${wordFor(deviceWords, event)}\n`,
    },
    {
      name: 'update',
      key: 'update',
      describe: ({ dev }: NodeDeviceEvents['update']) => `event 'update' for node device ${dev.name}\n`,
    },
  ],
};

/** What `secret-event` knows. */
export const secretEvents: EventFamily = {
  object: 'secret',
  offersAll: false,
  kinds: [
    {
      name: 'lifecycle',
      key: 'lifecycle',
      describe: ({ secret, event }: SecretEvents['lifecycle']) =>
        `event 'lifecycle' for secret ${secret.uuid}: ${wordFor(secretWords, event)}\n`,
    },
    {
      name: 'value-changed',
      key: 'valueChanged',
      describe: ({ secret }: SecretEvents['valueChanged']) =>
        `event 'value-changed' for secret ${secret.uuid}\n`,
    },
  ],
};
