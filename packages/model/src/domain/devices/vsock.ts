/** Sockets between host and guest that need no network. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  optional,
  ranged,
  yesNo,
} from '@typevirt/xml';
import { deviceInfo } from './device-info.ts';
import { virtioDriverXml, virtioModel } from './virtio.ts';

const cid = fields({
  auto: optional(attr('auto', yesNo, { doc: 'Whether the number is chosen at each start.' })),
  address: optional(attr('address', ranged(1, 0xffffffff), { doc: 'The number; from 3.' })),
});
/** The guest's number on the host. */
export interface VsockCid extends Infer<typeof cid> {}
export const vsockCidXml: Element<VsockCid> = element('cid', cid, { doc: "The guest's number on the host." });

const vsock = fields({
  model: optional(attr('model', virtioModel, { doc: 'Device that the guest sees.' })),
  cid: optional(child(vsockCidXml)),
  ...deviceInfo,
  driver: optional(child(virtioDriverXml)),
});
/** Sockets between host and guest. */
export interface Vsock extends Infer<typeof vsock> {}
export const vsockXml: Element<Vsock> = element('vsock', vsock, {
  doc: 'Sockets between host and guest that need no network.',
  since: '4.4.0',
});
