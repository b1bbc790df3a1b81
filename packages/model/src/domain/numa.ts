/**
 * NUMA nodes that the guest sees, the distances between them and their caches.
 *
 * @source libvirt docs/formatdomain "Guest NUMA topology", virDomainNumaDefFormatXML
 */
import {
  attr,
  bitmap,
  child,
  choice,
  element,
  fields,
  inside,
  many,
  oneOf,
  optional,
  ranged,
  sizeAttr,
  uint32,
  uint64,
  yesNo,
  type Element,
  type Infer,
} from '@typevirt/xml';

const sibling = fields({
  id: attr('id', uint32, { doc: 'The other node.' }),
  value: attr('value', ranged(10, 255), {
    doc: 'Relative distance: 10 to itself, 20 is the usual other, 255 unreachable.',
  }),
});
/** Distance to another node. */
export interface NumaDistance extends Infer<typeof sibling> {}
export const numaDistanceXml: Element<NumaDistance> = element('sibling', sibling, {
  doc: 'Distance to another node.',
  since: '3.10.0',
});

const cacheSize = fields({ value: sizeAttr('value', { unit: 'KiB', doc: 'The size.' }) });
/** Size of a memory-side cache. */
export interface NumaCacheSize extends Infer<typeof cacheSize> {}
export const numaCacheSizeXml: Element<NumaCacheSize> = element('size', cacheSize, {
  doc: 'Size of the cache.',
  since: '6.6.0',
});
const lineSize = fields({ value: sizeAttr('value', { unit: 'bytes', doc: 'The size.' }) });
/** Size of a line of a memory-side cache. */
export interface NumaCacheLine extends Infer<typeof lineSize> {}
export const numaCacheLineXml: Element<NumaCacheLine> = element('line', lineSize, {
  doc: 'Size of a line.',
  since: '6.6.0',
});

const cache = fields({
  level: attr('level', uint32, { doc: 'Level of the cache, from 1.' }),
  associativity: attr('associativity', oneOf('none', 'direct', 'full'), {
    doc: 'Which lines an address can be kept in.',
  }),
  policy: attr('policy', oneOf('none', 'writeback', 'writethrough'), { doc: 'When writes reach memory.' }),
  size: child(numaCacheSizeXml),
  line: child(numaCacheLineXml),
});
/** A memory-side cache of a node. */
export interface NumaCache extends Infer<typeof cache> {}
export const numaCacheXml: Element<NumaCache> = element('cache', cache, {
  doc: 'Memory-side cache.',
  since: '6.6.0',
});

const cell = fields({
  id: optional(
    attr('id', uint32, { since: '1.2.7', doc: 'Number of the node; in order of appearance when absent.' }),
  ),
  cpus: optional(attr('cpus', bitmap, { doc: 'Processors in the node; none makes it memory only.' })),
  memory: sizeAttr('memory', { unit: 'KiB', doc: 'Memory in the node.' }),
  memAccess: optional(
    attr('memAccess', oneOf('shared', 'private'), {
      since: '1.2.9',
      doc: 'Whether other processes can map it.',
    }),
  ),
  discard: optional(
    attr('discard', yesNo, { since: '4.4.0', doc: 'Lets the host drop the contents when the guest stops.' }),
  ),
  distances: inside('distances', many(child(numaDistanceXml), { least: 1 }), {
    since: '3.10.0',
    doc: 'Distances to other nodes.',
  }),
  caches: many(child(numaCacheXml)),
});
/** A NUMA node of the guest. */
export interface NumaCell extends Infer<typeof cell> {}
export const numaCellXml: Element<NumaCell> = element('cell', cell, { doc: 'A NUMA node.', since: '0.9.8' });

const ends = {
  initiator: attr('initiator', uint32, { doc: 'Node that reads or writes.' }),
  target: attr('target', uint32, { doc: 'Node whose memory it is.' }),
  cache: optional(
    attr('cache', uint32, { doc: 'Level of the cache at the target; its memory when absent.' }),
  ),
  type: attr('type', oneOf('access', 'read', 'write'), { doc: 'Which way.' }),
};
const latency = fields({ ...ends, value: attr('value', uint64, { unit: 'ns', doc: 'Time of one access.' }) });
/** How long memory of one node takes from another. */
export interface NumaLatency extends Infer<typeof latency> {}
export const numaLatencyXml: Element<NumaLatency> = element('latency', latency, {
  doc: 'Time from node to node.',
  since: '6.6.0',
});
const bandwidth = fields({
  ...ends,
  value: sizeAttr('value', { unit: 'KiB', doc: 'Amount in one second.' }),
});
/** How much passes from one node to another. */
export interface NumaBandwidth extends Infer<typeof bandwidth> {}
export const numaBandwidthXml: Element<NumaBandwidth> = element('bandwidth', bandwidth, {
  doc: 'Amount from node to node.',
  since: '6.6.0',
});

const guestNuma = fields({
  cells: many(child(numaCellXml), { least: 1 }),
  interconnects: inside(
    'interconnects',
    many(choice({ latency: numaLatencyXml, bandwidth: numaBandwidthXml })),
    {
      since: '6.6.0',
      doc: 'Speed between nodes and memories.',
    },
  ),
});
/** NUMA nodes that the guest sees. */
export interface GuestNuma extends Infer<typeof guestNuma> {}
export const guestNumaXml: Element<GuestNuma> = element('numa', guestNuma, {
  doc: 'NUMA nodes that the guest sees.',
  since: '0.9.8',
});
