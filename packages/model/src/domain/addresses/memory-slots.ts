/**
 * Slots of memory modules: the lowest free ones.
 *
 * @source libvirt qemuDomainAssignMemorySlots
 */
import { refuse } from '../../document-error.ts';
import type { Domain } from '../domain.ts';

/** Without `<maxMemory>` there are none to give. @throws {DocumentError} `internalError` without free slot, `configUnsupported` for a slot that two modules want. */
export function assignMemorySlots({ devices, maxMemory }: Domain): void {
  if (maxMemory === undefined) return;
  const modules = devices.memories.filter(({ model }) => model === 'dimm' || model === 'nvdimm');
  const used = new Set<number>();
  for (const { address } of modules) {
    if (address?.type !== 'dimm' || address.slot === undefined) continue;
    if (used.has(address.slot))
      refuse(
        'configUnsupported',
        'qemu',
        `memory device slot '${address.slot}' is already being used by another memory device`,
      );
    used.add(address.slot);
  }
  for (const module of modules) {
    if (module.address !== undefined && (module.address.type !== 'dimm' || module.address.slot !== undefined))
      continue;
    let slot = 0;
    while (used.has(slot)) slot += 1;
    if (slot >= (maxMemory.slots ?? 0))
      refuse('internalError', 'qemu', 'failed to find an empty memory slot');
    used.add(slot);
    module.address = { type: 'dimm', ...(module.address?.type === 'dimm' ? module.address : {}), slot };
  }
}
