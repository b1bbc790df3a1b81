/**
 * A domain's text and its value.
 *
 *     text ── parseDomain ──▶ Domain ── normalizeDomain ──▶ Domain ── a driver's settle ──▶ Domain ── formatDomain ──▶ text
 *
 * @source libvirt virDomainDefParse, virDomainDefFormat
 */
import { formatNoting, parseDocument, XmlError, type Formatted, type View } from '@typevirt/xml';
import { DocumentError } from '../document-error.ts';
import { inText } from '../in-text.ts';
import { toDocumentError, type DocumentKind } from '../parse-errors.ts';
import { domainXml, type Domain } from './domain.ts';
import { domainRefusal, droppedRefusal } from './parse-refusals.ts';

const domainKind: DocumentKind = { text: 'domain_definition', schema: 'domain.rng', domain: 'domain' };

export interface DomainReadOptions {
  /** Refuse what the grammar does not know (the API's VALIDATE flag). Default: leave it out. */
  readonly strict?: boolean;
  /** Fields of other views are skipped. Default `inactive`: what a client may define. */
  readonly view?: View | readonly View[];
}

/**
 * Reads a domain.
 *
 * @throws {DocumentError} `xmlDetail` when it is not XML, `xmlInvalidSchema` when strict and it deviates, else libvirt's
 *   own answer for the place.
 */
export function parseDomain(xml: string | Uint8Array, options: DomainReadOptions = {}): Domain {
  return parseDomainWithDropped(xml, options).domain;
}

/** Reads a domain and tells what was left out: unknown elements, attributes and texts. */
export function parseDomainWithDropped(
  xml: string | Uint8Array,
  options: DomainReadOptions = {},
): { readonly domain: Domain; readonly dropped: readonly XmlError[] } {
  return reading(xml, options, () => {
    const { value, dropped } = parseDocument(xml, domainXml, readOptions(options));
    const refusal = droppedRefusal(dropped);
    if (refusal) throw new DocumentError(refusal);
    return { domain: value, dropped };
  });
}

/**
 * Writes a domain.
 *
 * @param view `live` and `status` with what only a running guest has, `secure` with passwords, `migratable` as another
 *   host reads it, `inactive` as it is stored.
 */
export function formatDomain(domain: Domain, view: View | readonly View[] = 'inactive'): string {
  return formatDomainNoting(domain, view).text;
}

/** As `formatDomain`, and tells whether the view left out anything that the domain has. */
export function formatDomainNoting(domain: Domain, view: View | readonly View[]): Formatted {
  return formatNoting(domain, domainXml, { view });
}

function readOptions({ strict = false, view = 'inactive' }: DomainReadOptions) {
  const views = [view].flat();
  // What a client writes may hold passwords whatever view it is for.
  return { mode: strict ? 'strict' : 'lenient', view: [...views, 'secure'] as View[] } as const;
}

function reading<T>(xml: string | Uint8Array, { strict = false }: DomainReadOptions, read: () => T): T {
  return inText(xml, () => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      const refusal = strict ? undefined : domainRefusal(error);
      if (refusal) throw new DocumentError(refusal, { cause: error });
      throw toDocumentError(error, domainKind, { strict });
    }
  });
}
