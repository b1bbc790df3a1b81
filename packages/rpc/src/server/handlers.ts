/**
 * Handlers and the rows they answer. `service()` ties them together once; every connection of a daemon shares
 * the result, so a call finds its handler by one look into an array.
 */
import type { ByteStream } from '../byte-stream.ts';
import type { AnyProcedure, CallKey, Procedure, Program } from '../programs/procedure.ts';

/** The circumstances of one call. */
export interface CallContext<Session> {
  /** What the daemon keeps for this connection. */
  readonly session: Session;
  /** Aborts when the connection ends before the call does. */
  readonly signal: AbortSignal;
}

interface FdsIn {
  /** Descriptors that came with the call; the handler closes them. */
  readonly fds: readonly number[];
}

interface FdsOut {
  /** Gives descriptors to send along with the reply; they are closed once sent. */
  replyWithFds(fds: readonly number[]): void;
}

interface Streaming {
  /** Goes live with the reply: writes wait for it. The handler's to finish or abort, also after it has returned. */
  readonly stream: ByteStream;
}

type ContextOf<Row, Session> = CallContext<Session> &
  (Row extends { readonly fds: 'call' | 'both' } ? FdsIn : unknown) &
  (Row extends { readonly fds: 'reply' | 'both' } ? FdsOut : unknown) &
  (Row extends { readonly stream: 'read' | 'write' | 'both' } ? Streaming : unknown);

/** Answers one procedure: at once, which is fastest, or later. What it throws becomes the error reply. */
export type Handler<Row, Session> =
  Row extends Procedure<infer Args, infer Reply, 'call', infer _Stream, infer _Fds>
    ? (args: Args, call: ContextOf<Row, Session>) => Reply | Promise<Reply>
    : never;

/** A handler for every call of a program. */
export type Handlers<P extends Program, Session> = {
  readonly [K in CallKey<P>]: Handler<P['procedures'][K], Session>;
};

/** A handler without its types, as the dispatcher calls it. */
export type AnyHandler = (args: unknown, call: unknown) => unknown;

/** A row and who answers it; null means that nobody does. */
export interface Entry {
  readonly key: string;
  readonly row: AnyProcedure;
  readonly handler: AnyHandler | null;
}

/** A program with its handlers, ready to serve. */
export interface Service<Session> {
  readonly program: Program;
  /** By number of the procedure; only calls. */
  readonly entries: readonly (Entry | undefined)[];
  /** Never set; keeps services of different sessions apart. */
  readonly session?: Session;
}

/** Ties a program to its handlers. Procedures without one answer libvirt's "not supported". */
export function service<P extends Program, Session>(
  program: P,
  handlers: Partial<Handlers<P, Session>>,
): Service<Session> {
  const entries: Entry[] = [];
  const byKey: Readonly<Record<string, unknown>> = handlers;
  for (const [key, row] of Object.entries(program.procedures)) {
    if (row.kind !== 'call') continue;
    const handler = byKey[key];
    entries[row.number] = {
      key,
      row,
      handler: typeof handler === 'function' ? (handler as AnyHandler) : null,
    };
  }
  return { program, entries };
}
