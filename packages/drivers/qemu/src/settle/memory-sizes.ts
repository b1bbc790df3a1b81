/**
 * Sizes of memory as a guest can have them: whole MiB, modules in pairs of them, on Power servers whole blocks of 256
 * MiB. What is stored stays as
 * it was written; only a run has its sizes made up.
 *
 * @source libvirt qemuDomainAlignMemorySizes
 */
import type { Domain } from '@typevirt/model';
import { isPpc64Guest } from './boards.ts';

/** Makes up sizes of all memory. Changes the document given. */
export function alignMemory(domain: Domain): void {
  const { memory, maxMemory, cpu, devices } = domain;
  const blockKiB = isPpc64Guest(domain) ? 256n * 1024n : 1024n;
  const moduleKiB = isPpc64Guest(domain) ? blockKiB : 2048n;
  const whole = (sizeKiB: bigint) => roundUp(sizeKiB, blockKiB);
  const pluggedKiB = () => devices.memories.reduce((sum, { target }) => sum + target.sizeKiB, 0n);
  const cells = cpu?.numa?.cells ?? [];
  const written = (memory?.amount ?? 0n) - pluggedKiB();
  for (const cell of cells) cell.memory = whole(cell.memory);
  for (const { target } of devices.memories) target.sizeKiB = roundUp(target.sizeKiB, moduleKiB);
  const initial = cells.length > 0 ? cells.reduce((sum, cell) => sum + cell.memory, 0n) : whole(written);
  if (memory !== undefined) memory.amount = initial + pluggedKiB();
  if (maxMemory !== undefined) maxMemory.amount = whole(maxMemory.amount);
}

function roundUp(sizeKiB: bigint, blockKiB: bigint): bigint {
  return ((sizeKiB + blockKiB - 1n) / blockKiB) * blockKiB;
}
