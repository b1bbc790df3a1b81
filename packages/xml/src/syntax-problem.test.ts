import { describe, expect, test } from 'vitest';
import { XmlError } from './errors.ts';
import { parseTree } from './tree.ts';

/** What libxml2 (by libvirt 9.0) says of these texts, and how far in it points. */
const answers: readonly (readonly [text: string, words: string, pointer: number])[] = [
  ['<dom', "Couldn't find end of Start Tag dom line 1", 4],
  ['<domain><name>a</nam></domain>', 'Opening and ending tag mismatch: name line 1 and nam', 21],
  ['foo', "Start tag expected, '<' not found", 0],
  ["<domain type='x", "AttValue: ' expected", 15],
  ['<domain a=b/>', `AttValue: " or ' expected`, 10],
  ['<domain>&foo;</domain>', "Entity 'foo' not defined", 13],
  ['<domain/><a/>', 'Extra content at the end of the document', 9],
  ["<domain a='1' a='2'/>", 'Attribute a redefined', 19],
  ['<domain><!-- x</domain>', 'Comment not terminated', 23],
  ['<domain><a <b/></domain>', 'error parsing attribute name', 11],
  ['<domain>a < b</domain>', 'StartTag: invalid element name', 11],
  ["<domain a='<'/>", "Unescaped '<' not allowed in attributes values", 11],
  ['<domain a/>', 'Specification mandates value for attribute a', 9],
  ['</domain>', 'StartTag: invalid element name', 1],
  ['<domain>a & b</domain>', 'xmlParseEntityRef: no name', 11],
];

function complaint(text: string): XmlError {
  try {
    parseTree(text);
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('what is not XML is told in libxml2’s words, with its pointer', () => {
  test.each(answers)('%s', (text, words, pointer) => {
    const error = complaint(text);
    expect(error.text).toBe(words);
    expect(error.excerpt).toBe(`${text}\n${'-'.repeat(pointer)}^`);
  });

  test('an empty text has no line to show', () => {
    expect(complaint('').excerpt).toBe('(null)\n^');
  });
});
