import { describe, test } from 'vitest';
import { tryGrammar } from '../test/grammar-rounds.ts';
import { documents } from './documents.ts';

describe('strict reading and libxml2 with our grammar say the same, and samples read back', () => {
  test.each(Object.entries(documents))('of %s', (name, { root }) => {
    tryGrammar(root, { samples: name.startsWith('domain') ? 12 : 60, mutants: 2 });
  });
});
