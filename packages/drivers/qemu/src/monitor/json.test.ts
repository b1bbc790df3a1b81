import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatJson, parseJson } from './json.ts';

test('parseJson() keeps integers whole that a number cannot hold', () => {
  expect(
    parseJson('{"a":18446744073709551615,"b":-9223372036854775808,"c":9007199254740991,"d":1e300}'),
  ).toEqual({
    a: 18446744073709551615n,
    b: -9223372036854775808n,
    c: 9007199254740991,
    d: 1e300,
  });
});

test('parseJson() leaves digits inside strings alone', () => {
  const text = '{"12345678901234567890":"x\\"12345678901234567890\\\\","n":12345678901234567890}';
  expect(parseJson(text)).toEqual({
    '12345678901234567890': 'x"12345678901234567890\\',
    n: 12345678901234567890n,
  });
});

test('formatJson() writes bigints as digits', () => {
  expect(formatJson({ a: 18446744073709551615n, b: [1n], c: undefined, d: 'x' })).toBe(
    '{"a":18446744073709551615,"b":[1],"d":"x"}',
  );
});

test('parseJson() reads back what formatJson() wrote', () => {
  const big = fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n });
  const leaf = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    big,
    fc.stringMatching(/^\d{16,20}$/),
  );
  const value = fc.dictionary(fc.stringMatching(/^[a-z"\\]+$/), fc.array(leaf));
  fc.assert(
    fc.property(value, (given) => {
      expect(parseJson(formatJson(given))).toEqual({ ...given });
    }),
    { seed: 1 },
  );
});
