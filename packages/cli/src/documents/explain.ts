/** The reference of one place in a document: what its description says there, and what may stand below. */
import { lookup, nearest, nearestPath, type ReferenceEntry } from 'typevirt/documents';
import { Failure } from '../failure.ts';
import { readEntries, readTitles } from './reference.ts';

/** A place and what may stand directly below it. */
export interface Explained {
  /** Several where the place means different things in different cases. */
  readonly entries: readonly ReferenceEntry[];
  readonly children: readonly ReferenceEntry[];
}

/** Explains a place. @throws {Failure} with the nearest place if there is nothing. */
export async function explain(written: string): Promise<Explained> {
  const path = written.replace(/\[[^\]]*\]/g, '').replace(/^\/+|\/+$/g, '');
  const root = path.split('/')[0]!;
  const roots = (await readTitles()).map((each) => each.root);
  if (!roots.includes(root)) throw unknown(written, nearest(root, roots));
  const all = await readEntries(root);
  const found = lookup(all, path);
  if (found.length === 0) throw unknown(written, nearestPath(all, path));
  return { entries: found, children: childrenOf(all, found) };
}

function unknown(path: string, near: string | undefined): Failure {
  return new Failure(
    `nothing is described at '${path}'${near === undefined ? '' : `; did you mean '${near}'?`}`,
  );
}

function childrenOf(all: readonly ReferenceEntry[], found: readonly ReferenceEntry[]): ReferenceEntry[] {
  const places = new Set(found.map((entry) => entry.seeAbove ?? entry.path));
  return all.filter(({ path }) => places.has(path.slice(0, Math.max(0, path.lastIndexOf('/')))));
}

/** The explanation as text. */
export function formatExplained({ entries: found, children }: Explained): string {
  const below = children.map(formatChild);
  const width = Math.max(0, ...below.map(([name]) => name.length));
  const lines = below.map(([name, meaning]) => `${`  ${name.padEnd(width)}  ${meaning}`.trimEnd()}\n`);
  return [...found.map(formatEntry), lines.join('')].filter((part) => part !== '').join('\n');
}

function formatEntry(entry: ReferenceEntry): string {
  const lines = [
    `${entry.path}: ${entry.kind}, ${entry.occurs}`,
    entry.value === ''
      ? ''
      : `  Value: ${plain(entry.value)}${entry.unit === undefined ? '' : `, in ${entry.unit}`}`,
    entry.doc === '' ? '' : `  ${entry.doc}`,
    entry.default === undefined ? '' : `  Default: ${entry.default}`,
    entry.when.length === 0 ? '' : `  With: ${entry.when.join(', ')}`,
    entry.views.length === 0 ? '' : `  Shown: ${entry.views.join(', ')}`,
    entry.since === undefined ? '' : `  Since: libvirt ${entry.since}`,
  ];
  return lines
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('');
}

function formatChild(entry: ReferenceEntry): [name: string, meaning: string] {
  const last = entry.path.slice(entry.path.lastIndexOf('/') + 1);
  const name = entry.kind === 'element' ? `<${last}>` : last;
  const when = entry.when.length === 0 ? '' : ` (with ${entry.when.join(', ')})`;
  const value = entry.value === '' ? '' : `${plain(entry.value)}. `;
  return [name, `${value}${entry.doc}${when}`];
}

const plain = (markdown: string): string => markdown.replaceAll('`', '');
