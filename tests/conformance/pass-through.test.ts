/**
 * Every row that says what a method says, asked in its real shape: the remote driver encodes the call, the daemon hands it to a
 * driver, which must get what the caller gave; the caller must get what the driver answered. Rows that daemon or client adapt are
 * listed in `adapted.json`.
 */
import type { DriverConnection, MethodName } from '@typevirt/driver';
import { openRemote } from '@typevirt/driver-remote';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { daemonOf } from '../../packages/daemon/test/wire-client.ts';
import { randomFrom, sample } from '../../packages/rpc/src/fuzz.ts';
import { adapted, passes, passing } from './passes.ts';

type Method = (args: object, call: object) => unknown;

describe('a call gets to the driver as it was made, and its answer back', () => {
  let answer: unknown;
  let given: unknown;
  let connection: DriverConnection;
  beforeAll(async () => {
    const recorder = (args: object): unknown => {
      given = args;
      return answer;
    };
    const driver = Object.fromEntries(passing.map(({ method }) => [method, recorder]));
    const { near } = daemonOf(driver);
    connection = await openRemote({
      connect: () => Promise.resolve(near),
      name: 'test:///default',
      keepalive: null,
    });
  });
  afterAll(() => connection.close());

  test.each(passing.map((pass) => [pass.row, pass] as const))('%s', async (_row, { method, shape }) => {
    for (const seed of [1, 2, 3]) {
      const random = randomFrom(seed);
      const args = sample(shape.args, random) ?? {};
      answer = sample(shape.reply, random);
      given = undefined;
      const got = await (connection[method as MethodName] as Method | undefined)?.call(connection, args, {});
      expect(given).toEqual(args);
      expect(got).toEqual(answer);
    }
  });

  test('or is listed as one that is adapted, and is there', () => {
    const known = new Set(passes.map(({ row }) => row));
    expect([...adapted].filter((row) => !known.has(row))).toEqual([]);
  });
});
