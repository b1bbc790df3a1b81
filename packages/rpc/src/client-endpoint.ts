/**
 * The client's end of a connection: calls out, replies matched to them by serial in any order, events to their
 * listeners, streams beside them.
 *
 *     open ──▶ closed (by us, by the peer, by an error, by keepalive): every call and stream that waits fails
 *
 * @source libvirt src/rpc/virnetclient.c
 */
import type { ByteStream } from './byte-stream.ts';
import { type Answer, type CallOptions, PendingCall } from './client/pending.ts';
import { ClientStream, remoteErrorOf } from './client/stream.ts';
import type { ConnectionClosed } from './closed.ts';
import { packetTypes, statuses } from './frame/header.ts';
import type { IncomingPacket } from './frame/incoming.ts';
import type { KeepaliveOptions } from './keepalive.ts';
import { Link } from './link.ts';
import type {
  AnyProcedure,
  ArgsOf,
  CallKey,
  EventKey,
  FdsReplyKey,
  Program,
  ReplyOf,
  StreamKey,
} from './programs/procedure.ts';
import { StreamWire } from './stream-wire.ts';
import type { PeerInfo, Transport } from './transport.ts';

export interface ClientOptions {
  /** Sends pings from the start; see also `startKeepalive`. Off by default. */
  readonly keepalive?: KeepaliveOptions;
  /** Unread stream data at which the connection stops reading, and with it all replies. Default 16 MiB. */
  readonly streamBufferBytes?: number;
  /** A packet that makes no sense was dropped, or a listener failed. */
  readonly log?: (message: string, cause?: unknown) => void;
  readonly onClose?: (reason: ConnectionClosed) => void;
}

/** Options of a call whose reply must be acted on before any packet behind it, e.g. an event it announces. */
export interface CallOptionsFor<Reply> extends CallOptions {
  /** Called with the reply, before the packets that follow it are read. */
  readonly onReply?: (reply: Reply) => void;
}

type Listener = (content: unknown) => void;

export class ClientEndpoint {
  readonly #link: Link;
  readonly #options: ClientOptions;
  readonly #pending = new Map<number, PendingCall>();
  readonly #streams = new Map<number, ClientStream>();
  readonly #events = new Map<string, { readonly row: AnyProcedure; readonly listeners: Set<Listener> }>();
  #serial = 0;

  constructor(transport: Transport, options: ClientOptions = {}) {
    this.#options = options;
    this.#link = new Link(
      transport,
      { onPacket: (packet) => this.#onPacket(packet), onClosed: (reason) => this.#onClosed(reason) },
      { text: 'lenient' },
    );
    this.#link.start();
    if (options.keepalive !== undefined) this.#link.keepalive.start(options.keepalive);
  }

  get peer(): PeerInfo {
    return this.#link.transport.peer;
  }

  /** Why the connection ended, or null while it is open. */
  get closed(): ConnectionClosed | null {
    return this.#link.closed;
  }

  /**
   * Calls a procedure and waits for its reply.
   *
   * @throws {RemoteError} what the server answered instead
   * @throws {ConnectionClosed} when the connection ends first
   * @throws {DeadlineError} after `deadlineMs`
   * @throws {XdrError} when the arguments cannot be encoded, or the reply not decoded
   */
  async call<P extends Program, K extends CallKey<P>>(
    program: P,
    key: K,
    args: ArgsOf<P, K>,
    options: CallOptionsFor<ReplyOf<P, K>> = {},
  ): Promise<ReplyOf<P, K>> {
    const { reply, fds } = await this.#request(
      program,
      rowOf(program, key),
      args,
      options as CallOptionsFor<unknown>,
    );
    this.#link.transport.discardFds(fds);
    return reply as ReplyOf<P, K>;
  }

  /** The same for calls whose reply brings descriptors; the caller closes them. */
  async callForFds<P extends Program, K extends FdsReplyKey<P>>(
    program: P,
    key: K,
    args: ArgsOf<P, K>,
    options: CallOptions = {},
  ): Promise<{ reply: ReplyOf<P, K>; fds: readonly number[] }> {
    const { reply, fds } = await this.#request(program, rowOf(program, key), args, options);
    return { reply: reply as ReplyOf<P, K>, fds };
  }

  /** The same for calls that open a stream. The caller finishes or aborts it. */
  async openStream<P extends Program, K extends StreamKey<P>>(
    program: P,
    key: K,
    args: ArgsOf<P, K>,
    options: CallOptions = {},
  ): Promise<{ reply: ReplyOf<P, K>; stream: ByteStream }> {
    const row = rowOf(program, key);
    const serial = this.#nextSerial();
    const wire = new StreamWire(this.#link, {
      prog: program.number,
      vers: program.version,
      proc: row.number,
      serial,
    });
    const stream = new ClientStream(wire, {
      bufferBytes: this.#options.streamBufferBytes ?? 16 * 1024 * 1024,
      onOver: () => this.#streams.delete(serial),
    });
    const { reply } = await this.#request(program, row, args, options, { serial, stream });
    return { reply: reply as ReplyOf<P, K>, stream };
  }

  /** Listens to an event. @returns what ends the listening. */
  on<P extends Program, K extends EventKey<P>>(
    program: P,
    key: K,
    listener: (content: ArgsOf<P, K>) => void,
  ): () => void {
    const row = rowOf(program, key);
    const id = eventId(program.number, row.number);
    const event = this.#events.get(id) ?? { row, listeners: new Set<Listener>() };
    this.#events.set(id, event);
    const own: Listener = (content) => listener(content as ArgsOf<P, K>);
    event.listeners.add(own);
    return () => event.listeners.delete(own);
  }

  /** Sends pings from now on; the server must have said that it answers them. */
  startKeepalive(options: KeepaliveOptions): void {
    if (this.#link.closed === null) this.#link.keepalive.start(options);
  }

  /** Whether calls can pass open files along, as far as the transport goes. */
  get passesFds(): boolean {
    return this.#link.transport.passesFds;
  }

  /** Sends no more pings. */
  stopKeepalive(): void {
    this.#link.keepalive.stop();
  }

  /** Ends the connection; calls that wait fail. */
  close(): void {
    this.#link.close('client');
  }

  #request(
    program: Program,
    row: AnyProcedure,
    args: unknown,
    options: CallOptionsFor<unknown>,
    opening?: { serial: number; stream: ClientStream },
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#link.closed !== null) throw this.#link.closed;
      options.signal?.throwIfAborted();
      const serial = opening?.serial ?? this.#nextSerial();
      const type = options.fds === undefined ? packetTypes.call : packetTypes.callWithFds;
      if (options.fds !== undefined && !this.passesFds)
        throw new Error('this connection cannot pass file descriptors');
      const header = {
        prog: program.number,
        vers: program.version,
        proc: row.number,
        type,
        serial,
        status: statuses.ok,
      };
      const call = new PendingCall(row, opening?.stream ?? null, {
        resolve,
        reject,
        onReply: options.onReply,
      });
      this.#link.sender.value(header, row.args, args, options.fds);
      this.#pending.set(serial, call);
      if (opening !== undefined) this.#streams.set(serial, opening.stream);
      call.limit(options);
    });
  }

  #nextSerial(): number {
    do {
      this.#serial = (this.#serial + 1) >>> 0;
    } while (this.#serial === 0 || this.#pending.has(this.#serial) || this.#streams.has(this.#serial));
    return this.#serial;
  }

  #onPacket(packet: IncomingPacket): void {
    switch (packet.type) {
      case packetTypes.reply:
      case packetTypes.replyWithFds:
        this.#onReply(packet);
        break;
      case packetTypes.message:
        this.#onEvent(packet);
        break;
      case packetTypes.stream:
      case packetTypes.streamHole:
        this.#streams.get(packet.serial)?.onPacket(packet);
        break;
      default:
        this.#link.transport.discardFds(packet.fds);
        this.#log(`unexpected packet type ${packet.type}`);
    }
  }

  #onReply(packet: IncomingPacket): void {
    const call = this.#pending.get(packet.serial);
    if (call === undefined) {
      this.#link.transport.discardFds(packet.fds);
      this.#log(
        `no call waiting for reply with prog ${packet.prog} vers ${packet.vers} serial ${packet.serial}`,
      );
      return;
    }
    this.#pending.delete(packet.serial);
    if (call.abandoned) this.#dropLate(call, packet);
    else this.#settle(call, packet);
  }

  #settle(call: PendingCall, packet: IncomingPacket): void {
    try {
      if (packet.status !== statuses.ok) throw remoteErrorOf(packet);
      const reply = call.row.reply.read(packet.body);
      packet.body.finish();
      call.succeed({ reply, fds: packet.fds });
    } catch (error) {
      this.#link.transport.discardFds(packet.fds);
      call.stream?.end(error instanceof Error ? error : new Error(String(error)));
      call.fail(error);
    }
  }

  /** A stream that opened after all must not stay open. */
  #dropLate(call: PendingCall, packet: IncomingPacket): void {
    this.#link.transport.discardFds(packet.fds);
    const late = new Error('nobody waits for this call any more');
    if (packet.status === statuses.ok) call.stream?.abort(late);
    else call.stream?.end(late);
  }

  #onEvent(packet: IncomingPacket): void {
    const event = this.#events.get(eventId(packet.prog, packet.proc));
    if (event === undefined) return;
    try {
      const content = event.row.args.read(packet.body);
      for (const listener of [...event.listeners]) listener(content);
    } catch (error) {
      this.#log(`event ${packet.proc} of program ${packet.prog} failed`, error);
    }
  }

  #onClosed(reason: ConnectionClosed): void {
    for (const call of this.#pending.values()) if (!call.abandoned) call.fail(reason);
    this.#pending.clear();
    for (const stream of [...this.#streams.values()]) stream.end(reason);
    this.#options.onClose?.(reason);
  }

  #log(message: string, cause?: unknown): void {
    this.#options.log?.(message, cause);
  }
}

function rowOf(program: Program, key: string): AnyProcedure {
  const row = program.procedures[key];
  if (row === undefined) throw new TypeError(`program ${program.name} has no procedure ${key}`);
  return row;
}

function eventId(prog: number, proc: number): string {
  return `${prog}:${proc}`;
}
