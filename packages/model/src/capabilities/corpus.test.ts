import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@typevirt/xml';
import { describe, expect, test } from 'vitest';
import { corpusPath, hasCorpus, readCorpus } from '../../test/corpus.ts';
import { capabilitiesXml, formatCapabilities } from './capabilities.ts';
import { domainCapabilitiesXml, formatDomainCapabilities } from './domain-capabilities.ts';

const documents = (category: string) =>
  readdirSync(join(corpusPath, category)).filter((name) => name.endsWith('.xml'));

describe('corpus capabilities', () => {
  if (!hasCorpus) {
    test('skipped: no corpus', () => expect(hasCorpus).toBe(false));
    return;
  }

  test.each(documents('xencaps'))('%s of a host is written back byte for byte', (name) => {
    const text = readCorpus('xencaps', name);
    expect(formatCapabilities(parse(text, capabilitiesXml)).trimEnd()).toBe(text.trimEnd());
  });

  test.each(documents('domaincaps'))('%s of an emulator is written back byte for byte', (name) => {
    const text = readCorpus('domaincaps', name);
    expect(formatDomainCapabilities(parse(text, domainCapabilitiesXml)).trimEnd()).toBe(text.trimEnd());
  });
});
