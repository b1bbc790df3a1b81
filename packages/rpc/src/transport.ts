/**
 * What a connection runs over: bytes in order, both ways, and perhaps file descriptors.
 *
 *     made ── start ──▶ open ── close / destroy / peer ends ──▶ onClose, once, and nothing after it
 *
 * Bytes are lent: a chunk that arrives until `onData` returns, one that is sent until it counts as waiting no more.
 * Descriptors given either way change hands: who gave one never touches it again.
 */

/** Who is at the other end, as far as the transport itself knows. */
export interface PeerInfo {
  readonly transport: 'unix' | 'tcp' | 'tls' | 'process' | 'memory';
  /** For people: a path, `host:port`, a command. */
  readonly address: string;
  /** The peer process, where the kernel vouches for it. */
  readonly process?: { readonly pid: number; readonly uid: number; readonly gid: number };
  /** Name in the peer's certificate, where one was checked. */
  readonly certificateName?: string;
}

export interface TransportReceiver {
  /** The chunk's bytes may change once this returns. `fds` arrived on bytes of this chunk, in order, and belong to the receiver. */
  onData(chunk: Uint8Array, fds: readonly number[]): void;
  /** There is room again after `send` answered false. */
  onDrain(): void;
  /** Null for an orderly end. */
  onClose(error: Error | null): void;
}

export interface Transport {
  readonly peer: PeerInfo;
  /** Whether `send` can carry file descriptors. */
  readonly passesFds: boolean;
  /** Begins to deliver. Called once. */
  start(receiver: TransportReceiver): void;
  /**
   * Sends a chunk, then each descriptor on one further byte of its own, and closes the descriptors.
   *
   * @returns false when more is waiting than is wise; hold back until `onDrain`.
   */
  send(chunk: Uint8Array, fds?: readonly number[]): boolean;
  /** Bytes sent and not yet taken by the system; at 0, what was sent may be overwritten. */
  readonly waitingBytes: number;
  /** Stops `onData`, so that the peer feels it; one chunk may still follow. */
  pause(): void;
  resume(): void;
  /** Closes descriptors that arrived and nobody wants. */
  discardFds(fds: readonly number[]): void;
  /** Ends after what was sent is out. */
  close(): void;
  /** Ends at once. */
  destroy(error?: Error): void;
}
