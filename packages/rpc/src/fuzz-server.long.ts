import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { fuzzServer } from './fuzz-server.ts';

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

/** What is still in use once buffers of the last connections have been let go. */
async function heapBytes(): Promise<number> {
  for (let i = 0; i < 3; i++) {
    collect();
    await sleep(50);
  }
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}

test('1,000,000 packets, most of them damaged, leave no memory behind', async () => {
  await fuzzServer(50_000, 1);
  const before = await heapBytes();
  const { packets, handled } = await fuzzServer(1_000_000, 2);
  expect(packets).toBe(1_000_000);
  expect(handled).toBeGreaterThan(50_000);
  expect((await heapBytes()) - before).toBeLessThan(16 * 1024 * 1024);
});
