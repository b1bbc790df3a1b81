import { expect, test } from 'vitest';
import { hasCorpus, recordRate } from '../test/corpus.ts';
import { compareMutants, hasLibvirtGrammars, unexplained } from '../test/libvirt-grammars.ts';

if (hasCorpus && hasLibvirtGrammars) {
  test('strict reading and libvirt’s installed grammars say the same of mutants, with a reason where not', () => {
    const compared = compareMutants(2_000);
    const { agreed, total, differing } = compared;
    recordRate('libvirt-grammar-mutants', agreed, total);
    expect(agreed / total, differing.map(({ ours }) => ours).join('\n')).toBeGreaterThanOrEqual(0.99);
    expect(unexplained(compared)).toEqual([]);
  });
} else {
  test('skipped: no corpus, or no grammars of libvirt', () => {
    expect(hasCorpus && hasLibvirtGrammars).toBe(false);
  });
}
