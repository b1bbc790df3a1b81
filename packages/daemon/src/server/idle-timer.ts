/**
 * Ends a daemon that nobody uses, where it was asked to.
 */
export class IdleTimer {
  readonly #onIdle: () => void;
  #seconds: number | null;
  #busy = false;
  #timer: NodeJS.Timeout | undefined;

  /** @param seconds Time without clients; null never ends. */
  constructor(seconds: number | null, onIdle: () => void) {
    this.#seconds = seconds;
    this.#onIdle = onIdle;
    this.#arm();
  }

  /** Somebody uses the daemon, or nobody does any more. */
  setBusy(busy: boolean): void {
    if (busy === this.#busy) return;
    this.#busy = busy;
    this.#arm();
  }

  /** Changes the time; null never ends. */
  setSeconds(seconds: number | null): void {
    this.#seconds = seconds;
    this.#arm();
  }

  stop(): void {
    this.#seconds = null;
    this.#arm();
  }

  #arm(): void {
    clearTimeout(this.#timer);
    if (this.#seconds !== null && !this.#busy) this.#timer = setTimeout(this.#onIdle, this.#seconds * 1000);
  }
}
