import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendFuzz, startVictim, type Victim } from './hostile.ts';
import { sendDocuments } from './hostile-documents.ts';

/** Other seeds: `TYPEVIRT_SEED=5 npm run test:long -- hostile`. */
const seed = Number(process.env.TYPEVIRT_SEED ?? 1);

describe('a daemon neither ends nor grows', () => {
  let victim: Victim;
  beforeAll(async () => {
    victim = await startVictim();
  });
  afterAll(() => victim[Symbol.asyncDispose]());

  let firstMiB: number;
  const rounds = Array.from({ length: 10 }, (_, round) => round);

  test.each(rounds)('when it is sent 100,000 documents, most of them malformed: tenth %i', async (round) => {
    const { accepted, refused } = await sendDocuments(victim, 10_000, seed * 1000 + round);
    await victim.mustServe();
    expect(accepted).toBeGreaterThan(200);
    expect(refused).toBeGreaterThan(5000);
    if (round === 0) firstMiB = victim.residentMiB();
    expect(victim.residentMiB() - firstMiB).toBeLessThan(64);
  });

  test('when it is sent 50,000 packets over its socket, most of them damaged', async () => {
    await sendFuzz(victim, 10_000, seed);
    await victim.mustServe();
    const before = victim.residentMiB();
    await sendFuzz(victim, 40_000, seed + 1000);
    await victim.mustServe();
    expect(victim.residentMiB() - before).toBeLessThan(48);
  });
});
