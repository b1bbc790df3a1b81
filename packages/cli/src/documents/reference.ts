/**
 * The reference of all documents, for `explain`. It is made of the descriptions, which take longer to load than all the rest of
 * the command; so the built command has it in files beside it: `titles.json`, and the entries of each root element.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReferenceEntry } from 'typevirt/documents';

/** A kind of document. */
export interface DocumentTitle {
  /** Name of its root element. */
  readonly root: string;
  readonly title: string;
}

const titlesName = 'titles';

/** Path of a part of the reference, if it was made when the command was built. */
const fileOf = (folder: string, name: string): string => join(folder, 'reference', `${name}.json`);

/** All kinds of documents. */
export function readTitles(): Promise<readonly DocumentTitle[]> {
  return read<DocumentTitle[]>(titlesName);
}

/** The entries of the document with that root element, which must be one of the titles'. */
export function readEntries(root: string): Promise<readonly ReferenceEntry[]> {
  return read<ReferenceEntry[]>(root);
}

async function read<Part>(name: string): Promise<Part> {
  const file = fileOf(import.meta.dirname, name);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Part;
  return (await parts()).get(name)!() as Part;
}

/** All parts by path, for the build. @param folder Where the built command is. */
export async function referenceFiles(folder: string): Promise<{ path: string; text: string }[]> {
  const all = await parts();
  return [...all].map(([name, make]) => ({ path: fileOf(folder, name), text: JSON.stringify(make()) }));
}

async function parts(): Promise<Map<string, () => unknown>> {
  const { documentKinds, entries } = await import('typevirt/documents');
  const titles = [...documentKinds].map(([root, { title }]): DocumentTitle => ({ root, title }));
  return new Map<string, () => unknown>([
    [titlesName, () => titles],
    ...[...documentKinds].map(
      ([root, { element }]) => [root, () => entries(element)] satisfies [string, () => unknown],
    ),
  ]);
}
