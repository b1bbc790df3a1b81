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

/** The way from objects to a driver. */
export class Session {
  readonly connection: DriverConnection;
  readonly #deadlineMs: number | undefined;

  /** @param deadlineMs Longest wait of a call that sets none itself; none: for ever. */
  constructor(connection: DriverConnection, deadlineMs?: number) {
    this.connection = connection;
    this.#deadlineMs = deadlineMs;
  }

  /**
   * Calls one method of the contract.
   *
   * @throws {VirtError} what the driver throws; `operationAborted` and `operationTimeout` for the caller's own limits.
   */
  async call<K extends MethodName>(
    name: K,
    args: ArgsOf<K>,
    api: string,
    options: CallOptions = {},
  ): Promise<ReplyOf<K>> {
    const method = requireMethod(this.connection, name, api) as (
      args: ArgsOf<K>,
      call: Call,
    ) => Promise<ReplyOf<K>>;
    const deadlineMs = options.deadlineMs ?? this.#deadlineMs;
    const { signal } = options;
    if (signal === undefined && deadlineMs === undefined) return method(args, {});
    return within(api, signal, deadlineMs, (limit) => method(args, { signal: limit }));
  }
}

async function within<T>(
  api: string,
  signal: AbortSignal | undefined,
  deadlineMs: number | undefined,
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
    deadlineMs === undefined
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
