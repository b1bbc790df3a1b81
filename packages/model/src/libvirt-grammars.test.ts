import { expect, test } from 'vitest';
import { hasCorpus, recordRate } from '../test/corpus.ts';
import { compareMutants, hasLibvirtGrammars } from '../test/libvirt-grammars.ts';

test.runIf(hasCorpus && hasLibvirtGrammars)(
  'strict reading and libvirt’s installed grammars say the same of mutants',
  () => {
    const { agreed, total, differing } = compareMutants(600);
    recordRate('libvirt-grammar-mutants', agreed, total);
    expect(agreed / total, differing.slice(0, 20).join('\n')).toBeGreaterThan(0.999);
  },
);

test.runIf(!hasCorpus || !hasLibvirtGrammars)('skipped: no corpus, or no grammars of libvirt', () => {
  expect(hasCorpus && hasLibvirtGrammars).toBe(false);
});
