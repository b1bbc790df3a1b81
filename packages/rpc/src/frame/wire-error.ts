/**
 * An error as it travels: in replies, and at the end of broken streams.
 *
 * @source libvirt src/rpc/virnetprotocol.x (virNetMessageError)
 */
import type { Xdr } from '../xdr/codec.ts';
import { optional, struct } from '../xdr/composite.ts';
import { int } from '../xdr/scalars.ts';
import { string, uuid } from '../xdr/text.ts';

const text = optional(string(4_194_304));

/** A domain named by an error. */
export interface WireErrorDomain {
  name: string;
  uuid: string;
  id: number;
}

/** A network named by an error. */
export interface WireErrorNetwork {
  name: string;
  uuid: string;
}

export interface WireError {
  /** libvirt's virErrorNumber. */
  code: number;
  /** libvirt's virErrorDomain: which part reported it. */
  domain: number;
  message: string | null;
  /** 1 warning, 2 error. */
  level: number;
  dom: WireErrorDomain | null;
  str1: string | null;
  str2: string | null;
  str3: string | null;
  int1: number;
  int2: number;
  net: WireErrorNetwork | null;
}

const wireErrorDomain: Xdr<WireErrorDomain> = struct({ name: string(4_194_304), uuid, id: int });
const wireErrorNetwork: Xdr<WireErrorNetwork> = struct({ name: string(4_194_304), uuid });

export const wireError: Xdr<WireError> = struct({
  code: int,
  domain: int,
  message: text,
  level: int,
  dom: optional(wireErrorDomain),
  str1: text,
  str2: text,
  str3: text,
  int1: int,
  int2: int,
  net: optional(wireErrorNetwork),
});

const codeRpc = 39;
const domainRpc = 7;

/** An error of the packet layer itself, with the fields that libvirt fills. */
export function rpcError(message: string): WireError {
  return plainError(codeRpc, domainRpc, message);
}

/** An error that names no object. */
export function plainError(code: number, domain: number, message: string): WireError {
  return {
    code,
    domain,
    message,
    level: 2,
    dom: null,
    str1: '%s',
    str2: message,
    str3: null,
    int1: -1,
    int2: -1,
    net: null,
  };
}

/** What the other side answered instead of a reply: all fields as they came. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError';
  readonly code: number;
  readonly domain: number;
  readonly level: number;
  readonly dom: WireErrorDomain | null;
  readonly str1: string | null;
  readonly str2: string | null;
  readonly str3: string | null;
  readonly int1: number;
  readonly int2: number;
  readonly net: WireErrorNetwork | null;

  constructor(wire: WireError) {
    super(wire.message ?? 'An error occurred, but the cause is unknown');
    this.code = wire.code;
    this.domain = wire.domain;
    this.level = wire.level;
    this.dom = wire.dom;
    this.str1 = wire.str1;
    this.str2 = wire.str2;
    this.str3 = wire.str3;
    this.int1 = wire.int1;
    this.int2 = wire.int2;
    this.net = wire.net;
  }
}
