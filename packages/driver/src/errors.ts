/**
 * The one class of errors that drivers throw and callers catch. Callers branch on `code` (and `domain`), never on words;
 * the words are libvirt's for the number around our detail. A lower layer's own error travels as `cause`.
 */
import { errorCodes, errorDomains, type ErrorCode, type ErrorDomain } from './error-table.ts';

export { errorCodes, errorDomains, type ErrorCode, type ErrorDomain } from './error-table.ts';

/** What beside code and detail an error may carry. */
export interface VirtErrorOptions extends ErrorOptions {
  /** The part of the system that refuses; `none` where nothing is said. */
  readonly domain?: ErrorDomain;
  /** 1 warning, 2 error (the default). */
  readonly level?: 1 | 2;
}

/** An operation was refused or failed. */
export class VirtError extends Error {
  override readonly name = 'VirtError';
  readonly code: ErrorCode;
  readonly domain: ErrorDomain;
  readonly level: 1 | 2;
  /** What is said beside libvirt's words for the code; empty where the code says all. */
  readonly detail: string;

  constructor(code: ErrorCode, detail = '', options: VirtErrorOptions = {}) {
    super(errorMessage(code, detail), options);
    this.code = code;
    this.domain = options.domain ?? 'none';
    this.level = options.level ?? 2;
    this.detail = detail;
  }
}

/** libvirt's words for a code around a detail, e.g. `Domain not found: no domain with matching name 'a'`. */
export function errorMessage(code: ErrorCode, detail: string): string {
  const row = errorCodes[code];
  if (detail === '') return row.plain ?? code;
  return row.withInfo === null ? detail : row.withInfo.replace('%s', () => detail);
}

/** The error of a method that a driver lacks. @param method libvirt's name of the function, e.g. `virDomainSuspend`. */
export function noSupport(method: string): VirtError {
  return new VirtError('noSupport', method);
}

const codeByNumber = new Map<number, ErrorCode>();
for (const [code, row] of Object.entries(errorCodes)) codeByNumber.set(row.number, code as ErrorCode);
const domainByNumber = new Map<number, ErrorDomain>();
for (const [domain, number] of Object.entries(errorDomains))
  domainByNumber.set(number, domain as ErrorDomain);

/** The code of a number from the wire; a number newer than our table is an internal error. */
export function errorCodeOf(number: number): ErrorCode {
  return codeByNumber.get(number) ?? 'internalError';
}

/** The domain of a number from the wire; a number newer than our table is `none`. */
export function errorDomainOf(number: number): ErrorDomain {
  return domainByNumber.get(number) ?? 'none';
}
