/**
 * Reading and changing what people and applications note in a domain: description, title, and one element for each XML
 * namespace. Pure: a change answers a new document.
 *
 * @source libvirt virDomainSetMetadata, virDomainGetMetadata
 */
import {
  foreign,
  formatForeign,
  element as describe,
  fields,
  child,
  optional,
  parse,
  XmlError,
  type Element,
  type ForeignElement,
  type Infer,
} from '@typevirt/xml';
import { refuse } from '../document-error.ts';
import { toDocumentError } from '../parse-errors.ts';
import type { Domain } from './domain.ts';

/** What a note is: libvirt's virDomainMetadataType, by word. */
export type MetadataKind = 'description' | 'title' | 'element';

/** The kind that a number of the API stands for. @throws {DocumentError} `invalidArg` for other numbers. */
export function metadataKind(type: number): MetadataKind {
  const kind = (['description', 'title', 'element'] as const)[type];
  return kind ?? refuse('invalidArg', 'domain', `unknown metadata type '${type}'`);
}

/**
 * A note's text; of an element, its XML without the prefix that its place in the document gives it.
 *
 * @throws {DocumentError} `noDomainMetadata` where there is none.
 */
export function getMetadata(domain: Domain, kind: MetadataKind, uri: string | null): string {
  const text = kind === 'element' ? elementText(domain, uri ?? '') : domain[kind];
  return text ?? refuse('noDomainMetadata', 'domain', 'Requested metadata element is not present');
}

/**
 * The domain with a note set, or removed.
 *
 * @param text Null, or empty for a description or a title, removes.
 * @param key Prefix under which an element is kept.
 * @throws {DocumentError} `xmlDetail` for what is not one XML element; `invalidArg` for a title of several lines.
 */
export function setMetadata(
  domain: Domain,
  kind: MetadataKind,
  text: string | null,
  key: string | null,
  uri: string | null,
): Domain {
  if (kind === 'title' && text?.includes('\n'))
    refuse('invalidArg', 'domain', "metadata title can't contain newlines");
  if (kind !== 'element') {
    const { [kind]: _before, ...rest } = domain;
    return text === null || text === '' ? rest : { ...rest, [kind]: text };
  }
  const { metadata, ...rest } = domain;
  const others = (metadata?.children ?? []).filter((node) => !(isElement(node) && uriOf(node) === uri));
  const made = text === null ? [] : [placed(parseMetadata(text), key ?? '', uri ?? '')];
  const children = [...others, ...made];
  return children.length === 0
    ? rest
    : { ...rest, metadata: { name: 'metadata', attributes: metadata?.attributes ?? [], children } };
}

const holder = fields({ metadata: optional(child(foreign('metadata'))) });
interface Holder extends Infer<typeof holder> {}
const holderXml: Element<Holder> = describe('holder', holder);

type Node = ForeignElement['children'][number];

function isElement(node: Node): node is ForeignElement {
  return typeof node === 'object' && 'name' in node;
}

/** The one element of a text. */
function parseMetadata(text: string): ForeignElement {
  try {
    const { metadata } = parse(`<holder><metadata>${onlyElement(text)}</metadata></holder>`, holderXml);
    const found = metadata?.children.filter(isElement) ?? [];
    if (found.length === 1 && found[0] !== undefined) return found[0];
  } catch (error) {
    if (error instanceof XmlError)
      throw toDocumentError(error, { text: 'metadata_xml', schema: '', domain: 'xml' });
    throw error;
  }
  return refuse('xmlDetail', 'domain', '(metadata_xml):1: Extra content at the end of the document');
}

/** Checked alone first, so that an error's place is that in the caller's text. */
function onlyElement(text: string): string {
  parse(text, foreignAny(text));
  return text.replace(/^\s*<\?xml[^>]*\?>/, '');
}

function foreignAny(text: string): Element<ForeignElement> {
  const name = /<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)/.exec(text)?.[2] ?? 'metadata';
  return foreign(name);
}

/** Puts the element and those of its children that have no prefix under the key. */
function placed(element: ForeignElement, key: string, uri: string): ForeignElement {
  const prefixed = (node: ForeignElement): ForeignElement => ({
    name: node.name.includes(':') ? node.name : `${key}:${node.name}`,
    attributes: node.attributes.filter(([name]) => name !== 'xmlns'),
    children: node.children.map((each) => (isElement(each) ? prefixed(each) : each)),
  });
  const top = prefixed(element);
  return {
    ...top,
    attributes: [[`xmlns:${key}`, uri], ...top.attributes.filter(([name]) => name !== `xmlns:${key}`)],
  };
}

function uriOf(element: ForeignElement): string | undefined {
  const prefix = element.name.includes(':')
    ? `xmlns:${element.name.slice(0, element.name.indexOf(':'))}`
    : 'xmlns';
  return element.attributes.find(([name]) => name === prefix)?.[1];
}

function elementText(domain: Domain, uri: string): string | undefined {
  const found = domain.metadata?.children.filter(isElement).find((each) => uriOf(each) === uri);
  return found === undefined
    ? undefined
    : formatForeign(bare(found, found.name.slice(0, found.name.indexOf(':') + 1)), 0);
}

/** Without the prefix, as the application gave it. */
function bare(element: ForeignElement, prefix: string): ForeignElement {
  return {
    name: prefix !== '' && element.name.startsWith(prefix) ? element.name.slice(prefix.length) : element.name,
    attributes: element.attributes.filter(([name]) => name !== `xmlns:${prefix.slice(0, -1)}`),
    children: element.children.map((each) => (isElement(each) ? bare(each, prefix) : each)),
  };
}
