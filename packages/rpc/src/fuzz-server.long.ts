import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { fuzzServer } from './fuzz-server.ts';

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

function heapBytes(): number {
  collect();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}

test('1,000,000 packets, most of them damaged, leave no memory behind', async () => {
  await fuzzServer(50_000, 1);
  const before = heapBytes();
  const { packets, handled } = await fuzzServer(1_000_000, 2);
  expect(packets).toBe(1_000_000);
  expect(handled).toBeGreaterThan(50_000);
  expect(heapBytes() - before).toBeLessThan(16 * 1024 * 1024);
});
