/**
 * The events we use, by name, with what they carry. QEMU may send others: `onAnyEvent` sees those too.
 *
 * @source QEMU qapi/*.json
 */
import type { JsonObject, QmpInt } from './json.ts';

/** Why the guest stopped or was reset. */
export type ShutdownCause =
  | 'none'
  | 'host-error'
  | 'host-qmp-quit'
  | 'host-qmp-system-reset'
  | 'host-signal'
  | 'host-ui'
  | 'guest-shutdown'
  | 'guest-reset'
  | 'guest-panic'
  | 'subsystem-reset'
  | 'snapshot-load';

interface JobEvent {
  readonly type: string;
  readonly device: string;
  readonly len: QmpInt;
  readonly offset: QmpInt;
  readonly speed: QmpInt;
}

interface VncClient {
  readonly server: JsonObject;
  readonly client: JsonObject;
}

/** Event name → its data. */
export interface QmpEvents {
  ACPI_DEVICE_OST: {
    info: { device?: string; slot: string; 'slot-type': string; source: number; status: number };
  };
  BALLOON_CHANGE: { actual: QmpInt };
  BLOCK_IO_ERROR: {
    device: string;
    'node-name'?: string;
    operation: 'read' | 'write';
    action: 'ignore' | 'report' | 'stop';
    nospace?: boolean;
    reason: string;
  };
  BLOCK_JOB_CANCELLED: JobEvent;
  BLOCK_JOB_COMPLETED: JobEvent & { error?: string };
  BLOCK_JOB_ERROR: { device: string; operation: 'read' | 'write'; action: 'ignore' | 'report' | 'stop' };
  BLOCK_JOB_PENDING: { type: string; id: string };
  BLOCK_JOB_READY: JobEvent;
  BLOCK_WRITE_THRESHOLD: { 'node-name': string; 'amount-exceeded': QmpInt; 'write-threshold': QmpInt };
  DEVICE_DELETED: { device?: string; path: string };
  DEVICE_TRAY_MOVED: { device: string; id: string; 'tray-open': boolean };
  DEVICE_UNPLUG_GUEST_ERROR: { device?: string; path: string };
  DUMP_COMPLETED: { result: JsonObject; error?: string };
  FAILOVER_NEGOTIATED: { 'device-id': string };
  GUEST_CRASHLOADED: { action: string; info?: JsonObject };
  GUEST_PANICKED: { action: string; info?: JsonObject };
  JOB_STATUS_CHANGE: { id: string; status: JobStatus };
  MEMORY_DEVICE_SIZE_CHANGE: { id?: string; size: QmpInt; 'qom-path': string };
  MEMORY_FAILURE: {
    recipient: string;
    action: string;
    flags: { 'action-required': boolean; recursive: boolean };
  };
  MIGRATION: { status: MigrationStatus };
  MIGRATION_PASS: { pass: QmpInt };
  NETDEV_STREAM_DISCONNECTED: { 'netdev-id': string };
  NIC_RX_FILTER_CHANGED: { name?: string; path: string };
  POWERDOWN: Record<string, never>;
  PR_MANAGER_STATUS_CHANGED: { id: string; connected: boolean };
  RDMA_GID_STATUS_CHANGED: JsonObject;
  RESET: { guest: boolean; reason: ShutdownCause };
  RESUME: Record<string, never>;
  RTC_CHANGE: { offset: QmpInt; 'qom-path'?: string };
  SHUTDOWN: { guest: boolean; reason: ShutdownCause };
  SPICE_CONNECTED: VncClient;
  SPICE_DISCONNECTED: VncClient;
  SPICE_INITIALIZED: VncClient;
  SPICE_MIGRATE_COMPLETED: Record<string, never>;
  STOP: Record<string, never>;
  SUSPEND: Record<string, never>;
  SUSPEND_DISK: Record<string, never>;
  UNPLUG_PRIMARY: { 'device-id': string };
  VNC_CONNECTED: VncClient;
  VNC_DISCONNECTED: VncClient;
  VNC_INITIALIZED: VncClient;
  VSERPORT_CHANGE: { id: string; open: boolean };
  WAKEUP: Record<string, never>;
  WATCHDOG: { action: string };
}

/** Where a background job is in its life. */
export type JobStatus =
  | 'undefined'
  | 'created'
  | 'running'
  | 'paused'
  | 'ready'
  | 'standby'
  | 'waiting'
  | 'pending'
  | 'aborting'
  | 'concluded'
  | 'null';

/** Where a migration is. */
export type MigrationStatus =
  | 'none'
  | 'setup'
  | 'cancelling'
  | 'cancelled'
  | 'active'
  | 'postcopy-active'
  | 'postcopy-paused'
  | 'postcopy-recover'
  | 'completed'
  | 'failed'
  | 'colo'
  | 'pre-switchover'
  | 'device'
  | 'wait-unplug';

/** One event as it came. */
export interface QmpEvent {
  readonly name: string;
  readonly data: JsonObject;
  /** When QEMU sent it; negative seconds where its clock failed. */
  readonly timestamp: { readonly seconds: number; readonly microseconds: number };
}
