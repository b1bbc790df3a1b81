/**
 * Events: one payload type per kind. Keys are libvirt's event ids in camelCase.
 *
 * @source libvirt virDomainEventID and its siblings
 */
import type { TypedParam } from '../call.ts';
import type { DomainRef, NetworkRef, NodeDeviceRef, SecretRef, StoragePoolRef } from '../refs.ts';

/** One `remote_domain_event_graphics_address` of the wire protocol. */
export interface DomainEventGraphicsAddress {
  readonly family: number;
  readonly node: string;
  readonly service: string;
}

/** One `remote_domain_event_graphics_identity` of the wire protocol. */
export interface DomainEventGraphicsIdentity {
  readonly type: string;
  readonly name: string;
}

/** What a listener for domain events is told, by kind. */
export interface DomainEvents {
  /** Event 0, procedure 318, since 0.8.0. */
  readonly lifecycle: { readonly dom: DomainRef; readonly event: number; readonly detail: number };
  /** Event 1, procedure 319, since 0.8.0. */
  readonly reboot: { readonly dom: DomainRef };
  /** Event 2, procedure 320, since 0.8.0. */
  readonly rtcChange: { readonly dom: DomainRef; readonly offset: bigint };
  /** Event 3, procedure 321, since 0.8.0. */
  readonly watchdog: { readonly dom: DomainRef; readonly action: number };
  /** Event 4, procedure 322, since 0.8.0. */
  readonly ioError: {
    readonly dom: DomainRef;
    readonly srcPath: string;
    readonly devAlias: string;
    readonly action: number;
  };
  /** Event 5, procedure 323, since 0.8.0. */
  readonly graphics: {
    readonly dom: DomainRef;
    readonly phase: number;
    readonly local: DomainEventGraphicsAddress;
    readonly remote: DomainEventGraphicsAddress;
    readonly authScheme: string;
    readonly subject: readonly DomainEventGraphicsIdentity[];
  };
  /** Event 6, procedure 324, since 0.8.1. */
  readonly ioErrorReason: {
    readonly dom: DomainRef;
    readonly srcPath: string;
    readonly devAlias: string;
    readonly action: number;
    readonly reason: string;
  };
  /** Event 7, procedure 325, since 0.9.2. */
  readonly controlError: { readonly dom: DomainRef };
  /** Event 8, procedure 326, since 0.9.4. */
  readonly blockJob: {
    readonly dom: DomainRef;
    readonly path: string;
    readonly type: number;
    readonly status: number;
  };
  /** Event 9, procedure 327, since 0.9.7. */
  readonly diskChange: {
    readonly dom: DomainRef;
    readonly oldSrcPath: string | null;
    readonly newSrcPath: string | null;
    readonly devAlias: string;
    readonly reason: number;
  };
  /** Event 10, procedure 328, since 0.9.11. */
  readonly trayChange: { readonly dom: DomainRef; readonly devAlias: string; readonly reason: number };
  /** Event 11, procedure 329, since 0.9.11. */
  readonly pmwakeup: { readonly dom: DomainRef; readonly reason: number };
  /** Event 12, procedure 330, since 0.9.11. */
  readonly pmsuspend: { readonly dom: DomainRef; readonly reason: number };
  /** Event 13, procedure 331, since 0.10.0. */
  readonly balloonChange: { readonly dom: DomainRef; readonly actual: bigint };
  /** Event 14, procedure 332, since 1.0.0. */
  readonly pmsuspendDisk: { readonly dom: DomainRef; readonly reason: number };
  /** Event 15, procedure 333, since 1.1.1. */
  readonly deviceRemoved: { readonly dom: DomainRef; readonly devAlias: string };
  /** Event 16, procedure 339, since 1.2.6. */
  readonly blockJob2: {
    readonly dom: DomainRef;
    readonly dst: string;
    readonly type: number;
    readonly status: number;
  };
  /** Event 17, procedure 346, since 1.2.9. */
  readonly tunable: { readonly dom: DomainRef; readonly params: readonly TypedParam[] };
  /** Event 18, procedure 348, since 1.2.11. */
  readonly agentLifecycle: { readonly dom: DomainRef; readonly state: number; readonly reason: number };
  /** Event 19, procedure 354, since 1.2.15. */
  readonly deviceAdded: { readonly dom: DomainRef; readonly devAlias: string };
  /** Event 20, procedure 359, since 1.3.2. */
  readonly migrationIteration: { readonly dom: DomainRef; readonly iteration: number };
  /** Event 21, procedure 363, since 1.3.3. */
  readonly jobCompleted: { readonly dom: DomainRef; readonly params: readonly TypedParam[] };
  /** Event 22, procedure 367, since 1.3.4. */
  readonly deviceRemovalFailed: { readonly dom: DomainRef; readonly devAlias: string };
  /** Event 23, procedure 379, since 3.0.0. */
  readonly metadataChange: { readonly dom: DomainRef; readonly type: number; readonly nsuri: string | null };
  /** Event 24, procedure 385, since 3.2.0. */
  readonly blockThreshold: {
    readonly dom: DomainRef;
    readonly dev: string;
    readonly path: string | null;
    readonly threshold: bigint;
    readonly excess: bigint;
  };
  /** Event 25, procedure 423, since 6.9.0. */
  readonly memoryFailure: {
    readonly dom: DomainRef;
    readonly recipient: number;
    readonly action: number;
    readonly flags: number;
  };
  /** Event 26, procedure 438, since 7.9.0. */
  readonly memoryDeviceSizeChange: { readonly dom: DomainRef; readonly alias: string; readonly size: bigint };
  /** Event 27, procedure 453, since 11.2.0. */
  readonly nicMacChange: {
    readonly dom: DomainRef;
    readonly alias: string;
    readonly oldMAC: string;
    readonly newMAC: string;
  };
  /** Event 28, procedure 454, since 12.4.0. */
  readonly vcpuRemoved: { readonly dom: DomainRef; readonly vcpuid: number };
  /** Event 29, procedure 455, since 12.4.0. */
  readonly channelLifecycle: {
    readonly dom: DomainRef;
    readonly channelName: string;
    readonly state: number;
    readonly reason: number;
  };
}

/** What a listener for network events is told, by kind. */
export interface NetworkEvents {
  /** Event 0, procedure 315, since 1.2.1. */
  readonly lifecycle: { readonly net: NetworkRef; readonly event: number; readonly detail: number };
  /** Event 1, procedure 446, since 9.8.0. */
  readonly metadataChange: { readonly net: NetworkRef; readonly type: number; readonly nsuri: string | null };
}

/** What a listener for storagePool events is told, by kind. */
export interface StoragePoolEvents {
  /** Event 0, procedure 370, since 2.0.0. */
  readonly lifecycle: { readonly pool: StoragePoolRef; readonly event: number; readonly detail: number };
  /** Event 1, procedure 373, since 2.0.0. */
  readonly refresh: { readonly pool: StoragePoolRef };
}

/** What a listener for nodeDevice events is told, by kind. */
export interface NodeDeviceEvents {
  /** Event 0, procedure 376, since 2.2.0. */
  readonly lifecycle: { readonly dev: NodeDeviceRef; readonly event: number; readonly detail: number };
  /** Event 1, procedure 377, since 2.2.0. */
  readonly update: { readonly dev: NodeDeviceRef };
}

/** What a listener for secret events is told, by kind. */
export interface SecretEvents {
  /** Event 0, procedure 382, since 3.0.0. */
  readonly lifecycle: { readonly secret: SecretRef; readonly event: number; readonly detail: number };
  /** Event 1, procedure 383, since 3.0.0. */
  readonly valueChanged: { readonly secret: SecretRef };
}
