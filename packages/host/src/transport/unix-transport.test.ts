import { existsSync, mkdtempSync, openSync, readlinkSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { descriptorOf } from '../sys/descriptors.ts';
import { sendWithFds } from '../sys/fd-messages.ts';
import { fdTransportFrom } from './fd-transport.ts';
import { UnixTransport } from './unix-transport.ts';

let dir: string;
let server: Server;
let client: Socket;
let transport: UnixTransport;
let log: string[];
let received: number[];
let wake: () => void;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'typevirt-unix-'));
  log = [];
  received = [];
  wake = () => undefined;
  server = createServer({ pauseOnConnect: true }).listen(join(dir, 'sock'));
  await once(server, 'listening');
  client = connect(join(dir, 'sock'));
  const [socket] = (await once(server, 'connection')) as [Socket];
  transport = new UnixTransport(socket, join(dir, 'sock'));
  transport.start({
    onData(chunk, fds) {
      log.push(Buffer.from(chunk).toString());
      received.push(...fds);
      wake();
    },
    onDrain: () => wake(),
    onClose(error) {
      log.push(error ? `failed: ${error.message}` : 'closed');
      wake();
    },
  });
});
afterEach(() => {
  transport.discardFds(received);
  transport.destroy();
  client.destroy();
  server.close();
  rmSync(dir, { recursive: true });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise<void>((resolve) => (wake = resolve));
}

async function clientReads(bytes: number): Promise<string> {
  let text = '';
  const take = (chunk: Buffer): void => {
    text += chunk.toString();
  };
  client.on('data', take);
  while (text.length < bytes) await once(client, 'data');
  client.off('data', take);
  return text;
}

test('a plain conversation goes both ways and ends in order', async () => {
  client.write('question');
  await until(() => log.length === 1);
  transport.send(Buffer.from('answer'));
  expect(await clientReads(6)).toBe('answer');
  client.end();
  await until(() => log.includes('closed'));
  expect(log).toEqual(['question', 'closed']);
  expect(transport.peer.process?.pid).toBe(process.pid);
});

test('expectFds() changes hands in mid-conversation without losing a byte or a descriptor', async () => {
  const big = Buffer.alloc(3_000_000, 'x');
  transport.send(big);
  client.write('one');
  transport.expectFds();
  transport.send(Buffer.from('answer'));
  expect((await clientReads(3_000_006)).slice(-7)).toBe('xanswer');
  const fd = openSync(dir, 'r');
  expect(sendWithFds(descriptorOf(client) ?? -1, Buffer.from('two'), [fd])).toBe(3);
  transport.discardFds([fd]);
  await until(() => received.length === 1);
  expect(log.join('')).toBe('onetwo');
  expect(readlinkSync(`/proc/self/fd/${String(received[0])}`)).toBe(dir);
  client.destroy();
  await until(() => log.includes('closed'));
});

test('send() with a descriptor changes hands by itself, and close() waits for it', async () => {
  const peer = fdTransportFrom(client, 'client');
  let text = '';
  const taken = new Promise<void>((resolve) => {
    peer.start({
      onData(chunk, fds) {
        text += Buffer.from(chunk).toString();
        received.push(...fds);
      },
      onDrain: () => undefined,
      onClose: () => resolve(),
    });
  });
  const fd = openSync(dir, 'r');
  transport.send(Buffer.from('take'), [fd]);
  transport.send(Buffer.from('this'));
  transport.close();
  await taken;
  expect(text).toBe('take\0this');
  expect(log).toEqual(['closed']);
  expect(received.map((got) => readlinkSync(`/proc/self/fd/${String(got)}`))).toEqual([dir]);
  transport.discardFds(received.splice(0));
  expect(
    existsSync(`/proc/self/fd/${String(fd)}`) && readlinkSync(`/proc/self/fd/${String(fd)}`) === dir,
  ).toBe(false);
});

test('destroy() while changing hands closes what was to go out', async () => {
  const fd = openSync(dir, 'r');
  transport.send(Buffer.alloc(3_000_000));
  transport.send(Buffer.from('take'), [fd]);
  transport.destroy(new Error('enough'));
  await until(() => log.length > 0);
  expect(log).toEqual(['failed: enough']);
  expect(
    existsSync(`/proc/self/fd/${String(fd)}`) && readlinkSync(`/proc/self/fd/${String(fd)}`) === dir,
  ).toBe(false);
});
