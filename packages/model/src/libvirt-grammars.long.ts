import { expect, test } from 'vitest';
import { hasCorpus } from '../test/corpus.ts';
import { compareMutants, hasLibvirtGrammars, unexplained } from '../test/libvirt-grammars.ts';

test.runIf(hasCorpus && hasLibvirtGrammars)('20,000 mutants get the verdict of libvirt’s grammars', () => {
  const compared = compareMutants(20_000);
  const { agreed, total } = compared;
  const left = unexplained(compared);
  expect(agreed / total, left.slice(0, 50).join('\n')).toBeGreaterThanOrEqual(0.99);
  expect(left.length / total, left.join('\n')).toBeLessThan(0.001);
});
