/** From the path that a refusal names to line and column, and to what would have been right there. */
import { locate, parseTree, XmlError } from '@typevirt/xml';
import { DocumentError } from './document-error.ts';

/**
 * Runs what judges a document. A refusal gets its place in the text: that of the error of reading which it answers, else of
 * the path that it names, else of the root.
 *
 * @throws {DocumentError} As `judge` does, with the place.
 */
export function inText<T>(text: string | Uint8Array, judge: () => T): T {
  try {
    return judge();
  } catch (error) {
    throw error instanceof DocumentError && error.line === undefined ? placed(error, text) : error;
  }
}

function placed(refusal: DocumentError, text: string | Uint8Array): DocumentError {
  const { code, domain, detail, cause } = refusal;
  if (cause instanceof XmlError) {
    const { path, line, column, expected, nearest } = cause;
    // Of what is not XML the detail shows line and place.
    if (path === '') return refusal;
    return new DocumentError({ code, domain, detail, path, line, column, expected, nearest }, { cause });
  }
  const tree = parseTree(text);
  const place = locate(tree, refusal.path ?? `/${tree.root.qualified}`);
  return new DocumentError({ code, domain, detail, ...place }, { cause });
}
