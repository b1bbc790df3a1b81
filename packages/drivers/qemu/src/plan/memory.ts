/** Main memory: `-m`, and the object that stands for it where it is in one piece. */
import type { Domain } from '@typevirt/model';
import { findMachine } from '../probe/index.ts';
import { list, type Option } from './arguments.ts';
import type { PlanContext } from './context.ts';
import { memoryObjects } from './memory-object.ts';

/** `-m`, and the object for memory in one piece. */
export function memoryOptions(context: PlanContext): readonly Option[] {
  const { domain } = context;
  const sizeKiB = mainMemoryKiB(domain);
  const most = domain.maxMemory;
  const size: Option = [
    '-m',
    most === undefined
      ? String(sizeKiB / 1024n)
      : list(`size=${sizeKiB}k`, { slots: most.slots, maxmem: `${most.amount}k` }),
  ];
  const backend = mainMemoryBackend(context);
  if (backend === undefined) return [size];
  return [size, ...memoryObjects(context, { id: backend, file: backend, sizeKiB, isMain: true })];
}

/** What the guest starts with, less what memory devices bring. */
function mainMemoryKiB({ memory, devices, cpu }: Domain): bigint {
  const cells = cpu?.numa?.cells ?? [];
  if (cells.length > 0) return cells.reduce((sum, cell) => sum + cell.memory, 0n);
  const plugged = devices.memories.reduce((sum, { target }) => sum + target.sizeKiB, 0n);
  return (memory?.amount ?? 0n) - plugged;
}

/** Name of the object that is all of main memory; undefined where cells of NUMA are, or the board has no name for it. */
export function mainMemoryBackend({ domain, capabilities }: PlanContext): string | undefined {
  if ((domain.cpu?.numa?.cells ?? []).length > 0) return undefined;
  return findMachine(capabilities, domain.os.type.machine)?.defaultRamId;
}
