/**
 * What the board offers beside devices: ACPI, interrupt controllers, extensions for particular guest systems.
 *
 * @source libvirt docs/formatdomain "Hypervisor features", virDomainFeaturesDefFormat
 */
import {
  attr,
  child,
  element,
  fields,
  flag,
  inside,
  oneOf,
  onOff,
  optional,
  size,
  uint32,
  yesNo,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { containerCapabilitiesXml } from './container-capabilities.ts';
import { hypervXml } from './hyperv.ts';

const on = (doc: string) => ({ default: true, doc });

const apic = fields({
  eoi: optional(attr('eoi', onOff, { since: '0.10.2', doc: 'Paravirtual end of interrupt.' })),
});
/** Programmable interrupt controllers of x86. */
export interface Apic extends Infer<typeof apic> {}
export const apicXml: Element<Apic> = element('apic', apic, {
  doc: 'Advanced interrupt controller.',
  since: '0.1.1',
});

const toggle = fields({ state: attr('state', onOff, on('Whether the feature is there.')) });
/** A feature that is named to switch it; on when nothing else is said. */
export interface Toggle extends Infer<typeof toggle> {}
const toggleXml = (name: string, doc: string, since: string): Element<Toggle> =>
  element<Toggle>(name, toggle, { doc, since });

const dirtyRing = fields({
  state: attr('state', onOff, { doc: 'Whether KVM logs written pages in a ring.' }),
  size: optional(attr('size', uint32, { doc: 'Entries of the ring, a power of two from 1024 to 65536.' })),
});
/** KVM's ring of written pages. */
export interface KvmDirtyRing extends Infer<typeof dirtyRing> {}
export const kvmDirtyRingXml: Element<KvmDirtyRing> = element('dirty-ring', dirtyRing, {
  doc: 'Ring of written pages.',
  since: '8.0.0',
});

const kvmSwitch = (name: string, doc: string, since: string) =>
  optional(inside(name, attr('state', onOff), { doc, since }));
const kvm = fields({
  hidden: kvmSwitch('hidden', 'Hides KVM from the guest.', '1.2.8'),
  hintDedicated: kvmSwitch('hint-dedicated', 'Tells the guest that its processors are its own.', '5.7.0'),
  pollControl: kvmSwitch('poll-control', 'Lets the guest poll before it halts.', '6.10.0'),
  pvIpi: kvmSwitch('pv-ipi', 'Paravirtual interrupts between processors.', '7.10.0'),
  dirtyRing: optional(child(kvmDirtyRingXml)),
});
/** Features of KVM. */
export interface KvmFeatures extends Infer<typeof kvm> {}
export const kvmFeaturesXml: Element<KvmFeatures> = element('kvm', kvm, {
  doc: 'Features of KVM.',
  since: '1.2.8',
});

const xenPassthrough = fields({
  state: attr('state', onOff, { doc: 'Whether devices can be handed to the guest.' }),
  mode: optional(
    attr('mode', oneOf('sync_pt', 'share_pt'), { doc: 'Own page tables for the IOMMU, or shared ones.' }),
  ),
});
/** Xen's handing of devices to a guest. */
export interface XenPassthrough extends Infer<typeof xenPassthrough> {}
export const xenPassthroughXml: Element<XenPassthrough> = element('passthrough', xenPassthrough, {
  doc: 'Device passthrough.',
  since: '6.3.0',
});

const xen = fields({
  e820Host: kvmSwitch('e820_host', "Shows the host's memory map to a paravirtual guest.", '6.3.0'),
  passthrough: optional(child(xenPassthroughXml)),
});
/** Features of Xen. */
export interface XenFeatures extends Infer<typeof xen> {}
export const xenFeaturesXml: Element<XenFeatures> = element('xen', xen, {
  doc: 'Features of Xen.',
  since: '6.3.0',
});

const gic = fields({
  version: optional(attr('version', oneOf('2', '3', 'host'), { doc: 'Version; the best one when absent.' })),
});
/** Interrupt controller of ARM. */
export interface Gic extends Infer<typeof gic> {}
export const gicXml: Element<Gic> = element('gic', gic, {
  doc: 'Interrupt controller of ARM.',
  since: '1.2.16',
});

const smm = fields({
  state: attr('state', onOff, on('Whether System Management Mode is there.')),
  tseg: optional(
    size('tseg', {
      unit: 'MiB',
      since: '4.5.0',
      doc: 'Memory of the mode; 0 leaves the three traditional sizes.',
    }),
  ),
});
/** System Management Mode. */
export interface Smm extends Infer<typeof smm> {}
export const smmXml: Element<Smm> = element('smm', smm, { doc: 'System Management Mode.', since: '2.1.0' });

const hpt = fields({
  resizing: optional(
    attr('resizing', oneOf('enabled', 'disabled', 'required'), {
      doc: 'Whether the table may grow while the guest runs.',
    }),
  ),
  maxPageSize: optional(
    size('maxpagesize', { unit: 'KiB', since: '4.5.0', doc: 'Largest page of the guest.' }),
  ),
});
/** Hash page table of pSeries guests. */
export interface Hpt extends Infer<typeof hpt> {}
export const hptXml: Element<Hpt> = element('hpt', hpt, {
  doc: 'Hash page table of pSeries.',
  since: '3.10.0',
});

const tcg = fields({
  tbCache: optional(size('tb-cache', { unit: 'KiB', doc: 'Cache of translated code.' })),
});
/** Settings of QEMU's software emulation. */
export interface TcgFeatures extends Infer<typeof tcg> {}
export const tcgFeaturesXml: Element<TcgFeatures> = element('tcg', tcg, {
  doc: 'Settings of software emulation.',
  since: '8.0.0',
});

const spectre = oneOf('broken', 'workaround', 'fixed');
const features = fields({
  acpi: flag('acpi', {
    doc: 'Power management and device tables; with it the guest can be asked to shut down.',
  }),
  apic: optional(child(apicXml)),
  pae: flag('pae', { doc: 'Lets a 32-bit guest use more than 4 GiB.' }),
  hap: optional(child(toggleXml('hap', 'Nested page tables of the processor.', '0.8.0'))),
  viridian: flag('viridian', { doc: 'Interfaces for Windows guests on Xen.' }),
  privnet: flag('privnet', {
    since: '0.10.2',
    doc: 'A network namespace of its own for a container without interfaces.',
  }),
  hyperv: optional(child(hypervXml)),
  kvm: optional(child(kvmFeaturesXml)),
  pvspinlock: optional(child(toggleXml('pvspinlock', 'Paravirtual spinlocks.', '1.0.1'))),
  capabilities: optional(child(containerCapabilitiesXml)),
  pmu: optional(child(toggleXml('pmu', 'Performance counters.', '1.2.12'))),
  vmport: optional(child(toggleXml('vmport', "VMware's I/O port.", '1.2.16'))),
  gic: optional(child(gicXml)),
  smm: optional(child(smmXml)),
  ioapic: optional(
    inside('ioapic', attr('driver', oneOf('qemu', 'kvm')), {
      since: '3.4.0',
      doc: 'Who emulates the I/O APIC.',
    }),
  ),
  hpt: optional(child(hptXml)),
  vmcoreinfo: optional(
    child(toggleXml('vmcoreinfo', 'Lets the guest say where its crash data lies.', '4.4.0')),
  ),
  htm: optional(
    inside('htm', attr('state', onOff), { since: '4.6.0', doc: 'Transactional memory of pSeries.' }),
  ),
  nestedHv: optional(
    inside('nested-hv', attr('state', onOff), { since: '4.10.0', doc: 'Nested virtualization on pSeries.' }),
  ),
  msrs: optional(
    inside('msrs', attr('unknown', oneOf('ignore', 'fault')), {
      since: '5.1.0',
      doc: 'What an unknown model-specific register does (bhyve).',
    }),
  ),
  ccfAssist: optional(
    inside('ccf-assist', attr('state', onOff), {
      since: '5.9.0',
      doc: 'Count cache flush assist of pSeries.',
    }),
  ),
  xen: optional(child(xenFeaturesXml)),
  cfpc: optional(
    inside('cfpc', attr('value', spectre), {
      since: '6.3.0',
      doc: 'Cache flush on privilege change, pSeries.',
    }),
  ),
  sbbc: optional(
    inside('sbbc', attr('value', spectre), {
      since: '6.3.0',
      doc: 'Speculation barrier bounds checking, pSeries.',
    }),
  ),
  ibs: optional(
    inside('ibs', attr('value', oneOf('broken', 'workaround', 'fixed-ibs', 'fixed-ccd', 'fixed-na')), {
      since: '6.3.0',
      doc: 'Indirect branch speculation, pSeries.',
    }),
  ),
  tcg: optional(child(tcgFeaturesXml)),
  asyncTeardown: optional(
    inside('async-teardown', attr('enabled', yesNo), {
      since: '9.6.0',
      doc: "Frees a large guest's memory in the background.",
    }),
  ),
  ras: optional(
    inside('ras', attr('state', onOff), {
      since: '10.4.0',
      doc: 'Reports host memory errors to ARM guests.',
    }),
  ),
  ps2: optional(inside('ps2', attr('state', onOff), { since: '10.7.0', doc: 'PS/2 controller of x86.' })),
});
/** What the board offers beside devices. */
export interface Features extends Infer<typeof features> {}
export const featuresXml: Element<Features> = element('features', features, {
  doc: 'Features of the board and hypervisor.',
  since: '0.0.5',
});
