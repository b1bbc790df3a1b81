/**
 * A document was refused: the code and error domain that libvirt's API answers with, and its words.
 *
 * `model` may not know the driver's error class; drivers wrap this one, whose `code` and `domain` are keys of their tables.
 */

/** Codes of refusals, by the names of the API's error table. */
export type RefusalCode =
  | 'internalError'
  | 'invalidArg'
  | 'operationFailed'
  | 'noName'
  | 'noTarget'
  | 'noSource'
  | 'osType'
  | 'xmlError'
  | 'xmlDetail'
  | 'domExist'
  | 'operationInvalid'
  | 'configUnsupported'
  | 'operationUnsupported'
  | 'invalidInterface'
  | 'invalidNwfilter'
  | 'invalidNetwork'
  | 'invalidStorageVol'
  | 'noDomainMetadata'
  | 'xmlInvalidSchema'
  | 'overflow'
  | 'systemError';

/** Parts of the system that refuse documents, by the names of the API's table. */
export type RefusalDomain =
  | 'none'
  | 'xml'
  | 'qemu'
  | 'domain'
  | 'domainSnapshot'
  | 'domainCheckpoint'
  | 'network'
  | 'storage'
  | 'secret'
  | 'nodedev'
  | 'interface'
  | 'nwfilter'
  | 'cpu'
  | 'device'
  | 'sysinfo'
  | 'capabilities'
  | 'bhyve'
  | 'libxl'
  | 'lxc'
  | 'test';

/** What is refused and why. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly domain: RefusalDomain;
  /** libvirt's words, without those that belong to the code. */
  readonly detail: string;
  /** Where in the document, where that is known: `/domain/devices/disk[2]/target/@bus`. */
  readonly path?: string | undefined;
  /** Of the place in the text, from 1, where the text is known. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** What would have been right, and the known word that comes nearest. */
  readonly expected?: string | undefined;
  readonly nearest?: string | undefined;
}

/** What is refused at a place that is known. */
export interface PlacedRefusal extends Refusal {
  readonly path: string;
}

/** A document was refused. The message is the detail with the place behind it, unless the detail tells it. */
export class DocumentError extends Error implements Refusal {
  override readonly name = 'DocumentError';
  readonly code: RefusalCode;
  readonly domain: RefusalDomain;
  readonly detail: string;
  readonly path: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly expected: string | undefined;
  readonly nearest: string | undefined;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(told(refusal), options);
    this.code = refusal.code;
    this.domain = refusal.domain;
    this.detail = refusal.detail;
    this.path = refusal.path;
    this.line = refusal.line;
    this.column = refusal.column;
    this.expected = refusal.expected;
    this.nearest = refusal.nearest;
  }
}

function told({ detail, path, line, column, expected, nearest }: Refusal): string {
  if (path === undefined || detail.includes(path)) return detail;
  const place = [line === undefined ? '' : `line ${line}, column ${column ?? 1}`, `at ${path}`];
  const more = [
    place.filter(Boolean).join(' '),
    ...(expected === undefined ? [] : [`expected ${expected}`]),
    ...(nearest === undefined ? [] : [`did you mean '${nearest}'?`]),
  ].join('; ');
  return detail === '' ? more : `${detail} (${more})`;
}

/** Throws a refusal. @param path Where in the document: `/pool/source/host[2]/@name`. */
export function refuse(code: RefusalCode, domain: RefusalDomain, detail: string, path?: string): never {
  throw new DocumentError({ code, domain, detail, path });
}
