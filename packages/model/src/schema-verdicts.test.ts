/** Strict reading against the verdicts of libvirt's own grammars. */
import { validate, type Element } from '@typevirt/xml';
import { describe, expect, test } from 'vitest';
import { hasCorpus, recordRate } from '../test/corpus.ts';
import { grammarVerdicts } from '../test/reference.ts';
import { documents } from './documents.ts';
import { bareSnapshotXml } from './moments/snapshot.ts';

/** Where we say otherwise than libvirt's grammar, and why. */
const differences: readonly { readonly files: RegExp; readonly because: string }[] = [
  {
    files: /backup-pull-fd\.xml$|nwfilterbindingxml2xml\/simple-backend\.xml$/,
    because: 'the file has an element that is newer than the grammar; we know it',
  },
  {
    files: /chardev-tcp-missing-(host|service)\.xml$|chardev-tcp-multiple-source\.xml$/,
    because:
      'the grammar takes any number of sources without anything; libvirt refuses them when it reads on',
  },
  {
    files: /numatune-memory-invalid-nodeset\.xml$/,
    because: 'a set of numbers that is empty: no pattern can say so, and libvirt refuses it too',
  },
];

describe('strict reading', () => {
  if (!hasCorpus) {
    test('skipped: no corpus', () => expect(hasCorpus).toBe(false));
    return;
  }

  test('says what libvirt’s grammars say, with a reason where not', () => {
    const all = grammarVerdicts();
    const different = all.filter(({ text, grammar, accepted }) => isValid(text, grammar) !== accepted);
    recordRate('schema-verdicts', all.length - different.length, all.length);
    const unexplained = different.filter(({ name }) => !differences.some(({ files }) => files.test(name)));
    expect(unexplained.map(({ name, text, grammar }) => `${name}: ${why(text, grammar)}`)).toEqual([]);
    for (const { files } of differences) expect(different.some(({ name }) => files.test(name))).toBe(true);
    expect(different.length / all.length).toBeLessThanOrEqual(0.005);
  });
});

/** What may stand at the root of a text that this grammar judges. */
function roots(grammar: string): Element<unknown>[] {
  const known = Object.values(documents).filter(({ libvirtGrammar }) => libvirtGrammar === grammar);
  const also = grammar === 'domainsnapshot.rng' ? [bareSnapshotXml] : [];
  return [...known.map(({ root }) => root), ...also];
}

function isValid(text: string, grammar: string): boolean {
  return roots(grammar).some((root) => validate(text, root, { max: 1 }).length === 0);
}

function why(text: string, grammar: string): string {
  return roots(grammar)
    .map((root) => validate(text, root, { max: 1 })[0]?.message ?? 'we accept it')
    .join(' or ');
}
