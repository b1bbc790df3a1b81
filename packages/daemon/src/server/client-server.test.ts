import { Socket } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type ClientLimits, defaultConfig } from '../options/config.ts';
import { ClientServer, type ServedClient } from './client-server.ts';

/** A server with limits, and what happens to the connections given to it. */
function serverWith(limits: Partial<ClientLimits>, busy = 0) {
  const clients: (ServedClient & { leave: () => void; authenticated: boolean })[] = [];
  const all = { ...defaultConfig.clients, ...limits };
  const server = new ClientServer(
    'main',
    all,
    defaultConfig.workers,
    pino({ level: 'silent' }),
    () => undefined,
  );
  const connectOne = (): Socket => {
    const socket = new Socket();
    server.accept(socket, (_socket, id, left) => {
      const client = {
        id,
        connectedAt: BigInt(Math.floor(Date.now() / 1000)),
        readOnly: false,
        process: null,
        authenticated: false,
        runningCalls: busy,
        close: () => left(),
        leave: left,
      };
      clients.push(client);
      return client;
    });
    return socket;
  };
  return { server, clients, connectOne };
}

afterEach(() => void vi.useRealTimers());

describe('ClientServer', () => {
  test('numbers clients and forgets those that leave', () => {
    const { server, clients, connectOne } = serverWith({});
    connectOne();
    connectOne();
    expect(server.clients.map(({ id }) => id)).toEqual([1n, 2n]);
    clients[0]?.leave();
    expect(server.client(1n)).toBeUndefined();
    expect(server.clientCount).toBe(1);
  });

  test('lets connections wait while it is full, and takes them in when there is room', () => {
    const { server, clients, connectOne } = serverWith({ maxClients: 1 });
    connectOne();
    const waiting = connectOne();
    expect(server.clientCount).toBe(1);
    expect(waiting.destroyed).toBe(false);
    clients[0]?.leave();
    expect(server.clients.map(({ id }) => id)).toEqual([2n]);
  });

  test('ends connections beyond those that may wait', () => {
    const { connectOne } = serverWith({ maxClients: 1, maxQueuedClients: 1 });
    connectOne();
    connectOne();
    expect(connectOne().destroyed).toBe(true);
  });

  test('counts those who have not authenticated yet on their own', () => {
    const { server, clients, connectOne } = serverWith({ maxAnonymousClients: 1 });
    connectOne();
    connectOne();
    expect(server.anonymousCount).toBe(1);
    expect(server.clientCount).toBe(1);
    clients[0]!.authenticated = true;
    server.admit();
    expect(server.clientCount).toBe(2);
  });

  test('ends those who do not authenticate, but only while others wait, and not before their time', () => {
    vi.useFakeTimers();
    const { server, connectOne } = serverWith({ maxAnonymousClients: 2 });
    connectOne();
    connectOne();
    vi.advanceTimersByTime(60_000);
    expect(server.anonymousCount).toBe(2);
    connectOne();
    vi.advanceTimersByTime(900);
    expect(server.clients.map(({ id }) => id)).toEqual([1n, 2n]);
    vi.advanceTimersByTime(200);
    expect(server.clients.map(({ id }) => id)).toEqual([3n]);
  });

  test('counts the workers that its calls would keep busy', () => {
    const { server, connectOne } = serverWith({}, 4);
    connectOne();
    expect([server.workers.count, server.workers.free]).toEqual([5, 1]);
    connectOne();
    expect([server.workers.count, server.workers.free]).toEqual([8, 0]);
    server.workers.limits = { minWorkers: 1, maxWorkers: 3, prioWorkers: 0 };
    expect([server.workers.count, server.workers.free]).toEqual([3, 0]);
  });

  test('takes more in when its limits are raised', () => {
    const { server, connectOne } = serverWith({ maxClients: 1 });
    connectOne();
    connectOne();
    server.limits.maxClients = 2;
    server.admit();
    expect(server.clientCount).toBe(2);
  });

  test('ends all of them', () => {
    const { server, connectOne } = serverWith({ maxClients: 1 });
    connectOne();
    const waiting = connectOne();
    server.closeAll();
    expect(server.clientCount).toBe(0);
    expect(waiting.destroyed).toBe(true);
  });
});
