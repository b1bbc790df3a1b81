/**
 * The wire's way to ask for typed parameters: first with room for none, to learn how many there are, then for them.
 * A caller says by a flag that it understands text among them; the contract's methods know neither flag nor room.
 */
import { type Awaitable, type MethodName, TypedParameterFlags, type TypedParam } from '@typevirt/driver';
import type { Session } from '../session/session.ts';
import { ask, type MethodArgs, type MethodReply, after } from './handler.ts';

type HasParams<M extends MethodName> =
  MethodReply<M> extends { readonly params: readonly unknown[] } ? M : never;
type ParamOf<M extends MethodName> =
  MethodReply<M> extends { readonly params: readonly (infer P)[] } ? P : never;

const textOkay = TypedParameterFlags.paramStringOkay;

/** The parameters that the caller understands. */
export function understood(params: readonly TypedParam[], flags: number): readonly TypedParam[] {
  return (flags & textOkay) !== 0 ? params : params.filter((param) => param.type !== 'string');
}

/** The same flags without the one that says text is understood. */
export function withoutTextFlag(flags: number): number {
  return (flags & ~textOkay) >>> 0;
}

/** At most `nparams` parameters, which then count themselves; with 0 just their number. */
export function roomFor<P>(
  params: readonly P[],
  nparams: number,
): { readonly params: readonly P[]; readonly nparams: number } {
  if (nparams <= 0) return { params: [], nparams: params.length };
  return { params: params.length > nparams ? params.slice(0, nparams) : params, nparams: 0 };
}

type Typed<M extends MethodName> = ParamOf<M> extends TypedParam ? HasParams<M> : never;

/** Typed parameters with room for `nparams`. */
export function typedParams<M extends MethodName>(method: M & Typed<M>) {
  type Args = MethodArgs<M> & { nparams: number; flags: number };
  return (
    { nparams, ...args }: Args,
    session: Session,
  ): Awaitable<ReturnType<typeof roomFor<TypedParam>>> => {
    const { flags } = args;
    const asked = { ...args, flags: withoutTextFlag(flags) } as unknown as MethodArgs<M>;
    return after(ask(session, method as M, asked), (reply) =>
      roomFor(understood((reply as { params: readonly TypedParam[] }).params, flags), nparams),
    );
  };
}

/** All typed parameters that the caller understands. */
export function understoodParams<M extends MethodName>(method: M & Typed<M>) {
  return (
    args: MethodArgs<M> & { flags: number },
    session: Session,
  ): Awaitable<{ readonly params: readonly TypedParam[] }> => {
    const asked = { ...args, flags: withoutTextFlag(args.flags) } as unknown as MethodArgs<M>;
    return after(ask(session, method as M, asked), (reply) => ({
      params: understood((reply as { params: readonly TypedParam[] }).params, args.flags),
    }));
  };
}

/** Named numbers, which are not typed parameters, with room for `nparams`. */
export function namedNumbers<M extends MethodName>(method: M & HasParams<M>) {
  return ({ nparams, ...args }: MethodArgs<M> & { nparams: number }, session: Session) =>
    after(ask(session, method as M, args as unknown as MethodArgs<M>), (reply) =>
      roomFor((reply as unknown as { params: readonly ParamOf<M>[] }).params, nparams),
    );
}
