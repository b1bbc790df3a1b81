/**
 * The driver's files, laid out as libvirt's:
 *
 *     etc/storage/NAME.xml   definition      etc/storage/autostart/NAME.xml   link to it
 *     run/storage/NAME.xml   an active pool
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  documentNames,
  linkDocument,
  loadDocuments,
  removeFileDurably,
  removeTemporaries,
  storedHeader,
  writeFileAtomically,
  type Loaded,
  type StoredDocument,
} from '@typevirt/host';
import {
  formatStoragePool,
  formatStoragePoolState,
  parseStoragePool,
  parseStoragePoolState,
  type StoragePool,
} from '@typevirt/model';

/** The roots of a daemon's files. */
export interface Directories {
  readonly etc: string;
  readonly run: string;
}

/** Reads and writes pools. */
export class PoolStore {
  readonly #definitions: string;
  readonly #states: string;

  constructor({ etc, run }: Directories) {
    this.#definitions = join(etc, 'storage');
    this.#states = join(run, 'storage');
  }

  /** Makes the folders. What an interrupted write left is removed. */
  async prepare(): Promise<void> {
    for (const folder of [this.#links, this.#states]) await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const folder of [this.#definitions, this.#states]) await removeTemporaries(folder);
  }

  async saveDefinition(pool: StoragePool): Promise<void> {
    const text = storedHeader(`virsh pool-edit ${pool.name}`) + formatStoragePool(withoutRoom(pool));
    await writeFileAtomically(this.#definition(pool.name), text, { durability: 'soon' });
  }

  /** The definition first: a link that is left over means nothing, a definition without it would be another one. */
  async removeDefinition(name: string): Promise<void> {
    await removeFileDurably(this.#definition(name), 'soon');
    await this.setAutostart(name, false);
  }

  async setAutostart(name: string, on: boolean): Promise<void> {
    await linkDocument(join(this.#links, `${name}.xml`), this.#definition(name), on);
  }

  /** What is active ends with the machine, so it need not outlive a power cut. */
  async saveState(pool: StoragePool): Promise<void> {
    const text = storedHeader(`virsh pool-edit ${pool.name}`) + formatStoragePoolState(withoutRoom(pool));
    await writeFileAtomically(this.#state(pool.name), text, { durability: 'none' });
  }

  async removeState(name: string): Promise<void> {
    await removeFileDurably(this.#state(name), 'none');
  }

  /** All definitions; links that lead nowhere are removed. */
  async loadDefinitions(): Promise<Loaded<StoredDocument<StoragePool> & { readonly autostart: boolean }>> {
    const loaded = await loadDocuments(this.#definitions, (text) => parseStoragePool(text));
    const { found, unreadable, restored } = loaded;
    const linked = new Set(await documentNames(this.#links));
    const stored = new Set([...found, ...unreadable].map(({ name }) => name));
    for (const name of linked) if (!stored.has(name)) await this.setAutostart(name, false);
    return {
      found: found.map((each) => ({ ...each, autostart: linked.has(each.name) })),
      unreadable,
      restored,
    };
  }

  /** All pools that were active. */
  loadStates(): Promise<Loaded<StoredDocument<StoragePool>>> {
    return loadDocuments(this.#states, parseStoragePoolState);
  }

  get #links(): string {
    return join(this.#definitions, 'autostart');
  }

  #definition(name: string): string {
    return join(this.#definitions, `${name}.xml`);
  }

  #state(name: string): string {
    return join(this.#states, `${name}.xml`);
  }
}

/** Room is found out anew by whoever reads the file. */
function withoutRoom(pool: StoragePool): StoragePool {
  return { ...pool, capacity: 0n, allocation: 0n, available: 0n };
}
