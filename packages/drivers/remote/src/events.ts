/**
 * Events over the wire. The server is asked for a kind when the first listener comes, and told to stop when the last
 * one goes; listeners of one kind and object share one registration.
 *
 *     on ──▶ asked ── number known ──▶ told ── last listener leaves ──▶ given up
 *              ▲                         │
 *              └──── reconnected ────────┘
 *
 * A server that refuses a kind is noted in the log, and its listeners are told.
 */
import type { Events, EventSource, VirtError } from '@typevirt/driver';
import { EventHub } from '@typevirt/driver/kit';
import { type ClientEndpoint, qemu, remote } from '@typevirt/rpc';
import { eventRows, type RemoteEventObject, unwrap } from './event-rows.ts';
import { toVirtError } from './errors.ts';
import type { RemoteLink } from './link.ts';
import { type AskedObject, deregister, register, type Wish } from './registration.ts';

/** Something went wrong that no caller waits for. */
export type RemoteLog = (message: string, cause?: unknown) => void;

interface Registration extends Wish {
  /** Each with what is told to who gave it, should the server refuse. */
  readonly listeners: Map<(payload: never) => void, ((error: VirtError) => void) | undefined>;
  /** Null until the server has said it. */
  number: number | null;
}

export class RemoteEvents implements EventSource {
  readonly #link: RemoteLink;
  readonly #log: RemoteLog;
  readonly #own: EventHub;
  readonly #registrations = new Map<string, Registration>();
  /** By object and number, since servers number the listeners of different objects apart. */
  readonly #byNumber = new Map<string, Registration>();
  readonly #heard = new WeakMap<ClientEndpoint, Set<string>>();

  constructor(link: RemoteLink, log: RemoteLog) {
    this.#link = link;
    this.#log = log;
    this.#own = new EventHub((error) => log('a listener failed', error));
  }

  on<O extends keyof Events, K extends keyof Events[O] & string>(
    object: O,
    kind: K,
    listener: (payload: Events[O][K]) => void,
    filter?: string,
    refused?: (error: VirtError) => void,
  ): () => void {
    if (object === 'connect') return this.#own.on(object, kind, listener, filter);
    const id = `${object}/${kind}/${filter ?? ''}`;
    const registration = this.#registrations.get(id) ?? this.#add(id, { object: object, kind, key: filter });
    const own = (payload: Events[O][K]): void => listener(payload);
    registration.listeners.set(own, refused);
    return () => {
      registration.listeners.delete(own);
      if (registration.listeners.size === 0) this.#remove(id, registration);
    };
  }

  /** Tells those who listen to the connection itself that it has ended. */
  tellClosed(reason: number): void {
    this.#own.emit('connect', 'closed', { reason });
  }

  /** Asks a server that knows nothing of us for everything that is listened to. */
  async askAgain(): Promise<void> {
    this.#byNumber.clear();
    await Promise.all([...this.#registrations.values()].map((registration) => this.#ask(registration)));
  }

  #add(id: string, wish: Wish): Registration {
    const registration: Registration = { ...wish, listeners: new Map(), number: null };
    this.#registrations.set(id, registration);
    void this.#ask(registration);
    return registration;
  }

  async #ask(registration: Registration): Promise<void> {
    const { object, kind } = registration;
    const { endpoint } = this.#link;
    registration.number = null;
    this.#hear(object, kind);
    try {
      await register(this.#link, registration, (number) => {
        registration.number = number;
        this.#byNumber.set(`${object}/${number}`, registration);
      });
      if (registration.listeners.size === 0) this.#giveUp(registration);
    } catch (error) {
      this.#log(`the server does not tell ${object} ${kind} events`, error);
      // A connection that was lost meanwhile refuses nothing: its end is told, and the next one is asked again.
      if (endpoint.closed !== null) return;
      for (const refused of registration.listeners.values()) refused?.(toVirtError(error));
    }
  }

  #remove(id: string, registration: Registration): void {
    if (this.#registrations.get(id) === registration) this.#registrations.delete(id);
    this.#giveUp(registration);
  }

  #giveUp(registration: Registration): void {
    const { object, number } = registration;
    if (number === null || this.#link.endpoint.closed !== null) return;
    registration.number = null;
    this.#byNumber.delete(`${object}/${number}`);
    deregister(this.#link, object, number).catch((error: unknown) =>
      this.#log(`the server goes on telling ${object} events`, error),
    );
  }

  /** Listens to the messages of a kind at the endpoint of now, once. */
  #hear(object: AskedObject, kind: string): void {
    const { endpoint } = this.#link;
    const heard = this.#heard.get(endpoint) ?? new Set();
    this.#heard.set(endpoint, heard);
    if (heard.has(`${object}/${kind}`)) return;
    heard.add(`${object}/${kind}`);
    const tell = (content: unknown): void => this.#tell(object, content);
    if (object === 'qemu') endpoint.on(qemu, 'domainMonitorEvent', tell);
    else endpoint.on(remote, messageOf(object, kind), tell);
  }

  #tell(object: AskedObject, content: unknown): void {
    const { callbackID, payload } = unwrap(content);
    const registration = this.#byNumber.get(`${object}/${callbackID}`);
    for (const listener of [...(registration?.listeners.keys() ?? [])]) {
      try {
        listener(payload as never);
      } catch (error) {
        this.#log('a listener failed', error);
      }
    }
  }
}

function messageOf(object: RemoteEventObject, kind: string) {
  const row = eventRows[object].find(([name]) => name === kind);
  if (row === undefined) throw new TypeError(`no ${object} events of kind ${kind}`);
  return row[1];
}
