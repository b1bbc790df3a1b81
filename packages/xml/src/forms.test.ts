import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import type { Element } from './description.ts';
import { format } from './format.ts';
import { grammar } from './grammar.ts';
import { parse, validate, type ParseOptions } from './parse.ts';
import { seededRandom } from './random.ts';
import { sample } from './sample.ts';
import { uint32 } from './scalars/numbers.ts';
import { oneOf, string } from './scalars/words.ts';
import { attr, content, element, fields, inside, many, optional, variants } from './vocabulary.ts';

/** A ship is moored at a quay, by name, or at anchor, in so much water; at anchor there may be buoys. */
const mooring = fields(
  {
    way: attr('way', oneOf('quay', 'anchor', 'drift'), { default: 'quay' }),
    name: optional(attr('name', string)),
    depth: optional(attr('depth', uint32)),
    buoys: many(inside('buoy', attr('colour', string))),
  },
  {
    forms: [
      { words: { way: ['quay'] }, needs: ['name'], lacks: ['depth', 'buoys'] },
      { words: { way: ['anchor'] }, needs: ['depth'], lacks: ['name'] },
    ],
  },
);
const mooringXml: Element<unknown> = element('mooring', mooring);

function complaint(text: string, xml = mooringXml, options: ParseOptions = {}): string | undefined {
  return validate(text, xml, options)[0]?.text;
}

function judge(xml: Element<unknown>): (text: string) => boolean {
  const validator = RelaxNGValidator.fromDoc(XmlDocument.fromString(grammar(xml)));
  return (text) => {
    const document = XmlDocument.fromString(text);
    try {
      validator.validate(document);
      return true;
    } catch {
      return false;
    } finally {
      document.dispose();
    }
  };
}

describe('forms', () => {
  const texts = [
    ["<mooring way='quay' name='a'/>", undefined],
    ["<mooring name='a'/>", undefined],
    ["<mooring way='anchor' depth='3'><buoy colour='red'/></mooring>", undefined],
    ["<mooring way='quay'/>", "attribute 'name' of <mooring> is missing"],
    ["<mooring way='anchor'/>", "attribute 'depth' of <mooring> is missing"],
    ["<mooring way='quay' name='a' depth='3'/>", "<mooring> has no attribute 'depth' here"],
    ["<mooring name='a'><buoy colour='red'/></mooring>", '<mooring> has no element <buoy> here'],
    ["<mooring way='drift' name='a'/>", "bad value 'drift' of attribute 'way'"],
    ["<mooring way='no' name='a'/>", "bad value 'no' of attribute 'way'"],
  ] as const;
  test.each(texts)('strict reading of %s complains by the nearest one: %s', (text, expected) => {
    expect(complaint(text)).toBe(expected);
  });

  test('lenient reading knows nothing of them', () => {
    expect(complaint("<mooring way='quay' depth='3'/>", mooringXml, { mode: 'lenient' })).toBeUndefined();
  });

  test('the grammar is a choice of them', () => {
    const accepts = judge(mooringXml);
    for (const [text, expected] of texts) expect(accepts(text), text).toBe(expected === undefined);
  });

  test('samples have one of them', () => {
    const accepts = judge(mooringXml);
    for (let seed = 0; seed < 100; seed++) {
      const value = sample(mooringXml, seededRandom(seed));
      const text = format(value, mooringXml);
      expect(parse(text, mooringXml)).toEqual(value);
      expect(accepts(text), text).toBe(true);
    }
  });

  test('may ask for a text, or for none', () => {
    const note = fields(
      { file: optional(attr('file', string)), value: optional(content(string)) },
      { forms: [{ needs: ['file'], lacks: ['value'] }, { lacks: ['file'] }] },
    );
    const noteXml = element('note', note);
    expect(complaint("<note file='a'/>", noteXml)).toBeUndefined();
    expect(complaint('<note>b</note>', noteXml)).toBeUndefined();
    expect(complaint("<note file='a'>b</note>", noteXml)).toBe('<note> may not hold text');
  });
});

describe('strict reading and the grammar', () => {
  const crew = fields(
    {
      rank: attr('rank', string, { default: 'mate', demanded: true }),
      number: optional(attr('number', uint32, { in: ['status'], internal: true })),
      boats: many(inside('boat', attr('name', string)), { least: 1, most: 2 }),
    },
    { spare: ['shoes'] },
  );
  const crewXml: Element<unknown> = element('crew', crew);
  const boats = (count: number): string => "<boat name='a'/>".repeat(count);
  const texts = [
    ['a spare attribute stands', `<crew rank='a' shoes='x'>${boats(1)}</crew>`, undefined],
    ['what is demanded is missing', `<crew>${boats(2)}</crew>`, "attribute 'rank' of <crew> is missing"],
    [
      'an internal field is unknown',
      `<crew rank='a' number='1'>${boats(1)}</crew>`,
      "<crew> has no attribute 'number' here",
    ],
    ['too few', "<crew rank='a'/>", 'element <boat> of <crew> is missing'],
    ['too many', `<crew rank='a'>${boats(3)}</crew>`, '<boat> may occur only 2 times'],
  ] as const;
  test.each(texts)('say the same where %s', (_what, text, expected) => {
    expect(complaint(text, crewXml)).toBe(expected);
    expect(judge(crewXml)(text)).toBe(expected === undefined);
  });

  test('leave lenient reading free', () => {
    const text = `<crew number='1' shoes='x'>${boats(3)}</crew>`;
    expect(parse(text, crewXml, { mode: 'lenient' })).toEqual({
      rank: 'mate',
      number: 1,
      boats: ['a', 'a', 'a'],
    });
  });

  test('an internal field is read in the view that has it', () => {
    const text = `<crew rank='a' number='1'>${boats(1)}</crew>`;
    expect(parse(text, crewXml, { view: ['inactive', 'status'] })).toMatchObject({ number: 1 });
  });

  test('want a demanded choice', () => {
    const kinds = variants('kind', { a: fields({}), b: fields({}) }, { default: 'a', demanded: true });
    const xml: Element<unknown> = element('x', kinds);
    expect(complaint('<x/>', xml)).toBe("attribute 'kind' of <x> is missing");
    expect(judge(xml)('<x/>')).toBe(false);
    expect(parse('<x/>', xml, { mode: 'lenient' })).toEqual({ kind: 'a' });
  });
});
