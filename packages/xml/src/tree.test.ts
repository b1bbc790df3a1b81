import { describe, expect, test } from 'vitest';
import { XmlError } from './errors.ts';
import { excerpt } from './syntax-words.ts';
import {
  attributeSpan,
  lineAndColumn,
  parseTree,
  pathOf,
  textOf,
  type XmlAttribute,
  type XmlElement,
} from './tree.ts';

function refusal(input: string | Uint8Array, limits = {}): XmlError {
  try {
    parseTree(input, limits);
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('parseTree()', () => {
  test('knows where everything stands', () => {
    const text = "<?xml version='1.0'?>\n<a>\n  <b x='&lt;1'\n     yy = \"2\"/>t<!-- c --><b>é</b></a>";
    const { root } = parseTree(text);
    const [, first, t, comment, second] = root.children;
    expect(text.slice(root.start, root.open)).toBe('<a>');
    expect(text.slice((first as XmlElement).start, (first as XmlElement).end)).toBe(
      '<b x=\'&lt;1\'\n     yy = "2"/>',
    );
    expect(t && text.slice(t.start, t.end)).toBe('t');
    expect(comment && text.slice(comment.start, comment.end)).toBe('<!-- c -->');
    expect(pathOf(second as XmlElement)).toBe('/a/b[2]');
    expect(textOf(second as XmlElement)).toBe('é');
    const [x, yy] = (first as XmlElement).attributes;
    const place = (of: XmlAttribute | undefined): unknown =>
      of && lineAndColumn(text, attributeSpan(text, first as XmlElement, of).start);
    expect(place(x)).toEqual({ line: 3, column: 6 });
    expect(place(yy)).toEqual({ line: 4, column: 6 });
    expect(x?.value).toBe('<1');
  });

  test('places attributes right whatever their values hold', () => {
    const text = `<a b="x='1' b=" c='b="q"' bb='>'/>`;
    const { root } = parseTree(text);
    const spans = root.attributes.map((attribute) => attributeSpan(text, root, attribute));
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([
      `b="x='1' b="`,
      `c='b="q"'`,
      `bb='>'`,
    ]);
  });

  test('refuses entities: a billion laughs are none', () => {
    const laughs = `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>`;
    expect(refusal(laughs)).toMatchObject({ kind: 'syntax', line: 1 });
    expect(refusal('<a>&b;</a>')).toMatchObject({ kind: 'syntax', text: "Entity 'b' not defined" });
  });

  test('takes comments and instructions before the root, whatever they hold', () => {
    const { root } = parseTree(
      '<?xml version="1.0"?><!-- <!DOCTYPE a> --><?x <!DOCTYPE?>\n<?y?><a><?z?><b/></a><!-- -->',
    );
    expect([root.start, (root.children[0] as XmlElement).start]).toEqual([63, 71]);
    expect(refusal('<!DOCTYPE a><a/>')).toMatchObject({ kind: 'syntax', column: 1 });
  });

  test('stops at its limits', () => {
    expect(refusal('<a>'.repeat(1_000_000))).toMatchObject({
      kind: 'limit',
      text: 'elements are nested deeper than 256',
    });
    expect(refusal(' '.repeat(100_000_000))).toMatchObject({ kind: 'limit' });
    expect(refusal(new Uint8Array(100_000_000))).toMatchObject({ kind: 'limit' });
    expect(refusal(`<a>${'<b/>'.repeat(100)}</a>`, { nodes: 50 })).toMatchObject({ kind: 'limit' });
    const attributes = Array.from({ length: 300 }, (_, index) => ` a${index}=''`).join('');
    expect(refusal(`<a${attributes}/>`)).toMatchObject({ kind: 'limit', text: 'more than 256 attributes' });
  });

  test('takes a text for what it is, whatever encoding it says that it had', () => {
    const { root } = parseTree('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>');
    expect(textOf(root)).toBe('é');
  });

  test('refuses bytes that are not UTF-8, and says where', () => {
    const whole = new TextEncoder().encode('<a>\n<b>é</b></a>');
    const cut = new Uint8Array([...whole.slice(0, 8), ...whole.slice(9)]);
    expect(refusal(cut)).toMatchObject({ kind: 'encoding', line: 2, column: 4 });
    expect(refusal(whole.slice(0, 8))).toMatchObject({ kind: 'encoding' });
    expect(refusal('<?xml version="1.0" encoding="nonsense"?><a/>')).toMatchObject({ kind: 'encoding' });
    expect(parseTree(new TextEncoder().encode('\uFEFF<a/>')).root.name).toBe('a');
  });

  test('refuses control characters', () => {
    expect(refusal('<a>\u0000</a>')).toMatchObject({ kind: 'syntax', column: 4 });
    expect(refusal('<a b="\u0001"/>')).toMatchObject({ kind: 'syntax' });
    expect(refusal('<a>&#0;</a>')).toMatchObject({ kind: 'syntax' });
  });

  test.each([
    ['', 'Document is empty'],
    ['text', "Start tag expected, '<' not found"],
    ['<domain>', 'Premature end of data in tag domain line 1'],
    ["<domain type='qemu'>\n<name>a</name>", 'Premature end of data in tag domain line 1'],
    ["<domain type='qemu'><name>a</nam></domain>", 'Opening and ending tag mismatch: name line 1 and nam'],
    ["<domain type='qemu' type='kvm'/>", 'Attribute type redefined'],
    ['<a/><b/>', 'Extra content at the end of the document'],
    ['<a b=c/>', `AttValue: " or ' expected`],
    ['<x:a/>', 'Namespace prefix x is not defined'],
    ["<a xmlns:b='u' xmlns:c='u' b:x='' c:x=''/>", 'Attribute x redefined'],
  ])('says of %j: %s', (text, words) => {
    expect(refusal(text)).toMatchObject({ kind: 'syntax', text: words });
  });

  test('refuses wrong namespace declarations', () => {
    expect(refusal("<a xmlns:b=''/>").kind).toBe('syntax');
    expect(refusal("<a xmlns:xml='u'/>").kind).toBe('syntax');
    expect(refusal("<a xmlns:xmlns='u'/>").kind).toBe('syntax');
  });
});

test('excerpt() points below the place, as libxml2 does', () => {
  expect(excerpt('<domain>', 8)).toBe('<domain>\n--------^');
  expect(excerpt('<a>\n<b>x</c>\n</a>', 12)).toBe('<b>x</c>\n--------^');
});
