/**
 * The worker threads that libvirt's daemon would have for the calls that run here.
 *
 * Calls take no turns on threads in this daemon, so the limits hold nobody back. Admin clients still read and set them, and
 * the counts tell how busy the daemon is: a pool starts with the fewest, grows to what runs at once, and never shrinks
 * but to a new maximum.
 */
import type { WorkerLimits } from '../options/config.ts';

export class WorkerCount {
  #limits: WorkerLimits;
  #grown: number;
  readonly #running: () => number;

  /** @param running Calls that run now. */
  constructor(limits: WorkerLimits, running: () => number) {
    this.#limits = limits;
    this.#grown = limits.minWorkers;
    this.#running = running;
  }

  get limits(): WorkerLimits {
    return this.#limits;
  }

  set limits(limits: WorkerLimits) {
    this.#limits = limits;
    this.#grown = this.#within(this.#grown);
  }

  /** How many there would be. */
  get count(): number {
    this.#grown = this.#within(Math.max(this.#grown, this.#running()));
    return this.#grown;
  }

  /** How many of them would have nothing to do. */
  get free(): number {
    return Math.max(0, this.count - this.#running());
  }

  #within(count: number): number {
    return Math.min(this.#limits.maxWorkers, Math.max(this.#limits.minWorkers, count));
  }
}
