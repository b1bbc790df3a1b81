/**
 * Declared means exercised: what the tables declare and no test touches, or nothing uses, stands in a list beside this file.
 * The lists only shrink: a name that is not listed must be exercised, a listed one that is exercised by now must go.
 *
 *     TYPEVIRT_SHRINK=1 npx vitest run tests/declared        takes what is exercised by now off the lists
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes } from '@typevirt/driver';
import { lxc, qemu, remote } from '@typevirt/rpc';
import { documentKinds, entries, type Element, format } from 'typevirt/documents';
import { parseTree, sample, seededRandom, type XmlElement } from '@typevirt/xml';
import { expect, test } from 'vitest';
import { passing } from '../conformance/passes.ts';
import { contractMethods, sourceText, touchedMethods, touchedRows, wordsOf } from './sources.ts';

const methods = contractMethods();
const touched = new Set([...touchedMethods(methods), ...passing.map(({ method }) => method)]);

test('every row of the wire is touched by a test, but those listed', () => {
  const reached = new Set([...touchedRows(touched), ...passing.map(({ row }) => row)]);
  const rows = [remote, qemu, lxc].flatMap(({ name, procedures }) =>
    Object.keys(procedures).map((row) => ({ row, label: `${name} ${row}` })),
  );
  onlyListed(
    'rows-untested.txt',
    rows.filter(({ row }) => !reached.has(row)).map(({ label }) => label),
  );
});

test('every method of the contract is called by a test, but those listed', () => {
  onlyListed(
    'methods-untested.txt',
    methods.filter((name) => !touched.has(name)),
  );
});

test('every method of the contract is a driver’s, but those listed', () => {
  const words = wordsOf(sourceText('packages/drivers/', /^packages\/drivers\/remote\//));
  onlyListed(
    'methods-without-driver.txt',
    methods.filter((name) => !words.has(name)),
  );
});

test('every error code is thrown somewhere, but those listed', () => {
  const words = wordsOf(sourceText('packages/', /\/error-table\.ts$/));
  onlyListed(
    'errors-never-thrown.txt',
    Object.keys(errorCodes).filter((code) => !words.has(code)),
  );
});

test('every field of every document turns up in samples, but those listed', () => {
  const missing = [...documentKinds.values()].flatMap(({ element }) => fieldsWithoutSample(element));
  onlyListed('fields-without-sample.txt', missing);
});

/** Paths of a document that none of its samples has; the last 800 of them had nothing new. */
function fieldsWithoutSample(element: Element<unknown>): string[] {
  const described = entries(element);
  const missing = new Set(described.filter(({ kind }) => kind !== 'text').map(({ path }) => path));
  const again = new Map<string, string[]>();
  for (const { path, seeAbove } of described)
    if (seeAbove !== undefined) again.set(path, [...(again.get(path) ?? []), seeAbove]);
  for (let seed = 1, fruitless = 0; fruitless < 800 && missing.size > 0; seed++) {
    const before = missing.size;
    const text = format(sample(element, seededRandom(seed), { internal: true }), element);
    strike(parseTree(text).root, [''], missing, again);
    fruitless = missing.size < before ? 0 : fruitless + 1;
  }
  return [...missing];
}

/** Takes what an element has off the missing paths. A description used twice is described where it comes first. */
function strike(
  { qualified, attributes, children }: XmlElement,
  above: readonly string[],
  missing: Set<string>,
  again: ReadonlyMap<string, readonly string[]>,
): void {
  const own = above.map((path) => `${path}${path ? '/' : ''}${qualified}`);
  const paths = [...new Set([...own, ...own.flatMap((path) => again.get(path) ?? [])])];
  for (const path of paths) {
    missing.delete(path);
    for (const attribute of attributes) missing.delete(`${path}/@${attribute.qualified}`);
  }
  for (const child of children) if (child.kind === 'element') strike(child, paths, missing, again);
}

/** Compares with a list; each list is sorted, a name a line. */
function onlyListed(file: string, found: readonly string[]): void {
  const path = join(import.meta.dirname, file);
  const listed = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  const fresh = found.filter((name) => !listed.includes(name)).sort();
  const stale = listed.filter((name) => !found.includes(name));
  if (process.env.TYPEVIRT_SHRINK === '1') {
    const left = listed.filter((name) => found.includes(name));
    writeFileSync(path, left.map((name) => `${name}\n`).join(''));
    stale.length = 0;
  }
  expect(fresh, `exercise these; ${file} only shrinks`).toEqual([]);
  expect(stale, `take these off ${file}: TYPEVIRT_SHRINK=1 npx vitest run tests/declared`).toEqual([]);
}
