/** The host: processor, memory, caches, security modules. @source libvirt docs/formatcaps, virCapabilitiesFormatHostXML */
import {
  attr,
  bitmap,
  child,
  choice,
  content,
  element,
  fields,
  flag,
  inside,
  many,
  oneOf,
  optional,
  sizeContent,
  string,
  text,
  uint32,
  uint64,
  uuid,
  yesNo,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { strictly } from '../domain/devices/scalars.ts';
import { numaBandwidthXml, numaCacheXml, numaDistanceXml, numaLatencyXml } from '../domain/numa.ts';
import { hostCpuXml } from './host-cpu.ts';

const power = fields({
  suspendMem: flag('suspend_mem', { doc: 'Sleep with memory powered.' }),
  suspendDisk: flag('suspend_disk', { doc: 'Sleep with memory saved.' }),
  suspendHybrid: flag('suspend_hybrid', { doc: 'Both at once.' }),
});
/** Sleep states of the host. */
export interface HostPower extends Infer<typeof power> {}
export const hostPowerXml: Element<HostPower> = element('power_management', power, {
  doc: 'Sleep states of the host.',
  since: '0.9.8',
});

const iommu = fields({
  support: attr('support', yesNo, { doc: 'Whether devices can be handed to guests safely.' }),
});
/** The host's IOMMU. */
export interface HostIommu extends Infer<typeof iommu> {}
export const hostIommuXml: Element<HostIommu> = element('iommu', iommu, {
  doc: "The host's IOMMU.",
  since: '4.7.0',
});

const transport = strictly('vpxmigr|tcp|rdma|vzmigr', 'way to migrate', 'tcp');
const migration = fields({
  live: flag('live', { doc: 'Guests can move while they run.' }),
  transports: inside('uri_transports', many(inside('uri_transport', content(transport))), {
    doc: 'Kinds of URI that name a way.',
  }),
});
/** How guests can move to another host. */
export interface HostMigration extends Infer<typeof migration> {}
export const hostMigrationXml: Element<HostMigration> = element('migration_features', migration, {
  doc: 'How guests can move.',
  since: '0.3.2',
});

const cellPages = fields({
  unit: attr('unit', string, { default: 'KiB', doc: 'Unit of the size.' }),
  size: attr('size', uint32, { doc: 'Size of a page.' }),
  count: content(uint64, { doc: 'How many there are.' }),
});
/** Pages of one size in a node. */
export interface HostCellPages extends Infer<typeof cellPages> {}
export const hostCellPagesXml: Element<HostCellPages> = element('pages', cellPages, {
  doc: 'Pages of one size.',
  since: '1.2.6',
});

const cellMemory = fields({ amount: sizeContent({ unit: 'KiB', doc: 'Memory of the node.' }) });
/** Memory of a node. */
export interface HostCellMemory extends Infer<typeof cellMemory> {}
export const hostCellMemoryXml: Element<HostCellMemory> = element('memory', cellMemory, {
  doc: 'Memory of the node.',
  since: '1.0.3',
});

const cellCpu = fields({
  id: attr('id', uint32, { doc: 'Number of the processor.' }),
  socketId: optional(attr('socket_id', uint32, { doc: 'Its socket.' })),
  dieId: optional(attr('die_id', uint32, { since: '6.1.0', doc: 'Its die.' })),
  clusterId: optional(attr('cluster_id', uint32, { since: '10.1.0', doc: 'Its cluster.' })),
  coreId: optional(attr('core_id', uint32, { doc: 'Its core.' })),
  siblings: optional(attr('siblings', bitmap, { doc: 'Threads of the same core.' })),
});
/** A processor of the host. */
export interface HostCellCpu extends Infer<typeof cellCpu> {}
export const hostCellCpuXml: Element<HostCellCpu> = element('cpu', cellCpu, { doc: 'A processor.' });

const cellCpus = fields({
  count: attr('num', uint32, { doc: 'How many there are.' }),
  cpus: many(child(hostCellCpuXml)),
});
/** Processors of a node. */
export interface HostCellCpus extends Infer<typeof cellCpus> {}
export const hostCellCpusXml: Element<HostCellCpus> = element('cpus', cellCpus, {
  doc: 'Processors of the node.',
});

const cell = fields({
  id: attr('id', uint32, { doc: 'Number of the node.' }),
  memory: optional(child(hostCellMemoryXml)),
  pages: many(child(hostCellPagesXml)),
  distances: inside('distances', many(child(numaDistanceXml)), { doc: 'Distances to other nodes.' }),
  caches: many(child(numaCacheXml)),
  cpus: optional(child(hostCellCpusXml)),
});
/** A NUMA node of the host. */
export interface HostCell extends Infer<typeof cell> {}
export const hostCellXml: Element<HostCell> = element('cell', cell, { doc: 'A NUMA node.', since: '0.4.0' });

const cells = fields({
  count: attr('num', uint32, { doc: 'How many there are.' }),
  cells: many(child(hostCellXml)),
});
/** NUMA nodes of the host. */
export interface HostCells extends Infer<typeof cells> {}
export const hostCellsXml: Element<HostCells> = element('cells', cells, { doc: 'NUMA nodes.' });

const topology = fields({
  cells: child(hostCellsXml),
  interconnects: inside(
    'interconnects',
    many(choice({ latency: numaLatencyXml, bandwidth: numaBandwidthXml })),
    {
      since: '8.2.0',
      doc: 'Speed between nodes and memories.',
    },
  ),
});
/** How memory and processors are spread. */
export interface HostTopology extends Infer<typeof topology> {}
export const hostTopologyXml: Element<HostTopology> = element('topology', topology, {
  doc: 'Spread of memory and processors.',
});

const monitor = fields({
  level: optional(attr('level', uint32, { doc: 'Level of the cache.' })),
  reuseThreshold: optional(
    attr('reuseThreshold', uint32, { doc: 'Use below which a monitor may be taken again.' }),
  ),
  maxMonitors: attr('maxMonitors', uint32, { doc: 'How many there can be.' }),
  features: many(inside('feature', attr('name', string))),
});
/** What can be measured. */
export interface HostMonitor extends Infer<typeof monitor> {}
export const hostMonitorXml: Element<HostMonitor> = element('monitor', monitor, {
  doc: 'What can be measured.',
  since: '4.10.0',
});

const cacheControl = fields({
  granularity: attr('granularity', uint64, { doc: 'Step of the size of a part.' }),
  min: optional(attr('min', uint64, { doc: 'Smallest part.' })),
  unit: attr('unit', string, { doc: 'Unit of both.' }),
  type: attr('type', oneOf('both', 'code', 'data'), { doc: 'What a part keeps.' }),
  maxAllocs: attr('maxAllocs', uint32, { doc: 'How many parts there can be.' }),
});
/** How a cache can be shared out. */
export interface HostCacheControl extends Infer<typeof cacheControl> {}
export const hostCacheControlXml: Element<HostCacheControl> = element('control', cacheControl, {
  doc: 'How it can be shared out.',
});

const bank = fields({
  id: attr('id', uint32, { doc: 'Number of the cache.' }),
  level: attr('level', uint32, { doc: 'Its level.' }),
  type: attr('type', oneOf('both', 'code', 'data'), { doc: 'What it keeps.' }),
  size: attr('size', uint64, { doc: 'Its size.' }),
  unit: attr('unit', string, { doc: 'Unit of the size.' }),
  cpus: attr('cpus', bitmap, { doc: 'Processors that share it.' }),
  controls: many(child(hostCacheControlXml)),
});
/** A cache that processors share. */
export interface HostCacheBank extends Infer<typeof bank> {}
export const hostCacheBankXml: Element<HostCacheBank> = element('bank', bank, {
  doc: 'A shared cache.',
  since: '3.3.0',
});

const cache = fields({ banks: many(child(hostCacheBankXml)), monitor: optional(child(hostMonitorXml)) });
/** Caches that processors share. */
export interface HostCache extends Infer<typeof cache> {}
export const hostCacheXml: Element<HostCache> = element('cache', cache, {
  doc: 'Shared caches.',
  since: '3.3.0',
});

const bandwidthControl = fields({
  granularity: attr('granularity', uint32, { unit: '%', doc: 'Step of a part.' }),
  min: optional(attr('min', uint32, { unit: '%', doc: 'Smallest part.' })),
  maxAllocs: attr('maxAllocs', uint32, { doc: 'How many parts there can be.' }),
});
/** How memory bandwidth can be shared out. */
export interface HostBandwidthControl extends Infer<typeof bandwidthControl> {}
export const hostBandwidthControlXml: Element<HostBandwidthControl> = element('control', bandwidthControl, {
  doc: 'How it can be shared out.',
});

const bandwidthNode = fields({
  id: attr('id', uint32, { doc: 'Memory node.' }),
  cpus: attr('cpus', bitmap, { doc: 'Processors that share it.' }),
  controls: many(child(hostBandwidthControlXml)),
});
/** Memory bandwidth that processors share. */
export interface HostBandwidthNode extends Infer<typeof bandwidthNode> {}
export const hostBandwidthNodeXml: Element<HostBandwidthNode> = element('node', bandwidthNode, {
  doc: 'A memory node.',
  since: '4.7.0',
});

const bandwidth = fields({
  nodes: many(child(hostBandwidthNodeXml)),
  monitor: optional(child(hostMonitorXml)),
});
/** Memory bandwidth that can be shared out. */
export interface HostBandwidth extends Infer<typeof bandwidth> {}
export const hostBandwidthXml: Element<HostBandwidth> = element('memory_bandwidth', bandwidth, {
  doc: 'Memory bandwidth.',
  since: '4.7.0',
});

const baseLabel = fields({
  type: attr('type', string, { doc: 'Kind of domain.' }),
  label: content(string, { doc: 'Label that its processes start from.' }),
});
/** Label that processes of one kind of domain start from. */
export interface HostBaseLabel extends Infer<typeof baseLabel> {}
export const hostBaseLabelXml: Element<HostBaseLabel> = element('baselabel', baseLabel, {
  doc: 'Usual label.',
  since: '1.0.5',
});

const securityModel = fields({
  model: text('model', string, { doc: 'Name of the module.' }),
  doi: text('doi', string, { doc: 'Domain of interpretation.' }),
  baseLabels: many(child(hostBaseLabelXml)),
});
/** A security module of the host. */
export interface HostSecurityModel extends Infer<typeof securityModel> {}
export const hostSecurityModelXml: Element<HostSecurityModel> = element('secmodel', securityModel, {
  doc: 'A security module.',
  since: '0.7.2',
});

const host = fields({
  uuid: optional(text('uuid', uuid, { doc: 'Unique everywhere.' })),
  cpu: child(hostCpuXml),
  power: optional(child(hostPowerXml)),
  iommu: optional(child(hostIommuXml)),
  migration: optional(child(hostMigrationXml)),
  topology: optional(child(hostTopologyXml)),
  cache: optional(child(hostCacheXml)),
  memoryBandwidth: optional(child(hostBandwidthXml)),
  securityModels: many(child(hostSecurityModelXml)),
});
/** What the host is and can. */
export interface Host extends Infer<typeof host> {}
export const hostXml: Element<Host> = element('host', host, { doc: 'What the host is and can.' });
