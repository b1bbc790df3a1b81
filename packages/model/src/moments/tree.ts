/**
 * The tree of a domain's checkpoints or of its snapshots, by name. Several roots are allowed; no cycle ever exists.
 *
 * Owned by a driver's domain object, changed only inside the domain's job. Every change either happens or throws.
 *
 * @source libvirt virDomainMomentObjList, virDomainMomentCheckCycles
 */
import { refuse } from '../document-error.ts';

/** What the tree needs to know of a moment. */
export interface TreeMoment {
  readonly name: string;
  readonly parent?: string | undefined;
}

export class MomentTree<M extends TreeMoment> {
  readonly #moments = new Map<string, M>();
  readonly #children = new Map<string, Set<string>>();

  /**
   * A tree of stored moments, in any order.
   *
   * @throws {DocumentError} `operationFailed` for a name twice, `invalidArg` for parents that are not there or form a cycle.
   */
  static from<M extends TreeMoment>(moments: Iterable<M>): MomentTree<M> {
    const tree = new MomentTree<M>();
    for (const moment of moments) tree.#store(moment);
    for (const moment of tree.#moments.values()) tree.#check(moment);
    return tree;
  }

  get size(): number {
    return this.#moments.size;
  }

  get(name: string): M | undefined {
    return this.#moments.get(name);
  }

  /** All moments, each after its parent. */
  topological(): M[] {
    return this.roots().flatMap((root) => [root, ...this.descendants(root.name)]);
  }

  roots(): M[] {
    return [...this.#moments.values()].filter(({ parent }) => parent === undefined);
  }

  leaves(): M[] {
    return [...this.#moments.values()].filter(({ name }) => this.#namesBelow(name).size === 0);
  }

  /** Those directly below. */
  children(name: string): M[] {
    return [...this.#namesBelow(name)].flatMap((child) => this.#moments.get(child) ?? []);
  }

  /** All below, each after its parent. */
  descendants(name: string): M[] {
    const found: M[] = [];
    const waiting = this.children(name).reverse();
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      found.push(next);
      waiting.push(...this.children(next.name).reverse());
    }
    return found;
  }

  /** All above, the nearest first. */
  ancestors(name: string): M[] {
    const found: M[] = [];
    let above = this.#moments.get(name)?.parent;
    while (above !== undefined) {
      const moment = this.#moments.get(above);
      if (!moment) break;
      found.push(moment);
      above = moment.parent;
    }
    return found;
  }

  /**
   * Adds a new moment.
   *
   * @throws {DocumentError} `operationFailed` when there is one of this name; `invalidArg` for an unknown parent.
   */
  add(moment: M): void {
    if (this.#moments.has(moment.name)) {
      refuse('operationFailed', 'domain', `domain moment ${moment.name} already exists`);
    }
    this.#check(moment);
    this.#store(moment);
  }

  /**
   * Adds a moment or puts it in the place of the one of its name, whose children it keeps.
   *
   * @throws {DocumentError} `invalidArg` for a parent that is unknown, itself or below it.
   */
  put(moment: M): void {
    this.#check(moment);
    const before = this.#moments.get(moment.name);
    if (before) this.#unlink(before);
    this.#moments.set(moment.name, moment);
    this.#link(moment);
  }

  /**
   * Takes a moment out. Its children move up to its parent.
   *
   * @param withParent Makes the child that has another parent.
   * @returns The children that moved, as they are now.
   */
  remove(name: string, withParent: (child: M, parent: string | undefined) => M): M[] {
    const moment = this.#moments.get(name);
    if (!moment) return [];
    const moved = this.children(name).map((child) => withParent(child, moment.parent));
    this.#unlink(moment);
    this.#moments.delete(name);
    this.#children.delete(name);
    for (const child of moved) {
      this.#moments.set(child.name, child);
      this.#link(child);
    }
    return moved;
  }

  #store(moment: M): void {
    if (this.#moments.has(moment.name)) {
      refuse('operationFailed', 'domain', `domain moment ${moment.name} already exists`);
    }
    this.#moments.set(moment.name, moment);
    this.#link(moment);
  }

  #check({ name, parent }: M): void {
    if (parent === undefined) return;
    if (parent === name) refuse('invalidArg', 'domain', `cannot set moment ${name} as its own parent`);
    const seen = new Set<string>([name]);
    let above: string | undefined = parent;
    while (above !== undefined) {
      if (seen.has(above)) refuse('invalidArg', 'domain', `parent ${parent} would create cycle to ${above}`);
      seen.add(above);
      const moment: M | undefined = this.#moments.get(above);
      if (!moment) refuse('invalidArg', 'domain', `parent ${above} for moment ${name} not found`);
      above = moment.parent;
    }
  }

  #namesBelow(name: string): ReadonlySet<string> {
    return this.#children.get(name) ?? new Set();
  }

  #link({ name, parent }: M): void {
    if (parent === undefined) return;
    const below = this.#children.get(parent) ?? new Set();
    this.#children.set(parent, below.add(name));
  }

  #unlink({ name, parent }: M): void {
    if (parent !== undefined) this.#children.get(parent)?.delete(name);
  }
}
