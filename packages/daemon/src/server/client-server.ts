/**
 * One of the daemon's servers, as admin clients see them: a name, clients, and limits on these.
 *
 *     connection ── room? ──▶ client ── leaves ──▶ gone
 *          └── no room ──▶ waits, unread ── a client leaves or has authenticated ──▶ client
 *
 * A connection beyond those that may wait is ended at once.
 */
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import type { ClientLimits, WorkerLimits } from '../options/config.ts';

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

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export class ClientServer {
  readonly name: string;
  readonly limits: Mutable<ClientLimits>;
  readonly workers: Mutable<WorkerLimits>;
  readonly #clients = new Map<bigint, ServedClient>();
  readonly #waiting: { readonly socket: Socket; readonly welcome: Welcome }[] = [];
  readonly #log: Logger;
  readonly #onChange: () => void;
  #nextId = 1n;

  /** @param onChange Told when the number of clients may have changed. */
  constructor(name: string, limits: ClientLimits, workers: WorkerLimits, log: Logger, onChange: () => void) {
    this.name = name;
    this.limits = { ...limits };
    this.workers = { ...workers };
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
    for (const { socket } of this.#waiting.splice(0)) socket.destroy();
    for (const client of this.clients) client.close();
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
