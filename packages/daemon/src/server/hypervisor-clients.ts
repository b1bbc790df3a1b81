/**
 * Clients of the main server: those who manage domains and everything else, through the remote, qemu and lxc programs.
 */
import type { Socket } from 'node:net';
import { closeDescriptor, UnixTransport } from '@typevirt/host';
import { type CallInfo, lxc, qemu, remote, ServerEndpoint, type Service } from '@typevirt/rpc';
import type { Logger } from 'pino';
import { checkReadOnly } from '../access/read-only.ts';
import { isBug, toWireError } from '../dispatch/errors.ts';
import { lxcHandlers } from '../dispatch/lxc.ts';
import { qemuHandlers } from '../dispatch/qemu.ts';
import { remoteHandlers } from '../dispatch/remote.ts';
import { serve } from '../dispatch/serve.ts';
import type { KeepaliveSettings } from '../options/config.ts';
import { identityOfPeer } from '../session/identity.ts';
import { Session, type SessionHost } from '../session/session.ts';
import type { ClientServer, ServedClient } from './client-server.ts';

const descriptors = { close: closeDescriptor };

const services: readonly Service<Session>[] = [
  serve(remote, remoteHandlers, descriptors),
  serve(qemu, qemuHandlers, descriptors),
  serve(lxc, lxcHandlers, descriptors),
];

/** What all clients of the main server share. */
export interface HypervisorService {
  readonly server: ClientServer;
  readonly openConnection: SessionHost['openConnection'];
  readonly keepalive: KeepaliveSettings;
  /** Who runs the daemon; the same user, and root, may speak for others. */
  readonly userId: number;
  readonly log: Logger;
}

/** Serves one connection. @param left Called once, when the client is gone and its session has ended. */
export function serveHypervisorClient(
  service: HypervisorService,
  socket: Socket,
  {
    id,
    path,
    readOnly,
    left,
  }: { readonly id: bigint; readonly path: string; readonly readOnly: boolean; readonly left: () => void },
): ServedClient {
  const transport = new UnixTransport(socket, path);
  const peer = transport.peer.process ?? null;
  const log = service.log;
  const session = new Session(
    {
      openConnection: service.openConnection,
      send: (key, content) => void endpoint.sendEvent(remote, key, content as never),
      sendMonitorEvent: (content) =>
        void endpoint.sendEvent(qemu, 'domainMonitorEvent', { ...content, dom: { ...content.dom } }),
      disconnect: () => setImmediate(() => endpoint.close()),
      authenticated: () => service.server.admit(),
      keepaliveUnderstood: () => startKeepalive(endpoint, service.keepalive),
      expectDescriptors: () => {
        transport.expectFds();
        return transport.passesFds;
      },
    },
    {
      identity: identityOfPeer(peer),
      readOnly,
      trusted: peer !== null && (peer.uid === 0 || peer.uid === service.userId),
    },
  );
  const endpoint = new ServerEndpoint<Session>(transport, {
    services,
    session,
    auth: session.auth,
    authorize,
    toWireError: (error) => {
      if (isBug(error)) log.error({ client: String(id), err: error }, 'a call failed unexpectedly');
      return toWireError(error);
    },
    maxClientRequests: service.server.limits.maxClientRequests,
    log: (level, message, cause) =>
      log[level === 'warning' ? 'warn' : 'debug'](
        { client: String(id), cause: String(cause ?? '') },
        message,
      ),
    onClose: () => void endSession(session, log).then(left),
  });
  endpoint.start();
  return {
    id,
    connectedAt: BigInt(Math.floor(Date.now() / 1000)),
    get readOnly() {
      return session.readOnly;
    },
    process: peer,
    get authenticated() {
      return session.auth.complete;
    },
    get runningCalls() {
      return endpoint.runningCalls;
    },
    close: () => endpoint.close(),
  };
}

function authorize(call: CallInfo<Session>): void {
  if (call.session.readOnly) checkReadOnly(call);
}

function startKeepalive(
  endpoint: ServerEndpoint<Session>,
  { intervalSeconds, count }: KeepaliveSettings,
): void {
  if (intervalSeconds > 0) endpoint.startKeepalive({ intervalMs: intervalSeconds * 1000, count });
}

async function endSession(session: Session, log: Logger): Promise<void> {
  try {
    await session.end();
  } catch (error) {
    log.error({ err: error }, 'a session did not end cleanly');
  }
}
