/**
 * The wire's ways to ask for lists: "how many, and which if I need them", "how many", "at most so many names".
 * The contract has one method that gives all; these make the rest of it.
 */
import type { Awaitable, MethodName } from '@typevirt/driver';
import type { Session } from '../session/session.ts';
import { ask, type MethodArgs, type MethodReply, after } from './handler.ts';

type ListField<M extends MethodName> = keyof MethodReply<M> & string;
type ItemsOf<M extends MethodName, F extends ListField<M>> = MethodReply<M>[F] extends readonly unknown[]
  ? MethodReply<M>[F]
  : never;

function itemsOf<M extends MethodName, F extends ListField<M>>(
  reply: MethodReply<M>,
  field: F,
): ItemsOf<M, F> {
  return (reply as MethodReply<M> & object)[field] as ItemsOf<M, F>;
}

/** The list under its name, and its length as `ret`; without `needResults` only the length. */
export function counted<M extends MethodName, F extends ListField<M>>(method: M, field: F) {
  type Reply = { readonly [K in F]: ItemsOf<M, F> } & { readonly ret: number };
  return (
    { needResults, ...args }: MethodArgs<M> & { needResults: number | boolean },
    session: Session,
  ): Awaitable<Reply> =>
    after(ask(session, method, args as unknown as MethodArgs<M>), (reply) => {
      const items = itemsOf<M, F>(reply, field);
      return { [field]: needResults ? items : [], ret: items.length } as unknown as Reply;
    });
}

/** The list under its name, and its length as `ret`. */
export function withCount<M extends MethodName, F extends ListField<M>>(method: M, field: F) {
  type Reply = { readonly [K in F]: ItemsOf<M, F> } & { readonly ret: number };
  return (args: MethodArgs<M>, session: Session): Awaitable<Reply> =>
    after(ask(session, method, args), (reply) => {
      const items = itemsOf<M, F>(reply, field);
      return { [field]: items, ret: items.length } as unknown as Reply;
    });
}

type Source<A, T> = (args: A, session: Session) => Awaitable<readonly T[]>;

/** The number of what there is. */
export function numberOf<A, T>(source: Source<A, T>) {
  return (args: A, session: Session): Awaitable<{ readonly num: number }> =>
    after(source(args, session), (items) => ({ num: items.length }));
}

/** At most `maxnames` names of what there is. */
export function namesOf<A, T>(source: Source<A, T>, name: (item: T) => string) {
  return (
    args: A & { maxnames: number },
    session: Session,
  ): Awaitable<{ readonly names: readonly string[] }> =>
    after(source(args, session), (items) => ({
      names: items.slice(0, Math.max(0, args.maxnames)).map(name),
    }));
}

/** All objects of a kind that some flags choose. */
export function all<M extends MethodName, F extends ListField<M>>(method: M, field: F, flags: number) {
  type Item = ItemsOf<M, F>[number];
  return (_args: unknown, session: Session): Awaitable<readonly Item[]> =>
    after(ask(session, method, { flags }), (reply) => itemsOf<M, F>(reply, field) as readonly Item[]);
}
