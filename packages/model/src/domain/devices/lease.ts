/** Leases of a lock manager that the guest must hold while it runs. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  optional,
  string,
  text,
  uint64,
} from '@typevirt/xml';
import { path } from './scalars.ts';

const leaseTarget = fields({
  path: attr('path', path, { doc: 'File that holds the leases.' }),
  offset: optional(attr('offset', uint64, { unit: 'B', doc: 'Where in the file the lease is.' })),
});
/** Where a lease is kept. */
export interface LeaseTarget extends Infer<typeof leaseTarget> {}
export const leaseTargetXml: Element<LeaseTarget> = element('target', leaseTarget, {
  doc: 'Where the lease is kept.',
});

const lease = fields({
  lockspace: text('lockspace', string, { doc: 'Lock space that the key belongs to.' }),
  key: text('key', string, { doc: 'What is locked, unique in its lock space.' }),
  target: child(leaseTargetXml),
});
/** A lease that the guest must hold while it runs. */
export interface Lease extends Infer<typeof lease> {}
export const leaseXml: Element<Lease> = element('lease', lease, {
  doc: 'Lease of a lock manager, held while the guest runs.',
  since: '0.9.8',
});
