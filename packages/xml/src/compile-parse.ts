/** Descriptions → closures that read. Compiled on first use, kept as long as the description lives. */
import { checkFields } from './check-description.ts';
import {
  elementKey,
  elementsOf,
  keyOf,
  shows,
  type AttributeSpec,
  type ChildSpec,
  type ChoiceSpec,
  type ContentFieldSpec,
  type ContentSpec,
  type Element,
  type FieldSpec,
  type FieldsSpec,
  type Form,
  type NamedFields,
  type Scalar,
  type SizeSpec,
  type VariantsSpec,
} from './description.ts';
import { toForeign, type ForeignElement } from './foreign.ts';
import { complaints, holdsText, type Found } from './forms.ts';
import type { Reading } from './reading.ts';
import { uint64 } from './scalars/numbers.ts';
import { scale, sizeUnit } from './scalars/units.ts';
import { textOf, type XmlAttribute, type XmlElement } from './tree.ts';
import { Names, Slots, slotsOf } from './slots.ts';
import { DescriptionError } from './vocabulary.ts';

export interface CompiledContent {
  read(node: XmlElement, reading: Reading): unknown;
}

type Reader = (slots: Slots, node: XmlElement, reading: Reading) => unknown;

const compiled = new WeakMap<ContentSpec, CompiledContent>();

export function compileContent(spec: ContentSpec): CompiledContent {
  const known = compiled.get(spec);
  if (known) return known;
  const made = compile(spec);
  compiled.set(spec, made);
  return made;
}

function compile(spec: ContentSpec): CompiledContent {
  switch (spec.kind) {
    case 'foreign':
      return { read: spec.namespaced ? readNamespaced : (node) => toForeign(node) };
    case 'custom':
      return {
        read: (node, reading) =>
          spec.custom.parse(toForeign(node), (text, expected) =>
            reading.refuse({ kind: 'bad-value', text, node, expected }),
          ),
      };
    default: {
      const names = new Names();
      const read = readerOf(spec, names);
      return { read: (node, reading) => readElement(names, read, node, reading) };
    }
  }
}

/** Of foreign elements the first of each namespace stays, as libvirt has it; one without any is unknown. */
function readNamespaced(node: XmlElement, reading: Reading): ForeignElement | undefined {
  const seen = new Set<string>();
  const kept = node.children.filter((child) => {
    if (child.kind !== 'element') return false;
    if (child.uri === '') {
      const text = `<${node.qualified}> holds only elements with a namespace`;
      reading.leaveOut({ kind: 'unknown-element', text, node: child });
    } else if (seen.has(child.uri)) {
      reading.note({ kind: 'duplicate', text: `namespace ${child.uri} may occur only once`, node: child });
    } else {
      seen.add(child.uri);
      return true;
    }
    return false;
  });
  return kept.length > 0 ? toForeign(node, kept) : undefined;
}

function readElement(names: Names, read: Reader, node: XmlElement, reading: Reading): unknown {
  const slots = new Slots(names.count);
  for (const attribute of node.attributes) {
    if (attribute.uri === 'xmlns') continue;
    const slot = names.attributes.get(keyOf(attribute.name, attribute.uri));
    if (slot === undefined) unknownAttribute(names, node, attribute, reading);
    else slots.filed[slot] = attribute;
  }
  let holdsText = false;
  for (const child of node.children) {
    if (child.kind === 'text' || child.kind === 'cdata') holdsText ||= /[^ \t\r\n]/.test(child.value);
    if (child.kind !== 'element') continue;
    const slot = names.children.get(keyOf(child.name, child.uri));
    if (slot === undefined) unknownElement(names, child, reading);
    else fileElement(slots, slot, child);
  }
  const value = read(slots, node, reading);
  if (names.hasCases) refuseLeft(slots, names, node, reading);
  if (holdsText && !slots.textTaken) {
    reading.leaveOut({ kind: 'unexpected-text', text: `<${node.qualified}> may not hold text`, node });
  }
  return value;
}

/** What only other cases of the variants know. */
function refuseLeft(slots: Slots, names: Names, node: XmlElement, reading: Reading): void {
  for (const left of slots.filed) {
    if (left === undefined) continue;
    if (Array.isArray(left)) for (const child of left) unknownElement(names, child, reading);
    else unknownAttribute(names, node, left, reading);
  }
}

function fileElement(slots: Slots, slot: number, child: XmlElement): void {
  const there = slots.filed[slot] as XmlElement[] | undefined;
  if (there) there.push(child);
  else slots.filed[slot] = [child];
}

function unknownAttribute(names: Names, node: XmlElement, attribute: XmlAttribute, reading: Reading): void {
  const text = `<${node.qualified}> has no attribute '${attribute.qualified}' here`;
  reading.leaveOut({ kind: 'unknown-attribute', text, node, attribute, known: names.attributes.keys() });
}

function unknownElement(names: Names, node: XmlElement, reading: Reading): void {
  const text = `<${node.parent?.qualified ?? ''}> has no element <${node.qualified}> here`;
  reading.leaveOut({ kind: 'unknown-element', text, node, known: names.children.keys() });
}

function readerOf(spec: ContentSpec, names: Names): Reader {
  switch (spec.kind) {
    case 'fields':
      return fieldsReader(spec, names);
    case 'variants':
      return variantsReader(spec, names);
    case 'single':
      return fieldReader(spec.field, names);
    case 'presence':
      return () => true;
    default:
      throw new DescriptionError(`${spec.kind} content cannot stand beside other content`);
  }
}

function fieldsReader({ fields: entries, forms, spare = [] }: FieldsSpec, names: Names): Reader {
  checkFields(entries);
  const spareSlots = spare.map((name) => names.attribute(name));
  const judge = forms && formsJudge(entries, forms, names);
  const readers = entries.map(([key, field]) => {
    return { key, slot: soleSlot(field, names), read: fieldReader(field, names) };
  });
  // What nobody takes is unknown.
  if (spare.length > 0 || entries.some(([, { options }]) => options.internal)) names.hasCases = true;
  return (slots, node, reading) => {
    if (judge && !reading.lenient) judge(slots, node, reading);
    if (!reading.lenient) for (const slot of spareSlots) slots.filed[slot] = undefined;
    const value: Record<string, unknown> = {};
    for (const { key, slot, read } of readers) {
      // Most fields of most elements are absent: ask no further.
      if (slot !== undefined && slots.filed[slot] === undefined) continue;
      const found = read(slots, node, reading);
      if (found !== undefined) value[key] = found;
    }
    return value;
  };
}

/** Looks, before the fields take their slots, whether the text has one of the forms. */
function formsJudge(
  entries: NamedFields,
  forms: readonly Form[],
  names: Names,
): (slots: Slots, node: XmlElement, reading: Reading) => void {
  const filedUnder = new Map(entries.map(([, field]) => [field, slotsOf(field, names)]));
  return (slots, node, reading) => {
    const find = (field: FieldSpec): Found | undefined => {
      if (holdsText(field)) return textOf(node) === '' ? undefined : node;
      const filed = filedUnder
        .get(field)
        ?.map((slot) => slots.filed[slot])
        .find((each) => each !== undefined);
      return Array.isArray(filed) ? filed[0] : filed;
    };
    for (const complaint of complaints(forms, entries, node, find)) reading.refuse(complaint);
  };
}

/** The slot that decides alone whether an optional field is there. */
function soleSlot(field: FieldSpec, names: Names): number | undefined {
  if (!field.optional || field.options.demanded) return undefined;
  if (field.kind === 'attribute') return names.attribute(keyOf(field.name, field.namespace?.uri));
  return field.kind === 'child' ? names.child(elementKey(field.element())) : undefined;
}

function variantsReader(spec: VariantsSpec, names: Names): Reader {
  const slot = names.attribute(spec.attribute);
  const isDemanded = spec.options.demanded === true;
  names.hasCases = true;
  const cases = new Map(
    Object.entries(spec.cases).map(([word, content]) => [word, readerOf(content.spec, names)]),
  );
  return (slots, node, reading) => {
    const attribute = slots.attribute(slot);
    const word = attribute?.value ?? (isDemanded && !reading.lenient ? undefined : spec.absent);
    const read = word === undefined ? undefined : cases.get(word);
    if (read) return { [spec.attribute]: word, ...(read(slots, node, reading) as object) };
    slots.filed.fill(undefined);
    slots.textTaken = true;
    if (!attribute) {
      missing(`attribute '${spec.attribute}'`, `@${spec.attribute}`, node, reading);
    } else {
      const expected = `one of ${[...cases.keys()].map((each) => `'${each}'`).join(', ')}`;
      refuseValue(attribute.value, expected, cases.keys(), node, attribute, reading);
    }
    return undefined;
  };
}

/** A field's reader, which knows views, absence and defaults; `bare` readers only take and convert. */
function fieldReader(field: FieldSpec, names: Names): Reader {
  const bare = field.options.internal ? internalReader(field, names) : bareReader(field, names);
  const { options } = field;
  const viewed: Reader =
    options.in || options.notIn
      ? (slots, node, reading) => {
          const value = bare(slots, node, reading);
          return shows(options, reading.views, value) ? value : undefined;
        }
      : bare;
  const fallback = options.default;
  if (field.optional || fallback === undefined) return viewed;
  return (slots, node, reading) => viewed(slots, node, reading) ?? fallback;
}

/** Strict reading of what users write leaves it to be unknown. */
function internalReader(field: FieldSpec, names: Names): Reader {
  const read = bareReader(field, names);
  return (slots, node, reading) =>
    reading.lenient || reading.views?.has('status') ? read(slots, node, reading) : undefined;
}

function bareReader(field: FieldSpec, names: Names): Reader {
  switch (field.kind) {
    case 'attribute':
      return attributeReader(field, names);
    case 'content':
      return contentReader(field);
    case 'size':
      return sizeReader(field, names);
    case 'child':
    case 'choice':
      return elementsReader(field, names);
    case 'group':
      return readerOf(field.content.spec, names);
  }
}

function mayBeAbsent(field: FieldSpec): boolean {
  return field.optional || field.options.default !== undefined;
}

/** Is absence an error in this reading? */
function isNeeded(field: FieldSpec, reading: Reading): boolean {
  return !mayBeAbsent(field) || (field.options.demanded === true && !reading.lenient);
}

function attributeReader(field: AttributeSpec, names: Names): Reader {
  const slot = names.attribute(keyOf(field.name, field.namespace?.uri));
  return (slots, node, reading) => {
    const attribute = slots.attribute(slot);
    if (attribute) return readScalar(field, field.scalar, attribute.value, node, attribute, reading);
    if (isNeeded(field, reading)) missing(`attribute '${field.name}'`, `@${field.name}`, node, reading);
    return undefined;
  };
}

function contentReader(field: ContentFieldSpec): Reader {
  return (slots, node, reading) => {
    slots.textTaken = true;
    const text = textOf(node);
    if (isNothing(text, field.scalar, reading) && !isNeeded(field, reading)) return undefined;
    return readScalar(field, field.scalar, text, node, undefined, reading);
  };
}

/** Blanks that are no value are nothing, as grammars have it. */
function isNothing(text: string, scalar: Scalar<unknown>, reading: Reading): boolean {
  if (text === '') return true;
  return !reading.lenient && /^[ \t\r\n]*$/.test(text) && scalar.parse(text, false) === undefined;
}

function readScalar(
  field: FieldSpec,
  scalar: Scalar<unknown>,
  text: string,
  node: XmlElement,
  attribute: XmlAttribute | undefined,
  reading: Reading,
): unknown {
  const value = scalar.parse(text, reading.lenient);
  if (value !== undefined) return value;
  const { lenient } = field.options;
  if (reading.lenient && lenient === 'ignore') return undefined;
  if (reading.lenient && lenient) {
    const saved = (lenient as (text: string) => unknown)(text);
    if (saved !== undefined) return saved;
  }
  refuseValue(text, scalar.expected, scalar.words, node, attribute, reading);
  return undefined;
}

function refuseValue(
  found: string,
  expected: string,
  known: Iterable<string> | undefined,
  node: XmlElement,
  attribute: XmlAttribute | undefined,
  reading: Reading,
): void {
  const shown = found.length > 60 ? `${found.slice(0, 60)}…` : found;
  const what = attribute ? `attribute '${attribute.qualified}'` : `<${node.qualified}>`;
  reading.refuse({
    kind: 'bad-value',
    text: `bad value '${shown}' of ${what}`,
    node,
    attribute,
    expected,
    found,
    known,
  });
}

function missing(what: string, step: string, node: XmlElement, reading: Reading): void {
  reading.refuse({ kind: 'missing', text: `${what} of <${node.qualified}> is missing`, node, step });
}

function sizeReader(field: SizeSpec, names: Names): Reader {
  const { unit, assume, unitAttribute } = field.size;
  const slot = field.attribute === undefined ? undefined : names.attribute(field.attribute);
  const unitSlot = names.attribute(unitAttribute);
  return (slots, node, reading) => {
    const given = slots.attribute(unitSlot);
    const attribute = slot === undefined ? undefined : slots.attribute(slot);
    if (slot === undefined) slots.textTaken = true;
    if (
      given &&
      !(reading.lenient && given.value === '') &&
      sizeUnit.parse(given.value, false) === undefined
    ) {
      if (reading.lenient && field.options.lenient === 'ignore') return undefined;
      refuseValue(
        given.value,
        sizeUnit.expected,
        ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'],
        node,
        given,
        reading,
      );
      return undefined;
    }
    const text = slot === undefined ? textOf(node) : attribute?.value;
    const mayBeNothing = slot === undefined || reading.lenient;
    const needed = isNeeded(field, reading);
    if (text === undefined || (mayBeNothing && !needed && isNothing(text, uint64, reading))) {
      if (needed) missing(`attribute '${field.attribute}'`, `@${field.attribute}`, node, reading);
      return undefined;
    }
    const amount = readScalar(field, uint64, text, node, attribute, reading);
    if (amount === undefined) return undefined;
    const value = scale(amount as bigint, given?.value || assume, unit);
    if (value === undefined) {
      const found = `${amount as bigint}${given?.value || assume}`;
      const expected = 'a size below 2⁶⁴ bytes';
      reading.refuse({
        kind: 'overflow',
        text: `value too large: ${found}`,
        node,
        attribute,
        expected,
        found,
      });
    }
    return value;
  };
}

function elementsReader(field: ChildSpec | ChoiceSpec, names: Names): Reader {
  // Names now, contents on first use: an element may hold itself.
  const known = elementsOf(field);
  const slots = known.map((element) => names.child(elementKey(element)));
  const take = (filed: Slots): XmlElement[] | undefined => {
    if (slots.length === 1) return filed.elements(slots[0] as number);
    const found = slots.flatMap((slot) => filed.elements(slot) ?? []);
    return found.length > 0 ? found.sort((a, b) => a.start - b.start) : undefined;
  };
  const readOne = oneElementReader(field, known);
  if (field.many) {
    return (filed, node, reading) => {
      const values: unknown[] = [];
      const items = take(filed) ?? [];
      const { most = items.length } = field;
      for (const item of items.slice(most)) {
        const text = `<${item.qualified}> may occur only ${most === 1 ? 'once' : `${most} times`}`;
        if (!reading.lenient) reading.refuse({ kind: 'duplicate', text, node: item });
      }
      for (const item of items) {
        const value = readOne(item, reading);
        if (value !== undefined) values.push(value);
      }
      if (values.length < (field.least ?? 0) && !reading.lenient) {
        missing(`element <${known[0]?.name}>`, known[0]?.name ?? '', node, reading);
      }
      return field.optional && values.length === 0 ? undefined : values;
    };
  }
  return (filed, node, reading) => {
    const [first, ...others] = take(filed) ?? [];
    for (const other of others) {
      reading.leaveOut({ kind: 'duplicate', text: `<${other.qualified}> may occur only once`, node: other });
    }
    if (first) return readOne(first, reading);
    if (field.kind === 'child' && field.wrapper !== 'none') return readAbsent(field, known[0], node, reading);
    if (isNeeded(field, reading)) {
      const name = known.map((element) => `<${element.name}>`).join(' or ');
      missing(`element ${name}`, known.length === 1 ? (known[0]?.name ?? '') : '', node, reading);
    }
    return undefined;
  };
}

function oneElementReader(
  field: ChildSpec | ChoiceSpec,
  known: readonly Element<unknown>[],
): (node: XmlElement, reading: Reading) => unknown {
  const contents = new Map<
    string,
    { readonly key: string; content: CompiledContent | undefined; spec: ContentSpec }
  >();
  const keys = field.kind === 'choice' ? Object.keys(field.cases) : [''];
  known.forEach((element, index) => {
    if (contents.has(elementKey(element)))
      throw new DescriptionError(`two cases of a choice are named <${element.name}>`);
    contents.set(elementKey(element), {
      key: keys[index] ?? '',
      content: undefined,
      spec: element.content.spec,
    });
  });
  const only = known[0]?.content.spec;
  const emptyIsAbsent = field.optional && only?.kind === 'single' && only.field.kind === 'content';
  return (node, reading) => {
    const entry = contents.get(keyOf(node.name, node.uri));
    if (!entry) return undefined;
    if (emptyIsAbsent && reading.lenient && textOf(node) === '') return undefined;
    if (field.optional && reading.lenient && holdsNothing(entry.spec, node)) return undefined;
    entry.content ??= compileContent(entry.spec);
    const value = entry.content.read(node, reading);
    if (emptyIsAbsent && value === '') return undefined;
    return field.kind === 'choice' && value !== undefined ? { element: entry.key, value } : value;
  };
}

/** An element without the one attribute it is there for, such as `<mtu/>`: lenient reading takes it as absent. */
function holdsNothing(spec: ContentSpec, node: XmlElement): boolean {
  if (spec.kind !== 'single' || mayBeAbsent(spec.field)) return false;
  const { field } = spec;
  if (field.kind === 'attribute') {
    const key = keyOf(field.name, field.namespace?.uri);
    return !node.attributes.some((attribute) => keyOf(attribute.name, attribute.uri) === key);
  }
  if (field.kind !== 'child' || field.many || field.wrapper !== 'none') return false;
  const inner = field.element();
  const found = node.children.find(
    (child) => child.kind === 'element' && keyOf(child.name, child.uri) === elementKey(inner),
  );
  return found?.kind !== 'element' || holdsNothing(inner.content.spec, found);
}

/** An absent wrapper is read as an empty one; what it lacks is missing where it would have stood. */
function readAbsent(
  field: ChildSpec,
  element: Element<unknown> | undefined,
  node: XmlElement,
  reading: Reading,
): unknown {
  if (!element || field.optional) return undefined;
  const { spec } = element.content;
  // How many there must be is asked of an element that is there.
  if (spec.kind === 'single' && 'many' in spec.field && spec.field.many) return [];
  const names = new Names();
  return readerOf(spec, names)(new Slots(names.count), node, reading);
}
