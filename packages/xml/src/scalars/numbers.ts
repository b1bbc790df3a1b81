/**
 * Numbers. Strict reading takes decimal digits only, as libvirt's grammars do; lenient reading is strtoul's as libvirt
 * uses it (blanks before, a plus sign, nothing behind).
 */
import type { DataGrammar, Scalar } from '../description.ts';

interface Range {
  readonly name: string;
  readonly min: bigint;
  readonly max: bigint;
}

const strictInteger = /^(-?[0-9]+)$/;
const lenientInteger = /^[ \t\r\n\v\f]*\+?(-?[0-9]+)$/;

function digitsOf(text: string, lenient: boolean): string | undefined {
  return (lenient ? lenientInteger : strictInteger).exec(text)?.[1];
}

/** Integers that fit a `number`. */
function small({ name, min, max }: Range): Scalar<number> {
  const [low, high] = [Number(min), Number(max)];
  return {
    name,
    expected: `a whole number from ${min} to ${max}`,
    parse(text, lenient) {
      const digits = digitsOf(text, lenient);
      if (digits === undefined) return undefined;
      const value = Number(digits);
      return value >= low && value <= high ? value + 0 : undefined;
    },
    format(value) {
      if (!Number.isInteger(value) || value < low || value > high)
        throw new RangeError(`${value} is not ${name}`);
      return String(value);
    },
    grammar: { is: 'integer', min, max },
    jsonSchema: { type: 'integer', minimum: low, maximum: high },
    sample: (random) => (random.chance(0.2) ? random.pick([low, high]) : random.integer(low, high)),
  };
}

/** Integers that need a `bigint`. */
function large({ name, min, max }: Range): Scalar<bigint> {
  return {
    name,
    expected: `a whole number from ${min} to ${max}`,
    parse(text, lenient) {
      const digits = digitsOf(text, lenient);
      if (digits === undefined || digits.length > 40) return undefined;
      const value = BigInt(digits);
      return value >= min && value <= max ? value : undefined;
    },
    format(value) {
      if (value < min || value > max) throw new RangeError(`${value} is not ${name}`);
      return String(value);
    },
    grammar: { is: 'integer', min, max },
    jsonSchema: {
      type: ['integer', 'string'],
      pattern: '^-?[0-9]+$',
      minimum: Number(min),
      maximum: Number(max),
    },
    sample: (random) => min + random.big(max - min),
  };
}

export const uint8: Scalar<number> = small({ name: 'uint8', min: 0n, max: 0xffn });
export const uint16: Scalar<number> = small({ name: 'uint16', min: 0n, max: 0xffffn });
export const uint32: Scalar<number> = small({ name: 'uint32', min: 0n, max: 0xffffffffn });
export const int32: Scalar<number> = small({ name: 'int32', min: -0x80000000n, max: 0x7fffffffn });
export const uint64: Scalar<bigint> = large({ name: 'uint64', min: 0n, max: 0xffffffffffffffffn });
export const int64: Scalar<bigint> = large({
  name: 'int64',
  min: -0x8000000000000000n,
  max: 0x7fffffffffffffffn,
});

/** A whole number from `min` to `max`. */
export function ranged(min: number, max: number): Scalar<number> {
  return small({ name: `${min}…${max}`, min: BigInt(min), max: BigInt(max) });
}

/** A whole number that fits 64 bits, from `min` to `max`. */
export function rangedBig(min: bigint, max: bigint): Scalar<bigint> {
  return large({ name: `${min}…${max}`, min, max });
}

const otherBase = /^(?:0[xX][0-9a-fA-F]+|0[0-7]+)$/;

/** Hexadecimal and octal numbers up to `max`, which patterns can only say digit by digit. */
function otherBaseGrammar(max: bigint): DataGrammar {
  const pattern = `0[xX]0*(${upTo(max, 16)})|0+(${upTo(max, 8)})`;
  return { is: 'data', type: 'string', params: { pattern } };
}

/** Numbers without leading zeros, 0 among them: all that are shorter than `max`, and those of its length that are not above it. */
function upTo(max: bigint, base: 8 | 16): string {
  const digits = [...max.toString(base)].map((digit) => Number.parseInt(digit, base));
  const below = digits.flatMap((digit, index) => {
    const rest = digits.length - 1 - index;
    if (digit === 0) return [];
    const start = digits
      .slice(0, index)
      .map((each) => digitsFrom(each, each))
      .join('');
    return [`${start}${digitsFrom(0, digit - 1)}${rest > 0 ? `${digitsFrom(0, base - 1)}{${rest}}` : ''}`];
  });
  const whole = digits.map((each) => digitsFrom(each, each)).join('');
  const shorter = digits.length > 1 ? [`${digitsFrom(0, base - 1)}{1,${digits.length - 1}}`] : [];
  return [...shorter, ...below, whole].join('|');
}

function digitsFrom(low: number, high: number): string {
  const all = Array.from({ length: high - low + 1 }, (_, index) => (low + index).toString(16));
  return `[${all.map((digit) => (/[a-f]/.test(digit) ? digit + digit.toUpperCase() : digit)).join('')}]`;
}

function largestOf(grammar: DataGrammar): bigint {
  if (grammar.is !== 'integer') throw new TypeError('only whole numbers have other bases');
  return grammar.max;
}

/** Also reads C's hexadecimal (`0x1f`) and octal (`017`); prints decimal. */
export function anyBase<T extends number | bigint>(scalar: Scalar<T>): Scalar<T> {
  return {
    ...scalar,
    name: `${scalar.name} in any base`,
    parse(text, lenient) {
      const bare = lenient ? text.replace(/^[ \t\r\n\v\f]*\+?/, '') : text;
      if (!otherBase.test(bare) || bare.length > 40) return scalar.parse(text, lenient);
      const value = /^0[xX]/.test(bare) ? BigInt(bare) : BigInt(`0o${bare}`);
      return scalar.parse(String(value), lenient);
    },
    grammar: { is: 'choice', of: [scalar.grammar, otherBaseGrammar(largestOf(scalar.grammar))] },
    jsonSchema: scalar.jsonSchema,
  };
}

/** Unsigned, printed as `0x` and at least this many hexadecimal digits, up to `max`. Reads any base. */
export function hex(digits: number, max: number = Math.min(16 ** digits, 2 ** 32) - 1): Scalar<number> {
  const whole = ranged(0, max);
  return {
    ...anyBase(whole),
    name: `hex(${digits})`,
    expected: `a number from 0x0 to 0x${max.toString(16)}`,
    format: (value) => {
      whole.format(value);
      return `0x${value.toString(16).padStart(digits, '0')}`;
    },
  };
}

/** As `hex`, for 64 bits. */
export function hexBig(digits: number): Scalar<bigint> {
  const max = 16n ** BigInt(digits) - 1n;
  const whole = large({ name: `hex(${digits})`, min: 0n, max });
  return {
    ...anyBase(whole),
    name: `hex(${digits})`,
    expected: `a number from 0x0 to 0x${max.toString(16)}`,
    format: (value) => {
      whole.format(value);
      return `0x${value.toString(16).padStart(digits, '0')}`;
    },
  };
}

/** A file mode: octal digits with or without a leading zero; printed with this many digits, zeros in front. */
export function octal(digits: number): Scalar<number> {
  return {
    name: `octal(${digits})`,
    expected: 'an octal number such as 0755',
    parse(text) {
      if (!/^[0-7]{1,10}$/.test(text)) return undefined;
      const value = Number.parseInt(text, 8);
      return value <= 0o7777 ? value : undefined;
    },
    format(value) {
      if (!Number.isInteger(value) || value < 0 || value > 0o7777)
        throw new RangeError(`${value} is not a file mode`);
      return value.toString(8).padStart(digits, '0');
    },
    grammar: { is: 'data', type: 'string', params: { pattern: '0{0,6}[0-7]{1,4}' } },
    jsonSchema: { type: 'integer', minimum: 0, maximum: 0o7777 },
    sample: (random) => random.integer(0, 0o7777),
  };
}

const floating = /^[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/;

/** A finite floating-point number. */
export const double: Scalar<number> = {
  name: 'double',
  expected: 'a number',
  parse(text, lenient) {
    const bare = lenient ? text.trimStart() : text;
    if (!floating.test(bare)) return undefined;
    const value = Number(bare);
    return Number.isFinite(value) ? value : undefined;
  },
  format(value) {
    if (!Number.isFinite(value)) throw new RangeError(`${value} is not a finite number`);
    return String(value);
  },
  grammar: { is: 'double' },
  jsonSchema: { type: 'number' },
  sample: (random) => random.integer(-100_000, 100_000) / 100,
};
