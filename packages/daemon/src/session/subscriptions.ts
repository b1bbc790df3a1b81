/**
 * What a client wants to be told. Each subscription listens at the driver and sends messages; all of them end with the
 * session.
 *
 * Numbers of listeners are the session's own and never used twice.
 *
 * @source libvirt src/remote/remote_daemon_dispatch.c, event registration
 */
import { type DriverConnection, type Events, type QemuMonitorEvents, VirtError } from '@typevirt/driver';
import type { qemuTypes } from '@typevirt/rpc';
import { MissingMethod } from '../dispatch/handler.ts';
import { type EventRow, eventRows, type Send } from './event-messages.ts';
import { monitorEventFilter } from './monitor-filter.ts';

/** Objects with events of their own. */
export type EventObject = keyof typeof eventRows | 'qemu';

interface Subscription {
  readonly object: EventObject;
  readonly key: string;
  readonly stop: () => void;
}

/** The messages a subscription may send. */
export interface Messages {
  readonly send: Send;
  readonly sendMonitorEvent: (
    content: QemuMonitorEvents['monitor'] & { readonly callbackID: number },
  ) => void;
}

/** What libvirt calls the objects in its errors. It takes secrets for node devices when it cannot find a listener. */
const words: Readonly<Record<EventObject, { readonly id: string; readonly callback: string }>> = {
  domain: { id: '', callback: 'domain' },
  network: { id: 'network ', callback: 'network' },
  storagePool: { id: 'storage pool ', callback: 'storage pool' },
  nodeDevice: { id: 'node device ', callback: 'node device' },
  secret: { id: 'secret ', callback: 'node device' },
  qemu: { id: '', callback: 'qemu monitor' },
};

/** A driver without this method has no events of the object. */
const needed = {
  domain: 'connectListAllDomains',
  network: 'connectListAllNetworks',
  storagePool: 'connectListAllStoragePools',
  nodeDevice: 'connectListAllNodeDevices',
  secret: 'connectListAllSecrets',
  qemu: 'qemuDomainMonitorCommand',
} as const;

export class Subscriptions {
  readonly #connection: () => DriverConnection;
  readonly #messages: Messages;
  readonly #numbered = new Map<number, Subscription>();
  readonly #legacy = new Map<number, () => void>();
  #nextNumber = 0;
  #closeWatch: (() => void) | null = null;

  constructor(connection: () => DriverConnection, messages: Messages) {
    this.#connection = connection;
    this.#messages = messages;
  }

  /** Tells of all domain events of a kind, in the form without numbers. */
  addLegacy(eventID: number): { readonly cbRegistered: number } {
    const row = rowOf('domain', eventID);
    const { legacy } = row;
    if (legacy === null) throw internal(`unsupported event ID ${eventID}`);
    if (this.#legacy.has(eventID)) throw alreadyTracked();
    const tell = (payload: unknown): void => legacy(this.#messages.send, payload);
    this.#legacy.set(eventID, this.#listen('domain', row.kind, tell));
    return { cbRegistered: 0 };
  }

  removeLegacy(eventID: number): { readonly cbRegistered: number } {
    rowOf('domain', eventID);
    const stop = this.#legacy.get(eventID);
    if (stop === undefined) throw internal(`domain event ${eventID} not registered`);
    stop();
    this.#legacy.delete(eventID);
    return { cbRegistered: 0 };
  }

  /**
   * Tells of an object's events of a kind.
   *
   * @param filter Key of the one object of interest.
   * @returns the listener's number.
   */
  add(object: keyof typeof eventRows, eventID: number, filter: string | undefined): number {
    const row = rowOf(object, eventID);
    return this.#number(object, `${eventID}/${filter ?? ''}`, (callbackID) =>
      this.#listen(
        object,
        row.kind,
        (payload) => row.callback(this.#messages.send, callbackID, payload),
        filter,
      ),
    );
  }

  /** Tells of a domain's, or all domains', QEMU monitor events whose name fits. @returns the listener's number. */
  addMonitorEvents({ dom, event, flags }: qemuTypes.ConnectDomainMonitorEventRegisterArgs): number {
    const fits = monitorEventFilter(event, flags);
    return this.#number('qemu', `${event ?? ''}/${flags}/${dom?.uuid ?? ''}`, (callbackID) => {
      const tell = (payload: Events['qemu']['monitor']): void => {
        if (fits(payload.event)) this.#messages.sendMonitorEvent({ ...payload, callbackID });
      };
      return this.#listen('qemu', 'monitor', tell, dom?.uuid);
    });
  }

  remove(object: EventObject, callbackID: number): void {
    const found = this.#numbered.get(callbackID);
    if (found?.object !== object) {
      throw internal(`${words[object].callback} event callback ${callbackID} not registered`);
    }
    found.stop();
    this.#numbered.delete(callbackID);
  }

  /** Tells when the driver's own connection to its hypervisor ends. */
  watchClose(): void {
    this.#closeWatch ??= this.#connection().events.on('connect', 'closed', ({ reason }) =>
      this.#messages.send('connectEventConnectionClosed', { reason }),
    );
  }

  unwatchClose(): void {
    this.#closeWatch?.();
    this.#closeWatch = null;
  }

  /** Ends all of them. */
  clear(): void {
    for (const { stop } of this.#numbered.values()) stop();
    for (const stop of this.#legacy.values()) stop();
    this.#numbered.clear();
    this.#legacy.clear();
    this.unwatchClose();
  }

  #number(object: EventObject, key: string, start: (callbackID: number) => () => void): number {
    for (const other of this.#numbered.values()) {
      if (other.object === object && other.key === key) throw alreadyTracked();
    }
    const callbackID = this.#nextNumber;
    this.#numbered.set(callbackID, { object, key, stop: start(callbackID) });
    this.#nextNumber++;
    return callbackID;
  }

  #listen(object: EventObject, kind: string, tell: (payload: never) => void, filter?: string): () => void {
    const connection = this.#connection();
    if (connection[needed[object]] === undefined) throw new MissingMethod(kind);
    const on = connection.events.on as (
      object: string,
      kind: string,
      listener: (payload: never) => void,
      filter?: string,
    ) => () => void;
    return on.call(connection.events, object, kind, tell, filter);
  }
}

function rowOf(
  object: keyof typeof eventRows,
  eventID: number,
): EventRow<unknown> & { readonly kind: string } {
  const row = (eventRows[object] as readonly unknown[])[eventID] as EventRow<unknown> | undefined;
  if (row === undefined) throw internal(`unsupported ${words[object].id}event ID ${eventID}`);
  return row;
}

function internal(detail: string): VirtError {
  return new VirtError('internalError', detail, { domain: 'rpc' });
}

function alreadyTracked(): VirtError {
  return new VirtError('invalidArg', 'event callback already tracked');
}
