/** virsh's drawing of a tree, one blank line after each root. @source virsh 9.0 checkpoint-list --tree, nodedev-list --tree */

/** A node of a tree by its parent's name; roots have none. */
export interface TreeNode {
  readonly name: string;
  readonly parent: string | null;
}

/** The trees of all roots, in the order given. A node whose parent is not among the nodes is not drawn. */
export function formatTree(nodes: readonly TreeNode[]): string {
  const children = new Map<string | null, TreeNode[]>();
  for (const node of nodes) children.set(node.parent, [...(children.get(node.parent) ?? []), node]);
  const ofNode = (node: TreeNode): readonly TreeNode[] => children.get(node.name) ?? [];
  return (children.get(null) ?? []).map((root) => `${root.name}\n${below(root, '', true, ofNode)}`).join('');
}

/** What stands under a node's own line; the last node of a branch is followed by a line of its indent alone. */
function below(
  node: TreeNode,
  indent: string,
  isLast: boolean,
  childrenOf: (node: TreeNode) => readonly TreeNode[],
): string {
  const children = childrenOf(node);
  if (children.length === 0) return isLast ? `${indent}\n` : '';
  const drawn = children.map((child, at) => {
    const last = at === children.length - 1;
    return `${indent}  +- ${child.name}\n${below(child, `${indent}  ${last ? '  ' : '| '}`, last, childrenOf)}`;
  });
  return `${indent}  |\n${drawn.join('')}`;
}
