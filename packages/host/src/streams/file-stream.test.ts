import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFileStream } from './file-stream.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'typevirt-file-stream-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

test('readFileStream() gives the bytes in order, whatever is asked for, while it reads ahead', async () => {
  const content = randomBytes(300_000);
  const path = join(dir, 'file');
  writeFileSync(path, content);
  const stream = await readFileStream(path, { offset: 1000, length: 0, sparse: false });
  const pieces: Buffer[] = [];
  for (let turn = 0; ; turn++) {
    const piece = await stream.read([70_000, 10_000, 100_000][turn % 3] ?? 1);
    if (!(piece instanceof Uint8Array)) break;
    await new Promise((resolve) => setTimeout(resolve, 2)); // the next piece is being read meanwhile
    pieces.push(Buffer.from(piece));
  }
  await stream.finish();
  expect(Buffer.concat(pieces).equals(content.subarray(1000))).toBe(true);
});
