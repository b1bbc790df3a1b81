import { grammar, validate } from '@typevirt/xml';
import { describe, expect, test } from 'vitest';
import { hasCorpus } from '../test/corpus.ts';
import { beyondGrammar, tryGrammar } from '../test/grammar-rounds.ts';
import { oracleOf } from '../test/oracle.ts';
import { grammarVerdicts, rootOf } from '../test/reference.ts';
import { documents } from './documents.ts';

const all = Object.entries(documents);

describe('strict reading and libxml2 with our grammar say the same, and samples read back', () => {
  test.each(all)('of %s', (name, { root }) => {
    tryGrammar(root, { samples: name.startsWith('domain') ? 12 : 60, mutants: 2 });
  });
});

describe.runIf(hasCorpus)('strict reading and libxml2 with our grammar say the same of the corpus', () => {
  test.each(all)('of %s', (_name, { root, libvirtGrammar }) => {
    using oracle = oracleOf(grammar(root));
    const files = grammarVerdicts().filter(
      (each) => each.grammar === libvirtGrammar && rootOf(each.text) === root.name,
    );
    const differing = files.filter(({ text }) => {
      const [problem] = validate(text, root, { max: 1 });
      return (problem === undefined) !== (oracle.judge(text) === undefined) && !beyondGrammar(problem);
    });
    expect(differing.map(({ name }) => name)).toEqual([]);
  });
});
