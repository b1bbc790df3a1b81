/** Memory balloons: how a guest gives memory back while it runs. */
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
} from '@typevirt/xml';
import { deviceInfo } from './device-info.ts';
import { positive } from './scalars.ts';
import { virtioDriverXml } from './virtio.ts';

const memballoon = fields({
  model: attr('model', oneOf('virtio', 'xen', 'none', 'virtio-transitional', 'virtio-non-transitional'), {
    doc: 'Device that the guest sees; none: there is no balloon.',
  }),
  autoDeflate: optional(
    attr('autodeflate', onOff, {
      since: '1.3.1',
      doc: 'Whether the guest takes memory back before it kills processes.',
    }),
  ),
  freePageReporting: optional(
    attr('freePageReporting', onOff, {
      since: '6.9.0',
      doc: 'Whether the guest tells which pages it does not use.',
    }),
  ),
  statsPeriodSeconds: optional(
    inside('stats', attr('period', positive, { lenient: 'ignore' }), {
      unit: 's',
      since: '1.1.1',
      doc: 'How often the guest reports its memory statistics.',
    }),
  ),
  ...deviceInfo,
  driver: optional(child(virtioDriverXml)),
});
/** A memory balloon. */
export interface Memballoon extends Infer<typeof memballoon> {}
export const memballoonXml: Element<Memballoon> = element('memballoon', memballoon, {
  doc: 'Memory balloon. Added when absent, where the hypervisor has one.',
  since: '0.8.3',
});
