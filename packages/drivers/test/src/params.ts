/** Named values: checking those of a caller, and making our own. */
import { VirtError, type TypedParam } from '@typevirt/driver';

type ParamType = TypedParam['type'];

/**
 * Refuses values that a call does not know, of another type, or given twice.
 *
 * @throws {VirtError} `invalidArg`.
 */
export function requireKnown(
  params: readonly TypedParam[],
  known: Readonly<Record<string, ParamType>>,
): void {
  const seen = new Set<string>();
  for (const { field, type } of params) {
    const wanted = known[field];
    if (wanted === undefined)
      throw new VirtError('argumentUnsupported', `parameter '${field}' not supported`);
    if (seen.has(field)) throw new VirtError('invalidArg', `parameter '${field}' occurs multiple times`);
    seen.add(field);
    if (type !== wanted) {
      throw new VirtError(
        'invalidArg',
        `invalid type '${type}' for parameter '${field}', expected '${wanted}'`,
      );
    }
  }
}

export function uintParam(field: string, value: number): TypedParam {
  return { field, type: 'uint', value };
}

export function ullongParam(field: string, value: bigint): TypedParam {
  return { field, type: 'ullong', value };
}

export function stringParam(field: string, value: string): TypedParam {
  return { field, type: 'string', value };
}
