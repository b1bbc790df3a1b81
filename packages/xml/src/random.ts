/** Randomness comes in as an argument; this is the seeded source that samples use. */

export interface Random {
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  /** True with the given chance, 0 to 1. */
  chance(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** From 0 to `max`, both included. */
  big(max: bigint): bigint;
}

/** The same seed gives the same sequence on every machine (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    integer,
    chance: (probability) => next() < probability,
    pick<T>(values: readonly T[]): T {
      if (values.length === 0) throw new RangeError('nothing to pick from');
      return values[integer(0, values.length - 1)] as T;
    },
    big(max) {
      const bits = BigInt(integer(0, max.toString(2).length));
      let value = 0n;
      for (let filled = 0n; filled < bits; filled += 32n)
        value = (value << 32n) | BigInt(integer(0, 0xffffffff));
      value &= (1n << bits) - 1n;
      return value > max ? max : value;
    },
  };
}
