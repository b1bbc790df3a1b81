import type { ByteStream } from '@typevirt/driver';
import { expect, test } from 'vitest';
import { duplexStream } from './streams.ts';

function recorded(chunks: (Uint8Array | { hole: bigint })[]): { stream: ByteStream; log: string[] } {
  const log: string[] = [];
  const stream: ByteStream = {
    async read() {
      return chunks.shift() ?? null;
    },
    async write(data) {
      log.push(data instanceof Uint8Array ? `write ${data.length}` : `hole ${data.hole}`);
    },
    async finish() {
      log.push('finish');
    },
    abort(reason) {
      log.push(`abort ${reason.message}`);
    },
  };
  return { stream, log };
}

test('duplexStream() reads holes as zeros and finishes once at the end', async () => {
  const { stream, log } = recorded([new Uint8Array([1]), { hole: 70_000n }, new Uint8Array([2])]);
  const bytes: number[] = [];
  for await (const chunk of duplexStream(stream).readable as unknown as AsyncIterable<Uint8Array>)
    bytes.push(...chunk);
  expect([bytes.length, bytes[0], bytes[1], bytes[70_001]]).toEqual([70_002, 1, 0, 2]);
  expect(log).toEqual(['finish']);
});

test('duplexStream() writes, and closing the writer finishes', async () => {
  const { stream, log } = recorded([]);
  const writer = duplexStream(stream).writable.getWriter();
  await writer.write(new Uint8Array(3));
  await writer.close();
  expect(log).toEqual(['write 3', 'finish']);
});

test('duplexStream() aborts once when the reader is cancelled', async () => {
  const { stream, log } = recorded([new Uint8Array([1])]);
  await duplexStream(stream).readable.cancel(new Error('enough'));
  expect(log).toEqual(['abort enough']);
});
