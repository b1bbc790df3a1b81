/**
 * Builds packets and hands them to the transport.
 *
 * While corked (a chunk with several calls is being worked off), packets gather and leave as one piece.
 * A value that cannot be encoded leaves nothing behind.
 */
import type { Transport } from '../transport.ts';
import type { Xdr } from '../xdr/codec.ts';
import { XdrError } from '../xdr/error.ts';
import { XdrWriter } from '../xdr/writer.ts';
import { carriesFds, maxPacketBytes, maxPacketFds } from './header.ts';

/** Corked packets leave early once they amount to this. */
const corkBytes = 256 * 1024;

/** What stands in front of a payload. */
export interface Header {
  readonly prog: number;
  readonly vers: number;
  readonly proc: number;
  readonly type: number;
  readonly serial: number;
  readonly status: number;
}

export class PacketSender {
  readonly #transport: Transport;
  readonly #writer = new XdrWriter();
  #corked = false;
  /** True while the transport asks to wait for its `onDrain`. */
  congested = false;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Sends one packet with a value. @throws {XdrError} and sends nothing. */
  value<T>(header: Header, codec: Xdr<T>, value: T, fds?: readonly number[]): void {
    const start = this.#begin(header, fds);
    try {
      codec.write(this.#writer, value);
      this.#end(start);
    } catch (error) {
      this.#writer.rewind(start);
      throw error;
    }
    this.#leave(fds);
  }

  /** Sends one packet with bytes as they are. */
  bytes(header: Header, payload: Uint8Array): void {
    const start = this.#begin(header);
    this.#writer.raw(payload);
    this.#end(start);
    this.#leave();
  }

  cork(): void {
    this.#corked = true;
  }

  uncork(): void {
    this.#corked = false;
    this.#flush();
  }

  #begin(header: Header, fds?: readonly number[]): number {
    const writer = this.#writer;
    const start = writer.pending;
    if (start === 0 && this.#transport.waitingBytes === 0) writer.reuse();
    writer.uint(0);
    writer.uint(header.prog);
    writer.uint(header.vers);
    writer.int(header.proc);
    writer.uint(header.type);
    writer.uint(header.serial);
    writer.uint(header.status);
    if (carriesFds(header.type)) this.#announce(start, fds);
    return start;
  }

  #announce(start: number, fds: readonly number[] = []): void {
    if (fds.length > maxPacketFds) {
      this.#writer.rewind(start);
      throw new XdrError(`Too many FDs to send ${fds.length}, expected ${maxPacketFds} maximum`);
    }
    this.#writer.uint(fds.length);
  }

  #end(start: number): void {
    const length = this.#writer.pending - start;
    if (length > maxPacketBytes)
      throw new XdrError(`a packet of ${length} bytes is over the limit of ${maxPacketBytes}`);
    this.#writer.patch(start, length);
  }

  #leave(fds?: readonly number[]): void {
    if (fds !== undefined && fds.length > 0) this.#flush(fds);
    else if (!this.#corked || this.#writer.pending > corkBytes) this.#flush();
  }

  #flush(fds?: readonly number[]): void {
    if (this.#writer.pending === 0) return;
    if (!this.#transport.send(this.#writer.take(), fds)) this.congested = true;
  }
}
