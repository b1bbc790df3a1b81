/** Refusals of named values, in libvirt's words. */
import type { TypedParam } from '../call.ts';
import { VirtError } from '../errors.ts';

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
