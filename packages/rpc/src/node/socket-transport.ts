/**
 * A transport over Node's sockets: unix, TCP, and (an upgraded socket is a socket) TLS.
 *
 * Node's sockets neither receive nor send file descriptors; where those matter, the host's own transport serves.
 */
import { connect, type Socket } from 'node:net';
import type { PeerInfo, Transport, TransportReceiver } from '../transport.ts';

const noFds: readonly number[] = [];

export class SocketTransport implements Transport {
  readonly peer: PeerInfo;
  readonly passesFds = false;
  readonly #socket: Socket;

  constructor(socket: Socket, peer: PeerInfo) {
    this.#socket = socket;
    this.peer = peer;
  }

  get waitingBytes(): number {
    return this.#socket.writableLength;
  }

  start(receiver: TransportReceiver): void {
    let failure: Error | null = null;
    this.#socket.on('data', (chunk: Buffer) => receiver.onData(chunk, noFds));
    this.#socket.on('drain', () => receiver.onDrain());
    this.#socket.on('error', (error) => {
      failure = error;
    });
    this.#socket.on('close', () => receiver.onClose(failure));
  }

  send(chunk: Uint8Array): boolean {
    return this.#socket.writable ? this.#socket.write(chunk) : true;
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  discardFds(): void {}

  close(): void {
    this.#socket.destroySoon();
  }

  destroy(error?: Error): void {
    this.#socket.destroy(error);
  }
}

/** Connects to a unix socket. Rejects with the system's error. */
export function connectUnix(path: string, options: { signal?: AbortSignal } = {}): Promise<SocketTransport> {
  return opened(connect({ path }), { transport: 'unix', address: path }, options.signal);
}

/** Connects over TCP. Rejects with the system's error. */
export function connectTcp(
  host: string,
  port: number,
  options: { signal?: AbortSignal } = {},
): Promise<SocketTransport> {
  const socket = connect({ host, port, noDelay: true, keepAlive: true });
  return opened(socket, { transport: 'tcp', address: `${host}:${port}` }, options.signal);
}

function opened(socket: Socket, peer: PeerInfo, signal?: AbortSignal): Promise<SocketTransport> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      socket.destroy();
      reject(signal?.reason);
    };
    const settle = (): void => signal?.removeEventListener('abort', onAbort);
    if (signal?.aborted) return onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
    const onError = (error: Error): void => {
      settle();
      reject(error);
    };
    socket.once('error', onError);
    socket.once('connect', () => {
      settle();
      socket.off('error', onError);
      resolve(new SocketTransport(socket, peer));
    });
  });
}
