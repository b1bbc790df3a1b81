import { expect, test } from 'vitest';
import { hasCorpus, recordRate } from '../test/corpus.ts';
import { compareMutants, hasLibvirtGrammars } from '../test/libvirt-grammars.ts';

// Where we differ, libvirt's grammar ties two choices together that are one field each here, or leaves to its parser what
// our description says at once.
if (hasCorpus && hasLibvirtGrammars) {
  test('strict reading and libvirt’s installed grammars say the same of mutants', () => {
    const { agreed, total, differing } = compareMutants(600);
    recordRate('libvirt-grammar-mutants', agreed, total);
    expect(agreed / total, differing.join('\n')).toBeGreaterThan(0.97);
  });
} else {
  test('skipped: no corpus, or no grammars of libvirt', () => {
    expect(hasCorpus && hasLibvirtGrammars).toBe(false);
  });
}
