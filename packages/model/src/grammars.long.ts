import { describe, test } from 'vitest';
import { tryGrammar } from '../test/grammar-rounds.ts';
import { documents } from './documents.ts';

const all = Object.entries(documents);
const mutants = 4;

describe('100,000 mutants of samples', () => {
  test.each(all)('of %s', (_name, { root }) => {
    tryGrammar(root, { samples: Math.ceil(100_000 / all.length / mutants), mutants });
  });
});
