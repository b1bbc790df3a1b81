import { describe, test } from 'vitest';
import { tryGrammar } from '../test/grammar-rounds.ts';
import { documents } from './documents.ts';

const all = Object.entries(documents);

describe('100,000 samples and mutants', () => {
  test.each(all)('of %s', (_name, { root }) => {
    tryGrammar(root, Math.ceil(100_000 / all.length));
  });
});
