/**
 * What a wire type is: how to write it, how to read it, and a description that other readers use
 * (the fuzzer makes values from it, a test compares it with the protocol's published shapes).
 *
 * A codec holds no state. Both sides check every limit, so an oversized value fails where it was made.
 *
 * @source RFC 4506
 */
import type { XdrReader } from './reader.ts';
import type { XdrWriter } from './writer.ts';

/** One wire type. */
export interface Xdr<T> {
  /** Appends the value. @throws {XdrError} when it is out of range or over a limit. */
  write(to: XdrWriter, value: T): void;
  /** Takes one value. @throws {XdrError} when the bytes end early or say something impossible. */
  read(from: XdrReader): T;
  /** Fewest bytes a value takes; lets a list refuse a count that cannot be true before it allocates. */
  readonly minBytes: number;
  readonly shape: Shape;
}

/** The description of a wire type, for readers other than the codec itself. */
export type Shape =
  | {
      readonly kind:
        | 'nothing'
        | 'int'
        | 'uint'
        | 'hyper'
        | 'uhyper'
        | 'bool'
        | 'double'
        | 'uuid'
        | 'typedParam';
    }
  | { readonly kind: 'string' | 'opaque' | 'chars' | 'charText'; readonly max: number }
  | { readonly kind: 'fixedCharText'; readonly length: number }
  | { readonly kind: 'optional'; readonly item: Xdr<unknown> }
  | { readonly kind: 'array'; readonly item: Xdr<unknown>; readonly max: number }
  | { readonly kind: 'enumeration'; readonly values: Readonly<Record<string, number>> }
  | { readonly kind: 'struct'; readonly fields: Readonly<Record<string, Xdr<unknown>>> };
