/**
 * Events as an async iterator: `for await (const { dom, event } of connection.events('domain', 'lifecycle'))`.
 *
 * Events that arrive while the consumer is busy wait in a queue; a consumer that never comes back is told so by an error
 * when the queue is full, since dropping events silently would be worse. The iterator ends when the signal aborts, when
 * the consumer leaves the loop, or when the connection closes.
 */
import { VirtError, type EventSource, type Events } from '@typevirt/driver';

const queueLimit = 65_536;

/** What to listen for. */
export interface EventOptions {
  /** Ends the iteration. */
  readonly signal?: AbortSignal;
  /** Key of the one object of interest: uuid, or name of a node device. */
  readonly only?: string;
}

/** Iterates over one kind of events from now on. */
export function iterateEvents<O extends keyof Events, K extends keyof Events[O] & string>(
  source: EventSource,
  object: O,
  kind: K,
  options: EventOptions = {},
): AsyncIterableIterator<Events[O][K]> & AsyncDisposable {
  const queue: Events[O][K][] = [];
  let wake: (() => void) | undefined;
  let ended = false;
  const off: (() => void)[] = [];
  const end = (): void => {
    ended = true;
    for (const stop of off.splice(0)) stop();
    options.signal?.removeEventListener('abort', end);
    wake?.();
  };
  off.push(
    source.on(
      object,
      kind,
      (payload) => {
        if (queue.length <= queueLimit) queue.push(payload);
        wake?.();
      },
      options.only,
    ),
    source.on('connect', 'closed', end),
  );
  options.signal?.addEventListener('abort', end, { once: true });
  if (options.signal?.aborted) end();
  return {
    async next() {
      while (queue.length === 0 && !ended) await new Promise<void>((resolve) => (wake = resolve));
      if (queue.length > queueLimit) {
        end();
        throw new VirtError('overflow', `more than ${queueLimit} events wait for their consumer`);
      }
      const [value] = queue.splice(0, 1);
      return value === undefined ? { done: true, value: undefined } : { done: false, value };
    },
    async return() {
      end();
      queue.length = 0;
      return { done: true, value: undefined };
    },
    async [Symbol.asyncDispose]() {
      end();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
