/** Reading as the API does it: by a kind's description, with the answers that libvirt has for what cannot be read. */
import { parse, XmlError, type Element, type View } from '@typevirt/xml';
import { inText } from './in-text.ts';
import { toDocumentError, type DocumentKind } from './parse-errors.ts';

export interface ReadOptions {
  /** Refuse what the grammar does not know (the API's VALIDATE flag). Default: leave it out. */
  readonly strict?: boolean;
}

/**
 * @param view Fields of other views are skipped. Default: all are read.
 * @throws {DocumentError} `xmlDetail` when it is not XML, `xmlInvalidSchema` when strict and it deviates, else libvirt's
 *   own answer for the place.
 */
export function readDocument<T>(
  text: string,
  element: Element<T>,
  kind: DocumentKind,
  { strict = false, view }: ReadOptions & { readonly view?: View | readonly View[] } = {},
): T {
  return inText(text, () => {
    try {
      return parse(text, element, {
        mode: strict ? 'strict' : 'lenient',
        ...(view === undefined ? {} : { view }),
      });
    } catch (error) {
      if (error instanceof XmlError) throw toDocumentError(error, kind, { strict });
      throw error;
    }
  });
}
