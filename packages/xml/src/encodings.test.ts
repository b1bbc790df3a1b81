import { describe, expect, test } from 'vitest';
import { XmlError } from './errors.ts';
import { parseTree } from './tree.ts';

const text = "<?xml version='1.0'?>\n<guest>\n  <name>é</name>\n</guest>\n";
const utf16 = (from: string) => Buffer.from(from, 'utf16le');

/** What a text that cannot be read is refused with. */
function refusal(input: string | Uint8Array): XmlError {
  try {
    parseTree(input);
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
  throw new Error('the text was taken');
}

describe('parseTree() refuses with one error and its place', () => {
  test.each<readonly [what: string, input: string | Uint8Array, line: number]>([
    ['UTF-16, low byte first', utf16(text), 1],
    ['UTF-16, high byte first', utf16(text).swap16(), 1],
    ['UTF-16 with its mark, low byte first', utf16(`\uFEFF${text}`), 1],
    ['UTF-16 with its mark, high byte first', utf16(`\uFEFF${text}`).swap16(), 1],
    ['UTF-32', Buffer.from('<\0\0\0a\0\0\0/\0\0\0>\0\0\0'), 1],
    ['a NUL in a text', '<guest>\n<name>a\0b</name></guest>', 2],
    ['a NUL in bytes', Buffer.from('<guest>\n<name>a\0b</name></guest>'), 2],
    ['a NUL in an attribute', "<guest>\n<name of='\0'/></guest>", 2],
    ['a NUL between tags', '<guest>\n\0</guest>', 2],
    ['a NUL behind the end', '<guest>\n</guest>\0', 2],
    ['nothing but NULs', new Uint8Array(4096), 1],
    [
      'UTF-8 that ends within a letter',
      Buffer.from(text).subarray(0, Buffer.from(text).indexOf(0xc3) + 1),
      3,
    ],
    ['Latin-1', Buffer.from(text, 'latin1'), 3],
    ['half of a pair of surrogates', Buffer.from('<a>\n\xed\xa0\x80</a>', 'latin1'), 2],
    ['a letter longer than it need be', Buffer.from('<a>\n\xc0\xaf</a>', 'latin1'), 2],
    ['bytes that say they are UTF-16', Buffer.from("<?xml version='1.0' encoding='UTF-16'?>\n<a/>"), 1],
    [
      'bytes that say they are of a kind nobody knows',
      Buffer.from("<?xml version='1.0' encoding='x-no'?>\n<a/>"),
      1,
    ],
    ['nothing', '', 1],
    ['a mark alone', Buffer.from('\uFEFF'), 1],
  ])('%s', (_, input, line) => {
    const error = refusal(input);
    expect(error.line).toBe(line);
    expect(error.column).toBeGreaterThan(0);
    expect(['syntax', 'encoding']).toContain(error.kind);
  });

  test('a document of NULs as large as documents may be, after one look', () => {
    const error = refusal(Buffer.alloc(8 * 1024 * 1024));
    expect([error.line, error.column]).toEqual([1, 1]);
  });
});

test('parseTree() takes UTF-8 with and without its mark, and says what it holds', () => {
  for (const from of [text, `\uFEFF${text}`]) expect(parseTree(Buffer.from(from)).root.name).toBe('guest');
});
