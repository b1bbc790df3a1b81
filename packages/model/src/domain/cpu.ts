/**
 * The virtual processor: its model, features and topology, and the NUMA nodes it is divided into.
 *
 * @source libvirt docs/formatdomain "CPU model and topology", virCPUDefFormatBuf
 */
import {
  attr,
  child,
  content,
  element,
  fields,
  many,
  oneOf,
  onOff,
  optional,
  ranged,
  string,
  text,
  uint32,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { guestNumaXml } from './numa.ts';
import { strictly } from './devices/scalars.ts';
import { cpuFeatureName } from './scalars.ts';

const model = fields({
  fallback: optional(
    attr('fallback', oneOf('allow', 'forbid'), {
      since: '0.9.10',
      default: 'allow',
      doc: 'Whether a near model may take its place.',
    }),
  ),
  vendorId: optional(
    attr('vendor_id', strictly('[^,]{12}', 'vendor id', 'GenuineIntel'), {
      since: '0.10.0',
      doc: 'Vendor that the guest sees, 12 characters.',
    }),
  ),
  name: optional(content(string, { doc: "Model, as the host's list of models names it." })),
});
/** Which processor the guest gets. */
export interface CpuModel extends Infer<typeof model> {}
export const cpuModelXml: Element<CpuModel> = element('model', model, {
  doc: 'Processor model.',
  since: '0.7.5',
});

const count = ranged(1, 4294967295);
const topology = fields({
  sockets: attr('sockets', count, { doc: 'How many sockets.' }),
  dies: optional(attr('dies', count, { since: '6.1.0', default: 1, doc: 'Dies in a socket.' })),
  clusters: optional(attr('clusters', count, { since: '10.1.0', doc: 'Clusters in a die.' })),
  cores: attr('cores', count, { doc: 'Cores in a die or cluster.' }),
  threads: attr('threads', count, { doc: 'Threads in a core.' }),
});
/** How the guest's processors are arranged. */
export interface CpuTopology extends Infer<typeof topology> {}
export const cpuTopologyXml: Element<CpuTopology> = element('topology', topology, {
  doc: 'Sockets, dies, cores and threads.',
  since: '0.7.5',
});

const cache = fields({
  level: optional(attr('level', ranged(1, 3), { doc: 'Level of cache; all of them when absent.' })),
  mode: attr('mode', oneOf('emulate', 'passthrough', 'disable'), {
    doc: 'Made up, shown as the host has it, or hidden.',
  }),
});
/** Caches that the guest sees. */
export interface CpuCache extends Infer<typeof cache> {}
export const cpuCacheXml: Element<CpuCache> = element('cache', cache, {
  doc: 'Caches that the guest sees.',
  since: '3.3.0',
});

const maxPhysAddr = fields({
  mode: attr('mode', oneOf('emulate', 'passthrough'), { doc: "The host's width, or `bits`." }),
  limit: optional(
    attr('limit', uint32, { since: '9.3.0', doc: "Upper bound on the host's width, with `passthrough`." }),
  ),
  bits: optional(attr('bits', uint32, { doc: 'Width, needed with `emulate`.' })),
});
/** Width of physical addresses in the guest. */
export interface CpuAddressWidth extends Infer<typeof maxPhysAddr> {}
export const cpuAddressWidthXml: Element<CpuAddressWidth> = element('maxphysaddr', maxPhysAddr, {
  doc: 'Width of physical addresses.',
  since: '8.7.0',
});

const feature = fields({
  policy: attr('policy', oneOf('force', 'require', 'optional', 'disable', 'forbid'), {
    default: 'require',
    demanded: true,
    doc: '`force`: shown whatever the host has; `require`: refused without; `optional`: shown if there; `disable`: hidden; `forbid`: refused with.',
  }),
  name: attr('name', cpuFeatureName, { doc: 'Feature.' }),
});
/** A feature added to or taken from the model. */
export interface CpuFeature extends Infer<typeof feature> {}
export const cpuFeatureXml: Element<CpuFeature> = element('feature', feature, {
  doc: 'A feature of the processor.',
  since: '0.7.5',
});

const cpu = fields({
  mode: optional(
    attr('mode', oneOf('custom', 'host-model', 'host-passthrough', 'maximum'), {
      since: '0.9.10',
      doc: '`custom`: `model` says; `host-model`: a copy of the host; `host-passthrough`: the host itself; `maximum`: all there is.',
    }),
  ),
  match: optional(
    attr('match', oneOf('minimum', 'exact', 'strict'), {
      since: '0.7.6',
      doc: 'Whether the guest may get more features than asked for.',
    }),
  ),
  check: optional(
    attr('check', oneOf('none', 'partial', 'full'), {
      since: '3.2.0',
      doc: 'How the processor made is compared with the one asked for.',
    }),
  ),
  migratable: optional(
    attr('migratable', onOff, {
      since: '6.5.0',
      doc: 'Whether features that keep the guest from moving are left out.',
    }),
  ),
  model: optional(child(cpuModelXml)),
  vendor: optional(text('vendor', string, { since: '0.8.3', doc: 'Vendor the host must be of.' })),
  topology: optional(child(cpuTopologyXml)),
  cache: optional(child(cpuCacheXml)),
  maxPhysAddr: optional(child(cpuAddressWidthXml)),
  features: many(child(cpuFeatureXml)),
  numa: optional(child(guestNumaXml)),
});
/** The virtual processor. */
export interface Cpu extends Infer<typeof cpu> {}
export const cpuXml: Element<Cpu> = element('cpu', cpu, {
  doc: 'Model, features and topology of the processor.',
  since: '0.7.5',
});
