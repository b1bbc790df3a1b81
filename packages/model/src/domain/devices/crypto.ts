/** Devices that compute ciphers for the guest. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  oneOf,
  optional,
  uint32,
} from '@typevirt/xml';
import { deviceInfo } from './device-info.ts';
import { virtioDriverXml } from './virtio.ts';

const cryptoBackend = fields({
  model: attr('model', oneOf('builtin', 'lkcf'), { doc: 'Who computes: QEMU, or the kernel of the host.' }),
  queues: optional(attr('queues', uint32, { doc: 'Number of queues.' })),
});
/** Who computes. */
export interface CryptoBackend extends Infer<typeof cryptoBackend> {}
export const cryptoBackendXml: Element<CryptoBackend> = element('backend', cryptoBackend, {
  doc: 'Who computes.',
});

const crypto = fields({
  model: attr('model', oneOf('virtio'), { doc: 'Device that the guest sees.' }),
  type: attr('type', oneOf('qemu'), { doc: 'Kind of backend.' }),
  backend: child(cryptoBackendXml),
  driver: optional(child(virtioDriverXml)),
  ...deviceInfo,
});
/** A device that computes ciphers for the guest. */
export interface Crypto extends Infer<typeof crypto> {}
export const cryptoXml: Element<Crypto> = element('crypto', crypto, {
  doc: 'Device that computes ciphers for the guest.',
  since: '9.1.0',
});
