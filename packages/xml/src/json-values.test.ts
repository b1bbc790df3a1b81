import { describe, expect, test } from 'vitest';
import { format } from './format.ts';
import { fromJson } from './json-values.ts';
import { parse } from './parse.ts';
import { uint32, uint64 } from './scalars/numbers.ts';
import { oneOf, string, yesNo } from './scalars/words.ts';
import { attr, child, element, fields, flag, many, optional, size, text, variants } from './vocabulary.ts';

const diskXml = element(
  'disk',
  variants('type', {
    file: fields({ path: attr('path', string), offset: optional(attr('offset', uint64)) }),
    none: fields({}),
  }),
);
const guestXml = element(
  'guest',
  fields({
    name: text('name', string),
    memory: size('memory', { unit: 'KiB' }),
    cpus: optional(attr('cpus', uint32)),
    mode: optional(attr('mode', oneOf('fast', 'slow'))),
    shared: attr('shared', yesNo, { default: false }),
    acpi: flag('acpi'),
    disks: many(child(diskXml)),
  }),
);

const guest = `<guest cpus='2' mode='fast' shared='yes'>
  <name>12</name>
  <memory unit='KiB'>9007199254740993</memory>
  <acpi/>
  <disk type='file' path='/a' offset='18446744073709551615'/>
  <disk type='none'/>
</guest>
`;

describe('fromJson()', () => {
  test('reads back what JSON made of a value', () => {
    const value = parse(guest, guestXml);
    const json: unknown = JSON.parse(
      JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? String(item) : item)),
    );
    const read = fromJson(json, guestXml);
    expect(read).toEqual({ value, problems: [] });
    expect(format(read.value, guestXml)).toBe(format(value, guestXml));
  });

  test('takes whole numbers for texts, and fills in what may be absent', () => {
    expect(fromJson({ name: 12, memory: 1024 }, guestXml)).toEqual({
      value: { name: '12', memory: 1024n, shared: false, disks: [] },
      problems: [],
    });
  });

  test('names every problem, its place and the nearest word', () => {
    const json = { nam: 'x', memory: -1, cpus: 1.5, mode: 'fats', disks: [{ type: 'fil' }, { path: 3 }, 7] };
    expect(fromJson(json, guestXml).problems).toEqual([
      { keys: ['nam'], text: "unknown name 'nam'", nearest: 'name' },
      { keys: [], text: "'name' is missing" },
      { keys: ['memory'], text: "bad value '-1'", expected: 'a whole number, in KiB', nearest: undefined },
      { keys: ['cpus'], text: "bad value '1.5'", expected: uint32.expected, nearest: undefined },
      { keys: ['mode'], text: "bad value 'fats'", expected: "one of 'fast', 'slow'", nearest: 'fast' },
      { keys: ['disks', 0, 'type'], text: "bad value 'fil'", expected: 'file, none', nearest: 'file' },
      { keys: ['disks', 1], text: "'type' is missing", expected: 'file, none' },
      { keys: ['disks', 2], text: "bad value '7'", expected: 'an object', nearest: undefined },
    ]);
  });
});
