/** Random number generators. */
import {
  attr,
  child,
  content,
  type Element,
  element,
  fields,
  type Infer,
  optional,
  variants,
} from '@typevirt/xml';
import { chardevTypes } from './chardev.ts';
import { deviceInfo } from './device-info.ts';
import { absPath, positive } from './scalars.ts';
import { virtioDriverXml, virtioModel } from './virtio.ts';

const rngRate = fields({
  bytes: attr('bytes', positive, { unit: 'B', doc: 'Most entropy handed to the guest in one period.' }),
  period: optional(attr('period', positive, { unit: 'ms', default: 1000, doc: 'Length of one period.' })),
});
/** How fast a guest may draw entropy. */
export interface RngRate extends Infer<typeof rngRate> {}
export const rngRateXml: Element<RngRate> = element('rate', rngRate, {
  doc: 'Limit on entropy.',
  since: '1.0.4',
});

const rngBackend = variants(
  'model',
  {
    random: fields({
      source: optional(
        content(absPath, { default: '/dev/urandom', doc: 'Device of the host that is read.' }),
      ),
    }),
    egd: variants('type', chardevTypes({}, {}), { doc: 'Where the EGD daemon is.' }),
    builtin: fields({}),
  },
  { doc: 'Where entropy comes from: a device, a daemon, or QEMU itself.' },
);
/** Where entropy comes from. */
export type RngBackend = Infer<typeof rngBackend>;
export const rngBackendXml: Element<RngBackend> = element('backend', rngBackend, {
  doc: 'Where entropy comes from.',
});

const rng = fields({
  model: attr('model', virtioModel, { doc: 'Device that the guest sees.' }),
  rate: optional(child(rngRateXml)),
  backend: child(rngBackendXml),
  driver: optional(child(virtioDriverXml)),
  ...deviceInfo,
});
/** A random number generator that feeds the host's entropy to the guest. */
export interface Rng extends Infer<typeof rng> {}
export const rngXml: Element<Rng> = element('rng', rng, { doc: 'Random number generator.', since: '1.0.3' });
