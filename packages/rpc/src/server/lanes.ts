/**
 * How many calls of one client run at once. Ordinary calls share `limit` places, and as many more may wait;
 * then the connection stops reading, which the client feels. High-priority calls have places of their own, so
 * they pass ordinary ones that wait.
 */
export class Lanes<T> {
  readonly #limit: number;
  readonly #setFull: (full: boolean) => void;
  readonly #waiting: T[] = [];
  #ordinary = 0;
  #high = 0;
  #full = false;

  constructor(limit: number, setFull: (full: boolean) => void) {
    this.#limit = limit;
    this.#setFull = setFull;
  }

  /** Calls begun and not yet done, of both kinds. */
  get running(): number {
    return this.#ordinary + this.#high;
  }

  /** True if the call may begin at once; otherwise it waits for `leave` to hand it out. */
  enter(call: T, priority: 'low' | 'high'): boolean {
    if (priority === 'low' && this.#ordinary >= this.#limit) {
      this.#waiting.push(call);
      this.#account();
      return false;
    }
    if (priority === 'high') this.#high++;
    else this.#ordinary++;
    this.#account();
    return true;
  }

  /** Ends a call. What is returned takes its place and must begin now. */
  leave(priority: 'low' | 'high'): T | null {
    const next = priority === 'low' ? this.#waiting.shift() : undefined;
    if (priority === 'high') this.#high--;
    else if (next === undefined) this.#ordinary--;
    this.#account();
    return next ?? null;
  }

  /** Forgets the calls that wait, and returns them. */
  drain(): T[] {
    return this.#waiting.splice(0);
  }

  #account(): void {
    const full = this.#waiting.length >= this.#limit || this.#high >= this.#limit;
    if (full === this.#full) return;
    this.#full = full;
    this.#setFull(full);
  }
}
