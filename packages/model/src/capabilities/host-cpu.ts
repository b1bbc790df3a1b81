/** The host's processor as capabilities show it. @source libvirt docs/formatcaps, schemas/cputypes.rng "hostcpu" */
import {
  attr,
  child,
  element,
  fields,
  flag,
  many,
  optional,
  string,
  text,
  uint32,
  uint64,
  yesNo,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { architecture, strictly } from '../domain/devices/scalars.ts';
import { cpuAddressWidthXml, cpuTopologyXml } from '../domain/cpu.ts';

const microcode = fields({ version: attr('version', uint32, { doc: 'Revision of the microcode.' }) });
/** Microcode that the host runs. */
export interface HostMicrocode extends Infer<typeof microcode> {}
export const hostMicrocodeXml: Element<HostMicrocode> = element('microcode', microcode, {
  doc: 'Microcode.',
  since: '3.10.0',
});

const signature = fields({
  family: attr('family', uint32, { doc: 'Family.' }),
  model: attr('model', uint32, { doc: 'Model.' }),
  stepping: attr('stepping', uint32, { doc: 'Stepping.' }),
});
/** What CPUID says of the processor's kind. */
export interface HostCpuSignature extends Infer<typeof signature> {}
export const hostCpuSignatureXml: Element<HostCpuSignature> = element('signature', signature, {
  doc: 'Kind by CPUID.',
  since: '7.2.0',
});

const counter = fields({
  name: attr('name', string, { doc: 'Which counter, `tsc`.' }),
  frequency: attr('frequency', uint64, { unit: 'Hz', doc: 'Its rate.' }),
  scaling: optional(attr('scaling', yesNo, { doc: 'Whether guests can have another rate.' })),
});
/** A time counter. */
export interface HostCounter extends Infer<typeof counter> {}
export const hostCounterXml: Element<HostCounter> = element('counter', counter, {
  doc: 'Time counter.',
  since: '4.9.0',
});

const feature = fields({
  name: attr('name', strictly('[a-zA-Z0-9\\-_]+', 'processor feature', 'vmx', 'x2apic'), {
    doc: 'Name of the feature.',
  }),
});
/** A feature beyond the model's. */
export interface HostCpuFeature extends Infer<typeof feature> {}
export const hostCpuFeatureXml: Element<HostCpuFeature> = element('feature', feature, {
  doc: "Feature beyond the model's.",
  since: '0.7.5',
});

const pages = fields({
  unit: optional(attr('unit', string, { doc: 'Unit of the size.' })),
  size: attr('size', uint32, { doc: 'Size of a page.' }),
});
/** A size of pages. */
export interface HostPageSize extends Infer<typeof pages> {}
export const hostPageSizeXml: Element<HostPageSize> = element('pages', pages, {
  doc: 'A size of pages.',
  since: '1.2.6',
});

const xenFeatures = fields({ pae: flag('pae'), nonpae: flag('nonpae'), vmx: flag('vmx'), svm: flag('svm') });
/** Virtualization by hardware, as Xen reports it. */
export interface XenCpuFeatures extends Infer<typeof xenFeatures> {}
export const xenCpuFeaturesXml: Element<XenCpuFeatures> = element('features', xenFeatures, {
  doc: 'What Xen reports.',
});

const hostCpu = fields({
  arch: text('arch', architecture, { doc: 'Architecture.' }),
  xenFeatures: optional(child(xenCpuFeaturesXml)),
  model: optional(text('model', string, { doc: 'The known model that comes nearest.' })),
  vendor: optional(text('vendor', string, { doc: 'Vendor.' })),
  microcode: optional(child(hostMicrocodeXml)),
  signature: optional(child(hostCpuSignatureXml)),
  counter: optional(child(hostCounterXml)),
  topology: optional(child(cpuTopologyXml)),
  maxPhysAddr: optional(child(cpuAddressWidthXml)),
  features: many(child(hostCpuFeatureXml)),
  pages: many(child(hostPageSizeXml)),
});
/** The host's processor. */
export interface HostCpu extends Infer<typeof hostCpu> {}
export const hostCpuXml: Element<HostCpu> = element('cpu', hostCpu, {
  doc: "The host's processor.",
  since: '0.7.5',
});
