/**
 * What libvirt's API answers for a text that is not a document: number 35 with line and words for what is not XML, 92 for
 * what a strict reading refuses, 27 for what a lenient reading cannot take.
 *
 * @source libvirt virXMLParseHelper (catchXMLError), virXMLValidatorValidate
 */
import type { XmlError } from '@typevirt/xml';
import { DocumentError } from './document-error.ts';

/**
 * @param document What libvirt calls a text of this kind: `domain_definition`.
 * @param schema File name of the grammar, named when strict reading refuses; without it the reading was lenient.
 */
export function toDocumentError(error: XmlError, document: string, schema?: string): DocumentError {
  return new DocumentError({ domain: 'xml', ...answer(error, document, schema) }, { cause: error });
}

function answer(error: XmlError, document: string, schema: string | undefined) {
  if (error.kind === 'syntax' || error.kind === 'encoding' || error.kind === 'limit') {
    return {
      code: 'xmlDetail',
      domain: 'domain',
      detail: `(${document}):${error.line}: ${error.text}`,
    } as const;
  }
  if (schema === undefined) return { code: 'xmlError', detail: lenientDetail(error) } as const;
  return {
    code: 'xmlInvalidSchema',
    detail: `Unable to validate doc against ${schema}\n${error.message}`,
  } as const;
}

/** Where libvirt has one sentence for all attributes, that one; else ours, which names the place. */
function lenientDetail(error: XmlError): string {
  const attribute = /\/([^/[\]]+)(?:\[\d+\])?\/@([^/]+)$/.exec(error.path);
  if (!attribute) return error.message;
  const [, element, name] = attribute;
  if (error.kind === 'missing') return `Missing required attribute '${name}' in element '${element}'`;
  if (error.kind !== 'bad-value' || error.found === undefined) return error.message;
  return `Invalid value for attribute '${name}' in element '${element}': '${error.found}'.`;
}
