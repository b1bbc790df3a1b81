/**
 * Forms of an element: what belongs together among its fields. The grammar is a choice of them, samples have one of them, and
 * strict reading complains of what keeps the text from the nearest one.
 */
import type { AttributeSpec, ContentFieldSpec, FieldSpec, Form, NamedFields, Scalar } from './description.ts';
import type { Finding } from './reading.ts';
import { textOf, type XmlAttribute, type XmlElement } from './tree.ts';

/** What stands in the text for a field; the element itself for its own text. */
export type Found = XmlAttribute | XmlElement;

/** The fields as they are in one form. */
export function fieldsIn({ needs = [], lacks = [], words = {} }: Form, fields: NamedFields): NamedFields {
  return fields
    .filter(([key]) => !lacks.includes(key))
    .map(([key, field]) => {
      const allowed = words[key];
      const limited = allowed ? limitedTo(allowed, field) : field;
      return [key, needs.includes(key) ? needed(limited) : limited] as const;
    });
}

function needed(field: FieldSpec): FieldSpec {
  const demanded = { ...field, options: { ...field.options, demanded: true } };
  if ('many' in demanded && demanded.many) return { ...demanded, least: Math.max(1, demanded.least ?? 0) };
  return demanded;
}

/** An absent attribute counts as its default: where that is not among the words, the attribute must be there. */
function limitedTo(words: readonly string[], field: FieldSpec): FieldSpec {
  const { scalar, options } = limitable(field);
  const limited: Scalar<unknown> = {
    ...scalar,
    grammar: { is: 'words', words },
    words,
    sample: (random) => scalar.parse(random.pick(words), false),
  };
  const mayBeAbsent = options.default === undefined || words.includes(scalar.format(options.default));
  const within = { ...limitable(field), scalar: limited };
  return mayBeAbsent ? within : needed(within);
}

function limitable(field: FieldSpec): AttributeSpec | ContentFieldSpec {
  if (field.kind === 'attribute' || field.kind === 'content') return field;
  throw new TypeError(`only attributes and texts can be limited to words, not a ${field.kind}`);
}

/** Is the field the element's own text? */
export function holdsText(field: FieldSpec): boolean {
  return field.kind === 'content' || (field.kind === 'size' && field.attribute === undefined);
}

/** What is wrong by the form that has least against the text; nothing where the text has one of the forms. */
export function complaints(
  forms: readonly Form[],
  fields: NamedFields,
  node: XmlElement,
  find: (field: FieldSpec) => Found | undefined,
): readonly Finding[] {
  let fewest: readonly Finding[] | undefined;
  for (const form of forms) {
    const found = fields.flatMap(([key, field]) => complaint(form, key, field, node, find(field)) ?? []);
    if (found.length === 0) return found;
    if (!fewest || found.length < fewest.length) fewest = found;
  }
  return fewest ?? [];
}

function complaint(
  { needs, lacks, words }: Form,
  key: string,
  field: FieldSpec,
  node: XmlElement,
  found: Found | undefined,
): Finding | undefined {
  if (found === undefined)
    return needs?.includes(key) ? missing(field, node) : undefinedWord(words?.[key], field, node);
  if (lacks?.includes(key)) return unexpected(node, found);
  const allowed = words?.[key];
  return allowed ? wrongWord(allowed, field, node, found) : undefined;
}

function missing(field: FieldSpec, node: XmlElement): Finding {
  const name = nameOf(field);
  const isElement = field.kind === 'child' || field.kind === 'choice';
  const what = name === undefined ? 'text' : isElement ? `element <${name}>` : `attribute '${name}'`;
  const step = name === undefined || isElement ? name : `@${name}`;
  return { kind: 'missing', text: `${what} of <${node.qualified}> is missing`, node, step };
}

function nameOf(field: FieldSpec): string | undefined {
  if (field.kind === 'attribute') return field.name;
  if (field.kind === 'size') return field.attribute;
  if (field.kind === 'child') return field.element().name;
  return field.kind === 'choice' ? Object.keys(field.cases).join('> or <') : undefined;
}

/** Absence means a default that the form has no place for. */
function undefinedWord(
  words: readonly string[] | undefined,
  field: FieldSpec,
  node: XmlElement,
): Finding | undefined {
  const fallback = field.options.default;
  if (!words || fallback === undefined) return undefined;
  return words.includes(limitable(field).scalar.format(fallback)) ? undefined : missing(field, node);
}

function unexpected(node: XmlElement, found: Found): Finding {
  if (found === node) return { kind: 'unexpected-text', text: `<${node.qualified}> may not hold text`, node };
  if ('children' in found) {
    const text = `<${node.qualified}> has no element <${found.qualified}> here`;
    return { kind: 'unknown-element', text, node: found };
  }
  const text = `<${node.qualified}> has no attribute '${found.qualified}' here`;
  return { kind: 'unknown-attribute', text, node, attribute: found };
}

/** What is no value of the field at all is refused by the field itself. */
function wrongWord(
  words: readonly string[],
  field: FieldSpec,
  node: XmlElement,
  found: Found,
): Finding | undefined {
  const attribute = 'children' in found ? undefined : found;
  const value = attribute ? attribute.value : textOf(node);
  if (words.includes(value) || limitable(field).scalar.parse(value, false) === undefined) return undefined;
  const what = attribute ? `attribute '${attribute.qualified}'` : `<${node.qualified}>`;
  const expected = `one of ${words.map((word) => `'${word}'`).join(', ')} here`;
  const text = `bad value '${value}' of ${what}`;
  return { kind: 'bad-value', text, node, attribute, expected, found: value, known: words };
}
