/**
 * What surrounds every call of the contract: who calls, how long they wait, and the values that many methods share.
 */

/** A value now or later: a driver that knows the answer gives it at once, and the caller need not wait a turn. */
export type Awaitable<T> = T | Promise<T>;

/** Arguments of a method that takes none. */
export type NoArgs = Readonly<Record<string, never>>;

/** Who is at the other end of a connection, as far as the transport proves it. */
export interface Identity {
  readonly userName?: string;
  readonly userId?: number;
  readonly groupName?: string;
  readonly groupId?: number;
  readonly processId?: number;
  readonly saslUserName?: string;
  readonly x509DistinguishedName?: string;
}

/** The circumstances of one call. */
export interface Call {
  /** Ends the wait; a call with effects that has begun to act undoes or completes, then rejects with `operationAborted`. */
  readonly signal?: AbortSignal;
  readonly identity?: Identity;
}

/** One named value of an open-ended set; `type` says how it travels on the wire. */
export type TypedParam =
  | { readonly field: string; readonly type: 'int' | 'uint' | 'double'; readonly value: number }
  | { readonly field: string; readonly type: 'llong' | 'ullong'; readonly value: bigint }
  | { readonly field: string; readonly type: 'boolean'; readonly value: boolean }
  | { readonly field: string; readonly type: 'string'; readonly value: string };

/**
 * Bytes in both directions, with credit: who writes waits until the other side has room.
 *
 * The owner of a stream ends it by `finish` or `abort`; after either, every method rejects.
 */
export interface ByteStream {
  /** At most `maxBytes` bytes, or a hole of so many zeros; null at the end of the data. */
  read(maxBytes: number): Promise<Uint8Array | { readonly hole: bigint } | null>;
  /** Resolves when there is room for more. */
  write(data: Uint8Array | { readonly hole: bigint }): Promise<void>;
  /** Says that no more will be written, and waits until the other side has confirmed all of it. */
  finish(): Promise<void>;
  /** Ends both directions at once; the other side sees `reason`. */
  abort(reason: Error): void;
}
