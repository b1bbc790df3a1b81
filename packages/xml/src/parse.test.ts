import { describe, expect, test } from 'vitest';
import { engineXml, equipmentXml, linkXml, positionXml, shipXml, type Ship } from '../test/fleet.ts';
import { XmlError } from './errors.ts';
import { parse, parseDocument, validate, type ParseOptions } from './parse.ts';
import type { Element } from './description.ts';
import { attr, element, fields, foreign, optional } from './vocabulary.ts';
import { uint32 } from './scalars/numbers.ts';

function refusal(text: string, xml: Element<unknown> = shipXml, options: ParseOptions = {}): XmlError {
  try {
    parse(text, xml, options);
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

function shipText(inner: string, attributes = "type='brig'"): string {
  return `<ship ${attributes}>\n  <name>a</name>\n  <ballast>1</ballast>\n  <equipment/>\n  ${inner}\n</ship>`;
}

describe('strict parse() refuses, with place, expectation and nearest name,', () => {
  test('an unknown element', () => {
    expect(refusal(shipText('<balast>2</balast>'))).toMatchObject({
      kind: 'unknown-element',
      line: 5,
      column: 3,
      path: '/ship/balast',
      nearest: 'ballast',
    });
  });

  test('an unknown attribute', () => {
    const text = shipText('', "type='brig'\n  color='red'");
    expect(refusal(text)).toMatchObject({
      kind: 'unknown-attribute',
      line: 2,
      column: 3,
      path: '/ship/@color',
      nearest: 'colour',
    });
  });

  test('a bad value, one of several siblings', () => {
    const text = "<equipment>\n<crew rank='mate'>a</crew><crew rank='captian'>b</crew></equipment>";
    const error = refusal(text, equipmentXml);
    expect(error).toMatchObject({
      kind: 'bad-value',
      line: 2,
      column: 33,
      path: '/equipment/crew[2]/@rank',
      found: 'captian',
      nearest: 'captain',
    });
    expect(error.message).toBe(
      "line 2, column 33 at /equipment/crew[2]/@rank: bad value 'captian' of attribute 'rank'; " +
        "expected one of 'captain', 'mate', 'deckhand'; did you mean 'captain'?",
    );
  });

  test('a missing attribute, a missing element', () => {
    expect(refusal("<engine><model name='x'/></engine>", engineXml)).toMatchObject({
      kind: 'missing',
      path: '/engine/@power',
    });
    expect(refusal("<engine power='1'/>", engineXml)).toMatchObject({
      kind: 'missing',
      path: '/engine/model',
    });
  });

  test('a repetition, unexpected text, another root', () => {
    expect(refusal(shipText('<ballast>1</ballast>'))).toMatchObject({
      kind: 'duplicate',
      path: '/ship/ballast[2]',
    });
    expect(refusal('<link>x</link>', linkXml)).toMatchObject({ kind: 'unexpected-text', path: '/link' });
    expect(refusal('<a/>')).toMatchObject({
      kind: 'wrong-root',
      text: "expecting root element of 'ship', not 'a'",
    });
    expect(refusal("<ship xmlns='http://x'/>")).toMatchObject({ kind: 'wrong-root' });
  });

  test('what belongs to another case', () => {
    expect(refusal("<position type='berth' number='1' slot='0'/>", positionXml)).toMatchObject({
      kind: 'unknown-attribute',
    });
    expect(refusal("<position type='pcie'/>", positionXml)).toMatchObject({
      kind: 'bad-value',
      nearest: 'pci',
    });
    expect(refusal('<position/>', positionXml)).toMatchObject({ kind: 'missing', path: '/position/@type' });
  });

  test('the first problem of the text, whatever its kind', () => {
    expect(refusal("<engine power='x'><modell/><model name=''/></engine>", engineXml).path).toBe(
      '/engine/@power',
    );
    expect(
      validate("<engine power='x'><modell/><model name=''/></engine>", engineXml).map(({ kind }) => kind),
    ).toEqual(['bad-value', 'unknown-element', 'bad-value']);
  });
});

describe('lenient parse()', () => {
  test('leaves unknown things out and tells which', () => {
    const text = shipText('<wheel n="1"/>text<ballast>9</ballast>', "type='brig' flag='DE'");
    const { value, dropped } = parseDocument(text, shipXml, { mode: 'lenient' });
    expect(value.ballast).toBe(1n);
    expect(dropped.map(({ kind, path }) => [kind, path])).toEqual([
      ['unexpected-text', '/ship'],
      ['unknown-attribute', '/ship/@flag'],
      ['unknown-element', '/ship/wheel'],
      ['duplicate', '/ship/ballast[2]'],
    ]);
  });

  test('refuses bad values all the same', () => {
    expect(refusal(shipText('<doors>many</doors>'), shipXml, { mode: 'lenient' }).kind).toBe('bad-value');
  });

  test('reads empty optional texts as absent', () => {
    const ship = parse(shipText('<title></title><doors/><uuid/>'), shipXml, { mode: 'lenient' });
    expect(Object.keys(ship)).not.toContain('title');
    expect(ship.fit).toEqual({});
  });

  test("reads numbers, UUIDs and units as libvirt's parsers do", () => {
    const text = shipText(
      '<uuid> 4DEA22B3 1d52-d8f3-2516782e98ab3fa0\n</uuid><doors> +7</doors><mac address="52:54:0:1:a:FF"/>',
    );
    const read = (inner: string): Ship => parse(inner, shipXml, { mode: 'lenient' });
    expect(read(text)).toMatchObject({
      uuid: '4dea22b3-1d52-d8f3-2516-782e98ab3fa0',
      fit: { doors: 7 },
      mac: '52:54:00:01:0a:ff',
    });
    expect(read(text.replace('<ballast>', '<ballast unit="">')).ballast).toBe(1n);
    expect(read(text.replace('<ballast>', '<ballast unit="GB">')).ballast).toBe(976_563n);
    expect(() => parse(text, shipXml)).toThrow(XmlError);
  });

  test("a field's own leniency", () => {
    const lenientXml = element(
      'a',
      fields({
        ignored: optional(attr('ignored', uint32, { lenient: 'ignore' })),
        saved: optional(attr('saved', uint32, { lenient: (text) => (text === 'all' ? 0 : undefined) })),
      }),
    );
    expect(parse("<a ignored='x' saved='all'/>", lenientXml, { mode: 'lenient' })).toEqual({ saved: 0 });
    expect(refusal("<a saved='none'/>", lenientXml, { mode: 'lenient' }).kind).toBe('bad-value');
    expect(refusal("<a ignored='x'/>", lenientXml).kind).toBe('bad-value');
  });
});

describe('parse()', () => {
  test('reads sizes in any unit, rounding up, and refuses what overflows', () => {
    const ballast = (unit: string, amount: string): bigint =>
      parse(
        `<ship type='brig'><name>a</name><ballast unit='${unit}'>${amount}</ballast><equipment/></ship>`,
        shipXml,
      ).ballast;
    expect([
      ballast('b', '1025'),
      ballast('bytes', '1'),
      ballast('k', '3'),
      ballast('KB', '1'),
      ballast('MiB', '2'),
      ballast('g', '1'),
    ]).toEqual([2n, 1n, 3n, 1n, 2048n, 1048576n]);
    expect(() => ballast('EiB', '16')).toThrow(/below 2⁶⁴ bytes/);
    expect(() => ballast('stone', '1')).toThrow(/a unit such as/);
  });

  test('skips fields of other views', () => {
    const text = shipText('<secret>s</secret>', "type='brig' id='7'");
    expect(parse(text, shipXml, { view: 'inactive' })).not.toHaveProperty('id');
    expect(parse(text, shipXml, { view: ['live', 'secure'] })).toMatchObject({ id: 7, secret: 's' });
  });

  test('keeps order among different names only in lists of choices', () => {
    const text = shipText('<orders><wait>1</wait><go>n</go><wait>2</wait></orders>');
    expect(parse(text, shipXml).orders?.orders.map((order) => order.element)).toEqual(['wait', 'go', 'wait']);
  });

  test('tells namespaces, not prefixes, apart', () => {
    const text = shipText("<h:radio xmlns:h='http://example.org/harbour/1.0'><h:arg value='1'/></h:radio>");
    expect(parse(text, shipXml).radio).toEqual({ args: ['1'] });
    expect(refusal(shipText('<radio/>')).kind).toBe('unknown-element');
  });

  test('keeps only namespaced children of foreign elements that ask for it', () => {
    const noteXml = element(
      'note',
      fields({
        extra: optional({
          spec: {
            kind: 'child',
            element: () => foreign('extra', { namespaced: true }),
            many: false,
            wrapper: 'none',
            optional: false,
            options: {},
          },
        }),
      }),
    );
    const lenient = (inner: string): unknown =>
      parse(`<note><extra>${inner}</extra></note>`, noteXml, { mode: 'lenient' });
    expect(lenient('text<b/>')).toEqual({});
    expect(lenient("<a xmlns='u'/><c:a xmlns:c='u'/><b/>")).toEqual({
      extra: {
        name: 'extra',
        attributes: [],
        children: [{ name: 'a', attributes: [['xmlns', 'u']], children: [] }],
      },
    });
  });

  test('declares on foreign content the prefixes it uses', () => {
    const text = shipText('<metadata><x:a/></metadata>', "type='brig' xmlns:x='u' xmlns:y='v'");
    expect(parse(text, shipXml).metadata?.attributes).toEqual([['xmlns:x', 'u']]);
  });

  test('ends in bounded time on a document of nothing but mistakes', () => {
    const text = `<ship>${'<x y="1"/>'.repeat(50_000)}</ship>`;
    expect(validate(text, shipXml, { max: 5 })).toHaveLength(5);
    expect(() => parse(text, shipXml)).toThrow(XmlError);
  });
});
