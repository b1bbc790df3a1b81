/** Data of unknown length beside the calls: consoles, volumes, screenshots, migration. */

/** A run of zeros that is not sent byte by byte. */
export interface Hole {
  readonly hole: bigint;
}

/**
 * Bytes in both directions, with credit: who writes waits until the other side has room.
 *
 * The owner ends it by `finish` or `abort`. Bytes given to `write` are copied before it returns.
 */
export interface ByteStream {
  /** At most `maxBytes` bytes, or a hole; null at the end of the data. One read at a time. */
  read(maxBytes: number): Promise<Uint8Array | Hole | null>;
  /** Resolves when there is credit for more. */
  write(data: Uint8Array | Hole): Promise<void>;
  /** Says that no more will be written, and waits until the other side has confirmed all of it. */
  finish(): Promise<void>;
  /** Ends both directions at once; what waits rejects with `reason`. */
  abort(reason: Error): void;
}
