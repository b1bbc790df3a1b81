/**
 * The contract: what a driver is, and what an open connection of it can do.
 *
 *     Driver.open(uri) ──▶ DriverConnection ── methods by object kind ── events ── close()
 *
 * A connection has just the methods that its driver can do; `requireMethod` turns the absence of one into error 3.
 * The same contract is kept by drivers in this process, by `drivers/remote` over the wire, and by connections that
 * `joinConnections` makes of several drivers (a hypervisor with storage, network, secrets of the host).
 */
import type { Awaitable, Call, Identity } from './call.ts';
import type { CheckpointMethods } from './contract/checkpoint.ts';
import type { ConnectMethods } from './contract/connect.ts';
import type { DomainMethods } from './contract/domain.ts';
import type {
  DomainEvents,
  NetworkEvents,
  NodeDeviceEvents,
  SecretEvents,
  StoragePoolEvents,
} from './contract/events.ts';
import type { InterfaceMethods } from './contract/interface.ts';
import type { LxcMethods } from './contract/lxc.ts';
import type { NetworkMethods } from './contract/network.ts';
import type { NodeDeviceMethods } from './contract/node-device.ts';
import type { NWFilterMethods } from './contract/nwfilter.ts';
import type { QemuMethods } from './contract/qemu.ts';
import type { SecretMethods } from './contract/secret.ts';
import type { SnapshotMethods } from './contract/snapshot.ts';
import type { StorageMethods } from './contract/storage.ts';
import { noSupport, type VirtError } from './errors.ts';

/** Every method of the contract. */
export interface Methods
  extends ConnectMethods,
    DomainMethods,
    SnapshotMethods,
    CheckpointMethods,
    NetworkMethods,
    StorageMethods,
    NodeDeviceMethods,
    InterfaceMethods,
    SecretMethods,
    NWFilterMethods,
    QemuMethods,
    LxcMethods {}

/** Name of a method of the contract. */
export type MethodName = keyof Methods;

/** Payloads of one QEMU monitor event as `qemu-monitor-event` shows them. */
export interface QemuMonitorEvents {
  readonly monitor: {
    readonly dom: import('./refs.ts').DomainRef;
    readonly event: string;
    readonly seconds: bigint;
    readonly micros: number;
    readonly details: string | null;
  };
}

/** What a connection itself has to tell. */
export interface ConnectEvents {
  /** The connection has ended; `reason` is a `ConnectCloseReason`. */
  readonly closed: { readonly reason: number };
}

/** All events by the kind of their object. */
export interface Events {
  readonly domain: DomainEvents;
  readonly network: NetworkEvents;
  readonly storagePool: StoragePoolEvents;
  readonly nodeDevice: NodeDeviceEvents;
  readonly secret: SecretEvents;
  readonly qemu: QemuMonitorEvents;
  readonly connect: ConnectEvents;
}

/** Where a connection's events come from. Events of one object arrive in the order in which they happened. */
export interface EventSource {
  /**
   * Calls `listener` at each event of a kind, from now on until the returned function is called.
   *
   * @param filter Key of the one object of interest: uuid of a domain, network, pool or secret, name of a node device.
   *   For QEMU monitor events also a pattern of event names may be asked for by the caller itself.
   * @param refused Called, perhaps later, if the kind cannot be listened to; without it nobody is told.
   */
  on<O extends keyof Events, K extends keyof Events[O] & string>(
    object: O,
    kind: K,
    listener: (payload: Events[O][K]) => void,
    filter?: string,
    refused?: (error: VirtError) => void,
  ): () => void;
}

/** An open connection. */
export interface DriverConnection extends Partial<Methods> {
  readonly events: EventSource;
  /** Whether the driver has one of libvirt's numbered features (`VIR_DRV_FEATURE_*`). */
  supportsFeature(feature: number, call: Call): Awaitable<boolean>;
  /** False once the other side is gone. */
  isAlive(): boolean;
  /** True where nobody can listen in: a unix socket, TLS, or the same process. */
  isSecure(): Awaitable<boolean>;
  /** Ends the connection and what belongs to it: listeners, streams, domains that die with it. Safe to call twice. */
  close(): Promise<void>;
}

/** How a connection is opened. */
export interface OpenOptions {
  /** Refuses what changes anything, with `operationDenied`. */
  readonly readOnly?: boolean;
  readonly identity?: Identity;
  readonly signal?: AbortSignal;
}

/** One kind of hypervisor, or one way to reach others. */
export interface Driver {
  /** The driver's name as `virConnectGetType` gives it, e.g. `QEMU`. */
  readonly name: string;
  /** Whether this driver serves a URI such as `test:///default`. */
  accepts(uri: URL): boolean;
  /** @throws {VirtError} `noConnect` and `invalidArg` for URIs that name nothing. */
  open(uri: URL, options: OpenOptions): Promise<DriverConnection>;
}

/**
 * A method of a connection, ready to call.
 *
 * @param api libvirt's name of the function, for the error's words.
 * @throws {VirtError} `noSupport` where the driver lacks it.
 */
export function requireMethod<K extends MethodName>(
  connection: DriverConnection,
  name: K,
  api: string,
): Methods[K] {
  const method = connection[name] as Methods[K] | undefined;
  if (method === undefined) throw noSupport(api);
  return (method as (...args: never[]) => unknown).bind(connection) as Methods[K];
}
