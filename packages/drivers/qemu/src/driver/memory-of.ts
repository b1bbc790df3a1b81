/** How much memory a domain has and may have, in KiB. */
import type { Domain } from '@typevirt/model';
import type { QemuDomain } from './domain.ts';

/** Memory at boot with what is plugged in: the most that the balloon can give back. */
export function maximumMemoryKiB(document: Domain): bigint {
  const boot = document.memory?.amount ?? 0n;
  return document.devices.memories.reduce((sum, module) => sum + (module.target?.size ?? 0n), boot);
}

/** What the guest has now; of a domain that does not run, what it would have. */
export function currentMemoryKiB(domain: QemuDomain): bigint {
  return domain.document.currentMemory ?? maximumMemoryKiB(domain.document);
}
