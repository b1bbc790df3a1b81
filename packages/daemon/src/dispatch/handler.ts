/**
 * What answers a row of a procedure table: a function of the row's arguments and the session they came through.
 *
 * The types follow the row, so a handler of the wrong shape does not compile. Most rows are the contract's methods in
 * other words; `same` is the one line for those. A method that the driver lacks throws `MissingMethod`, and the one
 * place that calls handlers (`serve.ts`) makes libvirt's error 3 of it, which names the row's public function.
 */
import type { Awaitable, ByteStream, MethodName, Methods, NoArgs } from '@typevirt/driver';
import type { ArgsOf, CallKey, Program, ReplyOf, remote } from '@typevirt/rpc';
import type { Session } from '../session/session.ts';

/**
 * The same value, with nothing in it to be changed: what drivers answer may be their own state. A yes or no may be told
 * as a number, which is no if it is 0.
 */
export type Frozen<T> = T extends Uint8Array | bigint | string | number | null | undefined
  ? T
  : T extends boolean
    ? boolean | number
    : T extends readonly (infer Item)[]
      ? readonly Frozen<Item>[]
      : { readonly [K in keyof T]: Frozen<T[K]> };

type RowOf<P extends Program, K extends keyof P['procedures']> = P['procedures'][K];

/** The row's arguments, and the file descriptors that came with them where the row has any. */
export type HandlerArgs<P extends Program, K extends keyof P['procedures']> =
  RowOf<P, K> extends {
    readonly fds: 'call' | 'both';
  }
    ? ArgsOf<P, K> & { readonly fds: readonly number[] }
    : ArgsOf<P, K>;

type Fields<T> = [T] extends [void] ? unknown : Frozen<T>;

/** The row's reply, with the stream that it opens or the file descriptors that go with it. */
export type HandlerReply<P extends Program, K extends keyof P['procedures']> =
  RowOf<P, K> extends {
    readonly stream: 'read' | 'write' | 'both';
  }
    ? Fields<ReplyOf<P, K>> & { readonly stream: ByteStream }
    : RowOf<P, K> extends { readonly fds: 'reply' }
      ? Fields<ReplyOf<P, K>> & { readonly fds: readonly number[] }
      : [ReplyOf<P, K>] extends [void]
        ? void
        : Frozen<ReplyOf<P, K>>;

/** Answers one row. */
export type Handler<P extends Program, K extends keyof P['procedures'], Context = Session> = (
  args: HandlerArgs<P, K>,
  context: Context,
) => Awaitable<HandlerReply<P, K>>;

/** A handler for every call of a program. */
export type HandlerTable<P extends Program, Context = Session> = {
  readonly [K in CallKey<P>]: Handler<P, K, Context>;
};

/** A handler for every call of the remote program. Named, so that declarations name it instead of spelling it out. */
export interface RemoteHandlers extends HandlerTable<typeof remote> {}

/** Part of the remote program's table: the rows of one area. */
export function area<K extends keyof RemoteHandlers>(
  handlers: Pick<RemoteHandlers, K>,
): Pick<RemoteHandlers, K> {
  return handlers;
}

/** What a method of the contract takes. */
export type MethodArgs<M extends MethodName> = Parameters<Methods[M]>[0];
/** What a method of the contract answers. */
export type MethodReply<M extends MethodName> = Awaited<ReturnType<Methods[M]>>;

/** The driver has no such method. */
export class MissingMethod extends Error {
  override readonly name = 'MissingMethod';
}

type AnyMethod<M extends MethodName> = (
  args: MethodArgs<M>,
  call: Session['call'],
) => Awaitable<MethodReply<M>>;

/** Calls a method of the session's driver. @throws {MissingMethod} when the driver lacks it. */
export function ask<M extends MethodName>(
  session: Session,
  method: M,
  args: MethodArgs<M>,
): Awaitable<MethodReply<M>> {
  const connection = session.connection;
  const found = connection[method] as AnyMethod<M> | undefined;
  if (found === undefined) throw new MissingMethod(method);
  return found.call(connection, args, session.call);
}

/** Carries on after a value that is here or comes later, without a turn of waiting in the first case. */
export function after<T, U>(value: Awaitable<T>, next: (value: T) => Awaitable<U>): Awaitable<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}

const noArgs: NoArgs = {};
type WireArgs<M extends MethodName> = [NoArgs] extends [MethodArgs<M>] ? void : MethodArgs<M>;

/** A row that says what the method says, in the same shapes. */
export function same<M extends MethodName>(method: M) {
  return (args: WireArgs<M>, session: Session): Awaitable<MethodReply<M>> =>
    ask(session, method, (args ?? noArgs) as MethodArgs<M>);
}

/** A row that answers nothing where the method answers something. */
export function silent<A, R>(handler: (args: A, session: Session) => Awaitable<R>) {
  return (args: A, session: Session): Awaitable<void> => after(handler(args, session), () => undefined);
}

/** An older row whose method also takes flags; the row means those given here. */
export function withFlags<M extends MethodName>(method: M, flags: number) {
  return (args: Omit<MethodArgs<M>, 'flags'>, session: Session): Awaitable<MethodReply<M>> =>
    ask(session, method, { ...args, flags } as MethodArgs<M>);
}
