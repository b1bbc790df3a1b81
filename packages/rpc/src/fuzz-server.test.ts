import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fuzzServer } from './fuzz-server.ts';

test('20,000 packets, most of them damaged, neither break nor block the server', async () => {
  const { packets, broken, handled, answeredBytes } = await fuzzServer(20_000, 7, turn);
  expect(packets).toBeGreaterThanOrEqual(20_000);
  expect(broken).toBeGreaterThan(2000);
  expect(handled).toBeGreaterThan(3000);
  expect(answeredBytes).toBeGreaterThan(100_000);
});
