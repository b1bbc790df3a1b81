/**
 * What has arrived on a stream and was not read yet. When it is full, the connection stops reading: the
 * protocol has no credit of its own, so the transport's is all there is.
 */
import type { Hole } from './byte-stream.ts';

interface Reader {
  readonly maxBytes: number;
  readonly resolve: (data: Uint8Array | Hole | null) => void;
  readonly reject: (error: Error) => void;
}

export class StreamInbox {
  readonly #limitBytes: number;
  readonly #setFull: (full: boolean) => void;
  #items: (Uint8Array | Hole)[] = [];
  #bytes = 0;
  #full = false;
  #ended = false;
  #failed: Error | null = null;
  #reader: Reader | null = null;

  constructor(limitBytes: number, setFull: (full: boolean) => void) {
    this.#limitBytes = limitBytes;
    this.#setFull = setFull;
  }

  push(item: Uint8Array | Hole): void {
    if (this.#ended || this.#failed !== null) return;
    this.#items.push(item);
    this.#bytes += costOf(item);
    this.#serve();
    this.#account();
  }

  /** No more data: readers get null once they have read what is there. */
  end(): void {
    this.#ended = true;
    this.#serve();
  }

  /** No more data, and what is there is not wanted. */
  discard(): void {
    this.#items = [];
    this.#bytes = 0;
    this.end();
    this.#account();
  }

  /** Drops what is there; readers get the error, now and later. */
  fail(error: Error): void {
    this.#failed ??= error;
    this.#items = [];
    this.#bytes = 0;
    this.#account();
    this.#reader?.reject(this.#failed);
    this.#reader = null;
  }

  read(maxBytes: number): Promise<Uint8Array | Hole | null> {
    if (this.#failed !== null) return Promise.reject(this.#failed);
    if (this.#reader !== null) return Promise.reject(new Error('a read of this stream is still waiting'));
    if (!(maxBytes >= 1)) return Promise.reject(new RangeError(`cannot read ${maxBytes} bytes`));
    return new Promise((resolve, reject) => {
      this.#reader = { maxBytes, resolve, reject };
      this.#serve();
      this.#account();
    });
  }

  #serve(): void {
    const reader = this.#reader;
    if (reader === null || (this.#items.length === 0 && !this.#ended)) return;
    this.#reader = null;
    reader.resolve(this.#take(reader.maxBytes));
  }

  #take(maxBytes: number): Uint8Array | Hole | null {
    const first = this.#items[0];
    if (first === undefined) return null;
    if (first instanceof Uint8Array && first.length > maxBytes) {
      this.#items[0] = first.subarray(maxBytes);
      this.#bytes -= maxBytes;
      return first.subarray(0, maxBytes);
    }
    this.#items.shift();
    this.#bytes -= costOf(first);
    return first;
  }

  #account(): void {
    const full = this.#bytes >= this.#limitBytes;
    if (full === this.#full) return;
    this.#full = full;
    this.#setFull(full);
  }
}

/** An item occupies memory beyond its bytes; counting it stops a flood of tiny ones. */
const itemCostBytes = 128;

function costOf(item: Uint8Array | Hole): number {
  return item instanceof Uint8Array ? item.length + itemCostBytes : itemCostBytes;
}
