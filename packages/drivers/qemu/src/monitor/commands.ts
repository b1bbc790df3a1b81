/**
 * The commands we use, by name, with arguments and result. Others go through `QmpMonitor.executeAny`.
 *
 * Optional members are those QEMU may leave out. Byte counts and offsets are {@link QmpInt}.
 *
 * @source QEMU qapi/*.json
 */
import type { JobStatus, MigrationStatus } from './events.ts';
import type { Json, JsonObject, QmpInt } from './json.ts';

/** One row: what goes in (`undefined`: nothing), what comes out. */
interface Command<Args, Result> {
  readonly args: Args;
  readonly result: Result;
}
type Nothing = Record<string, never>;
type None = undefined;

/** How the machine is. */
export type RunState =
  | 'debug'
  | 'inmigrate'
  | 'internal-error'
  | 'io-error'
  | 'paused'
  | 'postmigrate'
  | 'prelaunch'
  | 'finish-migrate'
  | 'restore-vm'
  | 'running'
  | 'save-vm'
  | 'shutdown'
  | 'suspended'
  | 'watchdog'
  | 'guest-panicked'
  | 'colo';

/** A machine type. */
export interface MachineInfo {
  readonly name: string;
  readonly alias?: string;
  readonly 'is-default'?: boolean;
  readonly 'cpu-max': number;
  readonly 'hotpluggable-cpus': boolean;
  readonly 'numa-mem-supported': boolean;
  readonly deprecated: boolean;
  readonly 'default-cpu-type'?: string;
  readonly 'default-ram-id'?: string;
}

/** A CPU model QEMU can emulate or pass through. */
export interface CpuDefinitionInfo {
  readonly name: string;
  readonly 'migration-safe'?: boolean;
  readonly static: boolean;
  /** What the host or the accelerator lacks for it; empty: usable. */
  readonly 'unavailable-features'?: readonly string[];
  readonly typename: string;
  readonly 'alias-of'?: string;
  readonly deprecated: boolean;
}

/** A CPU model with its properties. */
export interface CpuModelInfo {
  readonly name: string;
  readonly props?: JsonObject;
}

/** A device, object or bus property. */
export interface ObjectPropertyInfo {
  readonly name: string;
  readonly type: string;
  readonly description?: string;
  readonly 'default-value'?: Json;
}

/** A dirty bitmap of a block node. */
export interface DirtyBitmapInfo {
  readonly name?: string;
  readonly count: QmpInt;
  readonly granularity: number;
  readonly recording: boolean;
  readonly busy: boolean;
  readonly persistent: boolean;
  readonly inconsistent?: boolean;
}

/** An image as block nodes report it. */
export interface ImageInfo {
  readonly filename: string;
  readonly format: string;
  readonly 'virtual-size': QmpInt;
  readonly 'actual-size'?: QmpInt;
  readonly 'cluster-size'?: number;
  readonly encrypted?: boolean;
  readonly 'backing-filename'?: string;
  readonly 'full-backing-filename'?: string;
  readonly 'backing-filename-format'?: string;
  readonly 'backing-image'?: ImageInfo;
  readonly 'format-specific'?: JsonObject;
  readonly snapshots?: readonly JsonObject[];
}

/** A block node. */
export interface BlockNodeInfo {
  readonly file: string;
  readonly 'node-name'?: string;
  readonly ro: boolean;
  readonly drv: string;
  readonly backing_file?: string;
  readonly backing_file_depth: number;
  readonly encrypted: boolean;
  readonly image: ImageInfo;
  readonly 'dirty-bitmaps'?: readonly DirtyBitmapInfo[];
  readonly [more: string]: unknown;
}

/** A block device of the guest. */
export interface BlockInfo {
  readonly device: string;
  readonly qdev?: string;
  readonly type: string;
  readonly removable: boolean;
  readonly locked: boolean;
  readonly inserted?: BlockNodeInfo;
  readonly tray_open?: boolean;
  readonly 'io-status'?: 'ok' | 'failed' | 'nospace';
}

/** Counters of a block device or node. Times in ns. */
export interface BlockStats {
  readonly device?: string;
  readonly qdev?: string;
  readonly 'node-name'?: string;
  readonly stats: {
    readonly rd_bytes: QmpInt;
    readonly wr_bytes: QmpInt;
    readonly rd_operations: QmpInt;
    readonly wr_operations: QmpInt;
    readonly flush_operations: QmpInt;
    readonly rd_total_time_ns: QmpInt;
    readonly wr_total_time_ns: QmpInt;
    readonly flush_total_time_ns: QmpInt;
    readonly wr_highest_offset: QmpInt;
    readonly [more: string]: Json;
  };
  readonly parent?: BlockStats;
  readonly backing?: BlockStats;
}

/** A virtual CPU. */
export interface CpuFastInfo {
  readonly 'cpu-index': number;
  readonly 'qom-path': string;
  readonly 'thread-id': number;
  readonly props?: {
    'node-id'?: number;
    'socket-id'?: number;
    'die-id'?: number;
    'core-id'?: number;
    'thread-id'?: number;
  };
  readonly target: string;
}

/** A CPU slot, filled or free. */
export interface HotpluggableCpu {
  readonly type: string;
  readonly 'vcpus-count': number;
  readonly props: NonNullable<CpuFastInfo['props']>;
  readonly 'qom-path'?: string;
}

/** A block job in flight. */
export interface BlockJobInfo {
  readonly type: string;
  readonly device: string;
  readonly len: QmpInt;
  readonly offset: QmpInt;
  readonly busy: boolean;
  readonly paused: boolean;
  readonly speed: QmpInt;
  readonly 'io-status': string;
  readonly ready: boolean;
  readonly status: JobStatus;
  readonly 'auto-finalize': boolean;
  readonly 'auto-dismiss': boolean;
  readonly error?: string;
}

/** A background job. */
export interface JobInfo {
  readonly id: string;
  readonly type: string;
  readonly status: JobStatus;
  readonly 'current-progress': QmpInt;
  readonly 'total-progress': QmpInt;
  readonly error?: string;
}

/** A migration's state and counters. Times in ms, sizes in bytes. */
export interface MigrationInfo {
  readonly status?: MigrationStatus;
  readonly ram?: Readonly<Record<string, QmpInt>>;
  readonly 'total-time'?: QmpInt;
  readonly downtime?: QmpInt;
  readonly 'expected-downtime'?: QmpInt;
  readonly 'setup-time'?: QmpInt;
  readonly 'error-desc'?: string;
  readonly [more: string]: unknown;
}

/** One entry of query-qmp-schema; which members it has depends on `meta-type`. */
export interface SchemaInfo {
  readonly name: string;
  readonly 'meta-type': 'builtin' | 'enum' | 'array' | 'object' | 'alternate' | 'command' | 'event';
  readonly [more: string]: Json | undefined;
}

/** A step of a transaction. */
export interface TransactionAction {
  readonly type: string;
  readonly data: JsonObject;
}

/** Which bitmap. */
export interface BitmapRef {
  readonly node: string;
  readonly name: string;
}

type BlockJobRef = { device: string };
type JobRef = { id: string };

/** Command name → row. */
export interface QmpCommands {
  qmp_capabilities: Command<{ enable?: readonly string[] }, Nothing>;
  'query-version': Command<None, { qemu: { major: number; minor: number; micro: number }; package: string }>;
  'query-commands': Command<None, readonly { name: string }[]>;
  'query-qmp-schema': Command<None, readonly SchemaInfo[]>;
  'query-command-line-options': Command<
    { option?: string },
    readonly { option: string; parameters: readonly ObjectPropertyInfo[] }[]
  >;
  'query-target': Command<None, { arch: string }>;
  'query-kvm': Command<None, { enabled: boolean; present: boolean }>;
  'query-machines': Command<None, readonly MachineInfo[]>;
  'query-cpu-definitions': Command<None, readonly CpuDefinitionInfo[]>;
  'query-cpu-model-expansion': Command<
    { type: 'static' | 'full'; model: CpuModelInfo },
    { model: CpuModelInfo }
  >;
  'query-cpu-model-comparison': Command<
    { modela: CpuModelInfo; modelb: CpuModelInfo },
    { result: string; 'responsible-properties': readonly string[] }
  >;
  'query-cpu-model-baseline': Command<
    { modela: CpuModelInfo; modelb: CpuModelInfo },
    { model: CpuModelInfo }
  >;
  'query-tpm-models': Command<None, readonly string[]>;
  'query-tpm-types': Command<None, readonly string[]>;
  'query-gic-capabilities': Command<None, readonly { version: number; emulated: boolean; kernel: boolean }[]>;
  'query-sev-capabilities': Command<
    None,
    { pdh: string; 'cert-chain': string; cbitpos: number; 'reduced-phys-bits': number }
  >;
  'query-sgx-capabilities': Command<None, JsonObject>;
  'query-migrate-capabilities': Command<None, readonly { capability: string; state: boolean }[]>;
  'qom-list-types': Command<
    { implements?: string; abstract?: boolean },
    readonly { name: string; parent?: string; abstract?: boolean }[]
  >;
  'qom-list-properties': Command<{ typename: string }, readonly ObjectPropertyInfo[]>;
  'device-list-properties': Command<{ typename: string }, readonly ObjectPropertyInfo[]>;

  'query-status': Command<None, { running: boolean; status: RunState }>;
  'query-name': Command<None, { name?: string }>;
  'query-uuid': Command<None, { UUID: string }>;
  cont: Command<None, Nothing>;
  stop: Command<None, Nothing>;
  system_reset: Command<None, Nothing>;
  system_powerdown: Command<None, Nothing>;
  system_wakeup: Command<None, Nothing>;
  quit: Command<None, Nothing>;
  'inject-nmi': Command<None, Nothing>;
  'set-action': Command<
    { reboot?: 'reset' | 'shutdown'; shutdown?: 'poweroff' | 'pause'; panic?: string; watchdog?: string },
    Nothing
  >;
  'rtc-reset-reinjection': Command<None, Nothing>;
  'human-monitor-command': Command<{ 'command-line': string; 'cpu-index'?: number }, string>;

  'query-cpus-fast': Command<None, readonly CpuFastInfo[]>;
  'query-hotpluggable-cpus': Command<None, readonly HotpluggableCpu[]>;
  'query-iothreads': Command<
    None,
    readonly {
      id: string;
      'thread-id': number;
      'poll-max-ns': QmpInt;
      'poll-grow': QmpInt;
      'poll-shrink': QmpInt;
    }[]
  >;
  'query-balloon': Command<None, { actual: QmpInt }>;
  balloon: Command<{ value: QmpInt }, Nothing>;
  'query-memory-devices': Command<None, readonly { type: string; data: JsonObject }[]>;
  'query-memory-size-summary': Command<None, { 'base-memory': QmpInt; 'plugged-memory'?: QmpInt }>;
  'query-memdev': Command<None, readonly JsonObject[]>;

  'qom-list': Command<{ path: string }, readonly { name: string; type: string }[]>;
  'qom-get': Command<{ path: string; property: string }, Json>;
  'qom-set': Command<{ path: string; property: string; value: Json }, Nothing>;
  'object-add': Command<{ 'qom-type': string; id: string; readonly [property: string]: Json }, Nothing>;
  'object-del': Command<{ id: string }, Nothing>;
  device_add: Command<{ driver: string; readonly [property: string]: Json | undefined }, Nothing>;
  device_del: Command<{ id: string }, Nothing>;
  netdev_add: Command<{ type: string; id: string; readonly [property: string]: Json | undefined }, Nothing>;
  netdev_del: Command<{ id: string }, Nothing>;
  set_link: Command<{ name: string; up: boolean }, Nothing>;
  'query-rx-filter': Command<{ name?: string }, readonly JsonObject[]>;
  'announce-self': Command<JsonObject, Nothing>;
  'query-pci': Command<None, readonly JsonObject[]>;
  'chardev-add': Command<{ id: string; backend: JsonObject }, { pty?: string }>;
  'chardev-remove': Command<{ id: string }, Nothing>;
  'query-chardev': Command<None, readonly { label: string; filename: string; 'frontend-open': boolean }[]>;
  getfd: Command<{ fdname: string }, Nothing>;
  closefd: Command<{ fdname: string }, Nothing>;
  'add-fd': Command<{ 'fdset-id'?: number; opaque?: string }, { 'fdset-id': number; fd: number }>;
  'remove-fd': Command<{ 'fdset-id': number; fd?: number }, Nothing>;
  'query-fdsets': Command<
    None,
    readonly { 'fdset-id': number; fds: readonly { fd: number; opaque?: string }[] }[]
  >;

  'query-block': Command<None, readonly BlockInfo[]>;
  'query-named-block-nodes': Command<{ flat?: boolean }, readonly BlockNodeInfo[]>;
  'query-blockstats': Command<{ 'query-nodes'?: boolean }, readonly BlockStats[]>;
  'query-block-jobs': Command<None, readonly BlockJobInfo[]>;
  'query-jobs': Command<None, readonly JobInfo[]>;
  'blockdev-add': Command<
    { driver: string; 'node-name'?: string; readonly [property: string]: Json | undefined },
    Nothing
  >;
  'blockdev-del': Command<{ 'node-name': string }, Nothing>;
  'blockdev-reopen': Command<{ options: readonly JsonObject[] }, Nothing>;
  'blockdev-create': Command<{ 'job-id': string; options: JsonObject }, Nothing>;
  'blockdev-snapshot': Command<{ node: string; overlay: string }, Nothing>;
  'blockdev-snapshot-sync': Command<JsonObject, Nothing>;
  'blockdev-backup': Command<
    {
      'job-id'?: string;
      device: string;
      target: string;
      sync: string;
      readonly [more: string]: Json | undefined;
    },
    Nothing
  >;
  'blockdev-mirror': Command<
    {
      'job-id'?: string;
      device: string;
      target: string;
      sync: string;
      readonly [more: string]: Json | undefined;
    },
    Nothing
  >;
  'blockdev-open-tray': Command<{ id: string; force?: boolean }, Nothing>;
  'blockdev-close-tray': Command<{ id: string }, Nothing>;
  'blockdev-insert-medium': Command<{ id: string; 'node-name': string }, Nothing>;
  'blockdev-remove-medium': Command<{ id: string }, Nothing>;
  'block-stream': Command<
    { 'job-id'?: string; device: string; readonly [more: string]: Json | undefined },
    Nothing
  >;
  'block-commit': Command<
    { 'job-id'?: string; device: string; readonly [more: string]: Json | undefined },
    Nothing
  >;
  'block-job-set-speed': Command<BlockJobRef & { speed: QmpInt }, Nothing>;
  'block-job-cancel': Command<BlockJobRef & { force?: boolean }, Nothing>;
  'block-job-pause': Command<BlockJobRef, Nothing>;
  'block-job-resume': Command<BlockJobRef, Nothing>;
  'block-job-complete': Command<BlockJobRef, Nothing>;
  'job-pause': Command<JobRef, Nothing>;
  'job-resume': Command<JobRef, Nothing>;
  'job-cancel': Command<JobRef, Nothing>;
  'job-complete': Command<JobRef, Nothing>;
  'job-finalize': Command<JobRef, Nothing>;
  'job-dismiss': Command<JobRef, Nothing>;
  block_resize: Command<{ device?: string; 'node-name'?: string; size: QmpInt }, Nothing>;
  block_set_io_throttle: Command<{ id: string; readonly [limit: string]: Json | undefined }, Nothing>;
  'block-latency-histogram-set': Command<
    { id: string; readonly [boundaries: string]: Json | undefined },
    Nothing
  >;
  'block-set-write-threshold': Command<{ 'node-name': string; 'write-threshold': QmpInt }, Nothing>;
  transaction: Command<{ actions: readonly TransactionAction[]; properties?: JsonObject }, Nothing>;
  'block-dirty-bitmap-add': Command<
    BitmapRef & { granularity?: number; persistent?: boolean; disabled?: boolean },
    Nothing
  >;
  'block-dirty-bitmap-remove': Command<BitmapRef, Nothing>;
  'block-dirty-bitmap-clear': Command<BitmapRef, Nothing>;
  'block-dirty-bitmap-enable': Command<BitmapRef, Nothing>;
  'block-dirty-bitmap-disable': Command<BitmapRef, Nothing>;
  'block-dirty-bitmap-merge': Command<
    { node: string; target: string; bitmaps: readonly (string | BitmapRef)[] },
    Nothing
  >;
  'nbd-server-start': Command<
    { addr: JsonObject; 'tls-creds'?: string; 'tls-authz'?: string; 'max-connections'?: number },
    Nothing
  >;
  'nbd-server-stop': Command<None, Nothing>;
  'block-export-add': Command<
    { type: string; id: string; 'node-name': string; readonly [more: string]: Json | undefined },
    Nothing
  >;
  'block-export-del': Command<{ id: string; mode?: 'safe' | 'hard' }, Nothing>;
  'query-block-exports': Command<None, readonly JsonObject[]>;

  migrate: Command<{ uri: string; detach?: boolean; resume?: boolean }, Nothing>;
  'migrate-incoming': Command<{ uri: string }, Nothing>;
  migrate_cancel: Command<None, Nothing>;
  'migrate-continue': Command<{ state: MigrationStatus }, Nothing>;
  'migrate-start-postcopy': Command<None, Nothing>;
  'migrate-pause': Command<None, Nothing>;
  'migrate-set-capabilities': Command<
    { capabilities: readonly { capability: string; state: boolean }[] },
    Nothing
  >;
  'migrate-set-parameters': Command<JsonObject, Nothing>;
  'query-migrate': Command<None, MigrationInfo>;
  'query-migrate-parameters': Command<None, JsonObject>;
  'query-dirty-rate': Command<None, JsonObject>;
  'calc-dirty-rate': Command<{ 'calc-time': number; readonly [more: string]: Json | undefined }, Nothing>;
  'dump-guest-memory': Command<
    { paging: boolean; protocol: string; detach?: boolean; begin?: QmpInt; length?: QmpInt; format?: string },
    Nothing
  >;
  'query-dump': Command<None, { status: string; completed: QmpInt; total: QmpInt }>;
  'query-dump-guest-memory-capability': Command<None, { formats: readonly string[] }>;

  screendump: Command<{ filename: string; device?: string; head?: number; format?: 'ppm' | 'png' }, Nothing>;
  'send-key': Command<
    { keys: readonly { type: 'number' | 'qcode'; data: number | string }[]; 'hold-time'?: number },
    Nothing
  >;
  'input-send-event': Command<{ events: readonly JsonObject[]; device?: string; head?: number }, Nothing>;
  set_password: Command<
    { protocol: 'vnc' | 'spice'; password: string; connected?: string; display?: string },
    Nothing
  >;
  expire_password: Command<{ protocol: 'vnc' | 'spice'; time: string; display?: string }, Nothing>;
  'change-vnc-password': Command<{ password: string }, Nothing>;
  'display-reload': Command<{ type: 'vnc'; 'tls-certs'?: boolean }, Nothing>;
  'query-vnc': Command<None, JsonObject>;
  'query-spice': Command<None, JsonObject>;
  client_migrate_info: Command<JsonObject, Nothing>;
  add_client: Command<{ protocol: string; fdname: string; skipauth?: boolean; tls?: boolean }, Nothing>;
  memsave: Command<{ val: QmpInt; size: QmpInt; filename: string; 'cpu-index'?: number }, Nothing>;
  pmemsave: Command<{ val: QmpInt; size: QmpInt; filename: string }, Nothing>;
}

/** A command of the table. */
export type QmpCommandName = keyof QmpCommands;
