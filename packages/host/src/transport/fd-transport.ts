/**
 * A unix socket that carries file descriptors both ways, which Node's own sockets lose.
 *
 *     made ── start ──▶ open ── close: once the queue is out ──┐
 *                        ├───── destroy, error, end of peer ───┴─▶ onClose, once, and nothing after it
 *
 * Shaped like the transport of the RPC layer, which this package does not know: both sides agree by
 * structure. A descriptor leaves on one zero byte of its own behind its chunk, as libvirt sends them;
 * descriptors given to `send` are closed when they are out, or when the connection ends before.
 *
 * Writes go straight to the kernel; only what it does not take is queued. Reading is by readiness,
 * a bounded number of reads each time so that one busy peer does not starve the rest.
 */
import { once } from 'node:events';
import { connect } from 'node:net';
import { closeDescriptor, descriptorOf, duplicateDescriptor } from '../sys/descriptors.ts';
import { SystemCallError } from '../sys/errors.ts';
import { FdReceiver, sendBytes, sendWithFds } from '../sys/fd-messages.ts';
import { type PeerCredentials, peerCredentials } from '../sys/peer-credentials.ts';
import { type Watch, watchDescriptor } from '../sys/readiness.ts';

const readsAtOnce = 16;
const highWaterBytes = 256 * 1024;
const fullReadBytes = 65_536;

/** Who is at the other end. */
export interface UnixPeer {
  readonly transport: 'unix';
  readonly address: string;
  readonly process: PeerCredentials;
}

/** Whom the transport tells. */
export interface FdTransportReceiver {
  /** The chunk's bytes may change once this returns. `fds` arrived on bytes of this chunk, in order, and belong to the receiver. */
  onData(chunk: Uint8Array, fds: readonly number[]): void;
  /** There is room again after `send` answered false. */
  onDrain(): void;
  /** Null for an orderly end. */
  onClose(error: Error | null): void;
}

interface Outgoing {
  readonly bytes: Uint8Array;
  /** At most one: it rides on the first of `bytes`. */
  readonly fds: readonly number[];
}

/**
 * Takes a connection that Node accepted, with all that arrived on it.
 *
 * The server must have been made with `pauseOnConnect: true`, or what Node has read already is lost.
 * The socket is destroyed; the connection goes on.
 *
 * @throws {SysUnavailableError} without koffi; {@link SystemCallError} if the peer has gone.
 */
export function fdTransportFrom(socket: { destroy(): unknown }, address: string): FdTransport {
  const descriptor = descriptorOf(socket);
  if (descriptor === undefined) throw new SystemCallError('accept', 9 /* EBADF */);
  const copy = duplicateDescriptor(descriptor);
  try {
    const transport = new FdTransport(copy, { transport: 'unix', address, process: peerCredentials(copy) });
    socket.destroy();
    return transport;
  } catch (error) {
    closeDescriptor(copy);
    throw error;
  }
}

/**
 * Connects to a unix socket whose server says nothing before it is asked.
 *
 * @throws Node's error if nobody listens; {@link SysUnavailableError} without koffi.
 */
export async function connectFdTransport(path: string, signal?: AbortSignal): Promise<FdTransport> {
  const socket = connect({ path }).pause();
  try {
    await once(socket, 'connect', signal === undefined ? {} : { signal });
    return fdTransportFrom(socket, path);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** One connection. Owns its descriptor. */
export class FdTransport {
  readonly peer: UnixPeer;
  readonly passesFds = true;
  readonly #descriptor: number;
  #watch: Watch | undefined;
  #input: FdReceiver | undefined;
  #receiver: FdTransportReceiver | undefined;
  #queue: Outgoing[] = [];
  #waitingBytes = 0;
  #wanted = 'read';
  #owesDrain = false;
  #paused = false;
  #closing = false;
  #ended = false;

  constructor(descriptor: number, peer: UnixPeer) {
    this.#descriptor = descriptor;
    this.peer = peer;
  }

  /** Bytes sent and not yet taken by the system; at 0, what was sent may be overwritten. */
  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /** Begins to deliver. Called once. */
  start(receiver: FdTransportReceiver): void {
    if (this.#ended) return;
    this.#receiver = receiver;
    this.#input = new FdReceiver(this.#descriptor);
    this.#watch = watchDescriptor(this.#descriptor, () => this.#ready());
    this.#updateInterest();
  }

  /**
   * Sends a chunk, then each descriptor on one further byte of its own, and closes the descriptors.
   *
   * @returns false when more is waiting than is wise; hold back until `onDrain`.
   */
  send(chunk: Uint8Array, fds: readonly number[] = []): boolean {
    if (this.#ended || this.#closing) {
      this.discardFds(fds);
      return true;
    }
    if (chunk.length > 0) this.#enqueue({ bytes: chunk, fds: [] });
    for (const fd of fds) this.#enqueue({ bytes: new Uint8Array(1), fds: [fd] });
    this.#flush();
    if (this.#waitingBytes <= highWaterBytes) return true;
    this.#owesDrain = true;
    return false;
  }

  /** Stops `onData`, so that the peer feels it; one chunk may still follow. */
  pause(): void {
    this.#paused = true;
    this.#updateInterest();
  }

  resume(): void {
    this.#paused = false;
    this.#updateInterest();
  }

  /** Closes descriptors that arrived and nobody wants. */
  discardFds(fds: readonly number[]): void {
    fds.forEach(closeDescriptor);
  }

  /** Ends after what was sent is out. */
  close(): void {
    this.#closing = true;
    if (this.#queue.length === 0) this.#end(null);
  }

  /** Ends at once. */
  destroy(error?: Error): void {
    this.#end(error ?? null);
  }

  #enqueue(outgoing: Outgoing): void {
    this.#queue.push(outgoing);
    this.#waitingBytes += outgoing.bytes.length;
  }

  /** Readable, writable or broken: which of them, the calls will say. */
  #ready(): void {
    if (this.#queue.length > 0) this.#flush();
    if (!this.#paused && !this.#ended) this.#read();
  }

  #read(): void {
    try {
      for (let reads = 0; reads < readsAtOnce && !this.#ended && !this.#paused; reads += 1) {
        const received = this.#input?.receive();
        if (!received) return;
        if (received.bytes.length === 0) {
          this.#end(null);
          return;
        }
        this.#receiver?.onData(received.bytes, received.fds);
        if (received.bytes.length < fullReadBytes && received.fds.length === 0) return;
      }
    } catch (error) {
      this.#end(error as Error);
    }
  }

  #flush(): void {
    try {
      while (this.#queue.length > 0) {
        const first = this.#queue[0] as Outgoing;
        const { bytes, fds } = first;
        const sent =
          fds.length > 0 ? sendWithFds(this.#descriptor, bytes, fds) : sendBytes(this.#descriptor, bytes);
        if (sent === 0) break;
        this.discardFds(fds);
        this.#waitingBytes -= sent;
        if (sent === bytes.length) this.#queue.shift();
        else this.#queue[0] = { bytes: bytes.subarray(sent), fds: [] };
      }
      this.#flushed();
    } catch (error) {
      this.#end(error as Error);
    }
  }

  #flushed(): void {
    this.#updateInterest();
    if (this.#closing && this.#queue.length === 0) this.#end(null);
    else if (this.#owesDrain && this.#waitingBytes <= highWaterBytes) {
      this.#owesDrain = false;
      setImmediate(() => {
        if (!this.#ended) this.#receiver?.onDrain();
      });
    }
  }

  /** Asks for readiness anew only when what is wanted changes: each time is a system call. */
  #updateInterest(): void {
    const readable = !this.#paused;
    const writable = this.#queue.length > 0;
    const wanted = `${readable ? 'read' : ''}${writable ? 'write' : ''}`;
    if (!this.#watch || wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#watch.interest({ readable, writable });
  }

  #end(error: Error | null): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#watch?.close();
    for (const { fds } of this.#queue) this.discardFds(fds);
    this.#queue = [];
    this.#waitingBytes = 0;
    closeDescriptor(this.#descriptor);
    const receiver = this.#receiver;
    process.nextTick(() => receiver?.onClose(error));
  }
}
