import { expect, test } from 'vitest';
import { locate } from './locate.ts';
import { parseTree } from './tree.ts';

const tree = parseTree("<a>\n  <b/>\n  <b x='1'>\n    <c/>\n  </b>\n</a>");

test('locate() finds elements by their index and attributes by their name', () => {
  expect(locate(tree, '/a')).toEqual({ line: 1, column: 1, path: '/a' });
  expect(locate(tree, '/a/b[2]')).toEqual({ line: 3, column: 3, path: '/a/b[2]' });
  expect(locate(tree, '/a/b[2]/@x')).toEqual({ line: 3, column: 6, path: '/a/b[2]/@x' });
});

test('locate() leaves the index out where there is one of the name', () => {
  expect(locate(tree, '/a/b[2]/c[1]')).toEqual({ line: 4, column: 5, path: '/a/b[2]/c' });
});

test('locate() gives the element in which something is missing', () => {
  expect(locate(tree, '/a/b[2]/@y')).toEqual({ line: 3, column: 3, path: '/a/b[2]/@y' });
  expect(locate(tree, '/a/b[3]/c')).toEqual({ line: 1, column: 1, path: '/a/b[3]/c' });
});
