import { existsSync, mkdtempSync, openSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { socketPair } from '../sys/unix-sockets.ts';
import {
  connectFdTransport,
  FdTransport,
  fdTransportFrom,
  type FdTransportReceiver,
} from './fd-transport.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'typevirt-transport-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Collects what arrives, and wakes whoever waits for a condition on it. */
class Inbox implements FdTransportReceiver {
  bytes = Buffer.alloc(0);
  fds: number[] = [];
  drains = 0;
  closes: (Error | null)[] = [];
  #wake = (): void => undefined;
  onData(chunk: Uint8Array, fds: readonly number[]): void {
    this.bytes = Buffer.concat([this.bytes, chunk]);
    this.fds.push(...fds);
    this.#wake();
  }
  onDrain(): void {
    this.drains += 1;
    this.#wake();
  }
  onClose(error: Error | null): void {
    this.closes.push(error);
    this.#wake();
  }
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => (this.#wake = resolve));
  }
}

const peer = { transport: 'unix', address: 'pair', process: { pid: 0, uid: 0, gid: 0 } } as const;

function transports(): [FdTransport, FdTransport, Inbox, Inbox] {
  const [a, b] = socketPair();
  return [new FdTransport(a, peer), new FdTransport(b, peer), new Inbox(), new Inbox()];
}

test('send() delivers bytes and descriptors in order and closes the descriptors', async () => {
  const [here, there, mine, theirs] = transports();
  here.start(mine);
  there.start(theirs);
  const fd = openSync(dir, 'r');
  expect(here.send(Buffer.from('abc'), [fd])).toBe(true);
  expect(here.send(Buffer.from('def'))).toBe(true);
  await theirs.until(() => theirs.bytes.length === 7);
  expect(theirs.bytes.toString()).toBe('abc\0def');
  expect(theirs.fds.map((got) => readlinkSync(`/proc/self/fd/${String(got)}`))).toEqual([dir]);
  there.discardFds(theirs.fds);
  expect(theirs.fds.every((got) => !existsSync(`/proc/self/fd/${String(got)}`))).toBe(true);
  here.close();
  await theirs.until(() => theirs.closes.length > 0);
  expect(mine.closes).toEqual([null]);
  expect(theirs.closes).toEqual([null]);
});

test('send() says when to hold back, and onDrain when to go on; nothing is lost', async () => {
  const [here, there, mine, theirs] = transports();
  here.start(mine);
  const chunk = Buffer.alloc(1_000_000, 'x');
  expect(here.send(chunk)).toBe(false);
  expect(here.send(chunk, [openSync(dir, 'r')])).toBe(false);
  expect(here.waitingBytes).toBeGreaterThan(1_000_000);
  there.start(theirs);
  await theirs.until(() => theirs.bytes.length === 2_000_001);
  await mine.until(() => mine.drains === 1);
  expect(theirs.fds).toHaveLength(1);
  there.discardFds(theirs.fds);
  here.send(chunk);
  here.close();
  await theirs.until(() => theirs.closes.length > 0);
  expect(theirs.bytes.length).toBe(3_000_001);
});

test('pause() holds the peer back until resume()', async () => {
  const [here, there, mine, theirs] = transports();
  here.start(mine);
  there.start(theirs);
  there.pause();
  here.send(Buffer.from('late'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(theirs.bytes.length).toBe(0);
  there.resume();
  await theirs.until(() => theirs.bytes.length === 4);
  here.destroy();
  there.destroy();
});

test('destroy() closes descriptors that did not get out, and tells once', async () => {
  const [here, there, mine, theirs] = transports();
  here.start(mine);
  const fd = openSync(dir, 'r');
  here.send(Buffer.alloc(1_000_000), [fd]);
  here.destroy(new Error('enough'));
  here.destroy();
  here.send(Buffer.from('x'), [openSync(dir, 'r')]);
  await mine.until(() => mine.closes.length > 0);
  expect(mine.closes.map((error) => error?.message)).toEqual(['enough']);
  expect(
    existsSync(`/proc/self/fd/${String(fd)}`) && readlinkSync(`/proc/self/fd/${String(fd)}`) === dir,
  ).toBe(false);
  there.start(theirs);
  await theirs.until(() => theirs.closes.length > 0);
});

test('fdTransportFrom() keeps bytes and descriptors a foreign client sent before we looked', async () => {
  const path = join(dir, 'sock');
  writeFileSync(join(dir, 'given'), 'x');
  const script = `import socket,sys,array
s=socket.socket(socket.AF_UNIX);s.connect(sys.argv[1]);f=open(sys.argv[2])
s.sendall(b'early');s.sendmsg([b'\\0'],[(socket.SOL_SOCKET,socket.SCM_RIGHTS,array.array('i',[f.fileno()]))])
m,a,_,_=s.recvmsg(99,99);print(m.decode(),len(a));s.sendall(b'bye')`;
  const server = createServer({ pauseOnConnect: true }).listen(path);
  await once(server, 'listening');
  const client = spawn('/usr/bin/python3', ['-c', script, path, join(dir, 'given')]);
  let said = '';
  client.stdout.on('data', (data: Buffer) => (said += data.toString()));
  const [socket] = (await once(server, 'connection')) as [Socket];
  await new Promise((resolve) => setTimeout(resolve, 30));
  const transport = fdTransportFrom(socket, path);
  server.close();
  const inbox = new Inbox();
  transport.start(inbox);
  await inbox.until(() => inbox.bytes.length === 6);
  expect(transport.peer.process).toEqual({
    pid: client.pid,
    uid: process.getuid?.(),
    gid: process.getgid?.(),
  });
  expect(inbox.fds.map((fd) => readlinkSync(`/proc/self/fd/${String(fd)}`))).toEqual([join(dir, 'given')]);
  transport.discardFds(inbox.fds);
  transport.send(new Uint8Array(0), [openSync(dir, 'r')]);
  await inbox.until(() => inbox.closes.length > 0);
  expect(inbox.bytes.subarray(6).toString()).toBe('bye');
  if (client.exitCode === null) await once(client, 'close');
  expect(said).toBe('\0 1\n');
});

test('connectFdTransport() passes a descriptor to the server, and refuses where nobody listens', async () => {
  const path = join(dir, 'sock');
  const theirs = new Inbox();
  const server = createServer({ pauseOnConnect: true }, (socket: Socket) =>
    fdTransportFrom(socket, path).start(theirs),
  );
  server.listen(path);
  await once(server, 'listening');
  const transport = await connectFdTransport(path);
  transport.start(new Inbox());
  transport.send(Buffer.from('x'), [openSync(dir, 'r')]);
  await theirs.until(() => theirs.fds.length === 1);
  expect(readlinkSync(`/proc/self/fd/${String(theirs.fds[0])}`)).toBe(dir);
  transport.discardFds(theirs.fds);
  transport.close();
  await theirs.until(() => theirs.closes.length === 1);
  server.close();
  await expect(connectFdTransport(join(dir, 'nobody'))).rejects.toMatchObject({ code: 'ENOENT' });
});
