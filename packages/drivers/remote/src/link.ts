/**
 * The way of calls: to the endpoint of now, with errors as the contract has them. A reconnected link has another
 * endpoint; who holds the link need not know.
 */
import type { ByteStream, Call } from '@typevirt/driver';
import {
  type ArgsOf,
  type CallKey,
  type CallOptions,
  type CallOptionsFor,
  type ClientEndpoint,
  type FdsReplyKey,
  type Program,
  type ReplyOf,
  type remote,
  type StreamKey,
  remote as remoteProgram,
} from '@typevirt/rpc';
import { toVirtError } from './errors.ts';

/** The remote program, as a type. */
export type Remote = typeof remote;

export class RemoteLink {
  #endpoint: ClientEndpoint;

  constructor(endpoint: ClientEndpoint) {
    this.#endpoint = endpoint;
  }

  get endpoint(): ClientEndpoint {
    return this.#endpoint;
  }

  /** Later calls go over another endpoint. */
  use(endpoint: ClientEndpoint): void {
    this.#endpoint = endpoint;
  }

  /** Calls a procedure of the remote program. @throws {VirtError} */
  call<K extends CallKey<Remote>>(key: K, args: ArgsOf<Remote, K>, call: Call): Promise<ReplyOf<Remote, K>> {
    return this.callOf(remoteProgram, key, args, limits(call));
  }

  /** Calls a procedure of any program. @throws {VirtError} */
  async callOf<P extends Program, K extends CallKey<P>>(
    program: P,
    key: K,
    args: ArgsOf<P, K>,
    options: CallOptionsFor<ReplyOf<P, K>>,
  ): Promise<ReplyOf<P, K>> {
    try {
      return await this.#endpoint.call(program, key, args, options);
    } catch (error) {
      throw toVirtError(error);
    }
  }

  /** The same for calls whose reply brings file descriptors, which are the caller's to close. @throws {VirtError} */
  async callForFds<P extends Program, K extends FdsReplyKey<P>>(
    program: P,
    key: K,
    args: ArgsOf<P, K>,
    options: CallOptions,
  ): Promise<{ readonly reply: ReplyOf<P, K>; readonly fds: readonly number[] }> {
    try {
      return await this.#endpoint.callForFds(program, key, args, options);
    } catch (error) {
      throw toVirtError(error);
    }
  }

  /** The same for calls that open a stream. @throws {VirtError} */
  async open<K extends StreamKey<Remote>>(
    key: K,
    args: ArgsOf<Remote, K>,
    call: Call,
  ): Promise<{ readonly reply: ReplyOf<Remote, K>; readonly stream: ByteStream }> {
    try {
      const { reply, stream } = await this.#endpoint.openStream(remoteProgram, key, args, limits(call));
      return { reply, stream: explained(stream) };
    } catch (error) {
      throw toVirtError(error);
    }
  }
}

/** What of a call's circumstances travels. */
export function limits({ signal }: Call): CallOptions {
  return signal === undefined ? {} : { signal };
}

/** A stream whose failures are the contract's errors. */
function explained(stream: ByteStream): ByteStream {
  const rethrow = (error: unknown): never => {
    throw toVirtError(error);
  };
  return {
    read: (maxBytes) => stream.read(maxBytes).catch(rethrow),
    write: (data) => stream.write(data).catch(rethrow),
    finish: () => stream.finish().catch(rethrow),
    abort: (reason) => stream.abort(reason),
  };
}
