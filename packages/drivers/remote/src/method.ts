/**
 * A method of the contract as a call of the remote program. Most are a row in other words; the functions here say
 * which. A row of other shapes than the method's does not compile.
 */
import {
  type ByteStream,
  type Call,
  type MethodName,
  type Methods,
  type NoArgs,
  TypedParameterFlags,
} from '@typevirt/driver';
import type { ArgsOf, CallKey, ReplyOf, StreamKey } from '@typevirt/rpc';
import type { Remote, RemoteLink } from './link.ts';

/** What a method of the contract takes. */
export type MethodArgs<M extends MethodName> = Parameters<Methods[M]>[0];
/** What a method of the contract answers. */
export type MethodReply<M extends MethodName> = Awaited<ReturnType<Methods[M]>>;

/** One method, given the link to call over. */
export type RemoteMethod<M extends MethodName> = (
  args: MethodArgs<M>,
  call: Call,
  link: RemoteLink,
) => Promise<MethodReply<M>>;

/** Every method of the contract. */
export type RemoteMethodTable = { readonly [M in MethodName]: RemoteMethod<M> };

/** The same under a name, so that declarations name it instead of spelling it out. */
export interface RemoteMethods extends RemoteMethodTable {}

/** Part of the table: the methods of one area. */
export function area<M extends MethodName>(methods: Pick<RemoteMethods, M>): Pick<RemoteMethods, M> {
  return methods;
}

/** The same value with nothing in it to be changed, as callers have it. */
type Frozen<T> = T extends Uint8Array | bigint | string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Frozen<Item>[]
    : { readonly [K in keyof T]: Frozen<T[K]> };

/** What a caller gives for a row. */
type Given<K extends CallKey<Remote>> = [ArgsOf<Remote, K>] extends [void]
  ? NoArgs
  : Frozen<ArgsOf<Remote, K>>;

/** A row that says what the method says, in the same shapes. */
export function same<K extends CallKey<Remote>>(row: K) {
  return (args: Given<K>, call: Call, link: RemoteLink): Promise<ReplyOf<Remote, K>> =>
    link.call(row, args as unknown as ArgsOf<Remote, K>, call);
}

/** Fields that say yes or no. */
export type YesField<Reply> = { [F in keyof Reply]: Reply[F] extends boolean ? F : never }[keyof Reply];

/** A reply with one field as 1 or 0. */
export type WithNumber<Reply, F extends keyof Reply> = Omit<Reply, F> & { readonly [Name in F]: number };

/** A row that answers yes or no where the method answers 1 or 0. */
export function withNumber<K extends CallKey<Remote>, F extends YesField<ReplyOf<Remote, K>>>(
  row: K,
  field: F,
) {
  return async (args: Given<K>, call: Call, link: RemoteLink): Promise<WithNumber<ReplyOf<Remote, K>, F>> => {
    const reply = await link.call(row, args as unknown as ArgsOf<Remote, K>, call);
    return { ...(reply as object), [field]: Number(reply[field]) } as unknown as WithNumber<
      ReplyOf<Remote, K>,
      F
    >;
  };
}

/** A reply and the stream that goes with it. */
export type StreamReply<Reply> = ([Reply] extends [void] ? unknown : Reply) & { readonly stream: ByteStream };

/** A row that opens a stream. */
export function opening<K extends StreamKey<Remote>>(row: K) {
  return async (args: Given<K>, call: Call, link: RemoteLink): Promise<StreamReply<ReplyOf<Remote, K>>> => {
    const { reply, stream } = await link.open(row, args as unknown as ArgsOf<Remote, K>, call);
    return { ...(reply as object), stream } as StreamReply<ReplyOf<Remote, K>>;
  };
}

type ListKey = {
  [K in CallKey<Remote>]: ArgsOf<Remote, K> extends { needResults: number | boolean } ? K : never;
}[CallKey<Remote>];

/** A row that counts or lists, asked to list. */
export function listed<K extends ListKey>(row: K) {
  return (args: Omit<Given<K>, 'needResults'>, call: Call, link: RemoteLink): Promise<ReplyOf<Remote, K>> =>
    link.call(row, { ...args, needResults: 1 } as unknown as ArgsOf<Remote, K>, call);
}

type ParamsKey = {
  [K in CallKey<Remote>]: ArgsOf<Remote, K> extends { nparams: number }
    ? ReplyOf<Remote, K> extends { params: readonly unknown[]; nparams: number }
      ? K
      : never
    : never;
}[CallKey<Remote>];

/** Flags for a row that may answer text among typed parameters. */
export function withTextFlag(flags: number): number {
  return (flags | TypedParameterFlags.paramStringOkay) >>> 0;
}

/** Rows whose parameters are not typed ones, so that the flag for text means nothing to them. */
const withoutText: ReadonlySet<string> = new Set([
  'nodeGetCpuStats',
  'nodeGetMemoryStats',
  'networkPortGetParameters',
  'nodeGetSevInfo',
]);

/** A reply's parameters, without what only the wire needs. */
export type ParamsOnly<Reply> = Reply extends { readonly params: infer P } ? { readonly params: P } : never;

/** A row that is asked twice: how many parameters there are, then for them. */
export function params<K extends ParamsKey>(row: K) {
  type Asked = Omit<Given<K>, 'nparams'> & { readonly flags: number };
  return async (args: Asked, call: Call, link: RemoteLink): Promise<ParamsOnly<ReplyOf<Remote, K>>> => {
    const flags = withoutText.has(row) ? args.flags : withTextFlag(args.flags);
    const ask = (nparams: number): Promise<ReplyOf<Remote, K>> =>
      link.call(row, { ...args, flags, nparams } as unknown as ArgsOf<Remote, K>, call);
    const { nparams } = (await ask(0)) as { nparams: number };
    const { params } = (nparams === 0 ? { params: [] } : await ask(nparams)) as { params: unknown };
    return { params } as ParamsOnly<ReplyOf<Remote, K>>;
  };
}
