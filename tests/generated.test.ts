import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generatedFiles } from '../tools/generated-files.mjs';

const files = generatedFiles();
const repository = join(import.meta.dirname, '..');

test('grammars, schemas and reference pages are those of the descriptions; npm run generate makes them', () => {
  const stale = [...files].filter(([path, text]) => readOrNothing(path) !== text);
  expect(stale.map(([path]) => path)).toEqual([]);
});

test('no generated file is left of a document that is gone', () => {
  const folders = ['schemas', 'docs/reference'];
  const there = folders.flatMap((folder) =>
    readdirSync(join(repository, folder)).map((name) => `${folder}/${name}`),
  );
  expect(there.filter((path) => !files.has(path))).toEqual([]);
});

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(join(repository, path), 'utf8');
  } catch {
    return undefined;
  }
}
