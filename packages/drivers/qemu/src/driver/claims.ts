/**
 * Names and uuids that somebody is about to give to a domain. Two requests that want the same one go one after the other,
 * so that each sees what the other made of it; all others go on beside them.
 *
 * A claim is always taken before a job, and all keys of it at once, so that no two requests ever wait for each other.
 */

/** Who has claimed what. */
export class Claims {
  readonly #held = new Map<string, Promise<void>>();

  /** Waits until nobody else has claimed any of the keys. Disposing of the answer gives them free. */
  async take(...keys: readonly string[]): Promise<Disposable> {
    for (let other = this.#holder(keys); other !== undefined; other = this.#holder(keys)) await other;
    const { promise, resolve } = deferred();
    for (const key of keys) this.#held.set(key, promise);
    return {
      [Symbol.dispose]: () => {
        for (const key of keys) this.#held.delete(key);
        resolve();
      },
    };
  }

  #holder(keys: readonly string[]): Promise<void> | undefined {
    const key = keys.find((each) => this.#held.has(each));
    return key === undefined ? undefined : this.#held.get(key);
  }
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
