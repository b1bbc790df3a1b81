/**
 * Undo beside do: each step that succeeded says how it is taken back, and leaving the scope takes all of it back,
 * newest first, unless `keep()` was called.
 *
 *     await using undo = new Rollback(log);
 *     const tap = await host.createTap(name);
 *     undo.add(() => tap.remove());
 *     …
 *     undo.keep();
 */

/** A list of steps back. A failing step is told to `onError` and does not stop the others. */
export class Rollback implements AsyncDisposable {
  #steps: (() => unknown)[] = [];
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void = () => undefined) {
    this.#onError = onError;
  }

  /** Adds the way back of a step that has just succeeded. */
  add(step: () => unknown): void {
    this.#steps.push(step);
  }

  /** Everything succeeded: nothing is taken back. */
  keep(): void {
    this.#steps = [];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      try {
        await step();
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
