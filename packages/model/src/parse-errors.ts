/**
 * What libvirt's API answers for a text that is not a document: number 35 with line and words for what is not XML, 92 for
 * what a strict reading refuses, 27 for what a lenient reading cannot take, or the answer that a document has of its own
 * for the place.
 *
 * @source libvirt virXMLParseHelper (catchXMLError), virXMLValidatorValidate
 */
import type { XmlError, XmlErrorKind } from '@typevirt/xml';
import { DocumentError, type Refusal, type RefusalCode, type RefusalDomain } from './document-error.ts';

/** libvirt's own answer for one place. */
export interface PlaceRefusal {
  /** Place, without indexes. */
  readonly at: RegExp;
  readonly kind: XmlErrorKind;
  /** What must have been found. */
  readonly found?: RegExp;
  readonly code: RefusalCode;
  /** Default: the document's. */
  readonly domain?: RefusalDomain;
  /** `%s` stands for what was found, `%a` for the attribute's name. */
  readonly detail: string;
}

/** What errors say of a kind of document. */
export interface DocumentKind {
  /** What libvirt calls a text of this kind: `domain_definition`. */
  readonly text: string;
  /** libvirt names the text as if it were a file, without brackets. */
  readonly likeFile?: boolean;
  /** File name of the grammar, named when strict reading refuses. */
  readonly schema: string;
  readonly domain: RefusalDomain;
  /** Tried in order when a lenient reading fails. */
  readonly refusals?: readonly PlaceRefusal[];
}

/** The answer for a text that could not be read. */
export function toDocumentError(
  error: XmlError,
  kind: DocumentKind,
  { strict = false }: { readonly strict?: boolean } = {},
): DocumentError {
  return new DocumentError(answer(error, kind, strict), { cause: error });
}

function answer(error: XmlError, kind: DocumentKind, strict: boolean): Refusal {
  if (!isDeviation(error)) {
    const shown = error.excerpt === undefined ? '' : `\n${error.excerpt}`;
    const name = kind.likeFile ? kind.text : `(${kind.text})`;
    const detail = `${name}:${error.line}: ${error.text}${shown}`;
    return { code: 'xmlDetail', domain: kind.domain, detail };
  }
  if (error.kind === 'wrong-root') return { code: 'xmlError', domain: 'xml', detail: error.text };
  if (strict) {
    const detail = `Unable to validate doc against ${kind.schema}\n${error.message}`;
    return { code: 'xmlInvalidSchema', domain: 'xml', detail };
  }
  const found = placeRefusal(error, [...(kind.refusals ?? []), ...everywhere], kind.domain);
  return found ?? { code: 'xmlError', domain: 'xml', detail: generalDetail(error) };
}

/** Is the text XML, and what it says not what the description allows? */
export function isDeviation({ kind }: XmlError): boolean {
  return kind !== 'syntax' && kind !== 'encoding' && kind !== 'limit';
}

const everywhere: readonly PlaceRefusal[] = [
  { at: /./, kind: 'overflow', code: 'overflow', domain: 'none', detail: 'value too large: %s' },
  { at: /\/@unit$/, kind: 'bad-value', code: 'invalidArg', domain: 'none', detail: "unknown suffix '%s'" },
];

/** The first row for the place. */
export function placeRefusal(
  error: XmlError,
  rows: readonly PlaceRefusal[],
  domain: RefusalDomain,
): Refusal | undefined {
  const place = error.path.replace(/\[\d+\]/g, '');
  const found = error.found ?? '';
  const row = rows.find(
    (each) => each.kind === error.kind && each.at.test(place) && (each.found?.test(found) ?? true),
  );
  return row && { code: row.code, domain: row.domain ?? domain, detail: detailOf(row, place, found) };
}

function detailOf({ detail }: PlaceRefusal, place: string, found: string): string {
  return detail.replace('%a', place.slice(place.lastIndexOf('@') + 1)).replace('%s', () => found);
}

/** Where libvirt has one sentence for all attributes, that one; else ours, which names the place. */
function generalDetail(error: XmlError): string {
  const attribute = /\/([^/[\]]+)(?:\[\d+\])?\/@([^/]+)$/.exec(error.path);
  if (!attribute) return error.message;
  const [, element, name] = attribute;
  if (error.kind === 'missing') return `Missing required attribute '${name}' in element '${element}'`;
  if (error.kind !== 'bad-value' || error.found === undefined) return error.message;
  return `Invalid value for attribute '${name}' in element '${element}': '${error.found}'.${numberExpected(error)}`;
}

function numberExpected({ expected = '' }: XmlError): string {
  if (!expected.startsWith('a whole number')) return '';
  return expected.startsWith('a whole number from -')
    ? ' Expected integer value'
    : ' Expected non-negative integer value';
}
