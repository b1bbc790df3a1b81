/** Panic devices: how a guest tells that it crashed. */
import { attr, type Element, element, fields, type Infer, oneOf, optional } from '@typevirt/xml';
import { deviceInfo } from './device-info.ts';

const panic = fields({
  model: optional(
    attr('model', oneOf('default', 'isa', 'pseries', 'hyperv', 's390', 'pvpanic'), {
      since: '1.3.1',
      doc: 'How the guest tells. Absent: what suits the machine.',
    }),
  ),
  ...deviceInfo,
});
/** How a guest tells that it crashed. */
export interface Panic extends Infer<typeof panic> {}
export const panicXml: Element<Panic> = element('panic', panic, {
  doc: 'How the guest tells that it crashed.',
  since: '1.2.1',
});
