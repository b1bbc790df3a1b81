/** How much memory a domain has, and what it tells of its use. */
import {
  DomainMemoryFlags as Address,
  DomainMemoryModFlags as Mod,
  DomainMemoryStatTags as Tag,
  type DomainMemoryStat,
  type Methods,
} from '@typevirt/driver';
import type { Domain } from '@typevirt/model';
import type { TestDomain } from '../domain/domain.ts';
import { excludeFlags } from '../exclusive.ts';
import { testError } from '../errors.ts';
import { allowFlags, changeDocuments, requireActive, scopeOf, type MethodContext } from './context.ts';

export type MemoryMethods = Pick<
  Methods,
  'domainSetMemory' | 'domainSetMemoryStatsPeriod' | 'domainMemoryStats' | 'domainMemoryPeek'
>;

/** When the simulated guest last told of itself, in seconds since the epoch; also what its clock shows. */
export const guestTimeSeconds = 627_319_920n;

export function memoryMethods({ world }: MethodContext): MemoryMethods {
  return {
    domainSetMemory({ dom, memory, flags }) {
      allowFlags(flags, Mod.live | Mod.config | Mod.maximum, 'testDomainSetMemoryFlags');
      const domain = world.domain(dom);
      if ((flags & Mod.maximum) === 0) setBalloon(domain, memory, flags);
      else setMaximum(domain, memory, flags);
    },
    domainSetMemoryStatsPeriod({ dom, period, flags }) {
      allowFlags(flags, Mod.live | Mod.config, 'testDomainSetMemoryStatsPeriod');
      if (period < 0) throw testError('invalidArg', 'invalid value for collection period');
      changeDocuments(world.domain(dom), flags, (document) => withStatsPeriod(document, period));
    },
    domainMemoryStats({ dom, flags }) {
      allowFlags(flags, 0, 'testDomainMemoryStats');
      return { stats: memoryStats(requireActive(world.domain(dom)).document) };
    },
    domainMemoryPeek({ dom, offset, size, flags }) {
      allowFlags(flags, Address.virtual | Address.physical, 'testDomainMemoryPeek');
      excludeFlags(
        flags,
        [1, 'VIR_MEMORY_VIRTUAL'],
        [2, 'VIR_MEMORY_PHYSICAL'],
        'virDomainMemoryPeek',
        'domain',
      );
      requireActive(world.domain(dom));
      // Each byte of the simulated memory says where it is.
      return { buffer: Uint8Array.from({ length: size }, (_, at) => Number((offset + BigInt(at)) & 0xffn)) };
    },
  };
}

function setBalloon(domain: TestDomain, memoryKiB: bigint, flags: number): void {
  changeDocuments(domain, flags, (document) => {
    if (memoryKiB > (document.memory?.amount ?? 0n)) {
      throw testError('invalidArg', 'cannot set memory higher than max memory');
    }
    return { ...document, currentMemory: memoryKiB };
  });
}

function setMaximum(domain: TestDomain, memoryKiB: bigint, flags: number): void {
  if (scopeOf(domain, flags).live) {
    throw testError('operationInvalid', 'cannot resize the maximum memory on an active domain');
  }
  changeDocuments(domain, flags, (document) => {
    const current = document.currentMemory ?? memoryKiB;
    const memory = { ...document.memory, amount: memoryKiB };
    return { ...document, memory, currentMemory: current > memoryKiB ? memoryKiB : current };
  });
}

function withStatsPeriod(document: Domain, period: number): Domain {
  const { memballoon } = document.devices;
  if (memballoon === undefined) {
    throw testError(
      'internalError',
      'No memory balloon device configured, can not set the collection period',
    );
  }
  if (memballoon.model !== 'virtio') {
    throw testError('operationInvalid', 'Memory balloon model must be virtio to set the collection period');
  }
  return {
    ...document,
    devices: { ...document.devices, memballoon: { ...memballoon, statsPeriodSeconds: period } },
  };
}

/** Only a balloon tells; half of the memory is in use. */
function memoryStats({ currentMemory = 0n, devices }: Domain): DomainMemoryStat[] {
  if (devices.memballoon?.model !== 'virtio') return [];
  const half = currentMemory / 2n;
  return [
    { tag: Tag.actualBalloon, val: currentMemory },
    { tag: Tag.swapIn, val: 0n },
    { tag: Tag.swapOut, val: 0n },
    { tag: Tag.majorFault, val: 0n },
    { tag: Tag.minorFault, val: 0n },
    { tag: Tag.unused, val: half },
    { tag: Tag.available, val: currentMemory },
    { tag: Tag.usable, val: half },
    { tag: Tag.lastUpdate, val: guestTimeSeconds },
    { tag: Tag.diskCaches, val: half / 4n },
    { tag: Tag.hugetlbPgalloc, val: 0n },
    { tag: Tag.hugetlbPgfail, val: 0n },
    { tag: Tag.rss, val: half },
  ];
}
