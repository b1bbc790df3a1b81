/** A stream of bytes that are all there already. */
import type { ByteStream } from '@typevirt/driver';
import { testError } from './errors.ts';

/** A stream that gives `bytes` and ends; it takes nothing. */
export function bytesStream(bytes: Uint8Array): ByteStream {
  let at = 0;
  const end = (): Promise<void> => {
    at = bytes.length;
    return Promise.resolve();
  };
  return {
    read(maxBytes) {
      if (at >= bytes.length) return Promise.resolve(null);
      const chunk = bytes.subarray(at, at + maxBytes);
      at += chunk.length;
      return Promise.resolve(chunk);
    },
    write: () => Promise.reject(testError('operationInvalid', 'this stream is for reading')),
    finish: end,
    abort: () => void end(),
  };
}
