/** A stream of bytes that are all there already. */
import { VirtError, type ByteStream } from '@typevirt/driver';

/** A stream that gives `bytes` and ends; it takes nothing. */
export function bytesStream(bytes: Uint8Array): ByteStream {
  let at = 0;
  return {
    async read(maxBytes) {
      if (at >= bytes.length) return null;
      const chunk = bytes.subarray(at, at + maxBytes);
      at += chunk.length;
      return chunk;
    },
    async write() {
      throw new VirtError('operationInvalid', 'this stream is for reading', { domain: 'streams' });
    },
    async finish() {
      at = bytes.length;
    },
    abort() {
      at = bytes.length;
    },
  };
}
