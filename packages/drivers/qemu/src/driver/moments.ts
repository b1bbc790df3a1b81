/**
 * The checkpoints of all domains: a tree each in memory, a file each on disk, and which one is current.
 *
 * The current checkpoint is the one that the next becomes a child of. It is not written down: it is the leaf that was made
 * last, so that files alone say everything and can be copied to another host.
 */
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeFileDurably, writeFileAtomically } from '@typevirt/host';
import {
  formatCheckpoint,
  MomentTree,
  parseCheckpoint,
  type Checkpoint,
  type Complete,
} from '@typevirt/model';
import type { QemuFiles } from './directories.ts';
import type { Log } from './state.ts';
import { storedHeader } from './store.ts';

/** A checkpoint that is kept. */
export type StoredCheckpoint = Complete<Checkpoint>;

/** Whose checkpoints they are. */
export interface MomentOwner {
  readonly uuid: string;
  readonly name: string;
}

/** Checkpoints by domain. */
export class MomentStore {
  readonly #files: QemuFiles;
  readonly #trees = new Map<string, MomentTree<StoredCheckpoint>>();

  constructor(files: QemuFiles) {
    this.#files = files;
  }

  /** The tree of a domain; empty where it has no checkpoints. */
  tree({ uuid }: MomentOwner): MomentTree<StoredCheckpoint> {
    const tree = this.#trees.get(uuid) ?? new MomentTree<StoredCheckpoint>();
    this.#trees.set(uuid, tree);
    return tree;
  }

  count({ uuid }: MomentOwner): number {
    return this.#trees.get(uuid)?.size ?? 0;
  }

  hasAny(owner: MomentOwner): boolean {
    return this.count(owner) > 0;
  }

  /** The leaf that was made last; undefined where there is none. */
  current(owner: MomentOwner): StoredCheckpoint | undefined {
    const leaves = this.tree(owner).leaves();
    return leaves.reduce<StoredCheckpoint | undefined>(
      (latest, leaf) => (latest === undefined || leaf.creationTime >= latest.creationTime ? leaf : latest),
      undefined,
    );
  }

  /** Writes a checkpoint and makes it part of the tree, in place of an earlier one of its name. */
  async put(owner: MomentOwner, checkpoint: StoredCheckpoint): Promise<void> {
    const tree = this.tree(owner);
    await this.#write(owner.name, checkpoint);
    tree.put(checkpoint);
  }

  /** Removes a checkpoint; its children become those of its parent, on disk first. */
  async remove(owner: MomentOwner, name: string): Promise<void> {
    const tree = this.tree(owner);
    const checkpoint = tree.get(name);
    if (checkpoint === undefined) return;
    for (const child of tree.children(name))
      await this.#write(owner.name, withParent(child, checkpoint.parent));
    await removeFileDurably(this.#path(owner.name, name));
    tree.remove(name, withParent);
  }

  /** Forgets all checkpoints of a domain, files included; what their images hold stays. */
  async forget(owner: MomentOwner): Promise<void> {
    this.#trees.delete(owner.uuid);
    await rm(this.#files.checkpoints(owner.name), { recursive: true, force: true });
  }

  /** Moves the files of a domain that gets a new name. */
  async rename(from: string, to: string): Promise<void> {
    await rename(this.#files.checkpoints(from), this.#files.checkpoints(to)).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      },
    );
  }

  /** Reads the checkpoints of all domains. */
  async loadAll(owners: Iterable<MomentOwner>, log: Log): Promise<void> {
    const folders = new Set(await readdir(this.#files.checkpoints('')));
    for (const owner of owners) if (folders.has(owner.name)) await this.load(owner, log);
  }

  /** Reads a domain's checkpoints; files that cannot be read, or that have no place in the tree, are told to the log. */
  async load(owner: MomentOwner, log: Log): Promise<void> {
    const folder = this.#files.checkpoints(owner.name);
    const names = await readdir(folder).catch(() => []);
    const found: StoredCheckpoint[] = [];
    for (const name of names.filter((each) => each.endsWith('.xml') && !each.startsWith('.'))) {
      try {
        found.push(
          parseCheckpoint(await readFile(join(folder, name), 'utf8'), { redefine: true, nowSeconds: 0n }),
        );
      } catch (error) {
        log.error(`${join(folder, name)} cannot be read`, { error });
      }
    }
    this.#trees.set(owner.uuid, treeOf(found, log));
  }

  async #write(domainName: string, checkpoint: StoredCheckpoint): Promise<void> {
    await mkdir(this.#files.checkpoints(domainName), { recursive: true, mode: 0o700 });
    const text =
      storedHeader(`virsh checkpoint-edit ${domainName} ${checkpoint.name}`) +
      formatCheckpoint(checkpoint, ['inactive', 'secure']);
    await writeFileAtomically(this.#path(domainName, checkpoint.name), text);
  }

  #path(domainName: string, name: string): string {
    return join(this.#files.checkpoints(domainName), `${name}.xml`);
  }
}

function withParent(checkpoint: StoredCheckpoint, parent: string | undefined): StoredCheckpoint {
  const { parent: _before, ...rest } = checkpoint;
  return parent === undefined ? rest : { ...rest, parent };
}

/** A tree of what was found; a checkpoint whose parent is missing becomes a root, so that it is not lost. */
function treeOf(found: readonly StoredCheckpoint[], log: Log): MomentTree<StoredCheckpoint> {
  try {
    return MomentTree.from(found);
  } catch (error) {
    log.warn('checkpoints do not form a tree; those without a parent become roots', { error });
    const names = new Set(found.map(({ name }) => name));
    const kept = found.map((each) =>
      each.parent !== undefined && names.has(each.parent) ? each : withParent(each, undefined),
    );
    try {
      return MomentTree.from(kept);
    } catch {
      return MomentTree.from(found.map((each) => withParent(each, undefined)));
    }
  }
}
