/**
 * Events as an async iterator: `for await (const { dom, event } of connection.events('domain', 'lifecycle'))`.
 *
 * Events that arrive while the consumer is busy wait in a queue; a consumer that never comes back is told so by an error
 * when the queue is full, since dropping events silently would be worse; so is one whose events the other side refuses to tell. The iterator ends when the signal aborts, when
 * the consumer leaves the loop, or with the connection; what was queued by then is still given out, but to a consumer
 * that has left.
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

/** When an iteration ends, besides by its consumer. */
export interface EventEnds {
  /** Calls back when the caller closes the connection, unless the returned function has been called. */
  onClose(end: () => void): () => void;
  /** Whether it ends when the connection is lost. */
  readonly withConnection: boolean;
}

/** Iterates over one kind of events from now on. `next()` may be called again before the last call has answered. */
export function iterateEvents<O extends keyof Events, K extends keyof Events[O] & string>(
  source: EventSource,
  object: O,
  kind: K,
  ends: EventEnds,
  { signal, only }: EventOptions = {},
): AsyncIterableIterator<Events[O][K]> & AsyncDisposable {
  type Result = IteratorResult<Events[O][K], undefined>;
  const queue = new Queue<Events[O][K]>();
  const waiting: { resolve: (result: Result) => void; reject: (error: VirtError) => void }[] = [];
  const done: Result = { done: true, value: undefined };
  /** What the consumer is told when it comes next. */
  let failure: VirtError | undefined;
  let ended = false;
  const off: (() => void)[] = [];
  const end = (): void => {
    ended = true;
    for (const stop of off.splice(0)) stop();
    for (const { resolve } of waiting.splice(0)) resolve(done);
  };
  const tell = (value: Events[O][K]): void => {
    const consumer = waiting.shift();
    if (consumer !== undefined) return consumer.resolve({ done: false, value });
    if (queue.length < queueLimit) return queue.push(value);
    failure = new VirtError('overflow', `more than ${queueLimit} events wait for their consumer`);
    end();
  };
  const refused = (error: VirtError): void => {
    const consumer = waiting.shift();
    if (consumer === undefined) failure = error;
    else consumer.reject(error);
    end();
  };
  if (signal?.aborted) ended = true;
  else {
    off.push(source.on(object, kind, tell, only, refused), ends.onClose(end));
    if (ends.withConnection) off.push(source.on('connect', 'closed', end));
    signal?.addEventListener('abort', end, { once: true });
    off.push(() => signal?.removeEventListener('abort', end));
  }
  return {
    async next() {
      const value = queue.shift();
      if (value !== undefined) return { done: false, value };
      if (failure !== undefined) {
        const error = failure;
        failure = undefined;
        throw error;
      }
      return ended ? done : new Promise<Result>((resolve, reject) => waiting.push({ resolve, reject }));
    },
    async return() {
      end();
      queue.clear();
      return done;
    },
    async [Symbol.asyncDispose]() {
      end();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** First in, first out; taking one does not move all others, as an array's `shift` does. */
class Queue<T> {
  #items: T[] = [];
  #first = 0;

  get length(): number {
    return this.#items.length - this.#first;
  }

  push(item: T): void {
    this.#items.push(item);
  }

  shift(): T | undefined {
    const item = this.#items[this.#first];
    if (item !== undefined) this.#first++;
    if (this.#first >= 4096) {
      this.#items.splice(0, this.#first);
      this.#first = 0;
    }
    return item;
  }

  clear(): void {
    this.#items = [];
    this.#first = 0;
  }
}
