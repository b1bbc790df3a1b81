/**
 * Memory modules: plugged in beside the memory that a guest starts with.
 *
 * @source libvirt 9.0 docs/formatdomain (Memory devices), schemas/domaincommon.rng "memorydev"
 */
import {
  attr,
  bitmap,
  child,
  type Element,
  element,
  fields,
  flag,
  type Infer,
  inside,
  oneOf,
  optional,
  size,
  text,
  uint32,
  uuid,
  yesNo,
} from '@typevirt/xml';
import { deviceInfo } from './device-info.ts';
import { absPath } from './scalars.ts';

const memorySource = fields({
  nodeMask: optional(
    text('nodemask', bitmap, { doc: 'NUMA nodes of the host that the memory is taken from.' }),
  ),
  pageSizeKiB: optional(size('pagesize', { unit: 'KiB', doc: 'Size of the pages that it is made of.' })),
  path: optional(text('path', absPath, { doc: 'File or device that holds it (nvdimm, virtio-pmem).' })),
  alignSizeKiB: optional(
    size('alignsize', { unit: 'KiB', since: '5.0.0', doc: 'Alignment of the file in memory (nvdimm).' }),
  ),
  pmem: flag('pmem', { since: '5.0.0', doc: 'The file is on persistent memory (nvdimm).' }),
});
/** Where a module's memory comes from. */
export interface MemoryDeviceSource extends Infer<typeof memorySource> {}
export const memoryDeviceSourceXml: Element<MemoryDeviceSource> = element('source', memorySource, {
  doc: 'Where the memory comes from.',
});

const memoryTarget = fields({
  sizeKiB: size('size', { unit: 'KiB', doc: 'Size of the module.' }),
  node: optional(text('node', uint32, { doc: 'NUMA node of the guest that it belongs to.' })),
  labelSizeKiB: optional(
    inside('label', size('size', { unit: 'KiB' }), {
      since: '3.2.0',
      doc: 'Size of the label area (nvdimm).',
    }),
  ),
  readonly: flag('readonly', { since: '5.0.0', doc: 'The guest cannot write (nvdimm).' }),
  blockKiB: optional(
    size('block', { unit: 'KiB', since: '7.9.0', doc: 'Piece in which memory comes and goes (virtio-mem).' }),
  ),
  requestedKiB: optional(
    size('requested', {
      unit: 'KiB',
      since: '7.9.0',
      doc: 'How much of it the guest shall have (virtio-mem).',
    }),
  ),
  currentKiB: optional(
    size('current', {
      unit: 'KiB',
      in: ['live', 'status'],
      since: '7.9.0',
      doc: 'How much of it the guest has (virtio-mem).',
    }),
  ),
});
/** What the guest sees of a module. */
export interface MemoryDeviceTarget extends Infer<typeof memoryTarget> {}
export const memoryDeviceTargetXml: Element<MemoryDeviceTarget> = element('target', memoryTarget, {
  doc: 'What the guest sees.',
});

const memoryDevice = fields({
  model: attr('model', oneOf('dimm', 'nvdimm', 'virtio-pmem', 'virtio-mem', 'sgx-epc'), {
    doc: 'Kind of module.',
  }),
  access: optional(
    attr('access', oneOf('shared', 'private'), {
      since: '3.2.0',
      doc: 'Whether other processes see what is written.',
    }),
  ),
  discard: optional(
    attr('discard', yesNo, {
      since: '4.4.0',
      doc: 'Whether the content is dropped when the guest ends or the module goes.',
    }),
  ),
  uuid: optional(text('uuid', uuid, { since: '6.2.0', doc: 'Names the module (nvdimm on pseries).' })),
  source: optional(child(memoryDeviceSourceXml)),
  target: child(memoryDeviceTargetXml),
  ...deviceInfo,
});
/** A memory module. */
export interface MemoryDevice extends Infer<typeof memoryDevice> {}
export const memoryDeviceXml: Element<MemoryDevice> = element('memory', memoryDevice, {
  doc: 'Memory module.',
  since: '1.2.14',
});
