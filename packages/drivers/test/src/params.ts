/** Named values of our own making. */
import type { TypedParam } from '@typevirt/driver';

export function uintParam(field: string, value: number): TypedParam {
  return { field, type: 'uint', value };
}

export function ullongParam(field: string, value: bigint): TypedParam {
  return { field, type: 'ullong', value };
}

export function stringParam(field: string, value: string): TypedParam {
  return { field, type: 'string', value };
}
