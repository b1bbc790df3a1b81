/** Sizes with units, as libvirt scales them: `KiB` and `k` are 1024, `KB` is 1000, letters in any case. */
import type { Scalar } from '../description.ts';

export type SizeUnit =
  | 'bytes'
  /** As bytes, printed as libvirt prints it in places. */
  | 'B'
  | 'KB'
  | 'KiB'
  | 'MB'
  | 'MiB'
  /** As MiB, printed as libvirt prints it in places. */
  | 'M'
  | 'GB'
  | 'GiB'
  | 'TB'
  | 'TiB'
  | 'PB'
  | 'PiB'
  | 'EB'
  | 'EiB';

const letters = 'kmgtpe';
const maximum = 2n ** 64n - 1n;

/** Bytes in one unit; undefined for a word that is no unit. */
export function bytesIn(unit: string): bigint | undefined {
  if (/^b(?:ytes?)?$/i.test(unit)) return 1n;
  const found = /^([kmgtpe])(i?b)?$/i.exec(unit);
  if (!found?.[1]) return undefined;
  const power = BigInt(letters.indexOf(found[1].toLowerCase()) + 1);
  return (found[2]?.toLowerCase() === 'b' ? 1000n : 1024n) ** power;
}

/** Converts, rounding up; undefined when the unit is unknown or the bytes do not fit 64 bits. */
export function scale(amount: bigint, from: string, to: SizeUnit): bigint | undefined {
  const source = bytesIn(from);
  const target = bytesIn(to);
  if (source === undefined || target === undefined) return undefined;
  const bytes = amount * source;
  if (bytes > maximum) return undefined;
  return (bytes + target - 1n) / target;
}

/** What may stand in a `unit` attribute. */
export const sizeUnit: Scalar<string> = {
  name: 'size unit',
  expected: 'a unit such as bytes, KiB, MiB, GiB',
  parse: (text) => (bytesIn(text) === undefined ? undefined : text),
  format: (value) => value,
  grammar: {
    is: 'named',
    name: 'sizeUnit',
    grammar: {
      is: 'data',
      type: 'string',
      params: { pattern: '[bB]([yY][tT][eE][sS]?)?|[kKmMgGtTpPeE]([iI]?[bB])?' },
    },
  },
  jsonSchema: { type: 'string' },
  sample: (random) => random.pick(['b', 'bytes', 'KB', 'k', 'KiB', 'M', 'MiB', 'GB', 'GiB', 'TiB']),
};

/** The largest value that a size in this unit can have. */
export function largestIn(unit: SizeUnit): bigint {
  return maximum / (bytesIn(unit) ?? 1n);
}
