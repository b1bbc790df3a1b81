/** What snapshots and checkpoints share: choosing from a tree by flags, and deleting parts of it. */
import type { MomentTree } from '@typevirt/model';

/** The bits by which lists of both kinds choose. */
export const MomentList = { rootsOrDescendants: 0x1, leaves: 0x4, noLeaves: 0x8 } as const;

interface Named {
  readonly name: string;
  readonly parent?: string | undefined;
}

/** The moments of a whole tree that flags ask for, each after its parent. */
export function listed<M extends Named>(tree: MomentTree<M>, flags: number): M[] {
  const all = (flags & MomentList.rootsOrDescendants) === 0 ? tree.topological() : tree.roots();
  return all.filter((moment) => suits(tree, moment, flags));
}

/** The same below one moment. */
export function listedBelow<M extends Named>(tree: MomentTree<M>, name: string, flags: number): M[] {
  const deep = (flags & MomentList.rootsOrDescendants) !== 0;
  const all = deep ? tree.descendants(name) : tree.children(name);
  return all.filter((moment) => suits(tree, moment, flags));
}

function suits<M extends Named>(tree: MomentTree<M>, { name }: M, flags: number): boolean {
  const asked = flags & (MomentList.leaves | MomentList.noLeaves);
  if (asked === 0 || asked === (MomentList.leaves | MomentList.noLeaves)) return true;
  const isLeaf = tree.children(name).length === 0;
  return isLeaf === (asked === MomentList.leaves);
}

/** Which part of a tree goes. */
export interface Doomed {
  readonly children: boolean;
  readonly self: boolean;
}

/**
 * Takes a moment, what is below it, or both out of a tree.
 *
 * @param current Name of the current moment.
 * @returns Name of the moment that is current now: the nearest one above that is left.
 */
export function removeMoments<M extends Named>(
  tree: MomentTree<M>,
  name: string,
  { children, self }: Doomed,
  current: string | undefined,
): string | undefined {
  const doomed = [...(children ? tree.descendants(name).reverse() : []), ...(self ? [tree.get(name)] : [])];
  let now = current;
  for (const moment of doomed) {
    if (moment === undefined) continue;
    if (now === moment.name) now = moment.parent;
    tree.remove(moment.name, (child, parent) => ({ ...child, parent }));
  }
  return now;
}
