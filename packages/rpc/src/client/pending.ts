/** A call on its way: who waits for it, and what lets go of its deadline and signal. */
import type { AnyProcedure } from '../programs/procedure.ts';
import type { ClientStream } from './stream.ts';

/** What a reply brings. */
export interface Answer {
  readonly reply: unknown;
  readonly fds: readonly number[];
}

/** A reply did not come in time. The call may still take effect. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

export interface CallOptions {
  /** Ends the wait, not the call: the protocol cannot recall it. */
  readonly signal?: AbortSignal;
  /** Longest wait for the reply. Default: without end. */
  readonly deadlineMs?: number;
  /** Descriptors to send along; they are closed once sent. */
  readonly fds?: readonly number[];
}

export class PendingCall {
  readonly row: AnyProcedure;
  readonly stream: ClientStream | null;
  readonly #resolve: (answer: Answer) => void;
  readonly #reject: (error: unknown) => void;
  readonly #onReply: ((reply: unknown) => void) | undefined;
  #release: (() => void) | null = null;
  /** Nobody waits any more; the entry stays so that the late reply is recognized. */
  abandoned = false;

  constructor(
    row: AnyProcedure,
    stream: ClientStream | null,
    settle: {
      resolve: (answer: Answer) => void;
      reject: (error: unknown) => void;
      onReply?: ((reply: unknown) => void) | undefined;
    },
  ) {
    this.row = row;
    this.stream = stream;
    this.#resolve = settle.resolve;
    this.#reject = settle.reject;
    this.#onReply = settle.onReply;
  }

  /** Gives up on the reply when the signal or the deadline says so. */
  limit({ signal, deadlineMs }: CallOptions): void {
    if (signal === undefined && deadlineMs === undefined) return;
    const onAbort = (): void => this.#abandon(signal?.reason);
    const onLate = (): void => this.#abandon(new DeadlineError(`no reply within ${deadlineMs} ms`));
    const timer = deadlineMs === undefined ? undefined : setTimeout(onLate, deadlineMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    this.#release = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
  }

  succeed(answer: Answer): void {
    this.#release?.();
    this.#onReply?.(answer.reply);
    this.#resolve(answer);
  }

  fail(error: unknown): void {
    this.#release?.();
    this.#reject(error);
  }

  #abandon(reason: unknown): void {
    this.abandoned = true;
    this.fail(reason);
  }
}
