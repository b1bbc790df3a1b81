/**
 * An accepted unix connection: Node's socket as long as no file descriptors travel, since that is the
 * faster by half, and {@link FdTransport} from then on.
 *
 *     plain ── expectFds, or send with fds ──▶ moving (reading stopped, writes queued) ──▶ passing
 *
 * Descriptors that arrive while plain are lost. That is safe with libvirt's clients: each asks whether
 * the server takes descriptors before it sends the first; call `expectFds` before answering that.
 * Shaped like the transport of the RPC layer; see {@link FdTransport} for what its methods promise.
 *
 * All connections are read into one buffer, since a receiver keeps nothing of it, and writes go straight to the kernel while
 * it takes them: so a small call leaves no garbage here.
 */
import { writeSync } from 'node:fs';
import { type OnReadOpts, Socket, type SocketConstructorOpts } from 'node:net';
import { closeDescriptor, descriptorOf, duplicateDescriptor } from '../sys/descriptors.ts';
import { hasLibc } from '../sys/libc.ts';
import { type PeerCredentials, peerCredentials } from '../sys/peer-credentials.ts';
import { type FdTransport, type FdTransportReceiver, fdTransportFrom } from './fd-transport.ts';

/** As much as a connection holds at most, and then some. */
const input = Buffer.allocUnsafeSlow(256 * 1024);

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
  #socket: Socket;
  #receiver: FdTransportReceiver | undefined;
  #passing: FdTransport | undefined;
  /** What was sent while moving; undefined in the other states. */
  #held: { chunk: Uint8Array; fds: readonly number[] }[] | undefined;
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
    if (this.passesFds)
      this.#socket = readInto(input, this.#socket, (chunk) => receiver.onData(chunk, noFds));
    else this.#socket.on('data', (chunk: Buffer) => receiver.onData(chunk, noFds));
    this.#socket.on('drain', () => receiver.onDrain());
    this.#socket.on('error', (error) => (failure = error));
    this.#socket.on('close', () => {
      if (!this.#passing) this.#finish(failure);
    });
    if (this.#paused) this.#socket.pause();
    else this.#socket.resume();
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
    if (!this.#held) return this.#write(chunk);
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

  /** Past Node's queue while that is empty; what the kernel does not take now waits in there. */
  #write(chunk: Uint8Array): boolean {
    const sent = this.#socket.writableLength === 0 ? writeNow(this.#socket, chunk) : 0;
    return sent === chunk.length || this.#socket.write(sent === 0 ? chunk : chunk.subarray(sent));
  }

  /** Everything written before is out: the connection can change hands. */
  #move(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    if (this.#ended || this.#socket.destroyed) {
      held.forEach(({ fds }) => this.discardFds(fds));
      return;
    }
    this.#passing = fdTransportFrom(this.#socket, this.peer.address);
    this.#passing.start({
      onData: (chunk, fds) => this.#receiver?.onData(chunk, fds),
      onDrain: () => this.#receiver?.onDrain(),
      onClose: (error) => this.#finish(error),
    });
    if (this.#paused) this.#passing.pause();
    for (const { chunk, fds } of held) this.#passing.send(chunk, fds);
    if (this.#closing) this.#passing.close();
  }

  #finish(error: Error | null): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const { fds } of this.#held ?? []) this.discardFds(fds);
    this.#held = undefined;
    this.#receiver?.onClose(error);
  }
}

const noFds: readonly number[] = [];

/** The same connection as a socket that reads into `buffer`, which Node lets only its maker ask for. Destroys the given one. */
function readInto(buffer: Buffer, socket: Socket, take: (chunk: Uint8Array) => void): Socket {
  const fd = duplicateDescriptor(descriptorOf(socket) ?? -1);
  socket.destroy();
  const callback = (bytes: number): boolean => {
    take(buffer.subarray(0, bytes));
    return true;
  };
  const options: SocketConstructorOpts & { onread: OnReadOpts } = { fd, onread: { buffer, callback } };
  return new Socket({ ...options, readable: true, writable: true });
}

/** @returns how many bytes the kernel took; what is wrong with the socket, its own next write will tell. */
function writeNow(socket: Socket, bytes: Uint8Array): number {
  const fd = descriptorOf(socket);
  if (fd === undefined) return 0;
  try {
    return writeSync(fd, bytes);
  } catch {
    return 0;
  }
}
