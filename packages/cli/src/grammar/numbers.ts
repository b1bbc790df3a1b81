/** Whole numbers as C's strtol reads them: blanks before, a sign, decimal digits, nothing after. */

/** Least and greatest value, both allowed. */
export interface Range {
  readonly min: bigint;
  readonly max: bigint;
}

/** The C types that options are read as. */
export const ranges = {
  int32: { min: -(2n ** 31n), max: 2n ** 31n - 1n },
  uint32: { min: 0n, max: 2n ** 32n - 1n },
  int64: { min: -(2n ** 63n), max: 2n ** 63n - 1n },
  uint64: { min: 0n, max: 2n ** 64n - 1n },
} as const satisfies Record<string, Range>;

/** The number, or nothing if the text is none or is out of range. */
export function parseInteger(text: string, { min, max }: Range): bigint | undefined {
  const match = /^[ \t\n\v\f\r]*([+-]?)([0-9]+)$/.exec(text);
  if (match === null) return undefined;
  const value = BigInt(match[2]!) * (match[1] === '-' ? -1n : 1n);
  if (value < min || value > max || (match[1] === '-' && min === 0n)) return undefined;
  return value;
}
