/** A server of ours on a unix socket, with handlers of the test's choice. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainError, RemoteError, type WireError } from '../../frame/wire-error.ts';
import { remote } from '../../programs/remote.ts';
import { type Handlers, service } from '../../server/handlers.ts';
import { ServerEndpoint } from '../../server-endpoint.ts';
import { SocketTransport } from '../socket-transport.ts';

export interface OwnServer {
  readonly socketPath: string;
  /** Keys of the calls in the order they came, without arguments. */
  readonly calls: string[];
  /** The end of the connection made last. */
  latest(): ServerEndpoint<null>;
  stop(): Promise<void>;
}

/** What every libvirt client asks while it connects. */
const opening: Partial<Handlers<typeof remote, null>> = {
  authList: () => ({ types: ['none'] }),
  connectSupportsFeature: () => ({ supported: true }),
  connectOpen: () => undefined,
  connectClose: () => undefined,
  connectRegisterCloseCallback: () => undefined,
  connectUnregisterCloseCallback: () => undefined,
};

export async function startOwnServer(handlers: Partial<Handlers<typeof remote, null>>): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'typevirt-rpc-'));
  const socketPath = join(folder, 'sock');
  const calls: string[] = [];
  const services = [service<typeof remote, null>(remote, { ...opening, ...handlers })];
  const sockets = new Set<Socket>();
  let latest: ServerEndpoint<null> | undefined;
  const listener = createServer((socket) => {
    sockets.add(socket);
    const transport = new SocketTransport(socket, { transport: 'unix', address: socketPath });
    latest = new ServerEndpoint(transport, {
      services,
      session: null,
      toWireError,
      authorize: ({ key }) => void calls.push(key),
    });
    latest.start();
  });
  await new Promise<void>((resolve) => listener.listen(socketPath, resolve));
  return {
    socketPath,
    calls,
    latest() {
      if (latest === undefined) throw new Error('nobody has connected');
      return latest;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => listener.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function toWireError(error: unknown): WireError {
  if (error instanceof RemoteError) return { ...error, message: error.message };
  return plainError(1, 10, error instanceof Error ? error.message : String(error));
}
