import { expect, test } from 'vitest';
import { type Format, Output } from './output.ts';
import { formatTable } from './table.ts';
import { formatTree } from './tree.ts';
import {
  formatCpuList,
  formatCpuSigns,
  formatMoment,
  formatSize,
  formatStamp,
  formatVersion,
} from './values.ts';

async function written(
  format: Format,
  quiet: boolean,
  use: (out: Output) => void | Promise<void>,
): Promise<string> {
  let text = '';
  const out = new Output({
    write: (part) => {
      text += part;
    },
    format,
    quiet,
  });
  await use(out);
  await out.finish();
  return text;
}

test('formatTable() lays columns out as virsh does', () => {
  expect(
    formatTable(
      ['Id', 'Name', 'State', 'Title'],
      [
        ['1', 'test', 'running', ''],
        ['-', 'fc', 'shut off', 'my title'],
      ],
    ),
  ).toBe(
    ' Id   Name   State      Title\n----------------------------------\n 1    test   running    \n -    fc     shut off   my title\n',
  );
});

test('formatTable() counts columns of the terminal, not characters', () => {
  expect(
    formatTable(
      ['N', 'S'],
      [
        ['日本', 'x'],
        ['é', 'y'],
      ],
    ),
  ).toBe(' N      S\n------------\n 日本   x\n é      y\n'.replace('------------', '-----------'));
});

test('formatTable() writes control characters as codes', () => {
  expect(formatTable(undefined, [['a\u0007b', 'c']])).toBe(' a\\x07b   c\n');
});

test('formatTree() draws branches as virsh does', () => {
  const nodes = [
    ['a', null],
    ['b', 'a'],
    ['c', 'b'],
    ['d', 'a'],
    ['e', null],
  ] as const;
  expect(formatTree(nodes.map(([name, parent]) => ({ name, parent })))).toBe(
    'a\n  |\n  +- b\n  |   |\n  |   +- c\n  |     \n  +- d\n    \ne\n\n',
  );
});

test.each([
  [0n, '0.00 B'],
  [1023n, '1023.00 B'],
  [1024n, '1.00 KiB'],
  [107374182400n, '100.00 GiB'],
  [2n ** 63n, '8.00 EiB'],
])('formatSize(%s) picks the greatest unit', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text);
});

test('CPU maps read as lists and as signs', () => {
  const map = Uint8Array.of(0b1000_0111, 0b1);
  expect(formatCpuList(map)).toBe('0-2,7-8');
  expect(formatCpuSigns(map, 10)).toBe('yyy----yy-');
});

test('versions, stamps and moments have virsh’s form', () => {
  expect(formatVersion(9_000_003n)).toBe('9.0.3');
  expect(formatStamp(new Date(0))).toBe('1970-01-01 00:00:00.000+0000');
  expect(formatMoment(new Date(0))).toMatch(/^(1970-01-01|1969-12-31) \d\d:\d\d:\d\d [+-]\d{4}$/);
});

test('a table is data in json and yaml, and has no titles when quiet', async () => {
  const show = (out: Output) =>
    out.table([{ title: 'Name', show: ({ name }) => name }], [{ name: 'a', size: 2n ** 60n }]);
  expect(await written('text', false, show)).toBe(' Name\n-------\n a\n');
  expect(await written('text', true, show)).toBe(' a\n');
  expect(JSON.parse(await written('json', false, show))).toEqual([
    { name: 'a', size: '1152921504606846976' },
  ]);
  expect(await written('yaml', false, show)).toBe('- name: a\n  size: "1152921504606846976"\n');
});

test('a record is lines in text and an object in json', async () => {
  const show = (out: Output) =>
    out.record([
      { label: 'Id:', key: 'id', value: null, text: '-' },
      { label: 'CPU(s):', key: 'cpus', value: 2 },
    ]);
  expect(await written('text', false, show)).toBe('Id:             -\nCPU(s):         2\n');
  expect(JSON.parse(await written('json', true, show))).toEqual({ id: null, cpus: 2 });
});

test('a remark is the message of a command without data', async () => {
  const say = (out: Output) => out.say("Domain 'a' started\n");
  expect(await written('text', false, say)).toBe("Domain 'a' started\n");
  expect(await written('text', true, say)).toBe('');
  expect(JSON.parse(await written('json', false, say))).toEqual({ message: "Domain 'a' started" });
});

test('a stream is one line of json for each value', async () => {
  const stream = async (out: Output) => {
    await out.stream({ n: 1n }, 'one\n');
    await out.stream({ n: 2n }, 'two\n');
  };
  expect(await written('text', false, stream)).toBe('one\ntwo\n');
  expect(await written('json', false, stream)).toBe('{"n":1}\n{"n":2}\n');
});
