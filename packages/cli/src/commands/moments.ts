/**
 * Checkpoints and snapshots are shown alike: both are moments of a domain that form a tree by their parents. What differs is
 * handed in: how children are listed, and the columns only one of them has.
 */
import { Failure } from '../failure.ts';
import type { Column, Field, Output } from '../output/output.ts';
import { formatTree } from '../output/tree.ts';
import { formatMoment } from '../output/values.ts';
import { parseXml, valueAt } from '../xml/tree.ts';
import { compareNames } from './list.ts';

/** A moment as its lists show it. */
export interface Moment {
  readonly name: string;
  readonly parent: string | null;
  /** Seconds since 1970; null if the document does not say. */
  readonly creationTime: number | null;
  /** State of the domain then; of snapshots only. */
  readonly state?: string;
}

/** An object of the API that is a moment. */
export interface MomentObject {
  readonly name: string;
  getXmlDesc(flags?: number): Promise<string>;
}

/** Reads what the lists show from a moment's document. */
export async function readMoment(object: MomentObject, kind: 'checkpoint' | 'snapshot'): Promise<Moment> {
  const document = parseXml(await object.getXmlDesc());
  const seconds = valueAt(document, 'creationTime');
  const moment = {
    name: object.name,
    parent: valueAt(document, 'parent/name') ?? null,
    creationTime: seconds === undefined ? null : Number(seconds),
  };
  return kind === 'checkpoint' ? moment : { ...moment, state: valueAt(document, 'state') ?? '' };
}

/** How a list is to be shown. */
export interface MomentView {
  readonly form: 'tree' | 'names' | 'table';
  readonly withParent: boolean;
  readonly topological: boolean;
}

/** Shows moments as table, names or tree. @param root With a tree, the name that it starts at; null: all roots. */
export async function showMoments(
  out: Output,
  objects: readonly MomentObject[],
  kind: 'checkpoint' | 'snapshot',
  view: MomentView,
  root: string | null,
): Promise<void> {
  const ordered = view.topological ? [...objects] : [...objects].sort((a, b) => compareNames(a.name, b.name));
  if (view.form === 'names' && out.isText) {
    for (const { name } of ordered) out.print(`${name}\n`);
    return;
  }
  const moments = await Promise.all(ordered.map((object) => readMoment(object, kind)));
  if (view.form === 'tree') {
    const nodes = moments.map((moment) => (moment.name === root ? { ...moment, parent: null } : moment));
    out.show(nodes, formatTree(nodes));
    return;
  }
  out.table(
    columns(kind, view.withParent),
    moments.filter(({ creationTime }) => creationTime !== null),
  );
}

function columns(kind: 'checkpoint' | 'snapshot', withParent: boolean): Column<Moment>[] {
  const all: Column<Moment>[] = [
    { title: 'Name', show: ({ name }) => name },
    {
      title: 'Creation Time',
      show: ({ creationTime }) => formatMoment(new Date((creationTime ?? 0) * 1000)),
    },
  ];
  if (kind === 'snapshot') all.push({ title: 'State', show: ({ state }) => state ?? '' });
  if (withParent) all.push({ title: 'Parent', show: ({ parent }) => parent ?? '' });
  return all;
}

/** The lines about a moment's place in the tree. */
export function treeFields(parent: string | null, children: number, descendants: number): Field[] {
  return [
    { label: 'Parent:', key: 'parent', value: parent, text: parent ?? '-' },
    { label: 'Children:', key: 'children', value: children },
    { label: 'Descendants:', key: 'descendants', value: descendants },
  ];
}

/** The parts of a list with `,` between them; `,,` is a comma in one. */
const splitSpec = (text: string): string[] =>
  text
    .replaceAll(',,', '\0')
    .split(',')
    .map((part) => part.replaceAll('\0', ','));

/**
 * Options of `--diskspec`-like lists, by name. In a diskspec a word without a name stands first, in a memspec a path is the file.
 *
 * @throws {Failure} for a word that is none of these, or comes twice.
 */
export function parseSpec<Name extends string>(
  text: string,
  names: readonly Name[],
  what: 'diskspec' | 'memspec',
): { readonly first: string } & { readonly [Key in Name]?: string } {
  const parts = splitSpec(text);
  const isMemory = what === 'memspec';
  const first = isMemory ? '' : parts.shift()!;
  const malformed = (): Failure => new Failure(`unable to parse ${what}: ${text}`);
  if (first === '' && parts.length > 0 && !isMemory) throw malformed();
  const found: Partial<Record<string, string>> = {};
  for (const part of parts) {
    const word = isMemory && part.startsWith('/') ? `file=${part}` : part;
    const name = names.find((each) => word.startsWith(`${each}=`));
    if (name === undefined || found[name] !== undefined) throw malformed();
    found[name] = word.slice(name.length + 1);
  }
  return { first, ...(found as Partial<Record<Name, string>>) };
}
