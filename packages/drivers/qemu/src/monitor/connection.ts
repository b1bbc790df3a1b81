/**
 * One byte stream to a monitor: JSON objects in and out, file descriptors out. Knows nothing of commands.
 *
 * Descriptors leave beside the first byte of their message, so such a message waits until Node has
 * nothing queued on the socket and then goes out past it.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { descriptorOf, sendWithFds } from '@typevirt/host';
import { MonitorClosedError } from './errors.ts';
import { type JsonObject, formatJson, parseJson } from './json.ts';
import { MessageSplitter } from './message-splitter.ts';

/** No answer of QEMU's comes near this. */
const messageLimitBytes = 256 * 1024 * 1024;

/** What the owner of a connection is told. `closed` comes exactly once and last. */
export interface ConnectionListener {
  message(message: JsonObject): void;
  closed(reason: MonitorClosedError): void;
}

/** An open stream. */
export interface MessageConnection {
  send(message: JsonObject): void;
  /** Like `send`, with descriptors that stay the caller's; they have been handed over when it resolves. */
  sendWithFds(message: JsonObject, fds: readonly number[]): Promise<void>;
  close(): void;
}

/**
 * Opens a unix socket.
 *
 * @throws {MonitorClosedError} if nobody listens there; the signal's reason if aborted first.
 */
export async function connectUnix(
  path: string,
  listener: ConnectionListener,
  signal?: AbortSignal,
): Promise<MessageConnection> {
  signal?.throwIfAborted();
  const socket = connect(path);
  try {
    await once(socket, 'connect', signal ? { signal } : {});
  } catch (cause) {
    socket.destroy();
    signal?.throwIfAborted();
    throw new MonitorClosedError(`cannot connect to ${path}`, { cause });
  }
  return attach(socket, listener);
}

function attach(socket: Socket, listener: ConnectionListener): MessageConnection {
  const splitter = new MessageSplitter(messageLimitBytes);
  let failure: Error | undefined;
  socket.on('data', (bytes: Buffer) => {
    try {
      for (const text of splitter.push(bytes)) listener.message(parseJson(text) as JsonObject);
    } catch (error) {
      socket.destroy(error as Error);
    }
  });
  socket.on('error', (error) => {
    failure = error;
  });
  socket.on('end', () => socket.destroy());
  socket.on('close', () => {
    listener.closed(new MonitorClosedError('the monitor connection is closed', { cause: failure }));
  });
  return {
    send: (message) => void socket.write(`${formatJson(message)}\n`),
    sendWithFds: (message, fds) => sendPastQueue(socket, Buffer.from(`${formatJson(message)}\n`), fds),
    close: () => void socket.destroy(),
  };
}

async function sendPastQueue(socket: Socket, bytes: Buffer, fds: readonly number[]): Promise<void> {
  for (;;) {
    if (socket.writableLength > 0) await flushed(socket);
    const descriptor = descriptorOf(socket);
    if (descriptor === undefined) throw new MonitorClosedError('the monitor connection is closed');
    const sent = sendWithFds(descriptor, bytes, fds);
    if (sent > 0) {
      if (sent < bytes.length) socket.write(bytes.subarray(sent));
      return;
    }
    // The kernel's buffer is full: the empty line is harmless to QMP and its callback says when there is room.
    await new Promise<void>((resolve) => socket.write('\n', () => resolve()));
  }
}

function flushed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.write('', () => resolve()));
}
