/** One call in progress: what its handler is given, and what its reply will carry. */
import type { ByteStream } from '../byte-stream.ts';
import type { Entry } from './handlers.ts';
import type { ServerStream } from './stream.ts';

/** What the packet said. */
export interface CallPacket {
  readonly prog: number;
  readonly vers: number;
  readonly proc: number;
  readonly serial: number;
  readonly args: unknown;
  readonly fds: readonly number[];
}

export class ServerCall<Session> {
  readonly packet: CallPacket;
  readonly entry: Entry;
  readonly session: Session;
  /** The stream the call opens, if its row has one. */
  readonly opened: ServerStream | null;
  /** Descriptors for the reply, if any. */
  replyFds: readonly number[] | null = null;
  #abort: AbortController | null = null;
  #lost: Error | null = null;

  constructor(packet: CallPacket, entry: Entry, session: Session, opened: ServerStream | null) {
    this.packet = packet;
    this.entry = entry;
    this.session = session;
    this.opened = opened;
  }

  get fds(): readonly number[] {
    return this.packet.fds;
  }

  get stream(): ByteStream {
    if (this.opened === null) throw new TypeError(`${this.entry.key} opens no stream`);
    return this.opened;
  }

  /** Made when first asked for: most handlers never do. */
  get signal(): AbortSignal {
    if (this.#abort === null) {
      this.#abort = new AbortController();
      if (this.#lost !== null) this.#abort.abort(this.#lost);
    }
    return this.#abort.signal;
  }

  replyWithFds(fds: readonly number[]): void {
    this.replyFds = fds;
  }

  /** Tells the handler that nobody waits any more. */
  lose(reason: Error): void {
    this.#lost = reason;
    this.#abort?.abort(reason);
  }
}
