/**
 * Memory: how much the guest has, what backs it on the host, and limits of the domain as a whole.
 *
 * @source libvirt docs/formatdomain "Memory Allocation", "Memory Backing", "Memory Tuning"
 */
import {
  attr,
  bitmap,
  child,
  element,
  fields,
  flag,
  inside,
  many,
  oneOf,
  onOff,
  optional,
  size,
  sizeAttr,
  sizeContent,
  uint32,
  type Element,
  type Infer,
} from '@typevirt/xml';

const memory = fields({
  dumpCore: optional(
    attr('dumpCore', onOff, {
      since: '0.10.2',
      doc: 'Whether guest memory is part of a core dump of the emulator.',
    }),
  ),
  amount: sizeContent({
    unit: 'KiB',
    default: 0n,
    demanded: true,
    doc: 'Memory at boot, without what is plugged in later.',
  }),
});
/** Memory at boot. */
export interface Memory extends Infer<typeof memory> {}
export const memoryXml: Element<Memory> = element('memory', memory, {
  doc: 'Memory at boot.',
  since: '0.0.1',
});

const maxMemory = fields({
  slots: attr('slots', uint32, { doc: 'How many modules can be plugged in.' }),
  amount: sizeContent({ unit: 'KiB', doc: 'Most memory with all modules plugged in.' }),
});
/** How far memory can grow by plugging modules. */
export interface MaxMemory extends Infer<typeof maxMemory> {}
export const maxMemoryXml: Element<MaxMemory> = element('maxMemory', maxMemory, {
  doc: 'Limit of plugged memory.',
  since: '1.2.14',
});

const page = fields({
  size: sizeAttr('size', { unit: 'KiB', doc: 'Size of a page.' }),
  nodeset: optional(
    attr('nodeset', bitmap, { doc: "Guest NUMA nodes backed by it; all others' when absent." }),
  ),
});
/** Pages of one size. */
export interface HugePage extends Infer<typeof page> {}
export const hugePageXml: Element<HugePage> = element('page', page, {
  doc: 'Pages of one size.',
  since: '1.2.5',
});

const hugepages = fields({ pages: many(child(hugePageXml)) });
/** Backing by pages larger than the processor's usual ones; without `pages`, the host's default size. */
export interface HugePages extends Infer<typeof hugepages> {}
export const hugePagesXml: Element<HugePages> = element('hugepages', hugepages, {
  doc: 'Backing by huge pages.',
  since: '0.8.2',
});

const allocation = fields({
  mode: optional(
    attr('mode', oneOf('immediate', 'ondemand'), {
      doc: 'Whether all memory is taken at start or when touched.',
    }),
  ),
  threads: optional(attr('threads', uint32, { since: '8.2.0', doc: 'Threads that touch memory at start.' })),
});
/** When guest memory is taken from the host. */
export interface MemoryAllocation extends Infer<typeof allocation> {}
export const memoryAllocationXml: Element<MemoryAllocation> = element('allocation', allocation, {
  doc: 'When memory is taken.',
  since: '3.1.0',
});

const memoryBacking = fields({
  hugepages: optional(child(hugePagesXml)),
  noSharePages: flag('nosharepages', { since: '1.0.6', doc: 'Keeps the host from merging equal pages.' }),
  locked: flag('locked', { since: '1.0.6', doc: 'Keeps guest memory from being swapped out.' }),
  source: optional(
    inside('source', attr('type', oneOf('file', 'anonymous', 'memfd')), {
      since: '3.1.0',
      doc: 'What backs memory; `memfd` since 4.10.0.',
    }),
  ),
  access: optional(
    inside('access', attr('mode', oneOf('shared', 'private')), {
      since: '3.1.0',
      doc: 'Whether other processes can map the memory.',
    }),
  ),
  allocation: optional(child(memoryAllocationXml)),
  discard: flag('discard', { since: '4.4.0', doc: 'Lets the host drop the contents when the guest stops.' }),
});
/** What backs guest memory on the host. */
export interface MemoryBacking extends Infer<typeof memoryBacking> {}
export const memoryBackingXml: Element<MemoryBacking> = element('memoryBacking', memoryBacking, {
  doc: 'What backs memory.',
  since: '0.8.2',
});

const memtune = fields({
  hardLimit: optional(
    size('hard_limit', { unit: 'KiB', doc: 'Most memory of the whole domain, emulator included.' }),
  ),
  softLimit: optional(
    size('soft_limit', { unit: 'KiB', doc: 'What it is pushed back to when the host runs short.' }),
  ),
  minGuarantee: optional(
    size('min_guarantee', { unit: 'KiB', doc: 'What it is always granted (VMware, OpenVZ).' }),
  ),
  swapHardLimit: optional(size('swap_hard_limit', { unit: 'KiB', doc: 'Most memory and swap together.' })),
});
/** Limits of the domain's memory as the host sees it. */
export interface MemoryTune extends Infer<typeof memtune> {}
export const memoryTuneXml: Element<MemoryTune> = element('memtune', memtune, {
  doc: "Limits of the domain's memory.",
  since: '0.8.2',
});
