import { expect, test } from 'vitest';
import { fuzzServer } from './fuzz-server.ts';

test('20,000 packets, most of them damaged, neither break nor block the server', async () => {
  const { packets, broken, handled, answeredBytes } = await fuzzServer(20_000, 7);
  expect(packets).toBe(20_000);
  expect(broken).toBeGreaterThan(100);
  expect(handled).toBeGreaterThan(1000);
  expect(answeredBytes).toBeGreaterThan(100_000);
});
