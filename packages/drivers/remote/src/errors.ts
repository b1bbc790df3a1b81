/**
 * What a call over the wire throws, as the contract's one class of errors. The server's words are kept as they came. A
 * number newer than our tables becomes an internal error whose `cause` holds all that was sent.
 */
import { errorCodeOf, errorCodes, errorDomainOf, VirtError, type VirtErrorOptions } from '@typevirt/driver';
import { ConnectionClosed, DeadlineError, RemoteError, XdrError } from '@typevirt/rpc';

/** The contract's error for whatever a call threw. */
export function toVirtError(error: unknown): VirtError {
  if (error instanceof VirtError) return error;
  if (error instanceof RemoteError) return fromServer(error);
  if (error instanceof ConnectionClosed)
    return fromNumbers(error.code, error.domain, error.message, { cause: error });
  if (error instanceof DeadlineError)
    return new VirtError('operationTimeout', error.message, { domain: 'rpc', cause: error });
  if (error instanceof XdrError) return new VirtError('rpc', error.message, { domain: 'rpc', cause: error });
  if (error instanceof Error && error.name === 'AbortError')
    return new VirtError('operationAborted', error.message, { cause: error });
  const detail = error instanceof Error ? error.message : String(error);
  return new VirtError('internalError', detail, { domain: 'remote', cause: error });
}

function fromServer(error: RemoteError): VirtError {
  const { code, domain, message, str1, str2, str3, int1, int2 } = error;
  const level = error.level === 1 ? 1 : 2;
  return fromNumbers(code, domain, message, { level, info: { str1, str2, str3, int1, int2 }, cause: error });
}

function fromNumbers(number: number, domain: number, message: string, options: VirtErrorOptions): VirtError {
  const code = errorCodeOf(number);
  const { plain, withInfo } = errorCodes[code];
  const detail = detailIn(message, plain, withInfo);
  const verbatim = detail === null;
  return new VirtError(code, detail ?? message, { ...options, verbatim, domain: errorDomainOf(domain) });
}

/** What a message says beside libvirt's words for its number; null if it does not use them. */
function detailIn(message: string, plain: string | null, withInfo: string | null): string | null {
  if (message === plain) return '';
  const [before = '', after = ''] = (withInfo ?? '%s').split('%s');
  if (!message.startsWith(before) || !message.endsWith(after)) return null;
  return message.slice(before.length, message.length - after.length);
}

/** The system's words for what keeps a connection from being made. */
const systemWords: Readonly<Record<string, string>> = {
  EACCES: 'Permission denied',
  ECONNREFUSED: 'Connection refused',
  EHOSTUNREACH: 'No route to host',
  ENETUNREACH: 'Network is unreachable',
  ENOENT: 'No such file or directory',
  ETIMEDOUT: 'Connection timed out',
};

/** What a transport says that could not be opened: a path, or a host and its port. */
interface SystemError extends Error {
  readonly code: string;
  readonly address?: string;
  readonly port?: number;
}

/** The contract's error for whatever kept a connection from being made; the system's own are put in libvirt's words. */
export function toConnectError(error: unknown): VirtError {
  if (!isSystemError(error)) return toVirtError(error);
  const { code, address, port } = error;
  const words = systemWords[code] ?? error.message;
  const detail =
    address === undefined
      ? error.message
      : port === undefined
        ? `Failed to connect socket to '${address}': ${words}`
        : `unable to connect to server at '${address}:${port}': ${words}`;
  return new VirtError('systemError', detail, { domain: 'rpc', cause: error });
}

function isSystemError(error: unknown): error is SystemError {
  return (
    error instanceof Error &&
    !(error instanceof VirtError) &&
    'code' in error &&
    typeof error.code === 'string'
  );
}
