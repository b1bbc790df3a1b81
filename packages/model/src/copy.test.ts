import { expect, test } from 'vitest';
import { copyDocument } from './copy.ts';

test('copyDocument() gives an equal value of which no part is shared', () => {
  const original = { name: 'a', memory: 5n, absent: undefined, disks: [{ target: { dev: 'vda' } }] };
  const made = copyDocument(original);
  expect(made).toStrictEqual(original);
  for (const disk of made.disks) disk.target.dev = 'vdb';
  made.disks.push({ target: { dev: 'vdc' } });
  expect(original.disks).toEqual([{ target: { dev: 'vda' } }]);
});
