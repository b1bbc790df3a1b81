/** Typed parameters as plain objects, and the way back where the wire wants types. */
import type { TypedParam } from '@typevirt/driver';

/** Values by name. 64-bit numbers are `bigint`. */
export type ParamValues = Readonly<Record<string, number | bigint | boolean | string>>;

/** A driver's parameters by name; where a name comes twice, the later one counts. */
export function paramValues(params: readonly TypedParam[]): ParamValues {
  const values: Record<string, number | bigint | boolean | string> = {};
  for (const param of params) values[param.field] = param.value;
  return values;
}

/** Makers of single parameters, e.g. `param.ullong('total_bytes_sec', 1_000_000n)`. */
export const param = {
  int: (field: string, value: number): TypedParam => ({ field, type: 'int', value }),
  uint: (field: string, value: number): TypedParam => ({ field, type: 'uint', value }),
  llong: (field: string, value: bigint): TypedParam => ({ field, type: 'llong', value }),
  ullong: (field: string, value: bigint): TypedParam => ({ field, type: 'ullong', value }),
  double: (field: string, value: number): TypedParam => ({ field, type: 'double', value }),
  boolean: (field: string, value: boolean): TypedParam => ({ field, type: 'boolean', value }),
  string: (field: string, value: string): TypedParam => ({ field, type: 'string', value }),
};
