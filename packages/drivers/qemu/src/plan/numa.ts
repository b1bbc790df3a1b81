/** Cells of NUMA: their processors and memory, and how far they are from each other. */
import type { Domain } from '@typevirt/model';
import { findMachine } from '../probe/index.ts';
import { list, type Option } from './arguments.ts';
import type { PlanContext } from './context.ts';
import { memoryObjects, needsObject, type MemoryPiece } from './memory-object.ts';

type Numa = NonNullable<NonNullable<Domain['cpu']>['numa']>;
type Cell = Numa['cells'][number];

/** `-numa` and the objects of cells' memory. */
export function numaOptions(context: PlanContext): readonly Option[] {
  const { numa } = context.domain.cpu ?? {};
  if (numa === undefined || numa.cells.length === 0) return [];
  const isDetailed = hasTables(numa);
  const pieces = numa.cells.map(pieceOf);
  const withObjects = mustHaveObjects(context) || pieces.some((piece) => needsObject(context, piece));
  return [
    ...numa.cells.flatMap((cell, place) => cellOptions(context, cell, place, { withObjects, isDetailed })),
    ...distanceOptions(numa),
    ...(isDetailed ? tableOptions(numa) : []),
  ];
}

/** Whether firmware describes latencies and caches. */
export function hasTables({ interconnects, cells }: Numa): boolean {
  return interconnects.length > 0 || cells.some(({ caches }) => caches.length > 0);
}

/** Newer boards take memory of cells only as objects. */
function mustHaveObjects({ domain, capabilities }: PlanContext): boolean {
  return findMachine(capabilities, domain.os.type.machine)?.numaMemorySupported !== true;
}

function pieceOf(cell: Cell, place: number): MemoryPiece {
  const number = cell.id ?? place;
  const id = `ram-node${number}`;
  return {
    id,
    file: id,
    sizeKiB: cell.memory,
    cell: number,
    access: cell.memAccess,
    discard: cell.discard,
  };
}

function cellOptions(
  context: PlanContext,
  cell: Cell,
  place: number,
  { withObjects, isDetailed }: { readonly withObjects: boolean; readonly isDetailed: boolean },
): readonly Option[] {
  const number = cell.id ?? place;
  const piece = pieceOf(cell, place);
  const hasMemory = cell.memory > 0n;
  const cpus = (cell.cpus ?? '').split(',').flatMap((run) => (run === '' ? [] : [`cpus=${run}`]));
  const words = [
    `node,nodeid=${number}`,
    ...cpus,
    ...(isDetailed && cell.cpus !== undefined ? [`initiator=${number}`] : []),
    ...(!hasMemory ? [] : withObjects ? [`memdev=${piece.id}`] : [`mem=${cell.memory / 1024n}`]),
  ];
  return [...(withObjects && hasMemory ? memoryObjects(context, piece) : []), ['-numa', words.join(',')]];
}

/** Distances of all pairs, once one is not what QEMU assumes; the way back is as long as the way there. */
function distanceOptions({ cells }: Numa): readonly Option[] {
  const isUsual = cells.every((from, src) =>
    from.distances.every(({ id, value }) => value === (id === (from.id ?? src) ? 10 : 20)),
  );
  if (isUsual) return [];
  return cells.flatMap((from, src) =>
    cells.map((to, dst): Option => {
      const there = from.distances.find(({ id }) => id === (to.id ?? dst))?.value;
      const back = to.distances.find(({ id }) => id === (from.id ?? src))?.value;
      const val = there ?? back ?? (src === dst ? 10 : 20);
      return ['-numa', list('dist', { src: from.id ?? src, dst: to.id ?? dst, val })];
    }),
  );
}

const policies = { none: 'none', writeback: 'write-back', writethrough: 'write-through' } as const;
const associativities = { none: 'none', direct: 'direct', full: 'complex' } as const;

function tableOptions({ cells, interconnects }: Numa): readonly Option[] {
  return [
    ...interconnects.map((each): Option => {
      const isLatency = each.element === 'latency';
      const { initiator, target, cache, type, value } = each.value;
      return [
        '-numa',
        list('hmat-lb', {
          initiator,
          target,
          hierarchy: cache === undefined || cache === 0 ? 'memory' : `${ordinals[cache] ?? 'third'}-level`,
          'data-type': `${type}-${isLatency ? 'latency' : 'bandwidth'}`,
          ...(isLatency ? { latency: value } : { bandwidth: `${value}K` }),
        }),
      ];
    }),
    ...cells.flatMap((cell, place) =>
      cell.caches.map(
        ({ level, size, line, associativity, policy }): Option => [
          '-numa',
          list('hmat-cache', {
            'node-id': cell.id ?? place,
            size: `${size.value}K`,
            level,
            associativity: associativities[associativity],
            policy: policies[policy],
            line: line.value,
          }),
        ],
      ),
    ),
  ];
}

const ordinals: Readonly<Record<number, string>> = { 1: 'first', 2: 'second', 3: 'third' };
