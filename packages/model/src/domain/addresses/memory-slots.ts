/**
 * Slots of memory modules: the lowest free ones.
 *
 * @source libvirt qemuDomainAssignMemorySlots
 */
import { refuse } from '../../document-error.ts';
import type { Domain } from '../domain.ts';

/** @throws {DocumentError} `xmlError` without free slot, or for a slot that two modules want. */
export function assignMemorySlots({ devices, maxMemory }: Domain): void {
  const modules = devices.memories.filter(({ model }) => model === 'dimm' || model === 'nvdimm');
  const used = new Set<number>();
  for (const { address } of modules) {
    if (address?.type !== 'dimm' || address.slot === undefined) continue;
    if (used.has(address.slot))
      refuse('xmlError', 'domain', `memory slot '${address.slot}' already being used`);
    used.add(address.slot);
  }
  for (const module of modules) {
    if (module.address !== undefined && (module.address.type !== 'dimm' || module.address.slot !== undefined))
      continue;
    let slot = 0;
    while (used.has(slot)) slot += 1;
    if (slot >= (maxMemory?.slots ?? 0)) refuse('xmlError', 'domain', 'no free memory device slot available');
    used.add(slot);
    module.address = { type: 'dimm', ...(module.address?.type === 'dimm' ? module.address : {}), slot };
  }
}
