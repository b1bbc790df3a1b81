import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@typevirt/xml';
import { afterAll, describe, expect, test } from 'vitest';
import { corpusPath, hasCorpus, readCorpus, recordRate } from '../../test/corpus.ts';
import { capabilitiesXml, formatCapabilities } from './capabilities.ts';
import { domainCapabilitiesXml, formatDomainCapabilities } from './domain-capabilities.ts';

const documents = (category: string) =>
  readdirSync(join(corpusPath, category)).filter((name) => name.endsWith('.xml'));

// The files are older than the grammar: it wants more by now, and knows other words.
const older = { mode: 'lenient' } as const;

describe('corpus capabilities', () => {
  if (!hasCorpus) {
    test('skipped: no corpus', () => expect(hasCorpus).toBe(false));
    return;
  }

  let passed = 0;
  const files = documents('xencaps').length + documents('domaincaps').length;
  afterAll(() => recordRate('capabilities-documents', passed, files));

  test.each(documents('xencaps'))('%s of a host is written back byte for byte', (name) => {
    const text = readCorpus('xencaps', name);
    expect(formatCapabilities(parse(text, capabilitiesXml, older)).trimEnd()).toBe(text.trimEnd());
    passed += 1;
  });

  test.each(documents('domaincaps'))('%s of an emulator is written back byte for byte', (name) => {
    const text = readCorpus('domaincaps', name);
    expect(formatDomainCapabilities(parse(text, domainCapabilitiesXml, older)).trimEnd()).toBe(
      text.trimEnd(),
    );
    passed += 1;
  });
});
