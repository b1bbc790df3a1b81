/** Memory that several guests share. */
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
  size,
  uint32,
} from '@typevirt/xml';
import { deviceInfo } from './device-info.ts';
import { absPath, strictly } from './scalars.ts';

const msi = fields({
  vectors: optional(attr('vectors', uint32, { doc: 'Number of interrupt vectors.' })),
  ioEventFd: optional(attr('ioeventfd', onOff, { doc: 'Whether interrupts go by eventfd.' })),
});
/** Interrupts between guests. */
export interface ShmemMsi extends Infer<typeof msi> {}
export const shmemMsiXml: Element<ShmemMsi> = element('msi', msi, { doc: 'Interrupts between guests.' });

const shmemServer = fields({
  path: optional(attr('path', absPath, { doc: 'Socket of the server. Absent: one is chosen.' })),
});
/** The server that hands shared memory out. */
export interface ShmemServer extends Infer<typeof shmemServer> {}
export const shmemServerXml: Element<ShmemServer> = element('server', shmemServer, {
  doc: 'Server that hands the memory out.',
});

const shmem = fields({
  name: attr('name', strictly('[^/]*', 'name', 'shared-1'), { doc: 'Name of the memory on the host.' }),
  role: optional(
    attr('role', oneOf('master', 'peer'), {
      lenient: 'ignore',
      since: '6.6.0',
      doc: 'Only the master keeps the memory when it migrates.',
    }),
  ),
  model: optional(
    inside('model', attr('type', oneOf('ivshmem', 'ivshmem-plain', 'ivshmem-doorbell')), {
      since: '3.10.0',
      doc: 'Device that the guest sees; doorbell has interrupts.',
    }),
  ),
  sizeMiB: optional(size('size', { unit: 'M', assume: 'bytes', doc: 'Size of the memory; a power of two.' })),
  server: optional(child(shmemServerXml)),
  msi: optional(child(shmemMsiXml)),
  ...deviceInfo,
});
/** Memory that several guests share. */
export interface Shmem extends Infer<typeof shmem> {}
export const shmemXml: Element<Shmem> = element('shmem', shmem, {
  doc: 'Memory that several guests share.',
  since: '1.2.10',
});
