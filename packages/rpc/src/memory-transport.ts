/**
 * Two transports joined in memory: for tests, and for a client and a server in one process.
 *
 * Chunks arrive in a later microtask, in order. While one side is paused, what is sent to it waits and counts
 * as waiting bytes of the sender.
 */
import type { PeerInfo, Transport, TransportReceiver } from './transport.ts';

/** Waiting bytes at which `send` answers false. */
const highWaterBytes = 64 * 1024;

interface Letter {
  readonly bytes: Uint8Array;
  readonly fds: readonly number[];
}

export class MemoryTransport implements Transport {
  readonly peer: PeerInfo = { transport: 'memory', address: 'memory' };
  readonly passesFds = true;
  /** Descriptors given to `discardFds`, for tests. */
  readonly discarded: number[] = [];
  waitingBytes = 0;
  #other: MemoryTransport | null = null;
  #receiver: TransportReceiver | null = null;
  #inbox: Letter[] = [];
  #paused = false;
  #scheduled = false;
  #over = false;
  #otherEnded: { readonly error: Error | null } | null = null;
  #owesDrain = false;

  /** Two joined ends. */
  static pair(): [MemoryTransport, MemoryTransport] {
    const [a, b] = [new MemoryTransport(), new MemoryTransport()];
    a.#other = b;
    b.#other = a;
    return [a, b];
  }

  start(receiver: TransportReceiver): void {
    this.#receiver = receiver;
    this.#schedule();
  }

  send(chunk: Uint8Array, fds: readonly number[] = []): boolean {
    const other = this.#other;
    if (this.#over || other === null || other.#over) return true;
    other.#inbox.push({ bytes: chunk, fds: [] });
    for (const fd of fds) other.#inbox.push({ bytes: new Uint8Array(1), fds: [fd] });
    this.waitingBytes += chunk.length + fds.length;
    other.#schedule();
    this.#owesDrain ||= this.waitingBytes > highWaterBytes;
    return !this.#owesDrain;
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#schedule();
  }

  discardFds(fds: readonly number[]): void {
    this.discarded.push(...fds);
  }

  close(): void {
    this.#end(null);
  }

  destroy(error?: Error): void {
    this.#inbox = [];
    this.#end(error ?? null);
  }

  #end(error: Error | null): void {
    if (this.#over) return;
    this.#over = true;
    if (this.#other !== null) {
      this.#other.#otherEnded = { error: null };
      this.#other.#schedule();
    }
    queueMicrotask(() => this.#receiver?.onClose(error));
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => this.#deliver());
  }

  #deliver(): void {
    this.#scheduled = false;
    const receiver = this.#receiver;
    if (receiver === null || this.#over) return;
    while (!this.#paused && !this.#over) {
      const letter = this.#inbox.shift();
      if (letter === undefined) break;
      receiver.onData(letter.bytes, letter.fds);
      if (this.#other !== null) this.#other.#taken(letter.bytes.length);
    }
    if (this.#otherEnded !== null && this.#inbox.length === 0 && !this.#over) {
      this.#over = true;
      receiver.onClose(this.#otherEnded.error);
    }
  }

  #taken(bytes: number): void {
    this.waitingBytes -= bytes;
    if (!this.#owesDrain || this.waitingBytes > highWaterBytes / 2) return;
    this.#owesDrain = false;
    queueMicrotask(() => this.#receiver?.onDrain());
  }
}
