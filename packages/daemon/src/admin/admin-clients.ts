/** Clients of the admin server. */
import type { Socket } from 'node:net';
import { closeDescriptor, UnixTransport } from '@typevirt/host';
import { admin, ServerEndpoint, type Service } from '@typevirt/rpc';
import { toWireError } from '../dispatch/errors.ts';
import { serve } from '../dispatch/serve.ts';
import type { ServedClient } from '../server/client-server.ts';
import type { Daemon } from '../server/daemon.ts';
import { type AdminSession, adminHandlers } from './handlers.ts';

const services: readonly Service<AdminSession>[] = [serve(admin, adminHandlers, { close: closeDescriptor })];

/** Serves one connection. @param left Called once, when the client is gone. */
export function serveAdminClient(
  daemon: Daemon,
  socket: Socket,
  { id, path, left }: { readonly id: bigint; readonly path: string; readonly left: () => void },
): ServedClient {
  const transport = new UnixTransport(socket, path);
  const log = daemon.log.of('admin');
  const session: AdminSession = {
    daemon,
    opened: false,
    disconnect: () => setImmediate(() => endpoint.close()),
  };
  const endpoint = new ServerEndpoint<AdminSession>(transport, {
    services,
    session,
    toWireError,
    maxClientRequests: daemon.admin.limits.maxClientRequests,
    log: (level, message, cause) =>
      log[level === 'warning' ? 'warn' : 'debug'](
        { client: String(id), cause: String(cause ?? '') },
        message,
      ),
    onClose: left,
  });
  endpoint.start();
  return {
    id,
    connectedAt: BigInt(Math.floor(Date.now() / 1000)),
    readOnly: false,
    process: transport.peer.process ?? null,
    authenticated: true,
    get runningCalls() {
      return endpoint.runningCalls;
    },
    close: () => endpoint.close(),
  };
}
