/** NUMA cells and page sizes of the host, as its capabilities list them. */
import type { Connection } from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import { findAll, parseXml, valueAt } from '../xml/tree.ts';
import type { Shell } from './body.ts';

/** Ids of the cells. @throws {Failure} if the capabilities know of none. */
export function cellsOf(capabilities: string): number[] {
  const cells = findAll(parseXml(capabilities), 'host/topology/cells/cell');
  if (cells.length === 0) throw new Failure('could not get information about NUMA topology');
  return cells.map((cell) => Number(valueAt(cell, '@id')));
}

/** Page sizes in KiB, of the cells or else of the CPU, smallest first. */
export function pageSizesOf(capabilities: string): number[] {
  const root = parseXml(capabilities);
  const ofCells = findAll(root, 'host/topology/cells/cell/pages').map((pages) =>
    Number(valueAt(pages, '@size')),
  );
  const ofCpu = findAll(root, 'host/cpu/pages').map((pages) => Number(valueAt(pages, '@size')));
  const sizes = ofCells.length > 0 ? ofCells : ofCpu;
  return [...new Set(sizes)].sort((a, b) => a - b);
}

interface FreePages {
  readonly cell: number;
  readonly pages: readonly { readonly sizeKiB: number; readonly free: bigint }[];
}

async function freePages(
  connection: Connection,
  cell: number,
  sizesKiB: readonly number[],
): Promise<FreePages> {
  const counts = await connection.nodeGetFreePages(sizesKiB, cell, 1);
  return { cell, pages: sizesKiB.map((sizeKiB, at) => ({ sizeKiB, free: counts[at] ?? 0n })) };
}

const pageLine = ({ sizeKiB, free }: FreePages['pages'][number]): string => `${sizeKiB}KiB: ${free}\n`;

/** `freepages` as a whole. */
export async function showFreePages(
  args: Arguments<'cellno' | 'pagesize' | 'all'>,
  shell: Shell,
): Promise<void> {
  args.exclusive('all', 'cellno');
  const cell = args.int('cellno');
  const pageBytes = args.scaled('pagesize', 1024n, 2n ** 32n * 1024n);
  const connection = await shell.connection();
  if (args.has('all')) {
    const capabilities = await attempt('unable to get node capabilities', () => connection.getCapabilities());
    const sizes = pageBytes === undefined ? pageSizesOf(capabilities) : [Number(pageBytes / 1024n)];
    if (sizes.length === 0) throw new Failure('could not get information about supported page sizes');
    const found: FreePages[] = [];
    for (const id of cellsOf(capabilities)) found.push(await freePages(connection, id, sizes));
    shell.out.show(
      found,
      found.map(({ cell: id, pages }) => `Node ${id}:\n${pages.map(pageLine).join('')}\n`).join(''),
    );
    return;
  }
  if (cell === undefined) throw new Failure('missing cellno argument');
  if (cell < -1) throw new Failure('cell number must be non-negative integer or -1');
  if (pageBytes === undefined) throw new Failure('missing pagesize argument');
  const found = await freePages(connection, cell, [Number(pageBytes / 1024n)]);
  shell.out.show(found, found.pages.map(pageLine).join(''));
}
