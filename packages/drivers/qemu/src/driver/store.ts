/**
 * Definitions and statuses as files that people can read. Writing replaces a file as a whole or not at all; removing what
 * is not there is fine. What cannot be read back is reported and left where it is, never deleted.
 */
import { lstat, mkdir, readdir, readlink, rm, stat, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  documentNames,
  linkDocument,
  loadDocuments,
  removeFileDurably,
  removeTemporaries,
  storedHeader,
  syncFolder,
  writeFileAtomically,
  type Durability,
  type Loaded,
  type StoredDocument,
} from '@typevirt/host';
import { parseDomain, type Domain } from '@typevirt/model';
import { format, parse } from '@typevirt/xml';
import type { QemuFiles } from './directories.ts';
import { DomainTexts } from './domain-texts.ts';
import { domainStatusXml, type DomainStatus } from './status.ts';

/** A stored definition. */
export interface StoredDefinition extends StoredDocument<Domain> {
  readonly autostart: boolean;
}

/** Reads and writes the driver's documents. */
export class DomainStore {
  readonly #files: QemuFiles;
  readonly #texts: DomainTexts;

  constructor(files: QemuFiles, texts = new DomainTexts()) {
    this.#files = files;
    this.#texts = texts;
  }

  /** Makes the driver's folders; those that exist keep their mode. What an interrupted write left is removed. */
  async prepare(): Promise<void> {
    for (const { path, mode } of this.#files.folders) await mkdir(path, { recursive: true, mode });
    for (const folder of [this.#files.definitions, this.#files.statuses]) await removeTemporaries(folder);
  }

  async saveDefinition(definition: Domain, durability: Durability = 'soon'): Promise<void> {
    const text =
      storedHeader(`virsh edit ${definition.name}`) + this.#texts.text(definition, ['inactive', 'secure']);
    await writeFileAtomically(this.#files.definition(definition.name), text, { durability });
  }

  /** The definition first: a link that is left over means nothing, a definition without it would be another one. */
  async removeDefinition(name: string): Promise<void> {
    await removeFileDurably(this.#files.definition(name), 'soon');
    await this.setAutostart(name, false);
  }

  /** Autostart is a link to the definition, so that it shows in a listing. */
  async setAutostart(name: string, on: boolean): Promise<void> {
    await linkDocument(this.#files.autostart(name), this.#files.definition(name), on);
  }

  async loadDefinitions(): Promise<Loaded<StoredDefinition>> {
    const linked = new Set(await documentNames(join(this.#files.definitions, 'autostart')));
    const loaded = await loadDocuments(this.#files.definitions, (text) => parseDomain(text));
    const { found, unreadable, restored } = loaded;
    const stored = new Set([...found, ...unreadable].map(({ name }) => name));
    for (const name of linked) if (!stored.has(name)) await this.setAutostart(name, false);
    return {
      found: found.map((each) => ({ ...each, autostart: linked.has(each.name) })),
      unreadable,
      restored,
    };
  }

  /** Notes that a domain is about to get another name; undone by `endRename`. */
  async beginRename(from: string, to: string): Promise<void> {
    await symlink(basename(this.#files.definition(to)), this.#files.renaming(from));
    await syncFolder(this.#files.definitions);
  }

  async endRename(from: string): Promise<void> {
    await removeFileDurably(this.#files.renaming(from));
  }

  /** Renames that a daemon did not live to end. */
  async loadRenames(): Promise<readonly { readonly from: string; readonly to: string }[]> {
    const entries = await readdir(this.#files.definitions);
    const links = entries.filter((entry) => entry.endsWith('.renaming'));
    return Promise.all(
      links.map(async (link) => ({
        from: basename(link, '.renaming'),
        to: basename(await readlink(join(this.#files.definitions, link)), '.xml'),
      })),
    );
  }

  /** Whether there is a file with a domain's definition. */
  async hasDefinition(name: string): Promise<boolean> {
    return stat(this.#files.definition(name)).then(
      () => true,
      () => false,
    );
  }

  async hasAutostart(name: string): Promise<boolean> {
    return lstat(this.#files.autostart(name)).then(
      () => true,
      () => false,
    );
  }

  /** What runs ends with the machine, so its status need not outlive a power cut. */
  async saveStatus(status: DomainStatus): Promise<void> {
    const text =
      storedHeader(`virsh dumpxml ${status.domain.name}`) +
      format(status, domainStatusXml, { view: ['live', 'status', 'secure'] });
    await writeFileAtomically(this.#files.status(status.domain.name), text, { durability: 'none' });
  }

  async removeStatus(name: string): Promise<void> {
    await removeFileDurably(this.#files.status(name), 'none');
    await removeFileDurably(this.#files.pid(name), 'none');
  }

  /** Also removes the pid files of starts that never came to a status. */
  async loadStatuses(): Promise<Loaded<StoredDocument<DomainStatus>>> {
    const folder = this.#files.statuses;
    const loaded = await loadDocuments(folder, (text) => parse(text, domainStatusXml, { mode: 'lenient' }));
    const known = new Set([...loaded.found, ...loaded.unreadable].map(({ name }) => name));
    for (const entry of await readdir(folder)) {
      if (entry.endsWith('.pid') && !known.has(basename(entry, '.pid'))) await rm(join(folder, entry));
    }
    return loaded;
  }
}
