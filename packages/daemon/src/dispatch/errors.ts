/**
 * Errors on their way out: what a handler threw as libvirt's number, domain, level and words.
 *
 * A driver without a method gives error 3, in the words and the domain of the row's public function. What is no
 * `VirtError` is a bug of ours: the client gets an internal error, the log gets the stack.
 *
 * @source libvirt virNetMessageSaveError, virDispatchError
 */
import { type ErrorDomain, errorCodes, errorDomains, VirtError } from '@typevirt/driver';
import { type AnyProcedure, RemoteError, type WireError, XdrError } from '@typevirt/rpc';
import { MissingMethod } from './handler.ts';

const areas: readonly (readonly [RegExp, ErrorDomain])[] = [
  [/^vir(Domain(Qemu|Lxc)|ConnectDomainQemu)/, 'none'],
  [/^vir(DomainCheckpoint|DomainListAllCheckpoints)/, 'domainCheckpoint'],
  [/^virDomain(Snapshot|RevertToSnapshot|HasCurrentSnapshot|ListAllSnapshots)/, 'domainSnapshot'],
  [/^vir(Connect\w*)?(Storage)/, 'storage'],
  [/^vir(Connect\w*)?(Network)/, 'network'],
  [/^vir(Connect\w*)?(Interface)/, 'interface'],
  [/^vir(Connect\w*NodeDevice|NodeDevice|NodeNumOfDevices|NodeListDevices)/, 'nodedev'],
  [/^vir(Connect\w*)?(Secret)/, 'secret'],
  [/^vir(Connect\w*)?(NWFilter)/, 'nwfilter'],
];

/** The part of the system that a public function's own refusals come from, e.g. `storage` for virStoragePoolBuild. */
export function domainOfApi(api: string): ErrorDomain {
  return areas.find(([pattern]) => pattern.test(api))?.[1] ?? 'domain';
}

/** The public function of a row; an internal procedure is called after its own name, as libvirt calls it. */
export function apiOf(row: AnyProcedure, key: string): string {
  return row.api ?? `vir${key.charAt(0).toUpperCase()}${key.slice(1)}`;
}

/** What a handler of the row threw, as the error of its public function. */
export function explain(error: unknown, row: AnyProcedure, key: string): unknown {
  if (!(error instanceof MissingMethod)) return error;
  const api = apiOf(row, key);
  return new VirtError('noSupport', api, { domain: domainOfApi(api) });
}

/** The error as it travels. */
export function toWireError(error: unknown): WireError {
  if (error instanceof VirtError) return fromVirtError(error);
  if (error instanceof RemoteError) return fromRemoteError(error);
  if (error instanceof XdrError) return fromVirtError(new VirtError('rpc', error.message, { domain: 'rpc' }));
  const detail = error instanceof Error ? error.message : String(error);
  return fromVirtError(new VirtError('internalError', detail));
}

/** True for errors that a client cannot have caused: the log shall show where they come from. */
export function isBug(error: unknown): boolean {
  return !(error instanceof VirtError || error instanceof RemoteError || error instanceof XdrError);
}

function fromVirtError(error: VirtError): WireError {
  return {
    code: errorCodes[error.code].number,
    domain: errorDomains[error.domain],
    message: error.message,
    level: error.level,
    dom: null,
    net: null,
    ...error.info,
  };
}

function fromRemoteError(error: RemoteError): WireError {
  const { code, domain, message, level, dom, str1, str2, str3, int1, int2, net } = error;
  return { code, domain, message, level, dom, str1, str2, str3, int1, int2, net };
}
