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
}

/** A document was refused. */
export class DocumentError extends Error implements Refusal {
  override readonly name = 'DocumentError';
  readonly code: RefusalCode;
  readonly domain: RefusalDomain;
  readonly detail: string;
  readonly path: string | undefined;

  constructor({ code, domain, detail, path }: Refusal, options?: ErrorOptions) {
    super(detail, options);
    this.code = code;
    this.domain = domain;
    this.detail = detail;
    this.path = path;
  }
}

/** Throws a refusal. @param path Where in the document: `/pool/source/host[2]/@name`. */
export function refuse(code: RefusalCode, domain: RefusalDomain, detail: string, path?: string): never {
  throw new DocumentError({ code, domain, detail, path });
}
