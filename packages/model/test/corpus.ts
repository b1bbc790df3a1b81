/**
 * Test data of libvirt, where it is on this machine: `TYPEVIRT_CORPUS`, else beside the repository. Each manifest lists
 * cases; a suite gives what we make of one, and the rate of those that agree goes to `TYPEVIRT_RATES` when that is set.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
export const corpusPath = process.env.TYPEVIRT_CORPUS ?? join(repository, '../shared/corpus');
export const hasCorpus = existsSync(join(corpusPath, 'README.md'));

/** One line of a manifest. */
export interface CorpusCase {
  readonly case: string;
  readonly input: string | null;
  readonly also?: Readonly<Record<string, string>>;
  readonly expect: 'ok' | 'parse-error' | 'validate-error' | 'convert-error';
  readonly output: string | null;
  readonly notes: Readonly<Record<string, unknown>>;
}

export function readCorpus(category: string, file: string): string {
  return readFileSync(join(corpusPath, category, file), 'utf8');
}

export interface CorpusSuite {
  readonly category: string;
  /** What we make of the input; throws where we refuse. */
  readonly run: (input: string, item: CorpusCase) => string;
  /** Applied to both sides before they are compared. */
  readonly normal?: (text: string, item: CorpusCase) => string;
  /** `every` (default): each case is a test. `rate`: only counted. */
  readonly judge?: 'every' | 'rate';
  /** Cases that this suite has no say in. */
  readonly leaveOut?: (item: CorpusCase) => boolean;
}

/** Runs a manifest. Without the corpus there is one test that says so. */
export function corpusSuite(suite: CorpusSuite): void {
  describe(`corpus ${suite.category}`, () => {
    if (!hasCorpus) {
      test('skipped: no corpus', () => expect(hasCorpus).toBe(false));
      return;
    }
    const manifest = JSON.parse(readCorpus(suite.category, 'manifest.json')) as CorpusCase[];
    const cases = manifest.filter((item) => item.input !== null && !suite.leaveOut?.(item));
    let passed = 0;
    afterAll(() => recordRate(suite.category, passed, cases.length));
    if (suite.judge === 'rate') {
      test(`${cases.length} cases are counted`, () => {
        for (const item of cases) if (agrees(suite, item)) passed += 1;
        expect(passed).toBeGreaterThan(0);
      });
      return;
    }
    test.each(cases.map((item, index) => ({ item, title: `${item.case} (${index})` })))(
      '$title',
      ({ item }) => {
        judge(suite, item);
        passed += 1;
      },
    );
  });
}

function judge({ category, run, normal = (text) => text }: CorpusSuite, item: CorpusCase): void {
  const input = readCorpus(category, item.input ?? '');
  if (item.expect !== 'ok') {
    expect(() => run(input, item)).toThrow();
    return;
  }
  const want = readCorpus(category, item.output ?? '');
  expect(normal(run(input, item), item).trimEnd()).toBe(normal(want, item).trimEnd());
}

function agrees(suite: CorpusSuite, item: CorpusCase): boolean {
  try {
    judge(suite, item);
    return true;
  } catch {
    return false;
  }
}

export interface StoredSuite {
  readonly category: string;
  /** Settles a document and writes it as it is stored; throws where it is refused. */
  readonly store: (document: string, item: CorpusCase) => string;
  /** Cases that are refused only when the guest is started or converted. */
  readonly isStored?: (item: CorpusCase) => boolean;
}

/** Runs a manifest whose documents are only input: verdicts, and what was stored once is stored again as it is. */
export function storedSuite({ category, store, isStored = () => false }: StoredSuite): void {
  describe(`corpus ${category}, stored`, () => {
    if (!hasCorpus) {
      test('skipped: no corpus', () => expect(hasCorpus).toBe(false));
      return;
    }
    const manifest = JSON.parse(readCorpus(category, 'manifest.json')) as CorpusCase[];
    const cases = manifest.filter(({ input }) => input?.endsWith('.xml') === true);
    let passed = 0;
    afterAll(() => recordRate(`${category}-stored`, passed, cases.length));
    test.each(cases.map((item, index) => ({ item, title: `${item.case} (${index})` })))(
      '$title',
      ({ item }) => {
        const document = readCorpus(category, item.input ?? '');
        if (item.expect !== 'ok' && !isStored(item)) expect(() => store(document, item)).toThrow();
        else {
          const stored = store(document, item);
          expect(store(stored, item)).toBe(stored);
        }
        passed += 1;
      },
    );
  });
}

/** Writes a rate where the conformance tool collects them. */
export function recordRate(name: string, passed: number, total: number): void {
  const folder = process.env.TYPEVIRT_RATES;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ [name]: { passed, total } })}\n`);
}
