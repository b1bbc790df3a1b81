import { expect, test } from 'vitest';
import { hasCorpus } from '../test/corpus.ts';
import { compareMutants, hasLibvirtGrammars } from '../test/libvirt-grammars.ts';

test.runIf(hasCorpus && hasLibvirtGrammars)('20,000 mutants get the verdict of libvirt’s grammars', () => {
  const { agreed, total, differing } = compareMutants(20_000);
  expect(agreed / total, differing.slice(0, 50).join('\n')).toBeGreaterThan(0.96);
});
