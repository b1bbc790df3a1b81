/** How much memory a domain has and may have, in KiB. */
import type { Domain } from '@typevirt/model';
import type { QemuDomain } from './domain.ts';

/** Memory with what is plugged in: the most that the balloon can give back. */
export function maximumMemoryKiB(document: Domain): bigint {
  return document.memory?.amount ?? 0n;
}

/** What the guest has now; of a domain that does not run, what it would have. */
export function currentMemoryKiB(domain: QemuDomain): bigint {
  return domain.document.currentMemory ?? maximumMemoryKiB(domain.document);
}
