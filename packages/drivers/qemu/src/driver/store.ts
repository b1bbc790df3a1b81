/**
 * Definitions and statuses as files that people can read. Writing replaces a file as a whole or not at all; removing what
 * is not there is fine. What cannot be read back is reported and left where it is, never deleted.
 */
import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { removeFileDurably, writeFileAtomically } from '@typevirt/host';
import { formatDomain, parseDomain, type Domain } from '@typevirt/model';
import { format, parse } from '@typevirt/xml';
import type { QemuFiles } from './directories.ts';
import { domainStatusXml, type DomainStatus } from './status.ts';

/** A file that could not be read back. */
export interface UnreadableFile {
  readonly path: string;
  readonly error: unknown;
}

/** What was found at start. */
export interface Loaded<T> {
  readonly found: readonly T[];
  readonly unreadable: readonly UnreadableFile[];
}

/** A stored definition. */
export interface StoredDefinition {
  readonly definition: Domain;
  readonly autostart: boolean;
}

/** A comment before a stored document, for those who look at the file. */
export function storedHeader(command: string): string {
  return `<!--\nThis file belongs to typevirtd, which overwrites it. To change what it says, use\n  ${command}\nor another client of the API.\n-->\n\n`;
}

/** Reads and writes the driver's documents. */
export class DomainStore {
  readonly #files: QemuFiles;

  constructor(files: QemuFiles) {
    this.#files = files;
  }

  /** Makes the driver's folders; those that exist keep their mode. */
  async prepare(): Promise<void> {
    for (const { path, mode } of this.#files.folders) await mkdir(path, { recursive: true, mode });
  }

  async saveDefinition(definition: Domain): Promise<void> {
    const text =
      storedHeader(`virsh edit ${definition.name}`) + formatDomain(definition, ['inactive', 'secure']);
    await writeFileAtomically(this.#files.definition(definition.name), text);
  }

  async removeDefinition(name: string): Promise<void> {
    await this.setAutostart(name, false);
    await removeFileDurably(this.#files.definition(name));
  }

  /** Autostart is a link to the definition, so that it shows in a listing. */
  async setAutostart(name: string, on: boolean): Promise<void> {
    const link = this.#files.autostart(name);
    await removeFileDurably(link);
    if (on) await symlink(this.#files.definition(name), link);
  }

  async loadDefinitions(): Promise<Loaded<StoredDefinition>> {
    const linked = new Set(await names(join(this.#files.definitions, 'autostart')));
    return loadAll(this.#files.definitions, (text, name) => ({
      definition: parseDomain(text),
      autostart: linked.has(name),
    }));
  }

  async saveStatus(status: DomainStatus): Promise<void> {
    const text =
      storedHeader(`virsh dumpxml ${status.domain.name}`) +
      format(status, domainStatusXml, { view: ['live', 'status', 'secure'] });
    await writeFileAtomically(this.#files.status(status.domain.name), text);
  }

  async removeStatus(name: string): Promise<void> {
    await removeFileDurably(this.#files.status(name));
    await removeFileDurably(this.#files.pid(name));
  }

  loadStatuses(): Promise<Loaded<DomainStatus>> {
    return loadAll(this.#files.statuses, (text) => parse(text, domainStatusXml, { mode: 'lenient' }));
  }
}

async function names(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((name) => name.endsWith('.xml') && !name.startsWith('.'))
    .map((name) => basename(name, '.xml'));
}

async function loadAll<T>(folder: string, read: (text: string, name: string) => T): Promise<Loaded<T>> {
  const found: T[] = [];
  const unreadable: UnreadableFile[] = [];
  for (const name of await names(folder)) {
    const path = join(folder, `${name}.xml`);
    try {
      found.push(read(await readFile(path, 'utf8'), name));
    } catch (error) {
      unreadable.push({ path, error });
    }
  }
  return { found, unreadable };
}
