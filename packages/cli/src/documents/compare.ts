/**
 * In which places two documents of one kind differ. Both are read and written anew first, so that only what they say counts:
 * not units, order of attributes, blanks, comments or defaults spelt out.
 *
 * Elements of the same name are paired by what identifies them (`target/@dev`, `mac/@address`, …), else by being alike, else by
 * their order. Places are XPath expressions.
 */
import { documentKinds, format, parse, parseTree, type XmlElement } from 'typevirt/documents';
import { Failure } from '../failure.ts';

/** One place. A side that does not have it is undefined; an element that holds others is there as `<name>`. */
export interface Difference {
  readonly path: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What a document says, as a tree. @throws {Failure} if it is of no known kind. @throws {XmlError} if it cannot be read. */
export function canonical(xml: string): XmlElement {
  const { root } = parseTree(xml);
  const kind = documentKinds.get(root.name);
  if (kind === undefined) throw new Failure(`no document has the root element <${root.name}>`);
  return parseTree(format(parse(xml, kind.element, { mode: 'lenient' }), kind.element)).root;
}

/** All differences, in the order of the first document. @throws {Failure} if the documents are of different kinds. */
export function compare(from: XmlElement, to: XmlElement): Difference[] {
  if (from.qualified !== to.qualified)
    throw new Failure(`<${from.qualified}> and <${to.qualified}> are different kinds of documents`);
  return differences(from, to, `/${from.qualified}`);
}

function differences(from: XmlElement, to: XmlElement, path: string): Difference[] {
  const names = new Set([...elementsOf(from), ...elementsOf(to)].map(({ qualified }) => qualified));
  return [
    ...attributeDifferences(from, to, path),
    ...changed(path, textOf(from), textOf(to)),
    ...[...names].flatMap((name) => childDifferences(named(from, name), named(to, name), `${path}/${name}`)),
  ];
}

function attributeDifferences(from: XmlElement, to: XmlElement, path: string): Difference[] {
  const names = new Set([...from.attributes, ...to.attributes].map(({ qualified }) => qualified));
  return [...names].flatMap((name) =>
    changed(`${path}/@${name}`, attributeOf(from, name), attributeOf(to, name)),
  );
}

function changed(path: string, from: string | undefined, to: string | undefined): Difference[] {
  return from === to ? [] : [{ path, from, to }];
}

function childDifferences(
  from: readonly XmlElement[],
  to: readonly XmlElement[],
  path: string,
): Difference[] {
  const found = pairs(from, to);
  return found.flatMap(({ a, b, label }) => {
    const place = found.length === 1 ? path : `${path}[${label}]`;
    if (a !== undefined && b !== undefined) return differences(a, b, place);
    return [{ path: place, from: a && shown(a), to: b && shown(b) }];
  });
}

function shown(element: XmlElement): string {
  return elementsOf(element).length === 0 && element.attributes.length === 0
    ? (textOf(element) ?? 'present')
    : `<${element.qualified}>`;
}

interface Pair {
  readonly a: XmlElement | undefined;
  readonly b: XmlElement | undefined;
  /** What stands in brackets behind the name. */
  readonly label: string;
}

function pairs(from: readonly XmlElement[], to: readonly XmlElement[]): Pair[] {
  const key = identities.find((each) => identifies(each, from) && identifies(each, to));
  return key === undefined ? pairsInOrder(from, to) : pairsBy(key, from, to);
}

/** What tells elements of one name apart, best first. */
const identities: readonly (readonly string[])[] = [
  ['target/@dev'],
  ['mac/@address'],
  ['@mac'],
  ['@type', '@index'],
  ['@name'],
  ['@id'],
  ['@dev'],
  ['target/@name'],
  ['@type', 'target/@port'],
  ['target/@type', 'target/@port'],
  ['@type', '@bus'],
  ['@family', '@address'],
  ['@type'],
];

function identifies(key: readonly string[], elements: readonly XmlElement[]): boolean {
  const labels = elements.map((element) => labelOf(element, key));
  return !labels.includes(undefined) && new Set(labels).size === labels.length;
}

function labelOf(element: XmlElement, key: readonly string[]): string | undefined {
  const parts = key.map((place) => [place, valueAt(element, place)] as const);
  if (parts.some(([, value]) => value === undefined)) return undefined;
  return parts.map(([place, value]) => `${place}='${value}'`).join(' and ');
}

function valueAt(element: XmlElement, place: string): string | undefined {
  const [child, attribute] = place.startsWith('@') ? [undefined, place] : place.split('/');
  const holder = child === undefined ? element : named(element, child)[0];
  return holder && attributeOf(holder, attribute.slice(1));
}

function pairsBy(key: readonly string[], from: readonly XmlElement[], to: readonly XmlElement[]): Pair[] {
  const others = new Map(to.map((element) => [labelOf(element, key)!, element]));
  const first = from.map((a): Pair => {
    const label = labelOf(a, key)!;
    const b = others.get(label);
    others.delete(label);
    return { a, b, label };
  });
  return [...first, ...[...others].map(([label, b]): Pair => ({ a: undefined, b, label }))];
}

/** Those alike belong together; what is left is paired as it stands. Labels are positions from 1. */
function pairsInOrder(from: readonly XmlElement[], to: readonly XmlElement[]): Pair[] {
  const left = new Set(to);
  const partner = new Map<XmlElement, XmlElement>();
  const take = (a: XmlElement, b: XmlElement | undefined): void => {
    if (b === undefined) return;
    partner.set(a, b);
    left.delete(b);
  };
  for (const a of from)
    take(
      a,
      [...left].find((b) => differences(a, b, '').length === 0),
    );
  for (const a of from) if (!partner.has(a)) take(a, left.values().next().value);
  const first = from.map((a, at): Pair => ({ a, b: partner.get(a), label: String(at + 1) }));
  return [...first, ...[...left].map((b): Pair => ({ a: undefined, b, label: String(to.indexOf(b) + 1) }))];
}

function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child.kind === 'element');
}

function named(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).filter(({ qualified }) => qualified === name);
}

function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find(({ qualified }) => qualified === name)?.value;
}

/** The text of an element that holds no others. */
function textOf(element: XmlElement): string | undefined {
  if (elementsOf(element).length > 0) return undefined;
  const text = element.children.map((child) => (child.kind === 'element' ? '' : child.value)).join('');
  return text === '' ? undefined : text;
}
