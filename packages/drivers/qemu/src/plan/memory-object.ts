/** Objects that hold a guest's memory: of main memory, of cells of NUMA, of memory devices. One set of rules for all. */
import type { Domain } from '@typevirt/model';
import { hasType } from '../probe/index.ts';
import { object, type Option } from './arguments.ts';
import type { PlanContext } from './context.ts';
import { hugePages, type HugePages } from './hugepages.ts';

/** One piece of memory. */
export interface MemoryPiece {
  /** Name of the object. */
  readonly id: string;
  /** Name of its file, where memory is kept in files. */
  readonly file: string;
  readonly sizeKiB: bigint;
  /** Whether it is all of main memory. */
  readonly isMain?: boolean;
  /** The NUMA cell it belongs to. */
  readonly cell?: number | undefined;
  readonly access?: 'shared' | 'private' | undefined;
  readonly discard?: boolean | undefined;
  /** File of the host that is the memory itself. */
  readonly path?: string | undefined;
  readonly pageSizeKiB?: bigint | undefined;
  /** Nodes of the host it comes from, as `0-3`. */
  readonly hostNodes?: string | undefined;
  readonly alignKiB?: bigint | undefined;
  readonly isPersistent?: boolean | undefined;
  /** Whether a file at `path` is filled in advance whatever the document says. */
  readonly isFilled?: boolean | undefined;
  /** False: it comes and goes, and is not taken from the host in advance. */
  readonly reserve?: false | undefined;
}

/** Whether a piece of memory needs an object, where QEMU could do without. */
export function needsObject(context: PlanContext, piece: MemoryPiece): boolean {
  const { kind, isFilled, nodes } = facts(context, piece);
  return kind !== 'memory-backend-ram' || isFilled || nodes !== undefined;
}

/** `-object` of a piece of memory, and the threads that fill it near its nodes. */
export function memoryObjects(context: PlanContext, piece: MemoryPiece): readonly Option[] {
  const { memoryBacking } = context.domain;
  const { kind, pages, isFilled, nodes, policy, access } = facts(context, piece);
  const isFile = kind === 'memory-backend-file';
  const near = isFilled && nodes !== undefined && hasType(context.capabilities, 'thread-context');
  const main = object(kind, piece.id, {
    ...(kind === 'memory-backend-memfd' && pages !== undefined
      ? { hugetlb: true, hugetlbsize: pages.sizeKiB * 1024n }
      : {}),
    'mem-path': isFile ? filePath(context, piece, pages) : undefined,
    'discard-data':
      isFile && piece.path === undefined
        ? (piece.discard ?? (memoryBacking?.discard === true ? true : undefined))
        : undefined,
    share: access === undefined ? undefined : access === 'shared',
    'x-use-canonical-path-for-ramblock-id':
      piece.isMain === true && kind !== 'memory-backend-ram' ? false : undefined,
    prealloc: isFilled ? true : undefined,
    'prealloc-threads': isFilled ? memoryBacking?.allocation?.threads : undefined,
    reserve: piece.reserve,
    size: piece.sizeKiB * 1024n,
    align: piece.alignKiB === undefined ? undefined : piece.alignKiB * 1024n,
    pmem: piece.isPersistent === true ? true : undefined,
    'host-nodes': nodes,
    policy: nodes === undefined ? undefined : policy,
    'prealloc-context': near ? `tc-${piece.id}` : undefined,
  });
  return near ? [object('thread-context', `tc-${piece.id}`, { 'node-affinity': nodes }), main] : [main];
}

function facts(context: PlanContext, piece: MemoryPiece) {
  const { memoryBacking, numaTune } = context.domain;
  const pages = piece.path === undefined ? hugePages(context, piece) : undefined;
  const access = piece.access ?? memoryBacking?.access;
  const isFilled =
    piece.reserve !== false &&
    (pages !== undefined || memoryBacking?.allocation?.mode === 'immediate' || piece.isFilled === true);
  return {
    kind: kindOf(memoryBacking, piece, access, pages),
    pages,
    access,
    isFilled,
    ...binding(numaTune, piece),
  };
}

function kindOf(
  backing: Domain['memoryBacking'],
  { path }: MemoryPiece,
  access: 'shared' | 'private' | undefined,
  pages: HugePages | undefined,
): string {
  if (path !== undefined) return 'memory-backend-file';
  if (backing?.source === 'memfd') return 'memory-backend-memfd';
  return pages !== undefined || access !== undefined || backing?.source === 'file'
    ? 'memory-backend-file'
    : 'memory-backend-ram';
}

function filePath(context: PlanContext, { path, file }: MemoryPiece, pages: HugePages | undefined): string {
  const { domain, memoryFolder = '/var/lib/libvirt/qemu/ram' } = context;
  if (path !== undefined) return path;
  const own = `${domain.id ?? -1}-${shortName(domain.name)}`;
  return pages === undefined ? `${memoryFolder}/${own}/${file}` : `${pages.folder}/${own}`;
}

/** The start of a name, for paths that must not grow too long. */
function shortName(name: string): string {
  return [...name].slice(0, 20).join('');
}

/** Host nodes that a piece of memory is bound to, and how. */
function binding(numaTune: Domain['numaTune'], { cell, hostNodes }: MemoryPiece) {
  const own = cell === undefined ? undefined : numaTune?.nodes.find(({ cellid }) => cellid === cell);
  const chosen = own ?? numaTune?.memory;
  const mode = chosen?.mode ?? 'strict';
  const set = hostNodes ?? chosen?.nodeset;
  if (set === undefined || mode === 'restrictive') return { nodes: undefined, policy: undefined };
  const policy = { strict: 'bind', preferred: 'preferred', interleave: 'interleave' }[mode];
  return { nodes: numbersOf(set), policy };
}

/** `0-2,5` as numbers. */
function numbersOf(set: string): readonly number[] {
  return set.split(',').flatMap((run) => {
    const [first = 0, last = first] = run.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  });
}
