import { formatDomain, parseDomain } from '@typevirt/model';
import { expect, test } from 'vitest';
import { DomainTexts } from './domain-texts.ts';

const plain = parseDomain(
  "<domain type='qemu'><name>plain</name><memory>1024</memory><os><type>hvm</type></os></domain>",
);
const withSecret = parseDomain(
  "<domain type='qemu'><name>secret</name><memory>1024</memory><os><type>hvm</type></os>" +
    "<devices><graphics type='vnc' passwd='sesame'/></devices></domain>",
);

test('text() gives what formatDomain() gives, whichever view was asked for first', () => {
  for (const document of [plain, withSecret]) {
    const texts = new DomainTexts();
    for (const views of [
      ['inactive'],
      ['inactive', 'secure'],
      ['inactive'],
      ['live'],
      ['live', 'secure'],
    ] as const)
      expect(texts.text(document, views)).toBe(formatDomain(document, views));
  }
  expect(formatDomain(withSecret, ['inactive'])).not.toContain('sesame');
  expect(formatDomain(withSecret, ['inactive', 'secure'])).toContain('sesame');
});

test('text() gives the same text after so many others that the first was forgotten', () => {
  const texts = new DomainTexts();
  const once = texts.text(plain, ['inactive']);
  expect(texts.text(plain, ['inactive', 'secure'])).toBe(once);
  const large = 'x'.repeat(1024 * 1024);
  for (let turn = 0; turn < 10; turn++) texts.text({ ...plain, description: large + turn }, ['inactive']);
  expect(texts.text(plain, ['inactive'])).toBe(once);
});
