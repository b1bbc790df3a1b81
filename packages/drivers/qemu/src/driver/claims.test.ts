import { expect, test } from 'vitest';
import { Claims } from './claims.ts';

test('Claims.take() makes those wait that want a key of another, and nobody else', async () => {
  const claims = new Claims();
  const order: string[] = [];
  const hold = async (label: string, ...keys: string[]): Promise<void> => {
    using _claim = await claims.take(...keys);
    order.push(`${label} begins`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    order.push(`${label} ends`);
  };
  await Promise.all([hold('first', 'a', 'b'), hold('second', 'b', 'c'), hold('apart', 'd')]);
  expect(order.indexOf('first ends')).toBeLessThan(order.indexOf('second begins'));
  expect(order.indexOf('apart begins')).toBeLessThan(order.indexOf('first ends'));
});

test('Claims.take() gives a key free when what it was for fails', async () => {
  const claims = new Claims();
  const failing = async (): Promise<void> => {
    using _claim = await claims.take('a');
    throw new Error('no');
  };
  await expect(failing()).rejects.toThrow('no');
  using claim = await claims.take('a');
  expect(claim).toBeDefined();
});
