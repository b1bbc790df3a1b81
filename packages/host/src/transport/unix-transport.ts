/**
 * An accepted unix connection: Node's socket as long as no file descriptors travel, since that is the
 * faster by half, and {@link FdTransport} from then on.
 *
 *     plain ── expectFds, or send with fds ──▶ moving (reading stopped, writes queued) ──▶ passing
 *
 * Descriptors that arrive while plain are lost. That is safe with libvirt's clients: each asks whether
 * the server takes descriptors before it sends the first; call `expectFds` before answering that.
 * Shaped like the transport of the RPC layer; see {@link FdTransport} for what its methods promise.
 */
import type { Socket } from 'node:net';
import { closeDescriptor } from '../sys/descriptors.ts';
import { hasLibc } from '../sys/libc.ts';
import { type PeerCredentials, peerCredentials } from '../sys/peer-credentials.ts';
import { type FdTransport, type FdTransportReceiver, fdTransportFrom } from './fd-transport.ts';

/** Who is at the other end; `process` is left out where the kernel cannot be asked (no koffi). */
export interface UnixTransportPeer {
  readonly transport: 'unix';
  readonly address: string;
  readonly process?: PeerCredentials;
}

/** One connection. Owns its socket. */
export class UnixTransport {
  readonly peer: UnixTransportPeer;
  /** Whether descriptors can travel at all on this host. */
  readonly passesFds: boolean;
  readonly #socket: Socket;
  #receiver: FdTransportReceiver | undefined;
  #passing: FdTransport | undefined;
  /** What was sent while moving; undefined in the other states. */
  #held: { chunk: Uint8Array; fds: readonly number[] }[] | undefined;
  /** What Node had read before the move and the receiver did not want yet. */
  #rest: Uint8Array | undefined;
  #paused = false;
  #closing = false;
  #ended = false;

  /**
   * @param address For people: the path of the server's socket.
   * @throws {SystemCallError} if the peer has gone.
   */
  constructor(socket: Socket, address: string) {
    this.#socket = socket;
    this.passesFds = hasLibc();
    const process = this.passesFds ? { process: peerCredentials(socket) } : {};
    this.peer = { transport: 'unix', address, ...process };
  }

  /** Bytes sent and not yet taken by the system. */
  get waitingBytes(): number {
    const held = this.#held?.reduce((sum, { chunk }) => sum + chunk.length, 0) ?? 0;
    return held + (this.#passing?.waitingBytes ?? this.#socket.writableLength);
  }

  start(receiver: FdTransportReceiver): void {
    this.#receiver = receiver;
    let failure: Error | null = null;
    this.#socket.on('data', (chunk: Buffer) => receiver.onData(chunk, []));
    this.#socket.on('drain', () => receiver.onDrain());
    this.#socket.on('error', (error) => (failure = error));
    this.#socket.on('close', () => {
      if (!this.#passing) this.#finish(failure);
    });
    if (!this.#paused) this.#socket.resume();
  }

  /** From when this returns on, no descriptor that arrives is lost. Does nothing where none can travel. */
  expectFds(): void {
    if (!this.passesFds || this.#passing || this.#held || this.#ended) return;
    this.#held = [];
    this.#socket.pause();
    this.#socket.write('', () => this.#move());
  }

  send(chunk: Uint8Array, fds: readonly number[] = []): boolean {
    if (this.#ended || this.#closing || (fds.length > 0 && !this.passesFds)) {
      this.discardFds(fds);
      return true;
    }
    if (fds.length > 0) this.expectFds();
    if (this.#passing) return this.#passing.send(chunk, fds);
    if (!this.#held) return this.#socket.write(chunk);
    this.#held.push({ chunk, fds });
    return true;
  }

  pause(): void {
    this.#paused = true;
    (this.#passing ?? this.#socket).pause();
  }

  resume(): void {
    this.#paused = false;
    if (this.#held) return;
    this.#deliverRest();
    (this.#passing ?? this.#socket).resume();
  }

  discardFds(fds: readonly number[]): void {
    fds.forEach(closeDescriptor);
  }

  close(): void {
    this.#closing = true;
    if (this.#passing) this.#passing.close();
    else if (!this.#held) this.#socket.end(() => this.#socket.destroy());
  }

  destroy(error?: Error): void {
    if (this.#passing) this.#passing.destroy(error);
    else this.#socket.destroy(error);
  }

  /** Everything written before is out: the connection can change hands. Node may have read on while paused. */
  #move(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    if (this.#ended || this.#socket.destroyed) {
      held.forEach(({ fds }) => this.discardFds(fds));
      return;
    }
    this.#socket.removeAllListeners('data');
    this.#rest = (this.#socket.read() as Buffer | null) ?? undefined;
    this.#passing = fdTransportFrom(this.#socket, this.peer.address);
    this.#passing.start({
      onData: (chunk, fds) => this.#receiver?.onData(chunk, fds),
      onDrain: () => this.#receiver?.onDrain(),
      onClose: (error) => this.#finish(error),
    });
    if (this.#paused) this.#passing.pause();
    for (const { chunk, fds } of held) this.#passing.send(chunk, fds);
    if (this.#closing) this.#passing.close();
    else if (!this.#paused) this.#deliverRest();
  }

  #deliverRest(): void {
    const rest = this.#rest;
    this.#rest = undefined;
    if (rest) this.#receiver?.onData(rest, []);
  }

  #finish(error: Error | null): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const { fds } of this.#held ?? []) this.discardFds(fds);
    this.#held = undefined;
    this.#receiver?.onClose(error);
  }
}
