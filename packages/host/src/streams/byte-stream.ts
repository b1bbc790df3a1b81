/**
 * Terminals and sockets of guests as byte streams with credit: nothing is read before somebody asks for it, and a write
 * resolves when the other side has taken it.
 *
 *     open ── read, write ──▶ the other side ends: read gives null ── finish or abort ──▶ closed, `ended` called once
 */
import { closeSync, constants, openSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { ReadStream, WriteStream } from 'node:tty';

/** Bytes in both directions; the structural twin of the contract's stream. */
export interface HostStream {
  /** At most `maxBytes` bytes; null when the other side has ended. */
  read(maxBytes: number): Promise<Uint8Array | null>;
  write(data: Uint8Array | { readonly hole: bigint }): Promise<void>;
  finish(): Promise<void>;
  abort(reason: Error): void;
}

/**
 * Opens a pseudo terminal's near end, such as a guest's console.
 *
 * @param ended Called once when the stream is over, whoever ended it.
 */
export async function openTerminal(path: string, ended: () => void): Promise<HostStream> {
  const descriptor = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  try {
    // Both open the terminal anew for themselves, so that this descriptor can go.
    return new NodeStream(new ReadStream(descriptor), new WriteStream(descriptor), ended);
  } finally {
    closeSync(descriptor);
  }
}

/** Connects to a guest's UNIX socket. @param ended As for terminals. */
export function openUnixStream(path: string, ended: () => void): Promise<HostStream> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(path);
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.removeListener('error', reject);
      resolve(new NodeStream(socket, socket, ended));
    });
  });
}

class NodeStream implements HostStream {
  readonly #input: Readable;
  readonly #output: Writable;
  readonly #ended: () => void;
  #over = false;
  #atEnd = false;
  #wake: (() => void) | undefined;

  constructor(input: Readable, output: Writable, ended: () => void) {
    this.#input = input;
    this.#output = output;
    this.#ended = ended;
    const stop = (): void => {
      this.#atEnd = true;
      this.#wake?.();
    };
    // A terminal whose far end is gone answers EIO: for a reader, that is the end.
    for (const event of ['end', 'close', 'error'] as const) input.on(event, stop);
    output.on('error', stop);
    input.on('readable', () => this.#wake?.());
  }

  async read(maxBytes: number): Promise<Uint8Array | null> {
    for (;;) {
      const size = Math.min(maxBytes, this.#input.readableLength);
      const chunk = size === 0 ? null : (this.#input.read(size) as Buffer | null);
      if (chunk !== null) return chunk;
      if (this.#atEnd) return null;
      const more = new Promise<void>((resolve) => (this.#wake = resolve));
      this.#input.read(0);
      await more;
    }
  }

  write(data: Uint8Array | { readonly hole: bigint }): Promise<void> {
    if (!(data instanceof Uint8Array)) return Promise.reject(new Error('a terminal has no holes'));
    return new Promise((resolve, reject) => {
      this.#output.write(data, (error) => (error ? reject(error) : resolve()));
    });
  }

  async finish(): Promise<void> {
    this.#close();
  }

  abort(_reason: Error): void {
    this.#close();
  }

  #close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#atEnd = true;
    this.#wake?.();
    this.#input.destroy();
    this.#output.destroy();
    this.#ended();
  }
}
