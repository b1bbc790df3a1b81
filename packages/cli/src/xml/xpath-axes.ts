/** The axes of XPath: which nodes a step looks at, nearest first. */
import { attributesOf, childrenOf, nodeKey, parentOf, type XNode } from './xpath.ts';

/** All axes but `namespace`. */
export const axes = [
  'child',
  'descendant',
  'descendant-or-self',
  'parent',
  'ancestor',
  'ancestor-or-self',
  'following-sibling',
  'preceding-sibling',
  'following',
  'preceding',
  'attribute',
  'self',
] as const;

/** The name of an axis. */
export type Axis = (typeof axes)[number];

/** The nodes of an axis from `node`. */
export function walk(axis: Axis, node: XNode): readonly XNode[] {
  switch (axis) {
    case 'self':
      return [node];
    case 'child':
      return childrenOf(node);
    case 'attribute':
      return attributesOf(node);
    case 'parent':
      return listOf(parentOf(node));
    case 'descendant':
      return childrenOf(node).flatMap((child) => walk('descendant-or-self', child));
    case 'descendant-or-self':
      return [node, ...walk('descendant', node)];
    case 'ancestor':
      return listOf(parentOf(node)).flatMap((parent) => walk('ancestor-or-self', parent));
    case 'ancestor-or-self':
      return [node, ...walk('ancestor', node)];
    case 'following-sibling':
      return siblings(node).after;
    case 'preceding-sibling':
      return siblings(node).before;
    case 'following':
      return walk('ancestor-or-self', node).flatMap((each) =>
        siblings(each).after.flatMap((next) => walk('descendant-or-self', next)),
      );
    case 'preceding':
      return walk('ancestor-or-self', node).flatMap((each) =>
        siblings(each).before.flatMap((previous) => [...walk('descendant-or-self', previous)].reverse()),
      );
  }
}

const listOf = (node: XNode | undefined): readonly XNode[] => (node === undefined ? [] : [node]);

function siblings(node: XNode): { before: readonly XNode[]; after: readonly XNode[] } {
  const parent = parentOf(node);
  if (parent === undefined || node.kind === 'attribute') return { before: [], after: [] };
  const all = childrenOf(parent);
  const at = all.findIndex((each) => nodeKey(each) === nodeKey(node));
  return { before: all.slice(0, at).reverse(), after: all.slice(at + 1) };
}
