/**
 * What a row of a procedure table says. Client, server, access check, fuzzer and reference read the row;
 * neither side imports the other.
 *
 * @source libvirt src/remote/remote_protocol.x and the annotations in it
 */
import type { Xdr } from '../xdr/codec.ts';
import { nothing } from '../xdr/scalars.ts';
import type { Permission } from './permission.ts';

export type StreamKind = 'none' | 'read' | 'write' | 'both';
export type FdsKind = 'none' | 'call' | 'reply' | 'both';

/** One procedure of a program. */
export interface Procedure<
  Args,
  Reply,
  Kind extends 'call' | 'event',
  Stream extends StreamKind,
  Fds extends FdsKind,
> {
  readonly number: number;
  readonly kind: Kind;
  /** An event's content stands here too. */
  readonly args: Xdr<Args>;
  readonly reply: Xdr<Reply>;
  /** What the caller must be permitted, all of it; null where the protocol's source was not at hand. */
  readonly allow: readonly Permission[] | null;
  /** What the caller must be permitted for an object to appear in the reply. */
  readonly filter: readonly string[];
  /** `high`: cannot block, so it may pass calls that wait. */
  readonly priority: 'low' | 'high';
  /** Which way data flows after the reply, seen from the client. */
  readonly stream: Stream;
  /** Which packets carry file descriptors. */
  readonly fds: Fds;
  /** False for the procedures that do the authenticating. */
  readonly needsAuth: boolean;
  /** The public function it serves; null for internal procedures and events. */
  readonly api: string | null;
  /** First libvirt release with the public function. */
  readonly since: string | null;
}

/** Any row, for code that reads tables without knowing the types. */
export type AnyProcedure = Procedure<unknown, unknown, 'call' | 'event', StreamKind, FdsKind>;

export type Call<Args, Reply, Stream extends StreamKind = 'none', Fds extends FdsKind = 'none'> = Procedure<
  Args,
  Reply,
  'call',
  Stream,
  Fds
>;
export type Event<Content> = Procedure<Content, void, 'event', 'none', 'none'>;

export type Rows = Readonly<Record<string, AnyProcedure>>;

/** A program: its numbers and its rows. */
export interface Program<R extends Rows = Rows> {
  readonly name: string;
  /** Number of the program on the wire. */
  readonly number: number;
  readonly version: number;
  readonly procedures: R;
}

interface CallRow<Args, Reply> {
  readonly number: number;
  readonly args: Xdr<Args>;
  readonly reply: Xdr<Reply>;
  readonly allow: readonly Permission[] | null;
  readonly filter?: readonly string[];
  readonly priority?: 'low' | 'high';
  readonly needsAuth?: boolean;
  readonly api?: string;
  readonly since?: string;
}

interface Carries {
  readonly stream?: StreamKind;
  readonly fds?: FdsKind;
}

type StreamOf<C extends Carries> = C extends { readonly stream: infer S extends StreamKind } ? S : 'none';
type FdsOf<C extends Carries> = C extends { readonly fds: infer F extends FdsKind } ? F : 'none';

/** A procedure that the client calls. Left out means: low priority, no stream, no descriptors, needs authentication. */
export function procedure<Args, Reply, const C extends Carries>(
  row: CallRow<Args, Reply> & C,
): Call<Args, Reply, StreamOf<C>, FdsOf<C>> {
  const { stream = 'none', fds = 'none' } = row;
  return {
    kind: 'call',
    filter: [],
    priority: 'low',
    needsAuth: true,
    api: null,
    since: null,
    ...row,
    stream: stream as StreamOf<C>,
    fds: fds as FdsOf<C>,
  };
}

/** A message that the server sends on its own. */
export function event<Content>(number: number, content: Xdr<Content>): Event<Content> {
  return {
    number,
    kind: 'event',
    args: content,
    reply: nothing,
    allow: [],
    filter: [],
    priority: 'low',
    stream: 'none',
    fds: 'none',
    needsAuth: true,
    api: null,
    since: null,
  };
}

/** Ties rows to their program. */
export function program<R extends Rows>(
  identity: { name: string; number: number; version: number },
  procedures: R,
): Program<R> {
  return { ...identity, procedures };
}

/** What a procedure takes. */
export type ArgsOf<P extends Program, K extends keyof P['procedures']> = P['procedures'][K] extends {
  readonly args: Xdr<infer Args>;
}
  ? Args
  : never;

/** What a procedure answers. */
export type ReplyOf<P extends Program, K extends keyof P['procedures']> = P['procedures'][K] extends {
  readonly reply: Xdr<infer Reply>;
}
  ? Reply
  : never;

/** Keys of the procedures that a client calls. */
export type CallKey<P extends Program> = KeyWith<P, { readonly kind: 'call' }>;

/** Keys of the messages that a server sends on its own. */
export type EventKey<P extends Program> = KeyWith<P, { readonly kind: 'event' }>;

/** Keys of the calls that open a stream. */
export type StreamKey<P extends Program> = KeyWith<
  P,
  { readonly kind: 'call'; readonly stream: 'read' | 'write' | 'both' }
>;

/** Keys of the calls whose reply carries file descriptors. */
export type FdsReplyKey<P extends Program> = KeyWith<
  P,
  { readonly kind: 'call'; readonly fds: 'reply' | 'both' }
>;

type KeyWith<P extends Program, Row> = {
  [K in keyof P['procedures']]: P['procedures'][K] extends Row ? K : never;
}[keyof P['procedures']] &
  string;
