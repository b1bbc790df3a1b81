/**
 * Events from whoever changes an object to whoever listens.
 *
 * Events are delivered in the order in which they were emitted, also where a listener emits more: a nested event waits
 * until the present one has reached everybody. A listener that throws disturbs nobody; its error goes to `onError`.
 */
import type { EventSource, Events } from '../connection.ts';

interface Listener {
  readonly filter: string | undefined;
  readonly call: (payload: never) => void;
}

/** The emitting end of an `EventSource`. */
export class EventHub implements EventSource {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #pending: (() => void)[] = [];
  readonly #onError: (error: unknown) => void;
  #delivering = false;

  /** @param onError Told what a listener threw. */
  constructor(onError: (error: unknown) => void = () => undefined) {
    this.#onError = onError;
  }

  on<O extends keyof Events, K extends keyof Events[O] & string>(
    object: O,
    kind: K,
    listener: (payload: Events[O][K]) => void,
    filter?: string,
  ): () => void {
    const key = `${object}/${kind}`;
    const entry: Listener = { filter, call: listener };
    const set = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, set.add(entry));
    return () => {
      set.delete(entry);
      if (set.size === 0 && this.#listeners.get(key) === set) this.#listeners.delete(key);
    };
  }

  /**
   * Tells every listener of a kind.
   *
   * @param key What a listener's filter is compared with: the object's uuid, or a node device's name.
   */
  emit<O extends keyof Events, K extends keyof Events[O] & string>(
    object: O,
    kind: K,
    payload: Events[O][K],
    key?: string,
  ): void {
    const set = this.#listeners.get(`${object}/${kind}`);
    if (set === undefined) return;
    for (const listener of set) {
      if (listener.filter !== undefined && listener.filter !== key) continue;
      this.#pending.push(() => {
        if (set.has(listener)) listener.call(payload as never);
      });
    }
    if (!this.#delivering) this.#deliver();
  }

  /** How many listen, all kinds together. */
  get size(): number {
    let count = 0;
    for (const set of this.#listeners.values()) count += set.size;
    return count;
  }

  #deliver(): void {
    this.#delivering = true;
    for (let next = this.#pending.shift(); next !== undefined; next = this.#pending.shift()) {
      try {
        next();
      } catch (error) {
        this.#onError(error);
      }
    }
    this.#delivering = false;
  }
}
