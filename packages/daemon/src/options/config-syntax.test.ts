import { describe, expect, test } from 'vitest';
import { ConfigError, parseConfig } from './config-syntax.ts';

const parse = (text: string) => parseConfig(text, 'a.conf').map(({ key, value }) => [key, value]);

describe('parseConfig()', () => {
  test('reads numbers, texts in all quotes and lists', () => {
    const text = `# a comment
a = 1
b="two"   # behind
c = 'th"ree'
d = """fo
ur"""
e = [ "x", 5,
      "y", ]
f = []
g = -1`;
    expect(parse(text)).toEqual([
      ['a', 1],
      ['b', 'two'],
      ['c', 'th"ree'],
      ['d', 'fo\nur'],
      ['e', ['x', 5, 'y']],
      ['f', []],
      ['g', -1],
    ]);
  });

  test('says of each setting in which line it stands', () => {
    expect(parseConfig('\n\na = 1\n#\nb = 2\n', 'f').map(({ line }) => line)).toEqual([3, 5]);
  });

  test.each([
    ['a', 'a.conf:1: expecting an assignment'],
    ['a = \n', 'a.conf:1: expecting a value'],
    ['a = "x', 'a.conf:1: expecting a value'],
    ['a = 1 2', 'a.conf:1: expecting a separator'],
    ['\n= 2', 'a.conf:2: expecting a name'],
    ['a = [1 2]', 'a.conf:1: expecting a separator in list'],
    ['a = [1,', 'a.conf:1: expecting a value'],
  ])('refuses %j', (text, message) => {
    expect(() => parse(text)).toThrow(new ConfigError(message));
  });
});
