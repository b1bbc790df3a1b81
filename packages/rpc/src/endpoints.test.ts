import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ClientEndpoint, type ClientOptions } from './client-endpoint.ts';
import { ConnectionClosed } from './closed.ts';
import { plainError, RemoteError } from './frame/wire-error.ts';
import { MemoryTransport } from './memory-transport.ts';
import { remote } from './programs/remote.ts';
import { type Handlers, service } from './server/handlers.ts';
import { ServerEndpoint, type ServerOptions } from './server-endpoint.ts';

interface Session {
  readonly user: string;
}

const dom = { name: 'guest', uuid: '6695eb01-f6a4-8304-79aa-97f2502e193f', id: 3 };

function join(
  handlers: Partial<Handlers<typeof remote, Session>>,
  serverOptions: Partial<ServerOptions<Session>> = {},
  clientOptions: ClientOptions = {},
): {
  client: ClientEndpoint;
  server: ServerEndpoint<Session>;
  ends: [MemoryTransport, MemoryTransport];
  logged: string[];
} {
  const ends = MemoryTransport.pair();
  const logged: string[] = [];
  const server = new ServerEndpoint<Session>(ends[1], {
    services: [service(remote, handlers)],
    session: { user: 'tester' },
    toWireError: (error) => plainError(1, 10, error instanceof Error ? error.message : String(error)),
    log: (_, message) => logged.push(message),
    ...serverOptions,
  });
  server.start();
  const client = new ClientEndpoint(ends[0], { log: (message) => logged.push(message), ...clientOptions });
  return { client, server, ends, logged };
}

/** A promise that a test settles when it likes. */
function gate(): { readonly opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('call()', () => {
  test('brings arguments to the handler and its reply back', async () => {
    const { client } = join({
      domainLookupByName: ({ name }, { session }) => ({
        dom: { ...dom, name: `${name} of ${session.user}` },
      }),
    });
    await expect(client.call(remote, 'domainLookupByName', { name: 'web' })).resolves.toEqual({
      dom: { ...dom, name: 'web of tester' },
    });
  });

  test('matches replies that come out of order', async () => {
    const slow = gate();
    const { client } = join({
      domainGetXmlDesc: async () => {
        await slow.opened;
        return { xml: 'slow' };
      },
      connectNumOfDomains: () => ({ num: 7 }),
    });
    const first = client.call(remote, 'domainGetXmlDesc', { dom, flags: 0 });
    await expect(client.call(remote, 'connectNumOfDomains', undefined)).resolves.toEqual({ num: 7 });
    slow.open();
    await expect(first).resolves.toEqual({ xml: 'slow' });
  });

  test('rejects with every field of the error that a handler throws', async () => {
    const wire = {
      ...plainError(42, 12, 'Domain not found'),
      dom,
      str3: 'x',
      int1: 5,
      int2: 6,
      net: { name: 'n', uuid: dom.uuid },
    };
    const { client } = join(
      {
        domainLookupByName: () => {
          throw new Error('sync');
        },
        domainSuspend: () => Promise.reject(new Error('async')),
      },
      { toWireError: (error) => ({ ...wire, str2: (error as Error).message }) },
    );
    const error = await client
      .call(remote, 'domainLookupByName', { name: 'x' })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RemoteError);
    expect({ ...(error as RemoteError), message: (error as RemoteError).message }).toEqual({
      ...wire,
      name: 'RemoteError',
      str2: 'sync',
    });
    await expect(client.call(remote, 'domainSuspend', { dom })).rejects.toMatchObject({
      code: 42,
      str2: 'async',
    });
  });

  test('says that a procedure without a handler is not supported', async () => {
    const { client } = join({});
    await expect(client.call(remote, 'domainSuspend', { dom })).rejects.toMatchObject({
      code: 3,
      message: 'this function is not supported by the connection driver: virDomainSuspend',
    });
  });

  test('refuses arguments that do not fit before anything is sent', async () => {
    const { client } = join({ domainSuspend: () => undefined });
    await expect(client.call(remote, 'domainSuspend', { dom: { ...dom, uuid: 'none' } })).rejects.toThrow(
      "dom.uuid: 'none' is not a UUID",
    );
    await expect(client.call(remote, 'domainSuspend', { dom })).resolves.toBeUndefined();
  });

  test('answers with an error when the reply of a handler does not fit', async () => {
    const { client, logged } = join({ connectNumOfDomains: () => ({ num: 2 ** 40 }) });
    await expect(client.call(remote, 'connectNumOfDomains', undefined)).rejects.toMatchObject({
      code: 39,
      message: 'Unable to encode message payload',
    });
    expect(logged).toEqual(['the reply of connectNumOfDomains cannot be encoded']);
  });

  test('ends its wait with the signal, and drops the reply that comes late', async () => {
    const slow = gate();
    const { client, logged } = join({
      domainSuspend: () => slow.opened,
      connectNumOfDomains: () => ({ num: 1 }),
    });
    const abort = new AbortController();
    const call = client.call(remote, 'domainSuspend', { dom }, { signal: abort.signal });
    abort.abort(new Error('changed my mind'));
    await expect(call).rejects.toThrow('changed my mind');
    slow.open();
    await expect(client.call(remote, 'connectNumOfDomains', undefined)).resolves.toEqual({ num: 1 });
    expect(logged).toEqual([]);
    await expect(client.call(remote, 'domainSuspend', { dom }, { signal: abort.signal })).rejects.toThrow(
      'changed my mind',
    );
  });

  test('ends its wait at the deadline', async () => {
    const { client } = join({ domainSuspend: () => new Promise<void>(() => undefined) });
    await expect(client.call(remote, 'domainSuspend', { dom }, { deadlineMs: 5 })).rejects.toThrow(
      'no reply within 5 ms',
    );
  });

  test('gives the reply to onReply before an event behind it', async () => {
    const order: string[] = [];
    const { client, server } = join({
      connectDomainEventCallbackRegisterAny: () => {
        queueMicrotask(() =>
          server.sendEvent(remote, 'domainEventCallbackReboot', { callbackID: 4, msg: { dom } }),
        );
        return { callbackID: 4 };
      },
    });
    client.on(remote, 'domainEventCallbackReboot', ({ callbackID }) => order.push(`event ${callbackID}`));
    await client.call(
      remote,
      'connectDomainEventCallbackRegisterAny',
      { eventID: 1, dom: null },
      { onReply: ({ callbackID }) => order.push(`reply ${callbackID}`) },
    );
    await turn();
    expect(order).toEqual(['reply 4', 'event 4']);
  });

  test('passes descriptors both ways, and closes those nobody asked for', async () => {
    const { client, ends } = join({
      domainCreateWithFiles: (_, { fds }) => ({ dom: { ...dom, id: fds.reduce((sum, fd) => sum + fd, 0) } }),
      domainOpenGraphicsFd: (_, call) => call.replyWithFds([11]),
      connectNumOfDomains: () => ({ num: 1 }),
    });
    await expect(
      client.call(remote, 'domainCreateWithFiles', { dom, flags: 0 }, { fds: [5, 6] }),
    ).resolves.toMatchObject({ dom: { id: 11 } });
    await expect(
      client.callForFds(remote, 'domainOpenGraphicsFd', { dom, idx: 0, flags: 0 }),
    ).resolves.toMatchObject({ fds: [11] });
    await client.call(remote, 'connectNumOfDomains', undefined, { fds: [8] });
    expect(ends[1].discarded).toEqual([8]);
    await client.call(remote, 'domainOpenGraphicsFd', { dom, idx: 0, flags: 0 });
    expect(ends[0].discarded).toEqual([11]);
  });
});

describe('ServerEndpoint', () => {
  test('asks authorize() before the handler, which refuses at once or later', async () => {
    const ran: string[] = [];
    const { client } = join(
      {
        domainSuspend: () => void ran.push('suspend'),
        domainResume: () => void ran.push('resume'),
        domainReset: () => void ran.push('reset'),
      },
      {
        authorize({ key, row, args, session }) {
          expect([row.allow, args, session.user]).toEqual([
            expect.any(Array),
            expect.objectContaining({ dom }),
            'tester',
          ]);
          if (key === 'domainSuspend') throw new Error('denied at once');
          return key === 'domainResume' ? Promise.reject(new Error('denied later')) : Promise.resolve();
        },
      },
    );
    await expect(client.call(remote, 'domainSuspend', { dom })).rejects.toThrow('denied at once');
    await expect(client.call(remote, 'domainResume', { dom })).rejects.toThrow('denied later');
    await client.call(remote, 'domainReset', { dom, flags: 0 });
    expect(ran).toEqual(['reset']);
  });

  test('serves only the authenticating procedures until authentication is complete', async () => {
    const auth = { complete: false };
    const { client } = join(
      { authList: () => ({ types: ['polkit'] }), connectNumOfDomains: () => ({ num: 1 }) },
      { auth },
    );
    await expect(client.call(remote, 'authList', undefined)).resolves.toEqual({ types: ['polkit'] });
    await expect(client.call(remote, 'connectNumOfDomains', undefined)).rejects.toMatchObject({
      code: 39,
      domain: 7,
      message: 'authentication required',
    });
    auth.complete = true;
    await expect(client.call(remote, 'connectNumOfDomains', undefined)).resolves.toEqual({ num: 1 });
  });

  test('runs few ordinary calls at once, lets a few wait, then stops reading; urgent ones pass those that wait', async () => {
    const doors: (() => void)[] = [];
    const { client, server, ends } = join(
      {
        domainGetXmlDesc: async () => {
          const door = gate();
          doors.push(door.open);
          await door.opened;
          return { xml: '' };
        },
        connectNumOfDomains: () => ({ num: 1 }),
      },
      { maxClientRequests: 2 },
    );
    const calls = Array.from({ length: 3 }, () => client.call(remote, 'domainGetXmlDesc', { dom, flags: 0 }));
    await expect(client.call(remote, 'connectNumOfDomains', undefined)).resolves.toEqual({ num: 1 });
    expect([doors.length, server.runningCalls]).toEqual([2, 2]);
    calls.push(
      ...Array.from({ length: 6 }, () => client.call(remote, 'domainGetXmlDesc', { dom, flags: 0 })),
    );
    await turn();
    expect(doors.length).toBe(2);
    expect(ends[0].waitingBytes).toBeGreaterThan(0);
    for (let done = 0; done < calls.length; done++) {
      doors[done]!();
      await turn();
      expect(server.runningCalls).toBeLessThanOrEqual(2);
    }
    await Promise.all(calls);
    expect(ends[0].waitingBytes).toBe(0);
  });

  test('tells the handlers and streams of a client that is gone', async () => {
    let signal: AbortSignal | undefined;
    let reading: Promise<unknown> | undefined;
    const { client, server } = join({
      domainSuspend: (_, call) => {
        signal = call.signal;
        return new Promise<void>(() => undefined);
      },
      domainOpenConsole: (_, { stream }) => {
        reading = stream.read(100).catch((error: unknown) => error);
      },
    });
    const call = client.call(remote, 'domainSuspend', { dom });
    await client.openStream(remote, 'domainOpenConsole', { dom, devName: null, flags: 0 });
    client.close();
    await expect(call).rejects.toMatchObject({
      reason: 'client',
      code: 1,
      message: 'internal error: client socket is closed',
    });
    await expect(reading).resolves.toBeInstanceOf(ConnectionClosed);
    expect(signal?.aborted).toBe(true);
    expect(server.closed?.reason).toBe('eof');
    await expect(client.call(remote, 'domainSuspend', { dom })).rejects.toBeInstanceOf(ConnectionClosed);
  });

  test('fails the calls of a client whose server is gone', async () => {
    const { client, server } = join({ domainSuspend: () => new Promise<void>(() => undefined) });
    const call = client.call(remote, 'domainSuspend', { dom });
    await turn();
    server.close();
    await expect(call).rejects.toMatchObject({ reason: 'eof', code: 38, domain: 7 });
  });

  test('disconnects a client that does not take its events', async () => {
    const { client, server, ends } = join({}, { eventBacklogBytes: 10_000 });
    ends[0].pause();
    let sent = 0;
    while (server.sendEvent(remote, 'domainEventCallbackReboot', { callbackID: 1, msg: { dom } })) sent++;
    expect(sent * 80).toBeLessThan(20_000);
    expect(server.closed?.reason).toBe('error');
    ends[0].resume();
    await turn();
    expect(client.closed).not.toBeNull();
  });

  test('does not read on while a client leaves its replies lying', async () => {
    const { client, ends } = join(
      { connectGetCapabilities: () => ({ capabilities: 'x'.repeat(40_000) }) },
      { maxClientRequests: 100 },
    );
    ends[0].pause();
    const calls = Array.from({ length: 50 }, () => client.call(remote, 'connectGetCapabilities', undefined));
    await turn();
    expect(ends[1].waitingBytes).toBeLessThan(400_000);
    ends[0].resume();
    await expect(Promise.all(calls)).resolves.toHaveLength(50);
  });
});

describe('keepalive', () => {
  test('keeps a connection whose peer answers', async () => {
    vi.useFakeTimers();
    const { client, server } = join({}, {}, { keepalive: { intervalMs: 1000, count: 2 } });
    server.startKeepalive({ intervalMs: 1000, count: 2 });
    await vi.advanceTimersByTimeAsync(20_000);
    expect([client.closed, server.closed]).toEqual([null, null]);
    client.close();
  });

  test('ends a connection whose peer is silent', async () => {
    vi.useFakeTimers();
    const { client, ends } = join({}, {}, { keepalive: { intervalMs: 1000, count: 2 } });
    const call = client.call(remote, 'domainSuspend', { dom });
    ends[1].pause();
    const rejected = expect(call).rejects.toMatchObject({
      code: 1,
      message: 'internal error: connection closed due to keepalive timeout',
    });
    await vi.advanceTimersByTimeAsync(2500);
    expect(client.closed).toBeNull();
    await vi.advanceTimersByTimeAsync(2000);
    expect(client.closed?.reason).toBe('keepalive');
    await rejected;
  });
});
