/** USB hubs. */
import { attr, type Element, element, fields, type Infer, oneOf } from '@typevirt/xml';
import { deviceInfo } from './device-info.ts';

const hub = fields({ type: attr('type', oneOf('usb'), { doc: 'Kind of hub.' }), ...deviceInfo });
/** A USB hub. */
export interface Hub extends Infer<typeof hub> {}
export const hubXml: Element<Hub> = element('hub', hub, { doc: 'USB hub.', since: '0.9.6' });
