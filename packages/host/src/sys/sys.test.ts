import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  closeDescriptor,
  descriptorOf,
  duplicateDescriptor,
  isInherited,
  setInherited,
} from './descriptors.ts';
import { FdReceiver, sendBytes, sendWithFds } from './fd-messages.ts';
import { readKvmFacts } from './kvm.ts';
import { notifyServiceManager } from './notify.ts';
import { peerCredentials } from './peer-credentials.ts';
import { watchDescriptor } from './readiness.ts';
import { listenUnix, socketPair } from './unix-sockets.ts';

let dir: string;
let opened: number[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'typevirt-sys-'));
  opened = [];
});
afterEach(() => {
  opened.forEach(closeDescriptor);
  rmSync(dir, { recursive: true });
});

function pair(): [number, number] {
  const both = socketPair();
  opened.push(...both);
  return both;
}

test('sendWithFds() hands over open files together with the bytes', () => {
  const [here, there] = pair();
  const path = join(dir, 'file');
  writeFileSync(path, 'content');
  const files = [openSync(path, 'r'), openSync(path, 'r'), openSync(path, 'r')];
  expect(sendWithFds(here, Buffer.from('abc'), files)).toBe(3);
  files.forEach((fd) => closeSync(fd));
  const received = new FdReceiver(there).receive();
  expect(received?.bytes.toString()).toBe('abc');
  expect(received?.fds).toHaveLength(3);
  for (const fd of received?.fds ?? []) {
    expect(isInherited(fd)).toBe(false);
    expect(readlinkSync(`/proc/self/fd/${String(fd)}`)).toBe(path);
    closeSync(fd);
  }
});

test('FdReceiver tells nothing there from the end of the stream', () => {
  const [here, there] = pair();
  const receiver = new FdReceiver(there);
  expect(receiver.receive()).toBeUndefined();
  expect(sendBytes(here, Buffer.from('x'))).toBe(1);
  expect(receiver.receive()).toEqual({ bytes: Buffer.from('x'), fds: [] });
  closeSync(here);
  expect(receiver.receive()?.bytes.length).toBe(0);
});

test('sendBytes() answers 0 when the peer does not read, and EPIPE when it is gone', () => {
  const [here, there] = pair();
  const chunk = Buffer.alloc(65_536);
  let sent = 0;
  for (let n = sendBytes(here, chunk); n > 0; n = sendBytes(here, chunk)) sent += n;
  expect(sent).toBeGreaterThan(0);
  closeSync(there);
  expect(() => sendBytes(here, chunk)).toThrow(expect.objectContaining({ code: 'EPIPE' }));
});

test('peerCredentials() names the process and user at the other end', async () => {
  const server = createServer().listen(join(dir, 'sock'));
  await once(server, 'listening');
  const client = connect(join(dir, 'sock'));
  const [accepted] = (await once(server, 'connection')) as [Socket];
  expect(peerCredentials(accepted)).toEqual({
    pid: process.pid,
    uid: process.getuid?.(),
    gid: process.getgid?.(),
  });
  client.destroy();
  accepted.destroy();
  server.close();
  expect(() => peerCredentials(accepted)).toThrow(expect.objectContaining({ code: 'EBADF' }));
});

test('watchDescriptor() reports input and lets promises go on', async () => {
  const [here, there] = pair();
  const ready = new Promise<void>((resolve) => {
    const watch = watchDescriptor(there, () => {
      watch.close();
      resolve();
    });
  });
  sendBytes(here, Buffer.from('x'));
  await ready;
  expect(new FdReceiver(there).receive()?.bytes.toString()).toBe('x');
});

/** As the kernel tells in /proc, in octal. */
function isNonBlocking(fd: number): boolean {
  const text = readFileSync(`/proc/self/fdinfo/${String(fd)}`, 'utf8');
  return (Number.parseInt(/^flags:\s*(\d+)$/m.exec(text)?.[1] ?? '0', 8) & constants.O_NONBLOCK) !== 0;
}

test('listenUnix() gives a socket that a child can be handed, and refuses a taken path', async () => {
  const path = join(dir, 'listen');
  const fd = listenUnix(path);
  opened.push(fd);
  expect(isInherited(fd)).toBe(false);
  expect(isNonBlocking(fd)).toBe(true);
  const client = connect(path);
  await once(client, 'connect');
  client.destroy();
  expect(() => listenUnix(path)).toThrow(expect.objectContaining({ code: 'EADDRINUSE' }));
  expect(() => listenUnix(join(dir, 'x'.repeat(120)))).toThrow(
    expect.objectContaining({ code: 'ENAMETOOLONG' }),
  );
});

test('setInherited() decides what a child started later sees', () => {
  const copy = duplicateDescriptor(openSync(dir, 'r'));
  opened.push(copy);
  expect(isInherited(copy)).toBe(false);
  setInherited(copy, true);
  expect(isInherited(copy)).toBe(true);
  const { status } = spawnSync('test', ['-e', `/proc/self/fd/${String(copy)}`]);
  expect(status).toBe(0);
});

test('descriptorOf() is undefined for a socket that is closed', async () => {
  const server = createServer().listen(join(dir, 'sock'));
  await once(server, 'listening');
  expect(descriptorOf(server)).toBeGreaterThan(2);
  server.close();
  expect(descriptorOf(server)).toBeUndefined();
});

test('notifyServiceManager() sends the state lines as one datagram', async () => {
  expect(notifyServiceManager({ READY: '1' }, {})).toBe(false);
  const path = join(dir, 'notify');
  const script = `import socket,sys
s=socket.socket(socket.AF_UNIX,socket.SOCK_DGRAM);s.bind(sys.argv[1]);print('bound',flush=True);print(s.recv(99).decode())`;
  const listener = spawn('/usr/bin/python3', ['-c', script, path]);
  let output = '';
  listener.stdout.on('data', (data: Buffer) => {
    output += data.toString();
  });
  await once(listener.stdout, 'data');
  expect(notifyServiceManager({ READY: '1', STATUS: 'up' }, { NOTIFY_SOCKET: path })).toBe(true);
  await once(listener, 'close');
  expect(output).toBe('bound\nREADY=1\nSTATUS=up\n');
});

test('readKvmFacts() leaves no descriptor behind, with KVM or without', () => {
  const before = readdirSync('/proc/self/fd').length;
  const facts = readKvmFacts();
  expect(facts === undefined || facts.maxVcpus > 0).toBe(true);
  expect(readdirSync('/proc/self/fd').length).toBe(before);
});
