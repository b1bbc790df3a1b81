/** What every kind of disk source may have, beside what names the image. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  inside,
  many,
  oneOf,
  optional,
  uint64,
  yesNo,
} from '@typevirt/xml';
import { seclabelsPart } from './device-seclabel.ts';
import { reconnectXml } from './reconnect.ts';
import { absPath, positive, positiveBig } from './scalars.ts';
import { storageAuthXml, storageEncryptionXml } from './storage-auth.ts';

const slice = fields({
  type: attr('type', oneOf('storage'), { doc: 'What is sliced: the storage that holds the image.' }),
  offset: attr('offset', uint64, { unit: 'B', doc: 'Where the image begins.' }),
  size: attr('size', positiveBig, { unit: 'B', doc: 'How long it is.' }),
});
/** A part of the storage that holds the image. */
export interface DiskSlice extends Infer<typeof slice> {}
export const diskSliceXml: Element<DiskSlice> = element('slice', slice, { doc: 'One part.', since: '6.1.0' });

const reservationsSource = fields({
  type: attr('type', oneOf('unix'), { doc: 'Kind of the connection.' }),
  path: optional(attr('path', absPath, { doc: 'Path of the socket.' })),
  mode: attr('mode', oneOf('client', 'server'), { default: 'client', doc: "QEMU's side of the connection." }),
  reconnect: optional(child(reconnectXml)),
});
/** Where the helper for persistent reservations listens. */
export interface ReservationsSource extends Infer<typeof reservationsSource> {}
export const reservationsSourceXml: Element<ReservationsSource> = element('source', reservationsSource, {
  doc: 'Socket of the helper.',
});

const reservations = fields({
  managed: attr('managed', yesNo, { doc: 'Whether the daemon runs the helper itself.' }),
  source: optional(child(reservationsSourceXml)),
});
/** Persistent reservations of a SCSI disk. */
export interface Reservations extends Infer<typeof reservations> {}
export const reservationsXml: Element<Reservations> = element('reservations', reservations, {
  doc: 'Persistent reservations; the guest may then reserve the LUN.',
  since: '4.4.0',
});

/** Attributes printed behind those that name the image. */
export const diskSourceHead = {
  startupPolicy: optional(
    attr('startupPolicy', oneOf('mandatory', 'requisite', 'optional'), {
      since: '0.9.7',
      doc: 'What a missing image means: mandatory fails, requisite may lose it on migration, optional goes without.',
    }),
  ),
  index: optional(
    attr('index', positive, {
      in: ['live', 'status'],
      doc: 'Number of this image in the chain of a running domain, for block jobs (`vda[2]`).',
    }),
  ),
};

/** Children printed behind those of the source's own kind. */
export const diskSourceTail = {
  slices: inside('slices', many(child(diskSliceXml)), {
    since: '6.1.0',
    doc: 'Parts of the storage to use.',
  }),
  ...seclabelsPart,
  auth: optional(child(storageAuthXml)),
  encryption: optional(child(storageEncryptionXml)),
  reservations: optional(child(reservationsXml)),
};
