/** What all objects of the API share: a reference, a way to the driver, and equality by key. */
import type { Session } from '../session.ts';

/** How long a call may take. */
export interface CallOptions {
  /** Ends the wait; the promise rejects with `operationAborted`. */
  readonly signal?: AbortSignal;
  /** Longest wait in milliseconds, after which the promise rejects with `operationTimeout`. `Infinity`: for ever. Default: the connection's. */
  readonly deadlineMs?: number;
}

/** An object of the API. Methods ask the driver anew each time; only the reference is kept. */
export class VirtObject<Ref> {
  /** The way to the driver; of use to those who extend the API. */
  readonly session: Session;
  /** What names the object: name and uuid, or what its kind has instead. */
  readonly ref: Ref;

  constructor(session: Session, ref: Ref) {
    this.session = session;
    this.ref = ref;
  }

  /** The object's name; of a kind without one, undefined. */
  get name(): Ref extends { readonly name: infer N } ? N : undefined {
    return (this.ref as { name?: unknown }).name as Ref extends { readonly name: infer N } ? N : undefined;
  }

  /** The object's uuid in canonical lower case; of a kind without one, undefined. */
  get uuid(): Ref extends { readonly uuid: infer U } ? U : undefined {
    return (this.ref as { uuid?: unknown }).uuid as Ref extends { readonly uuid: infer U } ? U : undefined;
  }
}
