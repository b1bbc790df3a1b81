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
  /** The detail is the whole message; libvirt says it so for arguments that are out of range. */
  readonly verbatim?: boolean;
  /** What the wire carries beside the message, where it differs from the usual (template, detail, none). */
  readonly info?: ErrorInfo;
}

/** The five extra values of an error on the wire. */
export interface ErrorInfo {
  readonly str1: string | null;
  readonly str2: string | null;
  readonly str3: string | null;
  readonly int1: number;
  readonly int2: number;
}

/** An operation was refused or failed. */
export class VirtError extends Error {
  override readonly name = 'VirtError';
  readonly code: ErrorCode;
  readonly domain: ErrorDomain;
  readonly level: 1 | 2;
  /** What is said beside libvirt's words for the code; empty where the code says all. */
  readonly detail: string;
  readonly info: ErrorInfo;

  constructor(code: ErrorCode, detail = '', options: VirtErrorOptions = {}) {
    super(options.verbatim ? detail : errorMessage(code, detail), options);
    this.code = code;
    this.domain = options.domain ?? 'none';
    this.level = options.level ?? 2;
    this.detail = detail;
    this.info = options.info ?? usualInfo(code, detail);
  }

  /** libvirt's number of the code, e.g. 42. */
  get number(): number {
    return errorCodes[this.code].number;
  }
}

function usualInfo(code: ErrorCode, detail: string): ErrorInfo {
  const { plain, withInfo } = errorCodes[code];
  const info = { str3: null, int1: -1, int2: -1 };
  return detail === ''
    ? { str1: plain, str2: null, ...info }
    : { str1: withInfo ?? '%s', str2: detail, ...info };
}

/**
 * The error of one argument that is not acceptable.
 *
 * @param detail The whole message. @param method libvirt's name of the refusing function. @param argument Its name there.
 */
export function invalidArgument(
  detail: string,
  method: string,
  argument: string,
  options: VirtErrorOptions = {},
): VirtError {
  const info = { str1: method, str2: argument, str3: null, int1: 0, int2: 0 };
  return new VirtError('invalidArg', detail, { ...options, verbatim: true, info });
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
