import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Xdr } from './codec.ts';
import { array, enumeration, optional, struct } from './composite.ts';
import { XdrError } from './error.ts';
import { XdrReader } from './reader.ts';
import { bool, double, hyper, int, uhyper, uint } from './scalars.ts';
import { chars, charText, fixedCharText, opaque, string, uuid } from './text.ts';
import { type TypedParam, typedParam } from './typed-param.ts';
import { XdrWriter } from './writer.ts';

function encode<T>(codec: Xdr<T>, value: T): Uint8Array {
  const writer = new XdrWriter();
  codec.write(writer, value);
  return writer.take();
}

function decode<T>(codec: Xdr<T>, bytes: Uint8Array): T {
  const reader = new XdrReader().reset(bytes);
  const value = codec.read(reader);
  reader.finish();
  return value;
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

const text = string(1000);

interface Everything {
  int: number;
  uint: number;
  hyper: bigint;
  uhyper: bigint;
  bool: boolean;
  double: number;
  text: string;
  bytes: Uint8Array;
  uuid: string;
  maybe: string | null;
  list: string[];
  kind: 'a' | 'b';
  chars: Uint8Array;
  params: TypedParam[];
}

const everything: Xdr<Everything> = struct({
  int,
  uint,
  hyper,
  uhyper,
  bool,
  double,
  text,
  bytes: opaque(1000),
  uuid,
  maybe: optional(text),
  list: array(text, 10),
  kind: enumeration({ a: 3, b: -1 }),
  chars: chars(100),
  params: array(typedParam, 10),
});

const anyText = fc.string({ unit: 'binary', maxLength: 60 }).filter((value) => !value.includes('\0'));
const anyInt = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const anyUint = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const anyHyper = fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n);
const anyUhyper = fc.bigInt(0n, 2n ** 64n - 1n);

function paramOf<T extends TypedParam['type']>(
  type: T,
  value: fc.Arbitrary<unknown>,
): fc.Arbitrary<TypedParam> {
  return fc.record({ field: anyText, type: fc.constant(type), value }) as fc.Arbitrary<TypedParam>;
}

const anyParam = fc.oneof(
  paramOf('int', anyInt),
  paramOf('uint', anyUint),
  paramOf('llong', anyHyper),
  paramOf('ullong', anyUhyper),
  paramOf('double', fc.double()),
  paramOf('boolean', fc.boolean()),
  paramOf('string', anyText),
);

const anything: fc.Arbitrary<Everything> = fc.record({
  int: anyInt,
  uint: anyUint,
  hyper: anyHyper,
  uhyper: anyUhyper,
  bool: fc.boolean(),
  double: fc.double(),
  text: anyText,
  bytes: fc.uint8Array({ maxLength: 100 }),
  uuid: fc.uuid(),
  maybe: fc.option(anyText),
  list: fc.array(anyText, { maxLength: 10 }),
  kind: fc.constantFrom('a' as const, 'b' as const),
  chars: fc.uint8Array({ maxLength: 100 }),
  params: fc.array(anyParam, { maxLength: 10 }),
});

describe('codecs', () => {
  test('read what they wrote', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(decode(everything, encode(everything, value))).toEqual(value);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test('refuse every shortened and every lengthened encoding', () => {
    fc.assert(
      fc.property(anything, fc.double({ min: 0, max: 0.999, noNaN: true }), (value, part) => {
        const bytes = encode(everything, value);
        expect(() => decode(everything, bytes.subarray(0, Math.floor(bytes.length * part)))).toThrow(
          XdrError,
        );
        expect(() => decode(everything, Buffer.concat([bytes, new Uint8Array(4)]))).toThrow(XdrError);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  test('write the bytes that the standard asks for', () => {
    expect(hexOf(encode(int, -2))).toBe('fffffffe');
    expect(hexOf(encode(hyper, -2n))).toBe('fffffffffffffffe');
    expect(hexOf(encode(double, 1.5))).toBe('3ff8000000000000');
    expect(hexOf(encode(text, 'héé'))).toBe('0000000568c3a9c3a9000000');
    expect(hexOf(encode(opaque(9), Uint8Array.of(1, 2, 3, 4, 5)))).toBe('000000050102030405000000');
    expect(hexOf(encode(optional(uint), null))).toBe('00000000');
    expect(hexOf(encode(optional(uint), 7))).toBe('0000000100000007');
    expect(hexOf(encode(array(bool, 3), [true, false]))).toBe('000000020000000100000000');
    expect(hexOf(encode(uuid, '6695EB01-f6a4-8304-79aa-97f2502e193f'))).toBe(
      '6695eb01f6a4830479aa97f2502e193f',
    );
    expect(hexOf(encode(chars(9), Uint8Array.of(0x80, 1)))).toBe('00000002ffffff8000000001');
    expect(hexOf(encode(charText(9), 'a'))).toBe('000000020000006100000000');
    expect(hexOf(encode(fixedCharText(2), 'a'))).toBe('0000006100000000');
    expect(hexOf(encode(typedParam, { field: 'x', type: 'boolean', value: true }))).toBe(
      '00000001780000000000000600000001',
    );
  });

  test('encode and decode long text', () => {
    for (const value of ['x'.repeat(70_000), 'é'.repeat(40_000), '𝄞'.repeat(20_000)]) {
      expect(decode(string(100_000), encode(string(100_000), value))).toBe(value);
    }
  });

  test.each<[string, Xdr<never>, unknown]>([
    ['an int out of range', int as Xdr<never>, 2 ** 31],
    ['an int that is a fraction', int as Xdr<never>, 1.5],
    ['an int that is no number', int as Xdr<never>, Number.NaN],
    ['an unsigned int below zero', uint as Xdr<never>, -1],
    ['a hyper out of range', hyper as Xdr<never>, 2n ** 63n],
    ['an unsigned hyper below zero', uhyper as Xdr<never>, -1n],
    ['text over its limit in bytes', string(3) as Xdr<never>, 'éé'],
    ['long text over its limit in bytes', string(50) as Xdr<never>, 'é'.repeat(40)],
    ['text with a NUL', text as Xdr<never>, 'a\0b'],
    ['long text with a NUL', text as Xdr<never>, `${'a'.repeat(100)}\0b`],
    ['bytes over their limit', opaque(3) as Xdr<never>, new Uint8Array(4)],
    ['a list over its limit', array(int, 1) as Xdr<never>, [1, 2]],
    ['a word that is not in the list', enumeration({ a: 1 }) as Xdr<never>, 'b'],
    ['a text that is not a uuid', uuid as Xdr<never>, '6695eb01f6a4830479aa97f2502e193f'],
    ['fixed text that leaves no room for its end', fixedCharText(3) as Xdr<never>, 'abc'],
  ])('do not write %s', (_, codec, value) => {
    expect(() => encode(codec, value as never)).toThrow(XdrError);
  });

  test.each<[string, Xdr<unknown>, string]>([
    ['text over its limit', string(3), '0000000461626364'],
    ['text that is not UTF-8', text, '00000001ff000000'],
    ['text with a NUL', text, '0000000361006200'],
    ['a list that claims more than there is', array(int, 1000), '000003e700000001'],
    ['a list over its limit', array(int, 1), '000000020000000100000001'],
    ['a presence that is neither yes nor no', optional(int), '0000000200000001'],
    ['a number that stands for no word', enumeration({ a: 1 }), '00000002'],
    ['a typed parameter of an unknown type', typedParam, '00000001780000000000000800000001'],
  ])('do not read %s', (_, codec, hex) => {
    expect(() => decode(codec, Buffer.from(hex, 'hex'))).toThrow(XdrError);
  });

  test('name the field that is wrong', () => {
    const outer = struct({ dom: struct({ name: text, id: int }) });
    expect(() => encode(outer, { dom: { name: 'x', id: 2 ** 40 } })).toThrow(
      /^dom\.id: 1099511627776 is not a 32-bit integer$/,
    );
    expect(() => decode(outer, Buffer.from('0000000178000000', 'hex'))).toThrow(
      /^dom\.id: needs 4 bytes, 0 left$/,
    );
  });

  test('read any number but zero as true', () => {
    expect(decode(bool, Buffer.from('ffffffff', 'hex'))).toBe(true);
  });
});

describe('XdrReader', () => {
  test('replaces what is not UTF-8 when it is told to be lenient', () => {
    const reader = new XdrReader({ text: 'lenient' }).reset(Buffer.from('00000002ff610000', 'hex'));
    expect(text.read(reader)).toBe('\ufffda');
  });
});

describe('XdrWriter', () => {
  test('leaves alone what was taken, and forgets what is rewound', () => {
    const writer = new XdrWriter();
    writer.uint(1);
    const first = writer.take();
    writer.uint(2);
    writer.uint(3);
    writer.rewind(4);
    writer.raw(new Uint8Array(200_000).fill(9));
    const second = writer.take();
    expect(hexOf(first)).toBe('00000001');
    expect(hexOf(second.subarray(0, 8))).toBe('0000000209090909');
    expect(second).toHaveLength(200_004);
  });
});
