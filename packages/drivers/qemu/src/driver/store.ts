/**
 * Definitions and statuses as files that people can read. Writing replaces a file as a whole or not at all; removing what
 * is not there is fine. What cannot be read back is reported and left where it is, never deleted.
 */
import { lstat, mkdir, readdir, readFile, readlink, rm, stat, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { removeFileDurably, syncFolder, writeFileAtomically } from '@typevirt/host';
import { parseDomain, type Domain } from '@typevirt/model';
import { format, parse } from '@typevirt/xml';
import type { QemuFiles } from './directories.ts';
import { DomainTexts } from './domain-texts.ts';
import { domainStatusXml, type DomainStatus } from './status.ts';

/** A file that could not be read back. */
export interface UnreadableFile {
  readonly path: string;
  /** Of the file, without its ending: what the domain is called. */
  readonly name: string;
  readonly error: unknown;
}

/** What was found at start. */
export interface Loaded<T> {
  readonly found: readonly T[];
  readonly unreadable: readonly UnreadableFile[];
}

/** A stored definition. */
export interface StoredDefinition extends StoredDocument<Domain> {
  readonly autostart: boolean;
}

/** A document that was read, and the name that its file has. */
export interface StoredDocument<T> {
  readonly name: string;
  readonly document: T;
}

/** A comment before a stored document, for those who look at the file. */
export function storedHeader(command: string): string {
  return `<!--\nThis file belongs to typevirtd, which overwrites it. To change what it says, use\n  ${command}\nor another client of the API.\n-->\n\n`;
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

  async saveDefinition(definition: Domain): Promise<void> {
    const text =
      storedHeader(`virsh edit ${definition.name}`) + this.#texts.text(definition, ['inactive', 'secure']);
    await writeFileAtomically(this.#files.definition(definition.name), text, { durability: 'content' });
  }

  /** The definition first: a link that is left over means nothing, a definition without it would be another one. */
  async removeDefinition(name: string): Promise<void> {
    await removeFileDurably(this.#files.definition(name), 'content');
    await this.setAutostart(name, false);
  }

  /** Autostart is a link to the definition, so that it shows in a listing. */
  async setAutostart(name: string, on: boolean): Promise<void> {
    const link = this.#files.autostart(name);
    if (!on) return removeFileDurably(link, 'content');
    await symlink(this.#files.definition(name), link).catch(unless('EEXIST'));
    await syncFolder(dirname(link));
  }

  async loadDefinitions(): Promise<Loaded<StoredDefinition>> {
    const linked = new Set(await names(join(this.#files.definitions, 'autostart')));
    const { found, unreadable } = await loadAll(this.#files.definitions, (text) => parseDomain(text));
    const stored = new Set([...found, ...unreadable].map(({ name }) => name));
    for (const name of linked) if (!stored.has(name)) await this.setAutostart(name, false);
    return {
      found: found.map((each) => ({ ...each, autostart: linked.has(each.name) })),
      unreadable,
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
    const loaded = await loadAll(folder, (text) => parse(text, domainStatusXml, { mode: 'lenient' }));
    const known = new Set([...loaded.found, ...loaded.unreadable].map(({ name }) => name));
    for (const entry of await readdir(folder)) {
      if (entry.endsWith('.pid') && !known.has(basename(entry, '.pid'))) await rm(join(folder, entry));
    }
    return loaded;
  }
}

/** How many files are read at a time. */
const readersAtOnce = 16;

async function names(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder);
  return entries.filter((entry) => entry.endsWith('.xml')).map((entry) => basename(entry, '.xml'));
}

/** Files that a write was about to put in place when a daemon died. */
const temporaryName = /^\..+\.new$/;

/** Removes what a dead daemon's writes left in a folder; nobody may be writing there. */
export async function removeTemporaries(folder: string): Promise<void> {
  const entries = await readdir(folder);
  for (const entry of entries.filter((name) => temporaryName.test(name))) await rm(join(folder, entry));
}

async function loadAll<T>(folder: string, read: (text: string) => T): Promise<Loaded<StoredDocument<T>>> {
  const found: StoredDocument<T>[] = [];
  const unreadable: UnreadableFile[] = [];
  const waiting = [...(await names(folder))].reverse();
  const readOn = async (): Promise<void> => {
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      const path = join(folder, `${name}.xml`);
      try {
        found.push({ name, document: read(await readFile(path, 'utf8')) });
      } catch (error) {
        unreadable.push({ path, name, error });
      }
    }
  };
  await Promise.all(Array.from({ length: readersAtOnce }, readOn));
  return { found, unreadable };
}

function unless(code: string): (error: NodeJS.ErrnoException) => undefined {
  return (error) => {
    if (error.code !== code) throw error;
    return undefined;
  };
}
