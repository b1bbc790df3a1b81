/**
 * One connection, as both sides see it: packets in, packets out, keepalive, and the one end of it all.
 *
 *     open ──▶ closed (once: orderly, by error, by a broken frame, by keepalive)
 *
 * Reading can be held for several causes at once (too many calls, a full stream, an unread reply); it goes on
 * when the last of them is released.
 */
import { type CloseReason, ConnectionClosed } from './closed.ts';
import { type Deferred, deferred } from './deferred.ts';
import { type IncomingPacket, PacketSplitter } from './frame/incoming.ts';
import { PacketSender } from './frame/outgoing.ts';
import { Keepalive, keepaliveProgram } from './keepalive.ts';
import type { Transport } from './transport.ts';

export interface LinkOwner {
  /** The packet is valid until this returns. */
  onPacket(packet: IncomingPacket): void;
  onClosed(error: ConnectionClosed): void;
}

export class Link {
  readonly transport: Transport;
  readonly sender: PacketSender;
  readonly keepalive: Keepalive;
  readonly #owner: LinkOwner;
  readonly #splitter: PacketSplitter;
  readonly #holds = new Set<unknown>();
  #closed: ConnectionClosed | null = null;
  #room: Deferred | null = null;

  constructor(transport: Transport, owner: LinkOwner, options: { text: 'strict' | 'lenient' }) {
    this.transport = transport;
    this.sender = new PacketSender(transport);
    this.#owner = owner;
    this.#splitter = new PacketSplitter(options, (packet) => this.#onPacket(packet));
    this.keepalive = new Keepalive(
      this.sender,
      () => this.#holds.size === 0,
      () => this.close('keepalive'),
    );
  }

  start(): void {
    this.transport.start({
      onData: (chunk, fds) => this.#read(() => this.#splitter.push(chunk, fds)),
      onDrain: () => this.#onDrain(),
      onClose: (error) => this.#end(error === null ? 'eof' : 'error', error ?? undefined),
    });
  }

  /** Why it ended, or null while it is open. */
  get closed(): ConnectionClosed | null {
    return this.#closed;
  }

  /** Ends the connection. What was sent still goes out when we end it ourselves. */
  close(reason: CloseReason, cause?: Error): void {
    if (this.#closed !== null) return;
    this.#end(reason, cause);
    if (reason === 'client') this.transport.close();
    else this.transport.destroy(cause);
  }

  /** Resolves when more may be sent; null when it may be at once. Also resolves at the end. */
  room(): Promise<void> | null {
    if (!this.sender.congested || this.#closed !== null) return null;
    this.#room ??= deferred();
    return this.#room.promise;
  }

  /** Stops reading until `release(cause)`. */
  hold(cause: unknown): void {
    this.#holds.add(cause);
    if (this.#holds.size > 1) return;
    this.#splitter.pause();
    this.transport.pause();
  }

  release(cause: unknown): void {
    if (!this.#holds.delete(cause) || this.#holds.size > 0 || this.#closed !== null) return;
    this.#read(() => this.#splitter.resume());
    if (this.#holds.size === 0 && this.#closed === null) this.transport.resume();
  }

  #read(deliver: () => void): void {
    if (this.#closed !== null) return;
    this.sender.cork();
    try {
      deliver();
    } catch (error) {
      this.close('error', error instanceof Error ? error : new Error(String(error)));
    }
    if (this.#closed === null) this.sender.uncork();
  }

  #onPacket(packet: IncomingPacket): void {
    this.keepalive.heard();
    if (this.#closed !== null) this.transport.discardFds(packet.fds);
    else if (packet.prog === keepaliveProgram) this.keepalive.onPacket(packet);
    else this.#owner.onPacket(packet);
  }

  #onDrain(): void {
    this.sender.congested = false;
    this.#room?.resolve();
    this.#room = null;
  }

  #end(reason: CloseReason, cause?: Error): void {
    if (this.#closed !== null) return;
    if (reason === 'client') this.sender.uncork();
    this.#closed = new ConnectionClosed(reason, cause);
    this.keepalive.stop();
    this.transport.discardFds(this.#splitter.drain());
    this.#onDrain();
    this.#owner.onClosed(this.#closed);
  }
}
