/**
 * A client of a daemon whose driver can do what a test gives it: handlers, session and access as in the daemon, over a
 * real connection in memory, asked by a real client endpoint.
 */
import type { DriverConnection } from '@typevirt/driver';
import { EventHub } from '@typevirt/driver/kit';
import {
  ClientEndpoint,
  lxc,
  MemoryTransport,
  qemu,
  RemoteError,
  remote,
  ServerEndpoint,
  type Service,
} from '@typevirt/rpc';
import { onTestFinished } from 'vitest';
import { checkReadOnly } from '../src/access/read-only.ts';
import { toWireError } from '../src/dispatch/errors.ts';
import { lxcHandlers } from '../src/dispatch/lxc.ts';
import { qemuHandlers } from '../src/dispatch/qemu.ts';
import { remoteHandlers } from '../src/dispatch/remote.ts';
import { serve } from '../src/dispatch/serve.ts';
import { Session } from '../src/session/session.ts';

/** A running domain, as references name it. */
export const dom = { name: 'a', uuid: '6695eb01-f6a4-8304-79aa-97f2502e193f', id: 1 };
const descriptors = { close: () => undefined };
const services: readonly Service<Session>[] = [
  serve(remote, remoteHandlers, descriptors),
  serve(qemu, qemuHandlers, descriptors),
  serve(lxc, lxcHandlers, descriptors),
];

/** What a driver can do beside the least. */
export type Given = Partial<DriverConnection>;

/** A daemon whose driver can do what is given, and the near end of a connection to it. */
export function daemonOf(given: Given, { readOnly = false } = {}) {
  const hub = new EventHub();
  const connection: DriverConnection = {
    events: hub,
    supportsFeature: () => false,
    isAlive: () => true,
    isSecure: () => true,
    close: async () => undefined,
    ...given,
  };
  const [near, far] = MemoryTransport.pair();
  const session = new Session(
    {
      openConnection: async () => connection,
      send: (key, content) => void server.sendEvent(remote, key, content as never),
      sendMonitorEvent: (content) =>
        void server.sendEvent(qemu, 'domainMonitorEvent', { ...content, dom: { ...content.dom } }),
      disconnect: () => setImmediate(() => server.close()),
      authenticated: () => undefined,
      keepaliveUnderstood: () => undefined,
      expectDescriptors: () => true,
    },
    { identity: {}, readOnly, trusted: true },
  );
  const server = new ServerEndpoint<Session>(far, {
    services,
    session,
    auth: session.auth,
    toWireError,
    authorize: (call) => {
      if (call.session.readOnly) checkReadOnly(call);
    },
    onClose: () => void session.end(),
  });
  server.start();
  return { near, hub, session };
}

/** A client of a daemon whose driver can do what is given. */
export async function clientOf(given: Given, { readOnly = false, open = true } = {}) {
  const { near, hub, session } = daemonOf(given, { readOnly });
  const client = new ClientEndpoint(near);
  onTestFinished(() => client.close());
  if (open) {
    await client.call(remote, 'authList', undefined);
    await client.call(remote, 'connectOpen', { name: 'test:///default', flags: 0 });
  }
  return { client, hub, session };
}

/** What the server answered instead of a reply. */
export async function refusal(
  call: Promise<unknown>,
): Promise<Pick<RemoteError, 'code' | 'domain' | 'message' | 'str1' | 'str2'>> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof RemoteError)) throw new Error(`no refusal but ${String(error)}`);
  const { code, domain, message, str1, str2 } = error;
  return { code, domain, message, str1, str2 };
}
