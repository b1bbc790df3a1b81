/**
 * The contract's byte streams as Web streams, so that `pipeTo`, `for await` and `Response` work on them.
 *
 * Both halves share one stream: closing the writer finishes it, cancelling the reader or aborting the writer aborts it.
 */
import type { ByteStream } from '@typevirt/driver';

/** Bytes both ways. */
export interface DuplexStream {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
  /** The contract's stream below, with holes and explicit `finish`. Not to be used beside the two halves. */
  readonly bytes: ByteStream;
}

const chunkBytes = 262_120;
const zerosBytes = 65_536;

/** Web streams over a stream of the contract. A hole is read as that many zeros. */
export function duplexStream(bytes: ByteStream): DuplexStream {
  let holeLeft = 0n;
  let ended = false;
  const readable = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (holeLeft === 0n) {
          const chunk = await bytes.read(chunkBytes);
          if (chunk === null) {
            controller.close();
            if (!ended) {
              ended = true;
              await bytes.finish();
            }
            return;
          }
          if (chunk instanceof Uint8Array) return controller.enqueue(chunk);
          holeLeft = chunk.hole;
        }
        const length = holeLeft < BigInt(zerosBytes) ? Number(holeLeft) : zerosBytes;
        holeLeft -= BigInt(length);
        controller.enqueue(new Uint8Array(length));
      },
      cancel(reason) {
        if (ended) return;
        ended = true;
        bytes.abort(asError(reason));
      },
    },
    { highWaterMark: 0 },
  );
  const writable = new WritableStream<Uint8Array>({
    write: (chunk) => bytes.write(chunk),
    async close() {
      if (ended) return;
      ended = true;
      await bytes.finish();
    },
    abort(reason) {
      if (ended) return;
      ended = true;
      bytes.abort(asError(reason));
    },
  });
  return { readable, writable, bytes };
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('the stream was given up', { cause: reason });
}
