/**
 * The server's end of a stream.
 *
 *     waiting ── open() with the OK reply ──▶ open ──┬─ client's finish and our finish(): OK ──▶ over
 *                                                    ├─ client's abort: OK ───────────────────▶ over
 *                                                    └─ abort(): ERROR ───────────────────────▶ over
 *
 * The client finishes with an OK packet and is answered once our side has called `finish()`, so that its
 * success means ours. Our own end of data is an empty data packet; the client then finishes. An unasked OK
 * would make libvirt's client drop the connection, so none is ever sent.
 *
 * @source libvirt src/remote/remote_daemon_stream.c
 */
import type { ByteStream, Hole } from '../byte-stream.ts';
import { type Deferred, deferred } from '../deferred.ts';
import { packetTypes, statuses } from '../frame/header.ts';
import type { IncomingPacket } from '../frame/incoming.ts';
import { rpcError, type WireError } from '../frame/wire-error.ts';
import type { StreamKind } from '../programs/procedure.ts';
import { StreamInbox } from '../stream-inbox.ts';
import { streamHole, type StreamWire } from '../stream-wire.ts';

export interface ServerStreamOptions {
  readonly kind: StreamKind;
  /** Unread bytes at which the connection stops reading. */
  readonly bufferBytes: number;
  readonly toWireError: (error: unknown) => WireError;
  /** Called once, when no packet of the stream will matter any more. */
  readonly onOver: () => void;
}

export class ServerStream implements ByteStream {
  readonly #wire: StreamWire;
  readonly #options: ServerStreamOptions;
  readonly #inbox: StreamInbox;
  readonly #opened = deferred();
  #isOpen = false;
  #peerFinished = false;
  #ended: Error | null = null;
  #finishing: Deferred | null = null;

  constructor(wire: StreamWire, options: ServerStreamOptions) {
    this.#wire = wire;
    this.#options = options;
    this.#inbox = new StreamInbox(options.bufferBytes, { lends: true }, (full) =>
      full ? wire.link.hold(this) : wire.link.release(this),
    );
  }

  /** As the interface says; the bytes are valid until the next read, since their room is used again. */
  read(maxBytes: number): Promise<Uint8Array | Hole | null> {
    return this.#inbox.read(maxBytes);
  }

  async write(data: Uint8Array | Hole): Promise<void> {
    if (!this.#isOpen) await this.#opened.promise;
    this.#mustBeOpen();
    if (this.#finishing !== null) throw new Error('the stream is finished');
    await this.#wire.data(data, () => this.#mustBeOpen());
  }

  async finish(): Promise<void> {
    if (!this.#isOpen) await this.#opened.promise;
    if (this.#finishing !== null) return this.#finishing.promise;
    this.#mustBeOpen();
    this.#finishing = deferred();
    if (this.#peerFinished) this.#confirm();
    else if (this.#options.kind !== 'write') this.#wire.endOfData();
    return this.#finishing.promise;
  }

  abort(reason: Error): void {
    if (this.#ended !== null) return;
    if (this.#isOpen) this.#wire.error(this.#options.toWireError(reason));
    this.end(reason);
  }

  /** Lets data flow: the reply that opens the stream is on its way. */
  open(): void {
    this.#isOpen = true;
    this.#opened.resolve();
  }

  /** Ends it without a packet: the call failed, or the connection is gone. */
  end(reason: Error): void {
    if (this.#ended !== null) return;
    this.#ended = reason;
    this.#isOpen = true;
    this.#opened.resolve();
    this.#inbox.fail(reason);
    this.#finishing?.reject(reason);
    this.#options.onOver();
  }

  onPacket(packet: IncomingPacket): void {
    if (packet.type === packetTypes.streamHole) this.#onHole(packet);
    else if (packet.status === statuses.continue) this.#onData(packet);
    else if (packet.status === statuses.ok) this.#onFinish();
    else this.#onAbort(packet.status);
  }

  #onHole(packet: IncomingPacket): void {
    const { length } = streamHole.read(packet.body);
    if (length < 0n) this.abort(new Error(`a hole of ${length} bytes`));
    else if (this.#mayReceive()) this.#inbox.pushHole(length);
  }

  #onData(packet: IncomingPacket): void {
    if (packet.body.remaining > 0 && this.#mayReceive()) this.#inbox.push(packet.keepRest());
  }

  #mayReceive(): boolean {
    if (this.#finishing !== null) return false;
    if (this.#options.kind !== 'read') return true;
    this.abort(new Error('data was sent on a stream that is only read'));
    return false;
  }

  #onFinish(): void {
    this.#peerFinished = true;
    this.#inbox.end();
    if (this.#finishing !== null) this.#confirm();
  }

  #onAbort(status: number): void {
    if (status === statuses.error) this.#wire.ok();
    else this.#wire.error(rpcError(`stream aborted with unexpected status ${status}`));
    this.end(new Error('stream aborted at client request'));
  }

  #confirm(): void {
    this.#wire.ok();
    this.#finishing?.resolve();
    this.#ended = new Error('the stream is finished');
    this.#inbox.discard();
    this.#options.onOver();
  }

  #mustBeOpen(): void {
    if (this.#ended !== null) throw this.#ended;
  }
}
