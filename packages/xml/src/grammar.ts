/**
 * Descriptions → RELAX NG, XML syntax. Every element with content of its own becomes a define; attributes and children
 * may stand in any order (`interleave`), as libvirt's own grammars have it.
 *
 * What a grammar cannot judge stays with the parser: sizes whose bytes overflow 64 bits, sets of numbers that are empty.
 */
import {
  force,
  type ChildSpec,
  type ChoiceSpec,
  type ContentSpec,
  type DataGrammar,
  type Element,
  type FieldSpec,
  type FieldsSpec,
  type Form,
  type SizeSpec,
  type VariantsSpec,
} from './description.ts';
import { fieldsIn } from './forms.ts';
import { uint64 } from './scalars/numbers.ts';
import { sizeUnit } from './scalars/units.ts';
import { escape } from './writer.ts';

/** The grammar of a document whose root is `root`. */
export function grammar(root: Element<unknown>): string {
  const defines = new Defines();
  const start = elementPattern(root, defines, '');
  // Defining an element may ask for more defines; the list grows while it is walked.
  for (const { element, name } of defines.pending) {
    defines.written.set(name, bodyOf(element, defines, name));
  }
  const written = [...defines.written].map(([name, body]) => node('define', [['name', name]], [body]));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${node(
    'grammar',
    [
      ['xmlns', 'http://relaxng.org/ns/structure/1.0'],
      ['datatypeLibrary', 'http://www.w3.org/2001/XMLSchema-datatypes'],
    ],
    [node('start', [], [start]), ...written],
  )}\n`;
}

/** Names of what has been, or is to be, defined. */
class Defines {
  readonly written = new Map<string, string>();
  readonly pending: { element: Element<unknown>; name: string }[] = [];
  readonly #names = new Map<Element<unknown>, string>();
  readonly #taken = new Set<string>();

  /** The define of an element: its name, or `parent.name` where that is taken. */
  element(element: Element<unknown>, parent: string): string {
    const known = this.#names.get(element);
    if (known) return known;
    const base = this.#taken.has(element.name) && parent ? `${parent}.${element.name}` : element.name;
    let name = base;
    for (let number = 2; this.#taken.has(name); number++) name = `${base}-${number}`;
    this.#taken.add(name);
    this.#names.set(element, name);
    this.pending.push({ element, name });
    return name;
  }

  /** A define made once under a fixed name; `_` keeps it apart from elements. */
  named(name: string, body: () => string): string {
    const key = `_${name}`;
    if (!this.written.has(key)) this.written.set(key, body());
    return node('ref', [['name', key]]);
  }
}

function node(
  name: string,
  attributes: readonly (readonly [string, string])[],
  children: readonly string[] = [],
): string {
  const start = `${name}${attributes.map(([key, value]) => ` ${key}="${escape(value)}"`).join('')}`;
  if (children.length === 0) return `<${start}/>`;
  const inner = children.map((child) => child.replace(/^/gm, '  ')).join('\n');
  return `<${start}>\n${inner}\n</${name}>`;
}

/** One pattern out of several. */
function combined(kind: 'group' | 'interleave' | 'choice', patterns: readonly string[]): string {
  if (patterns.length === 0) return '<empty/>';
  return patterns.length === 1 ? (patterns[0] as string) : node(kind, [], patterns);
}

/** Elements that only hold one value are written where they stand, the others are referred to. */
function elementPattern(element: Element<unknown>, defines: Defines, parent: string): string {
  const { kind } = element.content.spec;
  if (kind === 'single' || kind === 'presence') return bodyOf(element, defines, parent);
  return node('ref', [['name', defines.element(element, parent)]]);
}

function bodyOf(element: Element<unknown>, defines: Defines, parent: string): string {
  const uri = element.options.namespace?.uri;
  const attributes: [string, string][] = [['name', element.name]];
  if (uri) attributes.push(['ns', uri]);
  return node('element', attributes, [contentPattern(element.content.spec, defines, parent)]);
}

function contentPattern(spec: ContentSpec, defines: Defines, parent: string): string {
  switch (spec.kind) {
    case 'presence':
      return '<empty/>';
    case 'foreign':
      return spec.namespaced ? namespacedElements(defines) : anything(defines);
    case 'custom':
      return spec.custom.grammar;
    case 'variants':
      return variantsPattern(spec, defines, parent);
    case 'single':
      return fieldPattern(spec.field, defines, parent);
    case 'fields': {
      if (spec.forms) return formsPattern(spec, spec.forms, defines, parent);
      const all = spec.fields
        .filter(([, { options }]) => !options.internal)
        .map(([, field]) => ({ field, pattern: fieldPattern(field, defines, parent) }));
      const spare = (spec.spare ?? []).map((name) =>
        node('optional', [], [node('attribute', [['name', name]])]),
      );
      const isElement = ({ field: { kind } }: (typeof all)[number]): boolean =>
        kind === 'child' || kind === 'choice' || kind === 'group';
      const isText = ({ field }: (typeof all)[number]): boolean =>
        field.kind === 'content' || (field.kind === 'size' && field.attribute === undefined);
      const patterns = (
        kind: 'interleave' | 'group',
        which: (each: (typeof all)[number]) => boolean,
        also: readonly string[] = [],
      ): string[] => {
        const chosen = [...all.filter(which).map(({ pattern }) => pattern), ...also];
        return chosen.length > 0 ? [combined(kind, chosen)] : [];
      };
      // In a group libxml2 would try each attribute that may be absent both ways: 2ⁿ for n of them.
      return combined('group', [
        ...patterns('interleave', (each) => !isElement(each) && !isText(each), spare),
        ...patterns('group', isText),
        ...patterns('interleave', isElement),
      ]);
    }
  }
}

/** A choice of all the fields as they are in each form. */
function formsPattern(
  { fields, spare }: FieldsSpec,
  forms: readonly Form[],
  defines: Defines,
  parent: string,
): string {
  const patterns = forms.map((form) =>
    contentPattern({ kind: 'fields', fields: fieldsIn(form, fields), spare }, defines, parent),
  );
  return combined('choice', patterns);
}

function anything(defines: Defines): string {
  return defines.named('anything', () => {
    const any = (name: string, inner: string): string => node(name, [], ['<anyName/>', inner]);
    const again = node('ref', [['name', '_anything']]);
    return node(
      'zeroOrMore',
      [],
      [node('choice', [], [any('attribute', '<text/>'), '<text/>', any('element', again)])],
    );
  });
}

function namespacedElements(defines: Defines): string {
  const named = node('anyName', [], [node('except', [], ['<nsName ns=""/>'])]);
  const inside = anything(defines);
  return node('zeroOrMore', [], [node('choice', [], ['<text/>', node('element', [], [named, inside])])]);
}

function variantsPattern(spec: VariantsSpec, defines: Defines, parent: string): string {
  const cases = Object.entries(spec.cases).map(([word, content]) => {
    const attribute = node('attribute', [['name', spec.attribute]], [wordPattern(word)]);
    const chooser =
      word === spec.absent && !spec.options.demanded ? node('optional', [], [attribute]) : attribute;
    const inner = contentPattern(content.spec, defines, parent);
    return combined('group', inner === '<empty/>' ? [chooser] : [chooser, inner]);
  });
  return combined('choice', cases);
}

function mayBeAbsent(field: FieldSpec): boolean {
  return (field.optional || field.options.default !== undefined) && !field.options.demanded;
}

function fieldPattern(field: FieldSpec, defines: Defines, parent: string): string {
  const maybe = (pattern: string): string => (mayBeAbsent(field) ? node('optional', [], [pattern]) : pattern);
  switch (field.kind) {
    case 'attribute': {
      const attributes: [string, string][] = [['name', field.name]];
      if (field.namespace) attributes.push(['ns', field.namespace.uri]);
      return maybe(node('attribute', attributes, [dataPattern(field.scalar.grammar, defines)]));
    }
    case 'content':
      return orEmpty(field, dataPattern(field.scalar.grammar, defines));
    case 'size':
      return sizePattern(field, defines);
    case 'child':
    case 'choice':
      return elementsPattern(field, defines, parent);
    case 'group':
      return maybe(contentPattern(field.content.spec, defines, parent));
  }
}

function orEmpty(field: FieldSpec, pattern: string): string {
  return mayBeAbsent(field) ? node('choice', [], [pattern, '<empty/>']) : pattern;
}

function sizePattern(field: SizeSpec, defines: Defines): string {
  const amount = dataPattern(uint64.grammar, defines);
  const unit = node(
    'attribute',
    [['name', field.size.unitAttribute]],
    [dataPattern(sizeUnit.grammar, defines)],
  );
  const optionalUnit = node('optional', [], [unit]);
  if (field.attribute === undefined) return combined('group', [optionalUnit, orEmpty(field, amount)]);
  const attribute = node('attribute', [['name', field.attribute]], [amount]);
  return combined('group', [
    mayBeAbsent(field) ? node('optional', [], [attribute]) : attribute,
    optionalUnit,
  ]);
}

function elementsPattern(field: ChildSpec | ChoiceSpec, defines: Defines, parent: string): string {
  const elements = field.kind === 'child' ? [field.element()] : Object.values(field.cases).map(force);
  const one = combined(
    'choice',
    elements.map((element) => elementPattern(element, defines, parent)),
  );
  if (field.many) return listPattern(one, field);
  const absent = mayBeAbsent(field) || isEmptyWrapper(field);
  return absent ? node('optional', [], [one]) : one;
}

function listPattern(one: string, { least = 0, most }: ChildSpec | ChoiceSpec): string {
  if (most !== undefined) {
    const further = new Array<string>(most - least).fill(node('optional', [], [one]));
    return combined('group', [...new Array<string>(least).fill(one), ...further]);
  }
  if (least === 0) return node('zeroOrMore', [], [one]);
  return combined('group', [...new Array<string>(least - 1).fill(one), node('oneOrMore', [], [one])]);
}

/** An absent wrapper reads as empty, so it may be absent where its inside may be. */
function isEmptyWrapper(field: FieldSpec): boolean {
  return field.kind === 'child' && field.wrapper !== 'none' && mayBeEmpty(field.element().content.spec);
}

function mayBeEmpty(spec: ContentSpec): boolean {
  if (spec.kind === 'single') return ('many' in spec.field && spec.field.many) || needsNothing(spec.field);
  if (spec.kind === 'fields') return spec.fields.every(([, field]) => needsNothing(field));
  return spec.kind !== 'variants' && spec.kind !== 'custom';
}

function needsNothing(field: FieldSpec): boolean {
  if ('many' in field && field.many) return !field.least;
  return mayBeAbsent(field) || isEmptyWrapper(field);
}

/** Blanks count: a plain `value` would ignore them around the word. */
function wordPattern(word: string): string {
  return `<value type="string">${escape(word)}</value>`;
}

function dataPattern(data: DataGrammar, defines: Defines): string {
  switch (data.is) {
    case 'text':
      return '<text/>';
    case 'data':
      return dataNode(data.type, Object.entries(data.params ?? {}));
    case 'integer':
      return integerPattern(data.min, data.max);
    case 'double':
      return dataNode('double', [['pattern', '[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?']]);
    case 'words':
      return combined('choice', data.words.map(wordPattern));
    case 'choice':
      return combined(
        'choice',
        data.of.map((each) => dataPattern(each, defines)),
      );
    case 'named':
      return defines.named(data.name, () => dataPattern(data.grammar, defines));
  }
}

function dataNode(type: string, params: readonly (readonly [string, string])[]): string {
  return node(
    'data',
    [['type', type]],
    params.map(([name, value]) => `<param name="${name}">${escape(value)}</param>`),
  );
}

const xsdIntegers: readonly (readonly [name: string, min: bigint, max: bigint])[] = [
  ['unsignedByte', 0n, 2n ** 8n - 1n],
  ['unsignedShort', 0n, 2n ** 16n - 1n],
  ['unsignedInt', 0n, 2n ** 32n - 1n],
  ['unsignedLong', 0n, 2n ** 64n - 1n],
  ['int', -(2n ** 31n), 2n ** 31n - 1n],
  ['long', -(2n ** 63n), 2n ** 63n - 1n],
];

/** The pattern refuses a plus sign, which XSD would allow. */
function integerPattern(min: bigint, max: bigint): string {
  const sign = ['pattern', min < 0n ? '-?[0-9]+' : '[0-9]+'] as const;
  const whole = xsdIntegers.find(([, low, high]) => low === min && high === max);
  if (whole) return dataNode(whole[0], [sign]);
  return dataNode('integer', [sign, ['minInclusive', String(min)], ['maxInclusive', String(max)]]);
}
