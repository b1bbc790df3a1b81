import { describe, expect, test } from 'vitest';
import type { Scalar } from '../description.ts';
import { seededRandom } from '../random.ts';
import { bitmap, formatBitmap, parseBitmap } from './bitmap.ts';
import { ip, ipv4, ipv6, mac, uuid } from './identity.ts';
import {
  anyBase,
  double,
  hex,
  hexBig,
  int32,
  int64,
  octal,
  ranged,
  uint16,
  uint32,
  uint64,
  uint8,
} from './numbers.ts';
import { bytesIn, scale } from './units.ts';
import {
  booleanWords,
  either,
  listOf,
  nonEmpty,
  onOff,
  oneOf,
  pattern,
  string,
  xsdToRegExp,
  yesNo,
} from './words.ts';

const all: readonly Scalar<unknown>[] = [
  uint8,
  uint16,
  uint32,
  uint64,
  int32,
  int64,
  ranged(3, 9),
  anyBase(uint32),
  hex(4),
  hex(2, 0x1f),
  hexBig(16),
  octal(4),
  double,
  uuid,
  mac,
  ipv4,
  ipv6,
  ip,
  bitmap,
  string,
  nonEmpty,
  yesNo,
  onOff,
  oneOf('a', 'b'),
  booleanWords('enabled', 'disabled'),
  either(oneOf('auto'), uint32),
  listOf(uint16, ',', '[0-9]+'),
  pattern('[a-z]+[0-9]', { name: 'x', sample: () => 'ab1' }),
] as readonly Scalar<unknown>[];

describe('every scalar', () => {
  test('reads what it writes, in both modes', () => {
    for (const scalar of all) {
      for (let seed = 0; seed < 60; seed++) {
        const value = scalar.sample(seededRandom(seed));
        const text = scalar.format(value);
        expect(scalar.parse(text, false), `${scalar.name}: ${text}`).toEqual(value);
        expect(scalar.parse(text, true), `${scalar.name}: ${text}`).toEqual(value);
      }
    }
  });

  test('has a name, says what it expects, and refuses junk unless it takes any text', () => {
    for (const scalar of all) {
      expect(scalar.name).not.toBe('');
      expect(scalar.expected).not.toBe('');
      if (scalar !== (string as Scalar<unknown>) && scalar !== (nonEmpty as Scalar<unknown>)) {
        expect(scalar.parse('~junk~', false), scalar.name).toBeUndefined();
        expect(scalar.parse('', true), scalar.name).toBeUndefined();
      }
    }
  });
});

describe('numbers', () => {
  test('keep their range', () => {
    expect(uint8.parse('255', false)).toBe(255);
    expect(uint8.parse('256', false)).toBeUndefined();
    expect(uint64.parse('18446744073709551615', false)).toBe(2n ** 64n - 1n);
    expect(uint64.parse('18446744073709551616', false)).toBeUndefined();
    expect(int64.parse('-9223372036854775808', false)).toBe(-(2n ** 63n));
    expect(int32.parse('-0', false)).toBe(0);
    expect(() => uint8.format(-1)).toThrow(RangeError);
    expect(() => uint8.format(1.5)).toThrow(RangeError);
    expect(() => double.format(Number.NaN)).toThrow(RangeError);
  });

  test('strict: digits only; lenient: blanks and a plus sign in front', () => {
    for (const text of [' 1', '+1', '\n1']) {
      expect(uint32.parse(text, false)).toBeUndefined();
      expect(uint32.parse(text, true)).toBe(1);
    }
    for (const text of ['1 ', '1x', '0x1', '', '-1', '4294967297'])
      expect(uint32.parse(text, true)).toBeUndefined();
  });

  test('hex() and anyBase() read what strtoul with base 0 reads', () => {
    expect(['3', '0x3', '0X03', '03', '010'].map((text) => hex(2, 0x1f).parse(text, true))).toEqual([
      3, 3, 3, 3, 8,
    ]);
    expect(hex(2, 0x1f).parse('0x20', true)).toBeUndefined();
    expect(hex(4).format(0x1af4)).toBe('0x1af4');
    expect(hexBig(16).format(0x500a0n)).toBe('0x00000000000500a0');
    expect(anyBase(uint32).format(31)).toBe('31');
  });

  test('octal() is a file mode', () => {
    expect([
      octal(4).parse('755', false),
      octal(4).parse('0755', false),
      octal(4).parse('888', false),
    ]).toEqual([493, 493, undefined]);
    expect(octal(3).format(0o755)).toBe('755');
  });
});

describe('sizes', () => {
  test('know the units of libvirt, in any case', () => {
    const units: [string, bigint | undefined][] = [
      ['b', 1n],
      ['bytes', 1n],
      ['Byte', 1n],
      ['k', 1024n],
      ['KiB', 1024n],
      ['KB', 1000n],
      ['kib', 1024n],
      ['m', 1024n ** 2n],
      ['MB', 1000n ** 2n],
      ['EiB', 1024n ** 6n],
      ['Ki', undefined],
      ['', undefined],
      ['x', undefined],
    ];
    for (const [unit, bytes] of units) expect(bytesIn(unit), unit).toBe(bytes);
  });

  test('round up', () => {
    expect(scale(1_025_000n, 'b', 'KiB')).toBe(1001n);
    expect(scale(1n, 'GB', 'KiB')).toBe(976_563n);
    expect(scale(0n, 'GB', 'KiB')).toBe(0n);
    expect(scale(16n, 'EiB', 'KiB')).toBeUndefined();
  });
});

describe('bitmaps', () => {
  test.each([
    ['3,0-1,^1', '0,3'],
    [' 0 , 1 ', '0-1'],
    ['0-3,^2,8', '0-1,3,8'],
    ['7,7,7', '7'],
    ['0-3,^1,1', '0-3'],
  ])('%j is %s', (text, canonical) => {
    expect(bitmap.parse(text, true)).toBe(canonical);
  });

  test.each(['0-', '', '1-0', '99999', '^0-3,1', 'a', '1,,2', '^0'])('%j is none', (text) => {
    expect(bitmap.parse(text, true)).toBeUndefined();
  });

  test('open and close', () => {
    expect([...(parseBitmap('0-2,5') ?? [])]).toEqual([0, 1, 2, 5]);
    expect(formatBitmap([5, 1, 2, 0, 1])).toBe('0-2,5');
  });
});

describe('names of machines', () => {
  test.each([
    ['4dea22b31d52d8f32516782e98ab3fa1', true],
    ['4dea22b3 1d52 d8f3 2516 782e98ab3fa1', true],
    ['\n4DEA22B3-1d52-d8f3-2516-782e98ab3fa1 ', true],
    ['4d-ea22b31d52d8f32516782e98ab3fa1', true],
    ['4-dea22b31d52d8f32516782e98ab3fa1', false],
    ['4dea22b3', false],
  ])('uuid %j lenient: %s', (text, accepted) => {
    expect(uuid.parse(text, true)).toBe(accepted ? '4dea22b3-1d52-d8f3-2516-782e98ab3fa1' : undefined);
  });

  test('mac is canonical in lower case', () => {
    expect(mac.parse('52:54:00:AA:BB:CC', false)).toBe('52:54:00:aa:bb:cc');
    expect([mac.parse('52:54:00:1:2:3', false), mac.parse('52:54:00:1:2:3', true)]).toEqual([
      undefined,
      '52:54:00:01:02:03',
    ]);
  });

  test('ipv6 takes every form and no other', () => {
    for (const text of [
      '::',
      '::1',
      '1::',
      '1:2:3:4:5:6:7:8',
      '1:2:3:4:5:6:7::',
      '::2:3:4:5:6:7:8',
      '1::8',
      'fe80::1:2',
      '::ffff:1.2.3.4',
      '1:2:3:4:5:6:1.2.3.4',
    ]) {
      expect(ipv6.parse(text, false), text).toBe(text);
    }
    for (const text of [
      '1:2:3:4:5:6:7',
      ':::',
      '1::2::3',
      '12345::',
      '1:2:3:4:5:6:7:8:9',
      '1:2:3:4:5:6:7:1.2.3.4',
      ':1',
      '::256.1.1.1',
    ]) {
      expect(ipv6.parse(text, false), text).toBeUndefined();
    }
  });
});

test("pattern() takes XSD's syntax, where ^ and $ are ordinary outside classes", () => {
  expect(xsdToRegExp('a^b$').test('a^b$')).toBe(true);
  expect(xsdToRegExp('[^a]+').test('bcd')).toBe(true);
  expect(xsdToRegExp('a|b').test('ab')).toBe(false);
});
