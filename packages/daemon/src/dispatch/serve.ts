/**
 * Handlers made ready for the wire: the one place where a handler is called. It adds to arguments and replies what
 * travels beside them (file descriptors, streams) and makes libvirt's errors of what a handler throws.
 *
 * Descriptors that came with a call are closed when the handler is done with it; a driver duplicates what it keeps.
 */
import type { Awaitable, ByteStream } from '@typevirt/driver';
import { type AnyProcedure, type Handlers, type Program, type Service, service } from '@typevirt/rpc';
import { explain } from './errors.ts';
import type { HandlerTable } from './handler.ts';
import { pump } from './pump.ts';

type Plain = (args: unknown, context: unknown) => Awaitable<unknown>;

/** What the wire hands to a handler, whatever its row. */
interface WireCall<Context> {
  readonly session: Context;
  readonly fds: readonly number[];
  readonly stream: ByteStream;
  replyWithFds(fds: readonly number[]): void;
}

/** The file descriptors that handlers are given and give. */
export interface Descriptors {
  close(fd: number): void;
}

/** A program with its handlers, ready to serve. */
export function serve<P extends Program, Context>(
  program: P,
  handlers: HandlerTable<P, Context>,
  descriptors: Descriptors,
): Service<Context> {
  const ready: Record<string, unknown> = {};
  const table = handlers as unknown as Readonly<Record<string, Plain>>;
  for (const [key, row] of Object.entries(program.procedures)) {
    const handler = table[key];
    if (row.kind === 'call' && handler !== undefined)
      ready[key] = prepare<Context>(row, key, handler, descriptors);
  }
  return service(program, ready as Partial<Handlers<P, Context>>);
}

function prepare<Context>(row: AnyProcedure, key: string, handler: Plain, descriptors: Descriptors) {
  const explainError = (error: unknown): unknown => explain(error, row, key);
  if (row.fds === 'call' || row.fds === 'both') return explained(withFds(handler, descriptors), explainError);
  if (row.fds === 'reply') return explained(replyingFds(handler), explainError);
  if (row.stream !== 'none') return explained(streaming(handler, row.stream), explainError);
  return explained<Context>((args, call) => handler(args, call.session), explainError);
}

type Bridge<Context = unknown> = (args: unknown, call: WireCall<Context>) => Awaitable<unknown>;

function explained<Context>(
  bridge: Bridge<Context>,
  explainError: (error: unknown) => unknown,
): Bridge<Context> {
  const reject = (error: unknown): Promise<never> => Promise.reject(explainError(error));
  return (args, call) => {
    try {
      const result = bridge(args, call);
      return result instanceof Promise ? result.catch(reject) : result;
    } catch (error) {
      throw explainError(error);
    }
  };
}

function withFds(handler: Plain, descriptors: Descriptors): Bridge {
  return async (args, { fds, session }) => {
    try {
      return await handler({ ...(args as object), fds }, session);
    } finally {
      for (const fd of fds) descriptors.close(fd);
    }
  };
}

function replyingFds(handler: Plain): Bridge {
  return async (args, call) => {
    const { fds, ...reply } = (await handler(args, call.session)) as { readonly fds: readonly number[] };
    call.replyWithFds(fds);
    return reply;
  };
}

function streaming(handler: Plain, kind: AnyProcedure['stream']): Bridge {
  return async (args, call) => {
    const { stream, ...reply } = (await handler(args, call.session)) as { readonly stream: ByteStream };
    void pump(call.stream, stream, kind);
    return reply;
  };
}
