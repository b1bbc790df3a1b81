/** Watchdogs: what happens when the guest stops answering. */
import { attr, type Element, element, fields, type Infer, oneOf } from '@typevirt/xml';
import { deviceInfo } from './device-info.ts';

const watchdog = fields({
  model: attr('model', oneOf('i6300esb', 'ib700', 'diag288', 'itco'), { doc: 'Device that the guest sees.' }),
  action: attr('action', oneOf('reset', 'shutdown', 'poweroff', 'pause', 'dump', 'none', 'inject-nmi'), {
    default: 'reset',
    doc: 'What happens when the guest stops feeding it.',
  }),
  ...deviceInfo,
});
/** A watchdog. */
export interface Watchdog extends Infer<typeof watchdog> {}
export const watchdogXml: Element<Watchdog> = element('watchdog', watchdog, {
  doc: 'Watchdog.',
  since: '0.7.3',
});
