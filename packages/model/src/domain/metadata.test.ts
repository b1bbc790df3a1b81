import { expect, test } from 'vitest';
import { formatDomain, parseDomain } from './parse.ts';
import { getMetadata, metadataKind, setMetadata } from './metadata.ts';

const domain = parseDomain(
  "<domain type='test'><name>a</name><memory>1</memory><os><type>hvm</type></os></domain>",
);
const uri = 'http://x.org/';

test('setMetadata() keeps an element under its prefix, and getMetadata() gives it back as it came', () => {
  const changed = setMetadata(domain, 'element', '<a b="1"><c/></a>', 'my', uri);
  expect(formatDomain(changed)).toContain(`  <metadata>
    <my:a xmlns:my="http://x.org/" b="1">
      <my:c/>
    </my:a>
  </metadata>
`);
  expect(getMetadata(changed, 'element', uri)).toBe('<a b="1">\n  <c/>\n</a>');
});

test('setMetadata() replaces the element of the same namespace only, and null removes it', () => {
  const two = setMetadata(
    setMetadata(domain, 'element', '<a/>', 'my', uri),
    'element',
    '<o/>',
    'o',
    'urn:other',
  );
  const replaced = setMetadata(two, 'element', '<b/>', 'my', uri);
  expect([getMetadata(replaced, 'element', uri), getMetadata(replaced, 'element', 'urn:other')]).toEqual([
    '<b/>',
    '<o/>',
  ]);
  const none = setMetadata(
    setMetadata(replaced, 'element', null, null, uri),
    'element',
    null,
    null,
    'urn:other',
  );
  expect(none.metadata).toBeUndefined();
});

test('setMetadata() sets and clears title and description', () => {
  const named = setMetadata(domain, 'title', 'hello', null, null);
  expect(getMetadata(named, 'title', null)).toBe('hello');
  expect(setMetadata(named, 'title', '', null, null).title).toBeUndefined();
});

test('setMetadata() refuses what is not one element, and titles of several lines', () => {
  expect(() => setMetadata(domain, 'element', '<a', 'k', uri)).toThrow(/^\(metadata_xml\):1: /);
  expect(() => setMetadata(domain, 'element', '<a/><b/>', 'k', uri)).toThrow(/^\(metadata_xml\):1: /);
  expect(() => setMetadata(domain, 'title', 'a\nb', null, null)).toThrow(
    "metadata title can't contain newlines",
  );
  expect(() => metadataKind(9)).toThrow("unknown metadata type '9'");
});

test('getMetadata() says what is missing', () => {
  expect(() => getMetadata(domain, 'description', null)).toThrow('Requested metadata element is not present');
});
