/**
 * The client's end of a stream.
 *
 *     waiting for the reply ──▶ open ──┬─ finish(): OK, answered by OK ──────────▶ over
 *                                      ├─ abort(): ERROR, answered by OK ────────▶ over
 *                                      └─ the server's ERROR ────────────────────▶ over
 *
 * The server's end of data is an empty data packet; `finish()` is still owed then, and its success means that
 * the server has everything.
 *
 * @source libvirt src/rpc/virnetclientstream.c
 */
import type { ByteStream, Hole } from '../byte-stream.ts';
import { type Deferred, deferred } from '../deferred.ts';
import { packetTypes, statuses } from '../frame/header.ts';
import type { IncomingPacket } from '../frame/incoming.ts';
import { RemoteError, wireError } from '../frame/wire-error.ts';
import { StreamInbox } from '../stream-inbox.ts';
import { streamHole, type StreamWire } from '../stream-wire.ts';

export class ClientStream implements ByteStream {
  readonly #wire: StreamWire;
  readonly #onOver: () => void;
  readonly #inbox: StreamInbox;
  #ended: Error | null = null;
  #finishing: Deferred | null = null;

  constructor(wire: StreamWire, options: { bufferBytes: number; onOver: () => void }) {
    this.#wire = wire;
    this.#onOver = options.onOver;
    this.#inbox = new StreamInbox(options.bufferBytes, { lends: false }, (full) =>
      full ? wire.link.hold(this) : wire.link.release(this),
    );
  }

  read(maxBytes: number): Promise<Uint8Array | Hole | null> {
    return this.#inbox.read(maxBytes);
  }

  async write(data: Uint8Array | Hole): Promise<void> {
    this.#mustBeOpen();
    await this.#wire.data(data, () => this.#mustBeOpen());
  }

  finish(): Promise<void> {
    if (this.#finishing !== null) return this.#finishing.promise;
    if (this.#ended !== null) return Promise.reject(this.#ended);
    this.#finishing = deferred();
    this.#wire.ok();
    return this.#finishing.promise;
  }

  /** The server's confirmation is not waited for; packets that cross it are dropped. */
  abort(reason: Error): void {
    if (this.#ended !== null) return;
    this.#wire.abort();
    this.#fail(reason);
  }

  /** Ends it without a packet: the call failed, or the connection is gone. */
  end(reason: Error): void {
    if (this.#ended === null) this.#fail(reason);
    this.#onOver();
  }

  onPacket(packet: IncomingPacket): void {
    if (packet.type === packetTypes.streamHole) this.#inbox.pushHole(streamHole.read(packet.body).length);
    else if (packet.status === statuses.continue) this.#onData(packet);
    else if (packet.status === statuses.ok) this.#onConfirmed();
    else this.end(remoteErrorOf(packet));
  }

  #onData(packet: IncomingPacket): void {
    if (this.#finishing !== null) return;
    if (packet.body.remaining === 0) this.#inbox.end();
    else this.#inbox.push(packet.keepRest());
  }

  #onConfirmed(): void {
    this.#finishing?.resolve();
    this.#ended ??= new Error('the stream is finished');
    this.#inbox.discard();
    this.#onOver();
  }

  #fail(reason: Error): void {
    this.#ended = reason;
    this.#inbox.fail(reason);
    this.#finishing?.reject(reason);
  }

  #mustBeOpen(): void {
    if (this.#ended !== null) throw this.#ended;
    if (this.#finishing !== null) throw new Error('the stream is finished');
  }
}

/** The error a packet carries; an aborting server may send none. */
export function remoteErrorOf(packet: IncomingPacket): Error {
  if (packet.body.remaining === 0) return new Error('stream aborted by the server');
  return new RemoteError(wireError.read(packet.body));
}
