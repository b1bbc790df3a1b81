/**
 * The checkpoints of all domains: a tree each in memory, a file each on disk, and which one is current.
 *
 * The current checkpoint is the one that the next becomes a child of. It is not written down: it is the leaf that was made
 * last, so that files alone say everything and can be copied to another host.
 */
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  removeFileDurably,
  removeTemporaries,
  storedHeader,
  syncFolder,
  writeFileAtomically,
} from '@typevirt/host';
import {
  checkpointKind,
  formatCheckpoint,
  MomentTree,
  parseCheckpoint,
  requireSameDomain,
  type Checkpoint,
  type Complete,
} from '@typevirt/model';
import type { QemuFiles } from './directories.ts';
import type { Log } from './state.ts';

/** What the files of a checkpoint end with: a record, one that is being made, one that is being removed. */
const endings = { record: '.xml', intended: '.creating', condemned: '.deleting' } as const;
type Standing = keyof typeof endings;

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
  /** What an earlier daemon had begun, by domain. */
  readonly #begun = new Map<
    string,
    { readonly intended: StoredCheckpoint[]; readonly condemned: string[] }
  >();

  /** Names of domains that have a folder. */
  readonly #folders = new Set<string>();

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
    await this.#write(owner, checkpoint);
    tree.put(checkpoint);
  }

  /** Writes down that a checkpoint is about to be made. */
  async intend(owner: MomentOwner, checkpoint: StoredCheckpoint): Promise<void> {
    await this.#write(owner, checkpoint, 'intended');
  }

  /** Forgets such an intent. */
  async withdraw(owner: MomentOwner, name: string): Promise<void> {
    await removeFileDurably(this.#path(owner.name, name, 'intended'));
  }

  /** The checkpoint was made: its intent becomes its record. */
  async confirm(owner: MomentOwner, checkpoint: StoredCheckpoint): Promise<void> {
    await this.#move(owner, checkpoint.name, 'intended', 'record');
    this.tree(owner).put(checkpoint);
  }

  /** Writes down that a checkpoint is about to be removed. */
  async condemn(owner: MomentOwner, name: string): Promise<void> {
    await this.#move(owner, name, 'record', 'condemned');
  }

  /** It is not removed after all. */
  async pardon(owner: MomentOwner, name: string): Promise<void> {
    await this.#move(owner, name, 'condemned', 'record');
  }

  /** Checkpoints that an earlier daemon was about to make. */
  intended({ uuid }: MomentOwner): readonly StoredCheckpoint[] {
    return this.#begun.get(uuid)?.intended ?? [];
  }

  /** Names of checkpoints that an earlier daemon was about to remove. */
  condemned({ uuid }: MomentOwner): readonly string[] {
    return this.#begun.get(uuid)?.condemned ?? [];
  }

  /** Removes a checkpoint; its children become those of its parent, on disk first. */
  async remove(owner: MomentOwner, name: string): Promise<void> {
    const tree = this.tree(owner);
    const checkpoint = tree.get(name);
    if (checkpoint === undefined) return;
    for (const child of tree.children(name)) await this.#write(owner, withParent(child, checkpoint.parent));
    await removeFileDurably(this.#path(owner.name, name, 'record'));
    await removeFileDurably(this.#path(owner.name, name, 'condemned'));
    tree.remove(name, withParent);
  }

  /** Forgets all checkpoints of a domain, files included; what their images hold stays. */
  async forget(owner: MomentOwner): Promise<void> {
    this.#trees.delete(owner.uuid);
    this.#begun.delete(owner.uuid);
    if (!this.#folders.delete(owner.name)) return;
    await rm(this.#files.checkpoints(owner.name), { recursive: true, force: true });
  }

  /** Moves the files of a domain that gets a new name. */
  async rename(from: string, to: string): Promise<void> {
    if (this.#folders.delete(from)) this.#folders.add(to);
    await rename(this.#files.checkpoints(from), this.#files.checkpoints(to)).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      },
    );
  }

  /** Sees which domains have checkpoints on disk, at the driver's start: from then on they can be forgotten. */
  async findFolders(): Promise<void> {
    for (const name of await readdir(this.#files.checkpoints(''))) this.#folders.add(name);
  }

  /** Reads the checkpoints of all domains, at the driver's start. */
  async loadAll(owners: Iterable<MomentOwner>, log: Log): Promise<void> {
    for (const owner of owners) {
      if (!this.#folders.has(owner.name)) continue;
      await removeTemporaries(this.#files.checkpoints(owner.name));
      await this.load(owner, log);
    }
  }

  /** Reads a domain's checkpoints; files that cannot be read, or that have no place in the tree, are told to the log. */
  async load(owner: MomentOwner, log: Log): Promise<void> {
    const folder = this.#files.checkpoints(owner.name);
    const found: StoredCheckpoint[] = [];
    const begun = { intended: [] as StoredCheckpoint[], condemned: [] as string[] };
    for (const entry of await readdir(folder).catch(() => [])) {
      const standing = standingOf(entry);
      const path = join(folder, entry);
      try {
        if (standing === undefined) continue;
        const checkpoint = ownCheckpoint(await readFile(path, 'utf8'), owner);
        if (standing === 'intended') begun.intended.push(checkpoint);
        else found.push(checkpoint);
        if (standing === 'condemned') begun.condemned.push(checkpoint.name);
      } catch (error) {
        log.error(`${path} cannot be used`, { error });
      }
    }
    this.#begun.set(owner.uuid, begun);
    this.#trees.set(owner.uuid, treeOf(found, log));
  }

  async #write(
    { name: domainName }: MomentOwner,
    checkpoint: StoredCheckpoint,
    standing: Standing = 'record',
  ): Promise<void> {
    this.#folders.add(domainName);
    await mkdir(this.#files.checkpoints(domainName), { recursive: true, mode: 0o700 });
    const text =
      storedHeader(`virsh checkpoint-edit ${domainName} ${checkpoint.name}`) +
      formatCheckpoint(checkpoint, ['inactive', 'secure']);
    await writeFileAtomically(this.#path(domainName, checkpoint.name, standing), text);
  }

  async #move({ name: owner }: MomentOwner, name: string, from: Standing, to: Standing): Promise<void> {
    await rename(this.#path(owner, name, from), this.#path(owner, name, to));
    await syncFolder(this.#files.checkpoints(owner));
  }

  #path(domainName: string, name: string, standing: Standing): string {
    return join(this.#files.checkpoints(domainName), `${name}${endings[standing]}`);
  }
}

function standingOf(entry: string): Standing | undefined {
  const standings = Object.keys(endings) as Standing[];
  return entry.startsWith('.') ? undefined : standings.find((each) => entry.endsWith(endings[each]));
}

/** Files that a removed domain of the same name left behind are not this domain's. */
function ownCheckpoint(text: string, { uuid }: MomentOwner): StoredCheckpoint {
  const checkpoint = parseCheckpoint(text, { redefine: true, nowSeconds: 0n });
  requireSameDomain(checkpoint, uuid, checkpointKind);
  return checkpoint;
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
