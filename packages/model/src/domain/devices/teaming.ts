/** Failover pairs: a passed-through network device, and a virtio one that takes over while it is unplugged. */
import { attr, child, type Element, element, fields, type Infer, oneOf, optional } from '@typevirt/xml';
import { aliasName } from './scalars.ts';

const teaming = fields({
  type: attr('type', oneOf('persistent', 'transient'), {
    doc: 'Whether this half of the pair stays during migration.',
  }),
  persistent: optional(
    attr('persistent', aliasName, { doc: 'For the transient half: alias of the persistent one.' }),
  ),
});
/** A device's part in a failover pair. */
export interface Teaming extends Infer<typeof teaming> {}
export const teamingXml: Element<Teaming> = element('teaming', teaming, {
  doc: 'Part in a failover pair.',
  since: '7.1.0',
});

export const teamingPart = { teaming: optional(child(teamingXml)) };
