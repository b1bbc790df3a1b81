/**
 * What one emulator can do for one kind of domain on one board.
 *
 * @source libvirt docs/formatdomaincaps, schemas/domaincaps.rng
 */
import {
  attr,
  child,
  content,
  element,
  fields,
  format,
  inside,
  many,
  oneOf,
  optional,
  sizeAttr,
  sizeContent,
  string,
  text,
  uint32,
  variants,
  yesNo,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { cpuAddressWidthXml, cpuFeatureXml, cpuModelXml } from '../domain/cpu.ts';

const values = fields({
  name: attr('name', string, { doc: 'What can be chosen.' }),
  values: many(inside('value', content(string))),
});
/** The values that something can have. */
export interface CapabilityEnum extends Infer<typeof values> {}
export const capabilityEnumXml: Element<CapabilityEnum> = element('enum', values, {
  doc: 'Values that something can have.',
});

const supported = { supported: attr('supported', yesNo, { doc: 'Whether there is any.' }) };
const ability = fields({ ...supported, enums: many(child(capabilityEnumXml)) });
/** Whether there is something, and how it can be chosen. */
export interface Ability extends Infer<typeof ability> {}
const abilityXml = (name: string): Element<Ability> =>
  element<Ability>(name, ability, { doc: 'Whether there is any, and of which kinds.' });

const vcpu = fields({ max: attr('max', uint32, { doc: 'Most virtual processors.' }) });
/** How many processors a guest can have. */
export interface CapableVcpus extends Infer<typeof vcpu> {}
export const capableVcpusXml: Element<CapableVcpus> = element('vcpu', vcpu, {
  doc: 'Most virtual processors.',
});

const loader = fields({
  ...supported,
  paths: many(inside('value', content(string))),
  enums: many(child(capabilityEnumXml)),
});
/** Firmware images of the host. */
export interface CapableLoader extends Infer<typeof loader> {}
export const capableLoaderXml: Element<CapableLoader> = element('loader', loader, {
  doc: 'Firmware images of the host.',
});

const os = fields({
  ...supported,
  enums: many(child(capabilityEnumXml)),
  loader: optional(child(capableLoaderXml)),
});
/** How guests can boot. */
export interface CapableOs extends Infer<typeof os> {}
export const capableOsXml: Element<CapableOs> = element('os', os, { doc: 'How guests can boot.' });

const usableModel = fields({
  usable: attr('usable', oneOf('yes', 'no', 'unknown'), { doc: 'Whether this host can run it.' }),
  deprecated: optional(attr('deprecated', yesNo, { since: '7.1.0', doc: 'Whether it will go.' })),
  vendor: optional(attr('vendor', string, { since: '8.9.0', doc: 'Vendor of the model.' })),
  name: content(string, { doc: 'Name of the model.' }),
});
/** A processor model that can be asked for. */
export interface UsableCpuModel extends Infer<typeof usableModel> {}
export const usableCpuModelXml: Element<UsableCpuModel> = element('model', usableModel, { doc: 'A model.' });

const mode = variants('name', {
  'host-passthrough': ability,
  maximum: ability,
  'host-model': fields({
    ...supported,
    model: optional(child(cpuModelXml)),
    vendor: optional(text('vendor', string, { doc: 'Vendor of the host.' })),
    maxPhysAddr: optional(child(cpuAddressWidthXml)),
    features: many(child(cpuFeatureXml)),
  }),
  custom: fields({ ...supported, models: many(child(usableCpuModelXml)) }),
});
/** A way to choose the processor. */
export type CapableCpuMode = Infer<typeof mode>;
export const capableCpuModeXml: Element<CapableCpuMode> = element('mode', mode, {
  doc: 'A way to choose the processor.',
});

const devices = fields({
  disk: optional(child(abilityXml('disk'))),
  graphics: optional(child(abilityXml('graphics'))),
  video: optional(child(abilityXml('video'))),
  hostdev: optional(child(abilityXml('hostdev'))),
  rng: optional(child(abilityXml('rng'))),
  filesystem: optional(child(abilityXml('filesystem'))),
  tpm: optional(child(abilityXml('tpm'))),
  redirdev: optional(child(abilityXml('redirdev'))),
  channel: optional(child(abilityXml('channel'))),
  crypto: optional(child(abilityXml('crypto'))),
  interface: optional(child(abilityXml('interface'))),
  panic: optional(child(abilityXml('panic'))),
});
/** Devices that guests can have. */
export interface CapableDevices extends Infer<typeof devices> {}
export const capableDevicesXml: Element<CapableDevices> = element('devices', devices, {
  doc: 'Devices that guests can have.',
});

const sev = fields({
  ...supported,
  cbitpos: optional(text('cbitpos', uint32, { doc: 'Place of the encryption bit.' })),
  reducedPhysBits: optional(text('reducedPhysBits', uint32, { doc: 'Address bits that encryption costs.' })),
  maxGuests: optional(text('maxGuests', uint32, { doc: 'How many such guests can run.' })),
  maxEsGuests: optional(text('maxESGuests', uint32, { doc: 'How many with encrypted state.' })),
});
/** Memory encryption by AMD. */
export interface CapableSev extends Infer<typeof sev> {}
export const capableSevXml: Element<CapableSev> = element('sev', sev, {
  doc: 'Memory encryption by AMD.',
  since: '4.5.0',
});

const section = fields({
  node: attr('node', uint32, { doc: 'NUMA node.' }),
  size: sizeAttr('size', { unit: 'KiB', doc: 'Size of the section.' }),
});
/** A section of enclave memory. */
export interface SgxSection extends Infer<typeof section> {}
export const sgxSectionXml: Element<SgxSection> = element('section', section, {
  doc: 'A section of enclave memory.',
});

const sectionSize = fields({ amount: sizeContent({ unit: 'KiB', doc: 'The size.' }) });
/** Size of all sections. */
export interface SgxSectionSize extends Infer<typeof sectionSize> {}
export const sgxSectionSizeXml: Element<SgxSectionSize> = element('section_size', sectionSize, {
  doc: 'Size of all sections.',
});

const sgx = fields({
  ...supported,
  flc: optional(text('flc', yesNo, { doc: 'Launch control can be chosen.' })),
  sgx1: optional(text('sgx1', yesNo, { doc: 'First version.' })),
  sgx2: optional(text('sgx2', yesNo, { doc: 'Second version.' })),
  sectionSize: optional(child(sgxSectionSizeXml)),
  sections: inside('sections', many(child(sgxSectionXml)), { doc: 'Sections by NUMA node.' }),
});
/** Enclaves by Intel. */
export interface CapableSgx extends Infer<typeof sgx> {}
export const capableSgxXml: Element<CapableSgx> = element('sgx', sgx, {
  doc: 'Enclaves by Intel.',
  since: '8.10.0',
});

const features = fields({
  gic: optional(child(abilityXml('gic'))),
  vmcoreinfo: optional(child(abilityXml('vmcoreinfo'))),
  genid: optional(child(abilityXml('genid'))),
  backingStoreInput: optional(child(abilityXml('backingStoreInput'))),
  backup: optional(child(abilityXml('backup'))),
  asyncTeardown: optional(child(abilityXml('async-teardown'))),
  s390Pv: optional(child(abilityXml('s390-pv'))),
  sev: optional(child(capableSevXml)),
  sgx: optional(child(capableSgxXml)),
  hyperv: optional(child(abilityXml('hyperv'))),
});
/** What the emulator offers beside devices. */
export interface CapableFeatures extends Infer<typeof features> {}
export const capableFeaturesXml: Element<CapableFeatures> = element('features', features, {
  doc: 'What is offered beside devices.',
});

const domainCapabilities = fields({
  path: text('path', string, { doc: 'The emulator.' }),
  domain: text('domain', string, { doc: 'Kind of domain.' }),
  machine: optional(text('machine', string, { doc: 'Board.' })),
  arch: text('arch', string, { doc: 'Architecture.' }),
  vcpu: optional(child(capableVcpusXml)),
  iothreads: optional(child(abilityXml('iothreads'))),
  os: optional(child(capableOsXml)),
  cpu: inside('cpu', many(child(capableCpuModeXml), { least: 4 }), {
    doc: 'How the processor can be chosen.',
  }),
  memoryBacking: optional(child(abilityXml('memoryBacking'))),
  devices: optional(child(capableDevicesXml)),
  features: optional(child(capableFeaturesXml)),
});
/** What one emulator can do for one kind of domain on one board. */
export interface DomainCapabilities extends Infer<typeof domainCapabilities> {}
export const domainCapabilitiesXml: Element<DomainCapabilities> = element(
  'domainCapabilities',
  domainCapabilities,
  {
    doc: 'What an emulator can do for a kind of domain.',
    since: '1.2.7',
  },
);

export function formatDomainCapabilities(value: DomainCapabilities): string {
  return format(value, domainCapabilitiesXml);
}
