/**
 * Jobs: who may touch an object, and in what order. One queue per object; no other lock exists, and readers need none.
 *
 *     idle ── begin ──▶ held ── end ──▶ next in the queue, else idle
 *     held by a long job ── begin(a kind the long job allows) ──▶ held beside it
 *
 * A job waits its turn for at most `waitMs`, or until its signal aborts; refused, it says who holds the object, with
 * what, and since when. The object may have changed while its caller waited: check state after `begin()`, not before.
 *
 * @source libvirt kbase/internals/qemu-threads
 */
import { VirtError } from '../errors.ts';

/** What a job does to the object: `query` reads what only a monitor knows, `modify` changes, `destroy` ends it. */
export type JobKind = 'query' | 'modify' | 'destroy' | 'abort';

/** A job's wish. */
export interface JobRequest {
  readonly kind: JobKind;
  /** Name of the operation, as the refusal of another will say it, e.g. `domainCreate`. */
  readonly operation: string;
  readonly signal?: AbortSignal | undefined;
  /** Longest wait for the turn; default 30 s, as libvirt's. */
  readonly waitMs?: number;
  /** Kinds that may run while this job does; for long jobs such as a migration. */
  readonly allows?: readonly JobKind[];
}

interface Waiting {
  readonly request: JobRequest;
  readonly grant: () => void;
}

interface Held {
  readonly request: JobRequest;
  readonly since: number;
}

/** A turn that was granted; ends when disposed. */
export interface Job extends Disposable {
  readonly kind: JobKind;
  readonly operation: string;
  end(): void;
}

const defaultWaitMs = 30_000;

/** The queue of one object's jobs. */
export class JobQueue {
  readonly #held = new Set<Held>();
  readonly #waiting: Waiting[] = [];
  readonly #now: () => number;

  /** @param now Milliseconds since any fixed moment. */
  constructor(now: () => number = () => Date.now()) {
    this.#now = now;
  }

  /** What holds the object now, oldest first. */
  get holders(): readonly { readonly operation: string; readonly sinceMs: number }[] {
    return [...this.#held].map((held) => ({ operation: held.request.operation, sinceMs: held.since }));
  }

  /**
   * Waits for the turn.
   *
   * @throws {VirtError} `operationTimeout` after `waitMs`; `operationAborted` when the signal says so.
   */
  async begin(request: JobRequest): Promise<Job> {
    const { signal } = request;
    if (signal?.aborted) throw aborted(request);
    if (this.#waiting.length > 0 || !this.#admits(request)) return this.#wait(request);
    return this.#hold(request);
  }

  #admits(request: JobRequest): boolean {
    for (const held of this.#held) if (!held.request.allows?.includes(request.kind)) return false;
    return true;
  }

  #wait(request: JobRequest): Promise<Job> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(timer);
        request.signal?.removeEventListener('abort', onAbort);
        const place = this.#waiting.indexOf(waiting);
        if (place >= 0) this.#waiting.splice(place, 1);
      };
      const refuse = (error: VirtError): void => {
        leave();
        reject(error);
        this.#grant();
      };
      const onAbort = (): void => refuse(aborted(request));
      const timer = setTimeout(() => refuse(this.#timedOut()), request.waitMs ?? defaultWaitMs);
      const waiting: Waiting = {
        request,
        grant: () => {
          leave();
          resolve(this.#hold(request));
        },
      };
      request.signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(waiting);
      this.#grant();
    });
  }

  #timedOut(): VirtError {
    const [holder] = this.holders;
    const since = holder === undefined ? '' : ` for ${Math.round((this.#now() - holder.sinceMs) / 1000)}s`;
    const by = holder === undefined ? 'an earlier request' : holder.operation;
    return new VirtError('operationTimeout', `cannot acquire state change lock (held by ${by}${since})`);
  }

  #hold(request: JobRequest): Job {
    const held: Held = { request, since: this.#now() };
    this.#held.add(held);
    const end = (): void => {
      if (this.#held.delete(held)) this.#grant();
    };
    return { kind: request.kind, operation: request.operation, end, [Symbol.dispose]: end };
  }

  /** Grants turns in order, up to the first that must go on waiting. */
  #grant(): void {
    for (
      let next = this.#waiting[0];
      next !== undefined && this.#admits(next.request);
      next = this.#waiting[0]
    ) {
      next.grant();
    }
  }
}

function aborted(request: JobRequest): VirtError {
  return new VirtError('operationAborted', `${request.operation}: the caller gave up`, {
    cause: request.signal?.reason,
  });
}
