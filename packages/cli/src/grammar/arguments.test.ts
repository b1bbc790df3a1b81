import { expect, test } from 'vitest';
import { failureLines } from '../failure.ts';
import { parseArguments } from './parse.ts';

const argumentsOf = (...words: string[]) => parseArguments(words)[0]!.args;

function complaint(action: () => unknown): string[] {
  try {
    action();
  } catch (error) {
    return failureLines(error);
  }
  return [];
}

test('text() refuses an empty value unless the row allows it', () => {
  expect(complaint(() => argumentsOf('dominfo', '').text('domain'))).toEqual([
    "Failed to get option 'domain': Option argument is empty",
  ]);
  expect(argumentsOf('attach-disk', 'd', '', 'vda').text('source')).toBe('');
});

test('int() reads what C reads and refuses the rest', () => {
  expect(argumentsOf('nodecpustats', '--cpu', ' -1').int('cpu')).toBe(-1);
  for (const wrong of ['', 'x', '1x', '99999999999', '0x10']) {
    expect(complaint(() => argumentsOf('nodecpustats', '--cpu', wrong).int('cpu'))).toEqual([
      `Numeric value '${wrong}' for <cpu> option is malformed or out of range`,
    ]);
  }
});

test('uint() and ulong() refuse a sign', () => {
  expect(complaint(() => argumentsOf('event', '--timeout', '-1').uint('timeout'))).toHaveLength(1);
  expect(argumentsOf('vol-download', 'v', 'f', '--offset', '18446744073709551615').ulong('offset')).toBe(
    2n ** 64n - 1n,
  );
});

test.each([
  ['5', 5n * 1024n],
  ['1K', 1024n],
  ['1kb', 1000n],
  ['2MiB', 2n * 1024n ** 2n],
  ['1GB', 10n ** 9n],
  ['7b', 7n],
  ['3bytes', 3n],
])('scaled() reads %s', (written, bytes) => {
  expect(argumentsOf('setmem', 'd', written).scaled('size', 1024n)).toBe(bytes);
});

test('scaled() says why it refuses', () => {
  const message = (written: string) =>
    `Scaled numeric value '${written}' for <size> option is malformed or out of range`;
  const refuse = (written: string) =>
    complaint(() => argumentsOf('setmem', 'd', written).scaled('size', 1024n, 2n ** 20n));
  expect(refuse('abc')).toEqual([message('abc')]);
  expect(refuse('12x')).toEqual([message('12x'), "invalid argument: unknown suffix 'x'"]);
  expect(refuse('1G')).toEqual([message('1G'), 'numeric overflow: value too large: 1G']);
});

test('exclusive() and requires() name the options', () => {
  expect(complaint(() => argumentsOf('list', '--table', '--name').exclusive('table', 'name'))).toEqual([
    'Options --table and --name are mutually exclusive',
  ]);
  expect(complaint(() => argumentsOf('secret-set-value', 's', '--plain').requires('plain', 'file'))).toEqual([
    'Option --file is required by option --plain',
  ]);
});
