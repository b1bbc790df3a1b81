/** How the hypervisor runs a disk: image format, caching, error policies, queues. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  inside,
  onOff,
  oneOf,
  optional,
  type Scalar,
  size,
  uint32,
} from '@typevirt/xml';
import { positive, strictly } from './scalars.ts';
import { virtioOptions } from './virtio.ts';

const formats = [
  'raw',
  'dir',
  'bochs',
  'cloop',
  'dmg',
  'iso',
  'vpc',
  'vdi',
  'fat',
  'vhd',
  'ploop',
  'luks',
  'cow',
  'qcow',
  'qcow2',
  'qed',
  'vmdk',
] as const;
export type StorageFormat = (typeof formats)[number];
/** Format of an image. */
export const storageFormat: Scalar<StorageFormat> = oneOf(...formats);

/** Also reads Xen's `aio`, which stands for raw. */
const driverFormat: Scalar<StorageFormat> = {
  ...storageFormat,
  parse: (text, lenient) => (text === 'aio' ? 'raw' : storageFormat.parse(text, lenient)),
  grammar: { is: 'words', words: [...formats, 'aio'] },
};

/** Limit of the cache for an image's metadata. */
export const metadataCachePart = {
  metadataCacheBytes: optional(
    inside('metadata_cache', size('max_size', { unit: 'bytes' }), {
      unit: 'B',
      since: '7.0.0',
      doc: "Most memory for the cache of a qcow2 image's metadata.",
    }),
  ),
};

const diskDriver = fields({
  name: optional(
    attr('name', strictly('[a-zA-Z0-9_\\+\\-]+', 'driver name', 'qemu'), {
      since: '0.1.8',
      doc: "The hypervisor's backend, e.g. qemu, or phy, tap, file for Xen.",
    }),
  ),
  type: optional(
    attr('type', driverFormat, { since: '0.1.8', doc: 'Format of the image; never guessed for QEMU.' }),
  ),
  cache: attr('cache', oneOf('default', 'none', 'writethrough', 'writeback', 'directsync', 'unsafe'), {
    default: 'default',
    omitDefault: true,
    since: '0.6.0',
    doc: "Use of the host's page cache.",
  }),
  errorPolicy: optional(
    attr('error_policy', oneOf('stop', 'report', 'ignore', 'enospace'), {
      since: '0.8.0',
      doc: 'What a failed request does to the guest.',
    }),
  ),
  readErrorPolicy: optional(
    attr('rerror_policy', oneOf('stop', 'report', 'ignore'), {
      since: '0.9.7',
      doc: 'The same for reads alone. Absent means `error_policy`.',
    }),
  ),
  io: optional(
    attr('io', oneOf('native', 'threads', 'io_uring'), {
      since: '0.8.8',
      doc: 'How requests reach the host kernel.',
    }),
  ),
  ioEventFd: optional(
    attr('ioeventfd', onOff, { since: '0.9.3', doc: 'Whether a thread of its own takes requests.' }),
  ),
  eventIdx: optional(attr('event_idx', onOff, { since: '0.9.5', doc: 'Fewer interrupts and exits.' })),
  copyOnRead: optional(
    attr('copy_on_read', onOff, {
      since: '0.9.10',
      doc: 'Whether data read from a backing image is kept in this one.',
    }),
  ),
  discard: optional(
    attr('discard', oneOf('unmap', 'ignore'), {
      since: '1.0.6',
      doc: 'Whether the image shrinks when the guest trims.',
    }),
  ),
  ioThread: optional(
    attr('iothread', uint32, { since: '1.2.8', doc: "Which of the domain's I/O threads serves it." }),
  ),
  detectZeroes: optional(
    attr('detect_zeroes', oneOf('off', 'on', 'unmap'), {
      since: '2.0.0',
      doc: 'Whether writes of zeroes are noticed, and made holes (unmap).',
    }),
  ),
  queues: optional(attr('queues', positive, { since: '3.9.0', doc: 'Number of virtqueues.' })),
  queueSize: optional(attr('queue_size', positive, { since: '7.8.0', doc: 'Entries in each virtqueue.' })),
  ...virtioOptions,
  ...metadataCachePart,
});
/** How the hypervisor runs a disk. */
export interface DiskDriver extends Infer<typeof diskDriver> {}
export const diskDriverXml: Element<DiskDriver> = element('driver', diskDriver, {
  doc: 'How the hypervisor runs the disk.',
  since: '0.1.8',
});

const imageFormat = fields({
  type: attr('type', storageFormat, { doc: 'Format of the image.' }),
  ...metadataCachePart,
});
/** Format of a backing image or mirror. */
export interface ImageFormat extends Infer<typeof imageFormat> {}
export const imageFormatXml: Element<ImageFormat> = element('format', imageFormat, {
  doc: 'Format of the image.',
});

export const imageFormatPart = { format: optional(child(imageFormatXml)) };
