/**
 * The daemon's configuration file: its keys, what they may be set to, and what holds where they are not set. Keys of
 * libvirtd.conf keep their meaning; those for what this daemon does not have (TCP, TLS, SASL, polkit) are refused by
 * name, so that nobody takes a daemon for protected that is not.
 *
 * @source libvirtd.conf of libvirt 9.0
 */
import { parseUuid } from './uuid.ts';
import { ConfigError, type ConfigValue, parseConfig, type Setting } from './config-syntax.ts';

/** Limits on the clients of one server. */
export interface ClientLimits {
  readonly maxClients: number;
  /** Connected and not authenticated yet; 0 for as many as there may be clients. */
  readonly maxAnonymousClients: number;
  /** Connections that wait while there are as many clients as may be. */
  readonly maxQueuedClients: number;
  /** Ordinary calls of one client that run at once. */
  readonly maxClientRequests: number;
}

/** Threads that libvirt would use. We have none; the numbers are kept for those who ask for them and set them. */
export interface WorkerLimits {
  readonly minWorkers: number;
  readonly maxWorkers: number;
  readonly prioWorkers: number;
}

/** Pings to clients that understand them. */
export interface KeepaliveSettings {
  /** Seconds; 0 or less sends none. */
  readonly intervalSeconds: number;
  readonly count: number;
}

/** Everything a configuration file can say. */
export interface DaemonConfig {
  readonly unixSockGroup: string | null;
  readonly unixSockRoPerms: number | null;
  readonly unixSockRwPerms: number | null;
  readonly unixSockAdminPerms: number | null;
  readonly unixSockDir: string | null;
  readonly clients: ClientLimits;
  readonly workers: WorkerLimits;
  readonly keepalive: KeepaliveSettings;
  readonly adminClients: ClientLimits;
  readonly adminWorkers: WorkerLimits;
  readonly adminKeepalive: KeepaliveSettings;
  /** 1 debug, 2 info, 3 warning, 4 error. */
  readonly logLevel: number;
  readonly logFilters: string;
  readonly logOutputs: string;
  readonly hostUuid: string | null;
  readonly hostUuidSource: 'smbios' | 'machine-id';
}

/** What a file without settings says. */
export const defaultConfig: DaemonConfig = {
  unixSockGroup: null,
  unixSockRoPerms: null,
  unixSockRwPerms: null,
  unixSockAdminPerms: null,
  unixSockDir: null,
  clients: { maxClients: 5000, maxAnonymousClients: 20, maxQueuedClients: 1000, maxClientRequests: 5 },
  workers: { minWorkers: 5, maxWorkers: 20, prioWorkers: 5 },
  keepalive: { intervalSeconds: 5, count: 5 },
  adminClients: { maxClients: 5000, maxAnonymousClients: 0, maxQueuedClients: 20, maxClientRequests: 5 },
  adminWorkers: { minWorkers: 5, maxWorkers: 20, prioWorkers: 0 },
  adminKeepalive: { intervalSeconds: 5, count: 5 },
  logLevel: 3,
  logFilters: '',
  logOutputs: '',
  hostUuid: null,
  hostUuidSource: 'smbios',
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = {
  -readonly [K in keyof DaemonConfig]: DaemonConfig[K] extends object | null
    ? Mutable<DaemonConfig[K]>
    : DaemonConfig[K];
};
type Apply = (draft: Draft, value: ConfigValue) => void;

/** A value that is not what its key wants; the message says what it wants. */
class WrongValue extends Error {}

function number(value: ConfigValue, least = 0): number {
  if (typeof value !== 'number') throw new WrongValue('expecting a number');
  if (value < least) throw new WrongValue(`expecting a number of at least ${least}`);
  return value;
}

function text(value: ConfigValue): string {
  if (typeof value !== 'string') throw new WrongValue('expecting a text in quotes');
  return value;
}

function permissions(value: ConfigValue): number {
  const octal = text(value);
  if (!/^0?[0-7]{3}$/.test(octal)) throw new WrongValue('expecting permission bits such as "0770"');
  return Number.parseInt(octal, 8);
}

function oneOf<const T extends string>(value: ConfigValue, words: readonly T[]): T {
  const found = words.find((word) => word === value);
  if (found === undefined)
    throw new WrongValue(`expecting one of ${words.map((word) => `"${word}"`).join(', ')}`);
  return found;
}

const keys: Readonly<Record<string, Apply>> = {
  unix_sock_group: (draft, value) => (draft.unixSockGroup = text(value)),
  unix_sock_ro_perms: (draft, value) => (draft.unixSockRoPerms = permissions(value)),
  unix_sock_rw_perms: (draft, value) => (draft.unixSockRwPerms = permissions(value)),
  unix_sock_admin_perms: (draft, value) => (draft.unixSockAdminPerms = permissions(value)),
  unix_sock_dir: (draft, value) => (draft.unixSockDir = text(value)),
  auth_unix_ro: (_draft, value) => void oneOf(value, ['none']),
  auth_unix_rw: (_draft, value) => void oneOf(value, ['none']),
  max_clients: (draft, value) => (draft.clients.maxClients = number(value, 1)),
  max_queued_clients: (draft, value) => (draft.clients.maxQueuedClients = number(value)),
  max_anonymous_clients: (draft, value) => (draft.clients.maxAnonymousClients = number(value)),
  max_client_requests: (draft, value) => (draft.clients.maxClientRequests = number(value, 1)),
  min_workers: (draft, value) => (draft.workers.minWorkers = number(value, 1)),
  max_workers: (draft, value) => (draft.workers.maxWorkers = number(value, 1)),
  prio_workers: (draft, value) => (draft.workers.prioWorkers = number(value)),
  keepalive_interval: (draft, value) => (draft.keepalive.intervalSeconds = number(value, -1)),
  keepalive_count: (draft, value) => (draft.keepalive.count = number(value)),
  admin_max_clients: (draft, value) => (draft.adminClients.maxClients = number(value, 1)),
  admin_max_queued_clients: (draft, value) => (draft.adminClients.maxQueuedClients = number(value)),
  admin_max_client_requests: (draft, value) => (draft.adminClients.maxClientRequests = number(value, 1)),
  admin_min_workers: (draft, value) => (draft.adminWorkers.minWorkers = number(value, 1)),
  admin_max_workers: (draft, value) => (draft.adminWorkers.maxWorkers = number(value, 1)),
  admin_keepalive_interval: (draft, value) => (draft.adminKeepalive.intervalSeconds = number(value, -1)),
  admin_keepalive_count: (draft, value) => (draft.adminKeepalive.count = number(value)),
  log_level: (draft, value) => (draft.logLevel = logLevel(value)),
  log_filters: (draft, value) => (draft.logFilters = text(value)),
  log_outputs: (draft, value) => (draft.logOutputs = text(value)),
  host_uuid: (draft, value) => (draft.hostUuid = uuid(value)),
  host_uuid_source: (draft, value) => (draft.hostUuidSource = oneOf(value, ['smbios', 'machine-id'])),
};

/** Keys of libvirtd.conf for what this daemon does not do, and the values that ask for nothing. */
const unsupported: Readonly<Record<string, readonly ConfigValue[]>> = {
  listen_tls: [0],
  listen_tcp: [0],
  audit_level: [0],
  audit_logging: [0],
  keepalive_required: [0],
  admin_keepalive_required: [0],
  access_drivers: [],
  auth_tcp: ['none'],
  auth_tls: ['none'],
};

function logLevel(value: ConfigValue): number {
  const level = number(value);
  if (level < 1 || level > 4) throw new WrongValue('expecting a level from 1 (debug) to 4 (error)');
  return level;
}

function uuid(value: ConfigValue): string {
  const parsed = parseUuid(text(value));
  if (parsed === null) throw new WrongValue('expecting a UUID');
  return parsed;
}

/** Reads a configuration file's text. @throws {ConfigError} naming file, line and key. */
export function readConfig(content: string, file: string): DaemonConfig {
  const draft = structuredClone(defaultConfig) as Draft;
  for (const setting of parseConfig(content, file)) apply(draft, setting, file);
  checkWorkers(draft.workers, file);
  checkWorkers(draft.adminWorkers, file);
  return draft;
}

function apply(draft: Draft, { key, value, line }: Setting, file: string): void {
  const set = keys[key];
  if (set === undefined) return refuseUnlessHarmless(key, value, `${file}:${line}`);
  try {
    set(draft, value);
  } catch (error) {
    if (error instanceof WrongValue) throw new ConfigError(`${file}:${line}: ${key}: ${error.message}`);
    throw error;
  }
}

function refuseUnlessHarmless(key: string, value: ConfigValue, where: string): void {
  const harmless = unsupported[key];
  if (harmless === undefined) throw new ConfigError(`${where}: unknown key '${key}'`);
  if (Array.isArray(value) && value.length === 0) return;
  if (!harmless.includes(value)) throw new ConfigError(`${where}: ${key}: not supported by this daemon`);
}

function checkWorkers({ minWorkers, maxWorkers }: WorkerLimits, file: string): void {
  if (minWorkers > maxWorkers)
    throw new ConfigError(`${file}: 'max_workers' must not be less than 'min_workers'`);
}
