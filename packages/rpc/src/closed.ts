/**
 * Why a connection ended, and what becomes of calls that waited for it.
 *
 * @source libvirt virConnectCloseReason; the words are those of libvirt's client
 */

export type CloseReason = 'error' | 'eof' | 'keepalive' | 'client';

/** The connection is gone; `code` and `domain` are those libvirt's client reports for the same end. */
export class ConnectionClosed extends Error {
  override readonly name = 'ConnectionClosed';
  readonly reason: CloseReason;
  readonly code: number;
  readonly domain = 7;

  constructor(reason: CloseReason, cause?: Error) {
    super(messageOf(reason, cause), cause === undefined ? undefined : { cause });
    this.reason = reason;
    this.code = reason === 'error' || reason === 'eof' ? systemError : internalError;
  }
}

const internalError = 1;
const systemError = 38;

function messageOf(reason: CloseReason, cause: Error | undefined): string {
  switch (reason) {
    case 'eof':
      return 'End of file while reading data: Input/output error';
    case 'keepalive':
      return 'internal error: connection closed due to keepalive timeout';
    case 'client':
      return 'internal error: client socket is closed';
    case 'error':
      return `Cannot recv data: ${cause?.message ?? 'unknown cause'}`;
  }
}
