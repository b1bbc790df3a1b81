import { describe, expect, test } from 'vitest';
import { MomentTree, type TreeMoment } from './tree.ts';

const names = (moments: readonly TreeMoment[]) => moments.map(({ name }) => name);
const family = () =>
  MomentTree.from<TreeMoment>([
    { name: 'c', parent: 'b' },
    { name: 'a' },
    { name: 'b', parent: 'a' },
    { name: 'd', parent: 'a' },
    { name: 'e' },
  ]);

describe('MomentTree', () => {
  test('lists every moment after its parent', () => {
    expect(names(family().topological())).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('knows roots, leaves, children, descendants and ancestors', () => {
    const tree = family();
    expect(names(tree.roots())).toEqual(['a', 'e']);
    expect(names(tree.leaves()).sort()).toEqual(['c', 'd', 'e']);
    expect(names(tree.children('a'))).toEqual(['b', 'd']);
    expect(names(tree.descendants('a'))).toEqual(['b', 'c', 'd']);
    expect(names(tree.ancestors('c'))).toEqual(['b', 'a']);
  });

  test('add() refuses a name that is taken, and a parent that is not there', () => {
    const tree = family();
    expect(() => tree.add({ name: 'a' })).toThrow(
      expect.objectContaining({ code: 'operationFailed', detail: 'domain moment a already exists' }),
    );
    expect(() => tree.add({ name: 'x', parent: 'nope' })).toThrow(
      expect.objectContaining({ code: 'invalidArg', detail: 'parent nope for moment x not found' }),
    );
    expect(tree.size).toBe(5);
  });

  test('put() refuses cycles and leaves the tree as it was', () => {
    const tree = family();
    expect(() => tree.put({ name: 'a', parent: 'b' })).toThrow(
      expect.objectContaining({
        code: 'invalidArg',
        domain: 'domain',
        detail: 'parent b would create cycle to a',
      }),
    );
    expect(() => tree.put({ name: 'a', parent: 'a' })).toThrow(
      expect.objectContaining({ detail: 'cannot set moment a as its own parent' }),
    );
    expect(names(tree.roots())).toEqual(['a', 'e']);
  });

  test('put() moves a moment with all below it', () => {
    const tree = family();
    tree.put({ name: 'b', parent: 'e' });
    expect(names(tree.descendants('e'))).toEqual(['b', 'c']);
    expect(names(tree.children('a'))).toEqual(['d']);
  });

  test('remove() moves children up', () => {
    const tree = family();
    const moved = tree.remove('b', (child, parent) => ({ name: child.name, parent }));
    expect(moved).toEqual([{ name: 'c', parent: 'a' }]);
    expect(names(tree.children('a'))).toEqual(['d', 'c']);
    const orphans = tree.remove('a', (child, parent) => ({ name: child.name, parent }));
    expect(names(orphans)).toEqual(['d', 'c']);
    expect(names(tree.roots()).sort()).toEqual(['c', 'd', 'e']);
  });

  test('from() refuses what stored files should never hold', () => {
    expect(() =>
      MomentTree.from([
        { name: 'a', parent: 'b' },
        { name: 'b', parent: 'a' },
      ]),
    ).toThrow(/would create cycle/);
    expect(() => MomentTree.from([{ name: 'a' }, { name: 'a' }])).toThrow(/already exists/);
  });

  test('a long line of moments takes no recursion', () => {
    const line = Array.from({ length: 2_000 }, (_, n) => ({
      name: `m${n}`,
      ...(n > 0 ? { parent: `m${n - 1}` } : {}),
    }));
    expect(MomentTree.from(line).descendants('m0')).toHaveLength(1_999);
  });
});
