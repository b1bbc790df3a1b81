/**
 * What has arrived on a stream and was not read yet. When it is full, the connection stops reading: the
 * protocol has no credit of its own, so the transport's is all there is.
 */
import type { Hole } from './byte-stream.ts';
import type { Kept } from './frame/incoming.ts';
import { giveRoom } from './frame/packet-room.ts';

interface Reader {
  readonly maxBytes: number;
  readonly resolve: (data: Uint8Array | Hole | null) => void;
  readonly reject: (error: Error) => void;
}

interface Item {
  data: Uint8Array | Hole;
  readonly room: Uint8Array | null;
}

export class StreamInbox {
  readonly #limitBytes: number;
  readonly #lends: boolean;
  readonly #setFull: (full: boolean) => void;
  #items: Item[] = [];
  /** Where the bytes are that the last read gave. */
  #lent: Uint8Array | null = null;
  #bytes = 0;
  #full = false;
  #ended = false;
  #failed: Error | null = null;
  #reader: Reader | null = null;

  /** @param options `lends`: what a read gave is valid until the next one only. */
  constructor(limitBytes: number, options: { lends: boolean }, setFull: (full: boolean) => void) {
    this.#limitBytes = limitBytes;
    this.#lends = options.lends;
    this.#setFull = setFull;
  }

  /** Takes the bytes over. */
  push({ bytes, room }: Kept): void {
    this.#put({ data: bytes, room });
  }

  pushHole(hole: bigint): void {
    this.#put({ data: { hole }, room: null });
  }

  /** No more data: readers get null once they have read what is there. */
  end(): void {
    this.#ended = true;
    this.#serve();
  }

  /** No more data, and what is there is not wanted. */
  discard(): void {
    this.#drop();
    this.end();
    this.#account();
  }

  /** Drops what is there; readers get the error, now and later. */
  fail(error: Error): void {
    this.#failed ??= error;
    this.#drop();
    this.#account();
    this.#reader?.reject(this.#failed);
    this.#reader = null;
  }

  read(maxBytes: number): Promise<Uint8Array | Hole | null> {
    if (this.#failed !== null) return Promise.reject(this.#failed);
    if (this.#reader !== null) return Promise.reject(new Error('a read of this stream is still waiting'));
    if (!(maxBytes >= 1)) return Promise.reject(new RangeError(`cannot read ${maxBytes} bytes`));
    this.#takeBack();
    return new Promise((resolve, reject) => {
      this.#reader = { maxBytes, resolve, reject };
      this.#serve();
      this.#account();
    });
  }

  #put(item: Item): void {
    if (this.#ended || this.#failed !== null) return;
    this.#items.push(item);
    this.#bytes += costOf(item.data);
    this.#serve();
    this.#account();
  }

  /** What was read last is left alone: somebody may still be at it. */
  #drop(): void {
    for (const { room } of this.#items) if (room !== null) giveRoom(room);
    this.#items = [];
    this.#bytes = 0;
    this.#lent = null;
  }

  #takeBack(): void {
    if (this.#lent !== null) giveRoom(this.#lent);
    this.#lent = null;
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
    const { data, room } = first;
    if (data instanceof Uint8Array && data.length > maxBytes) {
      first.data = data.subarray(maxBytes);
      this.#bytes -= maxBytes;
      return data.subarray(0, maxBytes);
    }
    this.#items.shift();
    this.#bytes -= costOf(data);
    if (this.#lends) this.#lent = room;
    return data;
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
