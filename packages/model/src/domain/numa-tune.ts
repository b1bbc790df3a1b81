/**
 * On which of the host's NUMA nodes a domain's memory lies.
 *
 * @source libvirt docs/formatdomain "NUMA Node Tuning", virDomainNumatuneFormatXML
 */
import {
  attr,
  bitmap,
  child,
  element,
  fields,
  many,
  oneOf,
  optional,
  uint32,
  type Element,
  type Infer,
} from '@typevirt/xml';

const mode = oneOf('strict', 'preferred', 'interleave', 'restrictive');

const numaMemory = fields({
  mode: optional(
    attr('mode', mode, {
      default: 'strict',
      doc: 'How binding the choice of nodes is; `restrictive` leaves it to cgroups.',
    }),
  ),
  nodeset: optional(attr('nodeset', bitmap, { doc: 'Host nodes.' })),
  placement: optional(
    attr('placement', oneOf('static', 'auto'), {
      since: '0.9.12',
      doc: '`auto` asks numad, `static` uses `nodeset`.',
    }),
  ),
});
/** Where memory lies that no `memnode` covers. */
export interface NumaMemory extends Infer<typeof numaMemory> {}
export const numaMemoryXml: Element<NumaMemory> = element('memory', numaMemory, {
  doc: 'Nodes of the whole domain.',
  since: '0.9.3',
});

const numaNode = fields({
  cellid: attr('cellid', uint32, { doc: 'Guest node.' }),
  mode: optional(attr('mode', mode, { default: 'strict', doc: 'How binding the choice of nodes is.' })),
  nodeset: attr('nodeset', bitmap, { doc: 'Host nodes.' }),
});
/** Where the memory of one guest node lies. */
export interface NumaNode extends Infer<typeof numaNode> {}
export const numaNodeXml: Element<NumaNode> = element('memnode', numaNode, {
  doc: 'Host nodes of one guest node.',
  since: '1.2.7',
});

const numaTune = fields({
  memory: optional(child(numaMemoryXml)),
  nodes: many(child(numaNodeXml)),
});
/** On which host nodes memory lies. */
export interface NumaTune extends Infer<typeof numaTune> {}
export const numaTuneXml: Element<NumaTune> = element('numatune', numaTune, {
  doc: 'Placement of memory on host nodes.',
  since: '0.9.3',
});
