/** The suite on the simulator in this process; and which methods of the contract no test of it calls. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conformance, touched } from '@typevirt/driver/conformance';
import { createTestDriver } from '@typevirt/driver-test';
import { afterAll, expect, test } from 'vitest';
import { common } from './simulator.ts';
import untouchedBefore from './untouched.json' with { type: 'json' };

const driver = createTestDriver();
const folder = mkdtempSync(join(tmpdir(), 'typevirt-conformance-'));
afterAll(() => rmSync(folder, { recursive: true }));

conformance({
  ...common,
  name: 'the simulator in this process',
  open: () => driver.open(new URL('test:///default'), {}),
  folder,
});

test('methods of the contract that no test calls become fewer', () => {
  const untouched = contractMethods().filter((name) => !touched.has(name));
  console.info(`methods of the contract without a conformance test: ${untouched.length}`);
  const grown = untouched.filter((name) => !untouchedBefore.includes(name));
  expect(grown, 'give these a test').toEqual([]);
  const tested = untouchedBefore.filter((name) => !untouched.includes(name));
  expect(tested, 'take these out of untouched.json').toEqual([]);
});

/** Names of all methods, as the contract's files declare them. */
function contractMethods(): string[] {
  const folder = join(import.meta.dirname, '../../packages/driver/src/contract');
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  return texts.flatMap((text) => [...text.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name ?? '')).sort();
}
