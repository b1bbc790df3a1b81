/**
 * One of the daemon's servers, as admin clients see them: a name, clients, and limits on these.
 *
 *     connection ── room? ──▶ client ── leaves ──▶ gone
 *          └── no room ──▶ waits, unread ── a client leaves or has authenticated ──▶ client
 *
 * A connection beyond those that may wait is ended at once. A client that does not authenticate keeps its place only as
 * long as nobody waits for it: where libvirtd lets a few silent connections lock everybody out, here they are ended.
 */
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import type { ClientLimits, WorkerLimits } from '../options/config.ts';
import { WorkerCount } from './worker-count.ts';

/** A client as its server and admin clients see it. */
export interface ServedClient {
  readonly id: bigint;
  /** Seconds since 1970. */
  readonly connectedAt: bigint;
  readonly readOnly: boolean;
  /** Who it is, as far as the kernel says. */
  readonly process: { readonly pid: number; readonly uid: number; readonly gid: number } | null;
  readonly authenticated: boolean;
  readonly runningCalls: number;
  close(): void;
}

/** Makes a client of a connection. @param left To be called once, when it is gone. */
export type Welcome = (socket: Socket, id: bigint, left: () => void) => ServedClient;

/** While connections wait, clients that are not authenticated at two such looks in a row are ended. */
const lookMs = 1000;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export class ClientServer {
  readonly name: string;
  readonly limits: Mutable<ClientLimits>;
  readonly workers: WorkerCount;
  readonly #clients = new Map<bigint, ServedClient>();
  readonly #waiting: { readonly socket: Socket; readonly welcome: Welcome }[] = [];
  readonly #log: Logger;
  readonly #onChange: () => void;
  #nextId = 1n;
  #look: NodeJS.Timeout | undefined;

  /** @param onChange Told when the number of clients may have changed. */
  constructor(name: string, limits: ClientLimits, workers: WorkerLimits, log: Logger, onChange: () => void) {
    this.name = name;
    this.limits = { ...limits };
    this.workers = new WorkerCount(workers, () => this.runningCalls);
    this.#log = log;
    this.#onChange = onChange;
  }

  get clients(): readonly ServedClient[] {
    return [...this.#clients.values()];
  }

  get clientCount(): number {
    return this.#clients.size;
  }

  get anonymousCount(): number {
    let count = 0;
    for (const client of this.#clients.values()) if (!client.authenticated) count++;
    return count;
  }

  /** Calls of all its clients that run now. */
  get runningCalls(): number {
    let count = 0;
    for (const client of this.#clients.values()) count += client.runningCalls;
    return count;
  }

  client(id: bigint): ServedClient | undefined {
    return this.#clients.get(id);
  }

  /** Takes a connection in, lets it wait, or ends it. */
  accept(socket: Socket, welcome: Welcome): void {
    if (this.#hasRoom()) return this.#welcome(socket, welcome);
    if (this.#waiting.length >= this.limits.maxQueuedClients) {
      this.#log.warn({ clients: this.clientCount }, 'Too many active clients, dropping connection');
      socket.destroy();
      return;
    }
    this.#waiting.push({ socket, welcome });
    this.#look ??= setTimeout(() => this.#endSilent([]), 0).unref();
  }

  /** Lets connections that wait come in where there is room now. */
  admit(): void {
    while (this.#waiting.length > 0 && this.#hasRoom()) {
      const { socket, welcome } = this.#waiting.shift()!;
      if (!socket.destroyed) this.#welcome(socket, welcome);
    }
  }

  /** Ends all connections. */
  closeAll(): void {
    clearTimeout(this.#look);
    for (const { socket } of this.#waiting.splice(0)) socket.destroy();
    for (const client of this.clients) client.close();
  }

  /** Ends those of `seen` that still have not authenticated, and looks again as long as somebody waits. */
  #endSilent(seen: readonly ServedClient[]): void {
    const silent = seen.filter(({ id, authenticated }) => !authenticated && this.#clients.has(id));
    if (silent.length > 0) this.#log.warn({ clients: silent.length }, 'clients did not authenticate in time');
    for (const client of silent) client.close();
    this.admit();
    const anonymous = this.clients.filter(({ authenticated }) => !authenticated);
    this.#look = undefined;
    if (this.#waiting.length > 0) this.#look = setTimeout(() => this.#endSilent(anonymous), lookMs).unref();
  }

  /** A limit of 0 anonymous clients means no limit. */
  #hasRoom(): boolean {
    const { maxClients, maxAnonymousClients } = this.limits;
    if (this.clientCount >= maxClients) return false;
    return maxAnonymousClients === 0 || this.anonymousCount < maxAnonymousClients;
  }

  #welcome(socket: Socket, welcome: Welcome): void {
    const id = this.#nextId++;
    try {
      this.#clients.set(
        id,
        welcome(socket, id, () => this.#leave(id)),
      );
    } catch (error) {
      this.#log.warn({ error: String(error) }, 'a client left before it was served');
      socket.destroy();
    }
    this.#onChange();
  }

  #leave(id: bigint): void {
    this.#clients.delete(id);
    this.#onChange();
    this.admit();
  }
}
