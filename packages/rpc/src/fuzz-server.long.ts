import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { fuzzServer } from './fuzz-server.ts';

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

/** Other seeds: `TYPEVIRT_SEED=5 npm run test:long -- fuzz-server`. */
const seed = Number(process.env.TYPEVIRT_SEED ?? 1);

/** What is still in use once buffers of the last connections have been let go. */
async function heapMiB(): Promise<number> {
  for (let i = 0; i < 3; i++) {
    collect();
    await sleep(50);
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

test('1,000,000 packets, most of them damaged, leave no memory behind', async () => {
  await fuzzServer(50_000, seed, turn);
  const before = await heapMiB();
  const { packets, broken, handled } = await fuzzServer(1_000_000, seed + 1000, turn);
  expect(packets).toBeGreaterThanOrEqual(1_000_000);
  expect(broken).toBeGreaterThan(100_000);
  expect(handled).toBeGreaterThan(150_000);
  expect((await heapMiB()) - before).toBeLessThan(4);
});
