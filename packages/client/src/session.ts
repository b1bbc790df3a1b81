/**
 * One open driver connection as the API's objects use it: finds the method, adds the caller's patience, turns a missing
 * method into error 3.
 */
import {
  VirtError,
  requireMethod,
  type Call,
  type DriverConnection,
  type MethodName,
  type Methods,
} from '@typevirt/driver';
import type { CallOptions } from './objects/virt-object.ts';

type ArgsOf<K extends MethodName> = Parameters<Methods[K]>[0];
type ReplyOf<K extends MethodName> = Awaited<ReturnType<Methods[K]>>;

/** What a session is told beside its driver. */
export interface SessionOptions {
  /** The URI that was opened; none: the driver is asked for its own. */
  readonly uri?: string | undefined;
  /** Longest wait of a call that sets none itself, in milliseconds; none: for ever. */
  readonly deadlineMs?: number | undefined;
}

/** Longer waits are for ever: a timer counts no further. */
const longestTimerMs = 0x7fff_ffff;

/** The way from objects to a driver. */
export class Session {
  readonly connection: DriverConnection;
  readonly uri: string | undefined;
  readonly #deadlineMs: number | undefined;
  #ended = false;

  constructor(connection: DriverConnection, { uri, deadlineMs }: SessionOptions = {}) {
    this.connection = connection;
    this.uri = uri;
    this.#deadlineMs = deadlineMs;
  }

  /** Refuses all later calls. */
  end(): void {
    this.#ended = true;
  }

  /**
   * Calls one method of the contract.
   *
   * @throws {VirtError} `invalidConn` once the caller has closed the connection; what the driver throws; `operationAborted` and `operationTimeout` for the caller's own limits.
   */
  async call<K extends MethodName>(
    name: K,
    args: ArgsOf<K>,
    api: string,
    options: CallOptions = {},
  ): Promise<ReplyOf<K>> {
    if (this.#ended) throw new VirtError('invalidConn', api);
    const method = requireMethod(this.connection, name, api) as (
      args: ArgsOf<K>,
      call: Call,
    ) => Promise<ReplyOf<K>>;
    const { signal, deadlineMs = this.#deadlineMs ?? Infinity } = options;
    if (signal === undefined && deadlineMs > longestTimerMs) return method(args, {});
    return within(api, signal, deadlineMs, (limit) => method(args, { signal: limit }));
  }
}

async function within<T>(
  api: string,
  signal: AbortSignal | undefined,
  deadlineMs: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let give: (error: VirtError) => void = () => undefined;
  const given = new Promise<never>((_, reject) => (give = reject));
  const stop = (error: VirtError): void => {
    give(error);
    controller.abort(error);
  };
  const onAbort = (): void => stop(new VirtError('operationAborted', api, { cause: signal?.reason }));
  const timer =
    deadlineMs > longestTimerMs
      ? undefined
      : setTimeout(
          () => stop(new VirtError('operationTimeout', `${api} took longer than ${deadlineMs} ms`)),
          deadlineMs,
        );
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    if (signal?.aborted) throw new VirtError('operationAborted', api, { cause: signal.reason });
    return await Promise.race([work(controller.signal), given]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
