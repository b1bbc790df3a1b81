/** The types without parts. 64-bit integers are `bigint`, everything smaller is `number`. */
import type { Shape, Xdr } from './codec.ts';
import type { XdrReader } from './reader.ts';
import type { XdrWriter } from './writer.ts';

function scalar<T>(
  kind: (Shape & { kind: 'nothing' | 'int' | 'uint' | 'hyper' | 'uhyper' | 'bool' | 'double' })['kind'],
  minBytes: number,
  read: (from: XdrReader) => T,
  write: (to: XdrWriter, value: T) => void,
): Xdr<T> {
  return { minBytes, shape: { kind }, read, write };
}

/** No arguments, or no reply. */
export const nothing: Xdr<void> = scalar(
  'nothing',
  0,
  () => undefined,
  () => undefined,
);

/** Signed, 32 bits. */
export const int: Xdr<number> = scalar(
  'int',
  4,
  (from) => from.int(),
  (to, value) => to.int(value),
);

/** Unsigned, 32 bits. */
export const uint: Xdr<number> = scalar(
  'uint',
  4,
  (from) => from.uint(),
  (to, value) => to.uint(value),
);

/** Signed, 64 bits. */
export const hyper: Xdr<bigint> = scalar(
  'hyper',
  8,
  (from) => from.hyper(),
  (to, value) => to.hyper(value),
);

/** Unsigned, 64 bits. */
export const uhyper: Xdr<bigint> = scalar(
  'uhyper',
  8,
  (from) => from.uhyper(),
  (to, value) => to.uhyper(value),
);

/** IEEE 754, 64 bits. */
export const double: Xdr<number> = scalar(
  'double',
  8,
  (from) => from.double(),
  (to, value) => to.double(value),
);

/** An `int` that means yes or no: written as 1 or 0, and any other number read means yes. */
export const bool: Xdr<boolean> = scalar(
  'bool',
  4,
  (from) => from.int() !== 0,
  (to, value) => to.int(value ? 1 : 0),
);
