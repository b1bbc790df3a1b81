/**
 * Finding out that a peer is gone although the network says nothing.
 *
 *     quiet for an interval ──▶ PING ──▶ quiet ──▶ PING … `count` times ──▶ dead
 *           ▲── any packet ──────┘
 *
 * Pings of the peer are answered whether or not we send our own.
 *
 * @source libvirt src/rpc/virkeepalive.c
 */
import { packetTypes, statuses } from './frame/header.ts';
import type { IncomingPacket } from './frame/incoming.ts';
import type { PacketSender } from './frame/outgoing.ts';
import { nothing } from './xdr/scalars.ts';

export const keepaliveProgram = 0x6b656570;

const ping = 1;
const pong = 2;

export interface KeepaliveOptions {
  /** Quiet time before a ping. */
  readonly intervalMs: number;
  /** Pings without any answer before the peer counts as dead. 0: the first quiet interval is enough. */
  readonly count: number;
}

export class Keepalive {
  readonly #sender: PacketSender;
  readonly #onDead: () => void;
  /** False while we do not read: then silence says nothing about the peer. */
  readonly #listening: () => boolean;
  #timer: ReturnType<typeof setInterval> | undefined;
  #heard = false;
  #unanswered = 0;

  constructor(sender: PacketSender, listening: () => boolean, onDead: () => void) {
    this.#sender = sender;
    this.#listening = listening;
    this.#onDead = onDead;
  }

  /** Begins to send pings, or changes how. */
  start({ intervalMs, count }: KeepaliveOptions): void {
    this.stop();
    this.#heard = false;
    this.#unanswered = 0;
    this.#timer = setInterval(() => this.#tick(count), intervalMs);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Notes that the peer lives. */
  heard(): void {
    this.#heard = true;
  }

  /** Answers a packet of the keepalive program. */
  onPacket(packet: IncomingPacket): void {
    if (packet.proc === ping && packet.type === packetTypes.message) this.#send(pong);
  }

  #tick(count: number): void {
    if (this.#heard || !this.#listening()) {
      this.#heard = false;
      this.#unanswered = 0;
    } else if (this.#unanswered >= count) {
      this.stop();
      this.#onDead();
    } else {
      this.#unanswered++;
      this.#send(ping);
    }
  }

  #send(proc: number): void {
    const header = {
      prog: keepaliveProgram,
      vers: 1,
      proc,
      type: packetTypes.message,
      serial: 0,
      status: statuses.ok,
    };
    this.#sender.value(header, nothing, undefined);
  }
}
