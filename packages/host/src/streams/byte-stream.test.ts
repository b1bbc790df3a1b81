import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openUnixStream } from './byte-stream.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'typevirt-stream-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('openUnixStream() reads what comes, in pieces of the size asked for, and null at the end', async () => {
  const path = join(folder, 's');
  const server = createServer((socket: Socket) => socket.end('hello')).listen(path);
  await new Promise((resolve) => server.once('listening', resolve));
  let endings = 0;
  const stream = await openUnixStream(path, () => (endings += 1));
  const parts: string[] = [];
  for (let part = await stream.read(2); part !== null; part = await stream.read(2))
    parts.push(Buffer.from(part).toString());
  expect(parts.join('')).toBe('hello');
  expect(Math.max(...parts.map((part) => part.length))).toBe(2);
  await stream.finish();
  stream.abort(new Error('again'));
  expect(endings).toBe(1);
  server.close();
});

test('openUnixStream() writes, and says when nobody listens', async () => {
  const path = join(folder, 's');
  const got: Buffer[] = [];
  const server = createServer((socket) => socket.on('data', (data) => got.push(data))).listen(path);
  await new Promise((resolve) => server.once('listening', resolve));
  const stream = await openUnixStream(path, () => undefined);
  await stream.write(Buffer.from('abc'));
  await expect.poll(() => Buffer.concat(got).toString()).toBe('abc');
  await stream.finish();
  server.close();
  await expect(openUnixStream(join(folder, 'none'), () => undefined)).rejects.toMatchObject({
    code: 'ENOENT',
  });
});
