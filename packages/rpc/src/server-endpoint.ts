/**
 * The server's end of one connection: packets in, typed handlers called, replies and events out.
 *
 *     packet ─▶ program? ─▶ row? ─▶ authenticated? ─▶ arguments? ─▶ lane ─▶ authorize ─▶ handler ─▶ reply
 *        └─ broken frame: the connection ends       └─ any "no": an error reply, and nothing else happens
 *
 * Replies leave in the order in which handlers finish. A handler that answers at once costs no turn of the
 * event loop. Nothing here buffers without end: calls are limited by lanes, streams by their inbox, replies by
 * holding the reading back, events by dropping a client that does not take them.
 *
 * @source libvirt src/rpc/virnetserver.c, virnetserverprogram.c, virnetserverclient.c
 */
import type { ConnectionClosed } from './closed.ts';
import { packetTypes, statuses } from './frame/header.ts';
import type { IncomingPacket } from './frame/incoming.ts';
import { plainError, rpcError, type WireError, wireError } from './frame/wire-error.ts';
import type { KeepaliveOptions } from './keepalive.ts';
import { Link } from './link.ts';
import type { AnyProcedure, ArgsOf, EventKey, Program } from './programs/procedure.ts';
import { type CallPacket, ServerCall } from './server/call.ts';
import type { Entry, Service } from './server/handlers.ts';
import { Lanes } from './server/lanes.ts';
import { ServerStream } from './server/stream.ts';
import { StreamWire } from './stream-wire.ts';
import type { PeerInfo, Transport } from './transport.ts';

/** Something about a connection that its owner may want to know. `warning`: the peer broke the rules. */
export type ServerLog = (level: 'debug' | 'warning', message: string, cause?: unknown) => void;

/** A call as the access check sees it. */
export interface CallInfo<Session> {
  readonly program: Program;
  readonly key: string;
  readonly row: AnyProcedure;
  readonly args: unknown;
  readonly session: Session;
}

export interface ServerOptions<Session> {
  readonly services: readonly Service<Session>[];
  /** Given to every handler. */
  readonly session: Session;
  /** Makes the error reply of what a handler threw. Must know every error there is, itself throwing none. */
  readonly toWireError: (error: unknown) => WireError;
  /** Throws, or rejects, to refuse a call. Returning nothing at once is fastest. */
  readonly authorize?: (call: CallInfo<Session>) => void | Promise<void>;
  /** Whether the client has proved who it is; until then only rows that need no authentication are served. */
  readonly auth?: { readonly complete: boolean };
  /** Ordinary calls of this client that run at once. Default 5. */
  readonly maxClientRequests?: number;
  /** Unread stream data at which the connection stops reading, a stream. Default 1 MiB. */
  readonly streamBufferBytes?: number;
  /** Unsent bytes above which an event ends the connection. Default 8 MiB. */
  readonly eventBacklogBytes?: number;
  readonly log?: ServerLog;
  /** The connection has ended; streams and signals of its calls have been told. */
  readonly onClose?: (reason: ConnectionClosed) => void;
}

const mib = 1024 * 1024;

/** What libvirtd puts there; clients do not look. */
const eventSerial = 1;

export class ServerEndpoint<Session> {
  readonly #link: Link;
  readonly #options: ServerOptions<Session>;
  readonly #services: Map<number, Service<Session>>;
  readonly #lanes: Lanes<ServerCall<Session>>;
  readonly #calls = new Set<ServerCall<Session>>();
  readonly #streams = new Map<number, ServerStream>();

  constructor(transport: Transport, options: ServerOptions<Session>) {
    this.#options = options;
    this.#services = new Map(options.services.map((service) => [service.program.number, service]));
    this.#link = new Link(
      transport,
      { onPacket: (packet) => this.#onPacket(packet), onClosed: (reason) => this.#onClosed(reason) },
      { text: 'strict' },
    );
    const lanes = this.#link;
    this.#lanes = new Lanes(options.maxClientRequests ?? 5, (full) =>
      full ? lanes.hold('calls') : lanes.release('calls'),
    );
  }

  /** Begins to read. */
  start(): void {
    this.#link.start();
  }

  get peer(): PeerInfo {
    return this.#link.transport.peer;
  }

  /** Why the connection ended, or null while it is open. */
  get closed(): ConnectionClosed | null {
    return this.#link.closed;
  }

  /** Calls that run now. */
  get runningCalls(): number {
    return this.#lanes.running;
  }

  /** Ends the connection after what was sent is out. */
  close(): void {
    this.#link.close('client');
  }

  /** Sends pings from now on; only for clients that said they answer them. */
  startKeepalive(options: KeepaliveOptions): void {
    if (this.#link.closed === null) this.#link.keepalive.start(options);
  }

  /**
   * Sends an event. A client so far behind that events pile up is disconnected.
   *
   * @returns false if the connection is gone.
   */
  sendEvent<P extends Program, K extends EventKey<P>>(program: P, key: K, content: ArgsOf<P, K>): boolean {
    const row = program.procedures[key];
    if (row === undefined || this.#link.closed !== null) return false;
    const { number: prog, version: vers } = program;
    const header = {
      prog,
      vers,
      proc: row.number,
      type: packetTypes.message,
      serial: eventSerial,
      status: statuses.ok,
    };
    this.#link.sender.value(header, row.args, content);
    if (this.#link.transport.waitingBytes <= (this.#options.eventBacklogBytes ?? 8 * mib)) return true;
    this.#log('warning', 'the client does not take its events; disconnecting it');
    this.#link.close('error', new Error('event backlog'));
    return false;
  }

  #onPacket(packet: IncomingPacket): void {
    switch (packet.type) {
      case packetTypes.call:
      case packetTypes.callWithFds:
        this.#onCall(packet);
        break;
      case packetTypes.stream:
      case packetTypes.streamHole:
        this.#onStream(packet);
        break;
      default:
        this.#link.transport.discardFds(packet.fds);
        this.#log('warning', `Unexpected message type ${packet.type}`);
    }
  }

  #onCall(packet: IncomingPacket): void {
    const entry = this.#find(packet);
    if (typeof entry === 'string') {
      this.#refuse(packet, entry);
      return;
    }
    const args = this.#decode(entry, packet);
    if (args === undecodable) this.#refuse(packet, 'Unable to decode message payload');
    else this.#accept(entry, args, packet);
  }

  #accept(entry: Entry, args: unknown, packet: IncomingPacket): void {
    const { prog, vers, proc, serial } = packet;
    const fds = this.#wanted(entry, packet);
    const stream = this.#streamFor(entry, packet);
    const call = new ServerCall(
      { prog, vers, proc, serial, args, fds },
      entry,
      this.#options.session,
      stream,
    );
    if (this.#lanes.enter(call, entry.row.priority)) this.#begin(call);
  }

  #refuse(packet: IncomingPacket, message: string): void {
    this.#link.transport.discardFds(packet.fds);
    this.#sendError(packet, rpcError(message));
  }

  /** The row and its handler, or what is wrong with asking for it. */
  #find(packet: IncomingPacket): Entry | string {
    const service = this.#services.get(packet.prog);
    if (service === undefined || service.program.version !== packet.vers)
      return `Cannot find program ${packet.prog} version ${packet.vers}`;
    if (packet.status !== statuses.ok) return `Unexpected message status ${packet.status}`;
    const entry = service.entries[packet.proc];
    if (entry === undefined) return `unknown procedure: ${packet.proc}`;
    if (entry.row.needsAuth && this.#options.auth?.complete === false) return 'authentication required';
    return entry;
  }

  #decode(entry: Entry, packet: IncomingPacket): unknown {
    try {
      const args = entry.row.args.read(packet.body);
      packet.body.finish();
      return args;
    } catch (error) {
      this.#log('warning', `arguments of ${entry.key} cannot be decoded`, error);
      return undecodable;
    }
  }

  #wanted(entry: Entry, packet: IncomingPacket): readonly number[] {
    if (entry.row.fds === 'call' || entry.row.fds === 'both') return packet.fds;
    this.#link.transport.discardFds(packet.fds);
    return [];
  }

  #streamFor(entry: Entry, { prog, vers, proc, serial }: IncomingPacket): ServerStream | null {
    if (entry.row.stream === 'none') return null;
    this.#streams.get(serial)?.end(new Error('the client used the serial of the stream again'));
    const stream = new ServerStream(new StreamWire(this.#link, { prog, vers, proc, serial }), {
      kind: entry.row.stream,
      bufferBytes: this.#options.streamBufferBytes ?? mib,
      toWireError: (error) => this.#toWireError(error),
      onOver: () => {
        if (this.#streams.get(serial) === stream) this.#streams.delete(serial);
      },
    });
    this.#streams.set(serial, stream);
    return stream;
  }

  #begin(call: ServerCall<Session>): void {
    this.#calls.add(call);
    try {
      const result = this.#answer(call);
      if (result instanceof Promise) {
        result.then(
          (reply: unknown) => this.#succeed(call, reply),
          (error: unknown) => this.#fail(call, error),
        );
      } else {
        this.#succeed(call, result);
      }
    } catch (error) {
      this.#fail(call, error);
    }
  }

  #answer(call: ServerCall<Session>): unknown {
    const { handler, row, key } = call.entry;
    if (handler === null) throw new Unsupported(row.api ?? key);
    const { authorize } = this.#options;
    if (authorize !== undefined) {
      const program = this.#services.get(call.packet.prog)!.program;
      const verdict = authorize({ program, key, row, args: call.packet.args, session: call.session });
      if (verdict instanceof Promise) return verdict.then(() => handler(call.packet.args, call));
    }
    return handler(call.packet.args, call);
  }

  #succeed(call: ServerCall<Session>, reply: unknown): void {
    if (this.#link.closed === null && !this.#sendReply(call, reply)) {
      this.#fail(call, new Unencodable());
      return;
    }
    if (this.#link.closed !== null && call.replyFds !== null) this.#link.transport.discardFds(call.replyFds);
    call.opened?.open();
    this.#done(call);
  }

  #fail(call: ServerCall<Session>, error: unknown): void {
    if (call.replyFds !== null) this.#link.transport.discardFds(call.replyFds);
    if (this.#link.closed === null) this.#sendError(call.packet, this.#toWireError(error));
    call.opened?.end(error instanceof Error ? error : new Error(String(error)));
    this.#done(call);
  }

  #done(call: ServerCall<Session>): void {
    this.#calls.delete(call);
    const next = this.#lanes.leave(call.entry.row.priority);
    if (next !== null) this.#begin(next);
    this.#holdWhileCongested();
  }

  /** False, with nothing sent, if the reply cannot be encoded. */
  #sendReply({ packet, entry, replyFds }: ServerCall<Session>, reply: unknown): boolean {
    const { prog, vers, proc, serial } = packet;
    const type = replyFds === null ? packetTypes.reply : packetTypes.replyWithFds;
    const header = { prog, vers, proc, type, serial, status: statuses.ok };
    try {
      this.#link.sender.value(header, entry.row.reply, reply, replyFds ?? undefined);
      return true;
    } catch (error) {
      this.#log('warning', `the reply of ${entry.key} cannot be encoded`, error);
      return false;
    }
  }

  #sendError({ prog, vers, proc, serial }: CallPacket | IncomingPacket, error: WireError): void {
    const header = { prog, vers, proc, type: packetTypes.reply, serial, status: statuses.error };
    try {
      this.#link.sender.value(header, wireError, error);
    } catch (cause) {
      this.#log('warning', 'an error reply cannot be encoded', cause);
      this.#link.sender.value(header, wireError, rpcError('Unable to encode message payload'));
    }
    this.#holdWhileCongested();
  }

  /** A client that does not take its replies is not listened to. */
  #holdWhileCongested(): void {
    const room = this.#link.room();
    if (room === null) return;
    this.#link.hold('replies');
    void room.then(() => this.#link.release('replies'));
  }

  #onStream(packet: IncomingPacket): void {
    const stream = this.#streams.get(packet.serial);
    if (stream !== undefined) stream.onPacket(packet);
    else this.#log('debug', `stream packet for serial ${packet.serial}, which is over`);
  }

  #toWireError(error: unknown): WireError {
    if (error instanceof Unsupported) return plainError(3, 0, error.message);
    if (error instanceof Unencodable) return rpcError(error.message);
    try {
      return this.#options.toWireError(error);
    } catch (cause) {
      this.#log('warning', 'an error could not be mapped', cause);
      return plainError(1, 0, `internal error: ${String(error)}`);
    }
  }

  #onClosed(reason: ConnectionClosed): void {
    if (reason.reason === 'error') this.#log('warning', reason.message, reason.cause);
    for (const waiting of this.#lanes.drain()) this.#link.transport.discardFds(waiting.packet.fds);
    for (const call of this.#calls) call.lose(reason);
    for (const stream of [...this.#streams.values()]) stream.end(reason);
    this.#options.onClose?.(reason);
  }

  #log(level: 'debug' | 'warning', message: string, cause?: unknown): void {
    this.#options.log?.(level, message, cause);
  }
}

const undecodable = Symbol('undecodable');

class Unsupported extends Error {
  constructor(name: string) {
    super(`this function is not supported by the connection driver: ${name}`);
  }
}

class Unencodable extends Error {
  constructor() {
    super('Unable to encode message payload');
  }
}
