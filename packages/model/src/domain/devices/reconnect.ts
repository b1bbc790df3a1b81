/** Reconnecting of character devices and vhost-user sockets. */
import { attr, type Element, element, fields, type Infer, optional, uint32, yesNo } from '@typevirt/xml';

const reconnect = fields({
  enabled: optional(
    attr('enabled', yesNo, { demanded: true, doc: 'Whether a lost connection is made again.' }),
  ),
  timeout: optional(attr('timeout', uint32, { unit: 's', doc: 'Time between two attempts.' })),
});
/** Whether and how often a lost connection is made again. */
export interface Reconnect extends Infer<typeof reconnect> {}
export const reconnectXml: Element<Reconnect> = element('reconnect', reconnect, {
  doc: 'What happens when the other side goes away.',
  since: '3.7.0',
});
