/** Numbers of runs of guests: never the same twice while the driver lives, nor that of a guest found again. */
export class RunIds {
  #last = 0;

  next(): number {
    this.#last += 1;
    return this.#last;
  }

  /** Notes a number that is in use from before. */
  note(id: number): void {
    this.#last = Math.max(this.#last, id);
  }
}
