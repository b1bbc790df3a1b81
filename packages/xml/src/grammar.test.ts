import { describe, expect, test } from 'vitest';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { shipXml } from '../test/fleet.ts';
import type { Element } from './description.ts';
import { format } from './format.ts';
import { grammar } from './grammar.ts';
import { jsonSchema } from './json-schema.ts';
import { parse } from './parse.ts';
import { entries, lookup, nearestPath, reference } from './reference.ts';
import { survey } from './survey.ts';
import {
  attr,
  child,
  choice,
  content,
  DescriptionError,
  element,
  fields,
  inside,
  many,
  optional,
  textElement,
  variants,
} from './vocabulary.ts';
import { string } from './scalars/words.ts';

function accepts(xml: Element<unknown>, text: string): boolean {
  const schema = XmlDocument.fromString(grammar(xml));
  const validator = RelaxNGValidator.fromDoc(schema);
  const document = XmlDocument.fromString(text);
  try {
    validator.validate(document);
    return true;
  } catch {
    return false;
  } finally {
    document.dispose();
    validator.dispose();
    schema.dispose();
  }
}

describe('grammar()', () => {
  test('keeps elements of one name and different content apart', () => {
    const inner = (name: string): Element<unknown> => element('source', fields({ x: attr(name, string) }));
    const root = element(
      'a',
      fields({
        b: child(element('b', fields({ s: child(inner('file')) }))),
        c: child(element('c', fields({ s: child(inner('dev')) }))),
      }),
    );
    expect(accepts(root, "<a><b><source file=''/></b><c><source dev=''/></c></a>")).toBe(true);
    expect(accepts(root, "<a><b><source dev=''/></b><c><source dev=''/></c></a>")).toBe(false);
  });

  test('leaves order free, and holds to how often', () => {
    const root = element(
      'a',
      fields({
        x: child(textElement('x', string)),
        y: many(child(textElement('y', string))),
      }),
    );
    expect(accepts(root, '<a><y/><x/><y/></a>')).toBe(true);
    expect(accepts(root, '<a><y/></a>')).toBe(false);
    expect(accepts(root, '<a><x/><x/></a>')).toBe(false);
  });
});

describe('reference()', () => {
  const page = reference(shipXml);

  test('has a row for each attribute and child, with doc, unit, default, cases and views', () => {
    expect(page).toContain('| `power` | uint32 | once | Power at the shaft. In kW. |');
    expect(page).toContain('| `cylinders` | 1…16 | at most once | How many. Default `4`. |');
    expect(page).toContain("| `<box>` |  | any number | With `type='boxed'`. |");
    expect(page).toContain('| `<secret>` | nonEmpty | at most once | Shown: secure. |');
    expect(page).toContain('What drives a ship. Since 1.2.0.');
  });

  test('lookup() finds one path, through recursion and shared elements', () => {
    const ship = entries(shipXml);
    expect(lookup(ship, '/ship/equipment/engine[2]/@power')).toMatchObject([
      { kind: 'attribute', value: 'uint32', unit: 'kW' },
    ]);
    expect(lookup(ship, 'ship/link/link/link/@index')).toMatchObject([{ value: 'uint16' }]);
    expect(lookup(ship, 'ship/spare/engine/@power')).toMatchObject([{ value: 'uint32' }]);
    expect(lookup(ship, 'ship/nothing')).toEqual([]);
    expect(nearestPath(ship, 'ship/equipment/engine/@pwoer')).toBe('ship/equipment/engine/@power');
  });

  test('says nothing of cases where a field is in all of them', () => {
    const both = { label: attr('label', string) };
    const root = element(
      'a',
      variants('type', { x: fields({ ...both }), y: fields({ ...both, z: attr('z', string) }) }),
    );
    expect(entries(root).map(({ path, when }) => [path, when])).toEqual([
      ['a', []],
      ['a/@type', []],
      ['a/@label', []],
      ['a/@z', ["type='y'"]],
    ]);
  });
});

describe('jsonSchema()', () => {
  const schema = jsonSchema(shipXml) as {
    $ref: string;
    $defs: Record<string, { properties: Record<string, unknown>; required: string[] }>;
  };

  test('names what is shared or recursive', () => {
    expect(schema.$ref).toBe('#/$defs/ship');
    expect(schema.$defs.link?.properties.next).toMatchObject({ $ref: '#/$defs/link' });
  });

  test('requires what the type requires', () => {
    expect(schema.$defs.ship?.required).toEqual([
      'type',
      'name',
      'ballast',
      'fit',
      'holds',
      'equipment',
      'spare',
    ]);
    expect(schema.$defs.engine?.properties.power).toMatchObject({
      type: 'integer',
      maximum: 4294967295,
      description: 'Power at the shaft. Unit: kW.',
    });
  });
});

describe('survey()', () => {
  test('counts elements and escapes', () => {
    const { elements, customs } = survey(shipXml);
    expect(customs).toEqual(['flags']);
    expect(elements).toBeGreaterThan(30);
  });
});

describe('descriptions that cannot work', () => {
  test('are refused', () => {
    expect(() => inside('a', optional(attr('b', string)))).toThrow(DescriptionError);
    expect(() => many(attr('b', string))).toThrow(DescriptionError);
    const twice = element(
      'a',
      fields({ c: choice({ x: textElement('x', string), y: textElement('x', string) }) }),
    );
    expect(() => parse('<a/>', twice)).toThrow(DescriptionError);
    const shared = element('a', fields({ b: optional(attr('b', string)), c: optional(attr('b', string)) }));
    expect(() => parse('<a/>', shared)).toThrow("fields 'b' and 'c' both read attribute b");
    const mixed = element('a', fields({ b: content(string), c: optional(child(textElement('c', string))) }));
    expect(() => parse('<a/>', mixed)).toThrow('text beside elements: b, c');
  });
});

describe('format() of a value that does not fit', () => {
  test('says which key', () => {
    const root = element('a', fields({ b: attr('b', string) }));
    expect(() => format({} as { b: string }, root)).toThrow("at b: 'b' is missing");
  });
});
