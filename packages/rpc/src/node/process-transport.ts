/**
 * A transport over a child process' standard input and output, as `ssh host virt-ssh-helper …` offers it.
 * What the child says on standard error is kept, so that its failure can be told.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { PeerInfo, Transport, TransportReceiver } from '../transport.ts';

const noFds: readonly number[] = [];

/** As much of standard error as is kept. */
const keptErrorChars = 4096;

export class ProcessTransport implements Transport {
  readonly peer: PeerInfo;
  readonly passesFds = false;
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  #errorText = '';

  /** Starts the command; that it cannot be run is told by `onClose`. */
  constructor(command: readonly [string, ...string[]], options: { env?: NodeJS.ProcessEnv } = {}) {
    const [file, ...args] = command;
    this.#child = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'], ...options });
    this.peer = { transport: 'process', address: command.join(' ') };
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#errorText = (this.#errorText + text).slice(-keptErrorChars);
    });
  }

  get waitingBytes(): number {
    return this.#child.stdin.writableLength;
  }

  start(receiver: TransportReceiver): void {
    const child = this.#child;
    let failure: Error | null = null;
    child.stdout.on('data', (chunk: Buffer) => receiver.onData(chunk, noFds));
    child.stdin.on('drain', () => receiver.onDrain());
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => {
      failure = error;
    });
    child.on('close', (code) => receiver.onClose(failure ?? this.#ending(code)));
  }

  send(chunk: Uint8Array): boolean {
    return this.#child.stdin.writable ? this.#child.stdin.write(chunk) : true;
  }

  pause(): void {
    this.#child.stdout.pause();
  }

  resume(): void {
    this.#child.stdout.resume();
  }

  discardFds(): void {}

  close(): void {
    this.#child.stdin.end();
  }

  destroy(): void {
    this.#child.kill();
  }

  #ending(code: number | null): Error | null {
    const text = this.#errorText.trim();
    return code === 0 || text === '' ? null : new Error(text);
  }
}
