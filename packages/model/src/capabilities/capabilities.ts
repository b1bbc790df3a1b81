/**
 * What a host is, and which kinds of guests it can run.
 *
 * @source libvirt docs/formatcaps, schemas/capability.rng
 */
import {
  attr,
  child,
  content,
  element,
  fields,
  flag,
  format,
  many,
  oneOf,
  onOff,
  optional,
  string,
  text,
  uint32,
  yesNo,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { absPath, architecture, freely } from '../domain/devices/scalars.ts';
import { hypervisorType } from '../domain/scalars.ts';
import { hostXml } from './host.ts';

const machine = fields({
  canonical: optional(attr('canonical', string, { doc: 'The board that this name stands for.' })),
  maxCpus: optional(attr('maxCpus', uint32, { doc: 'Most processors.' })),
  deprecated: optional(attr('deprecated', yesNo, { since: '7.1.0', doc: 'Whether it will go.' })),
  name: content(string, { doc: 'Name of the board.' }),
});
/** A board that can be emulated. */
export interface GuestMachine extends Infer<typeof machine> {}
export const guestMachineXml: Element<GuestMachine> = element('machine', machine, { doc: 'A board.' });

const kind = fields({
  type: attr('type', freely<string>(hypervisorType, string), { doc: 'Kind of domain.' }),
  emulator: optional(text('emulator', absPath, { doc: "Its program, where not the architecture's." })),
  machines: many(child(guestMachineXml)),
});
/** A kind of domain that can run such guests. */
export interface GuestDomainKind extends Infer<typeof kind> {}
export const guestDomainKindXml: Element<GuestDomainKind> = element('domain', kind, {
  doc: 'A kind of domain.',
});

const arch = fields({
  name: attr('name', architecture, { doc: 'Architecture.' }),
  wordSize: text('wordsize', uint32, { unit: 'bits', doc: 'Width of a word.' }),
  emulator: optional(text('emulator', absPath, { doc: 'Program that runs the guest.' })),
  loader: optional(text('loader', absPath, { doc: 'Firmware of Xen guests.' })),
  machines: many(child(guestMachineXml)),
  domains: many(child(guestDomainKindXml)),
});
/** Guests of one architecture. */
export interface GuestArch extends Infer<typeof arch> {}
export const guestArchXml: Element<GuestArch> = element('arch', arch, { doc: 'An architecture.' });

const toggle = fields({
  default: attr('default', onOff, { doc: 'Whether guests have it unless told.' }),
  toggle: attr('toggle', yesNo, { doc: 'Whether they can be told.' }),
});
/** A feature that guests may have or not. */
export interface GuestToggle extends Infer<typeof toggle> {}
const toggleXml = (name: string): Element<GuestToggle> =>
  element<GuestToggle>(name, toggle, { doc: 'A feature that can be switched.' });

const features = fields({
  pae: flag('pae', { doc: 'More than 4 GiB for 32 bits.' }),
  nonpae: flag('nonpae', { doc: 'Also without.' }),
  ia64be: flag('ia64_be', { doc: 'Big-endian Itanium.' }),
  acpi: optional(child(toggleXml('acpi'))),
  apic: optional(child(toggleXml('apic'))),
  cpuSelection: flag('cpuselection', { doc: 'The processor can be chosen.' }),
  deviceBoot: flag('deviceboot', { doc: 'Boot order by device.' }),
  diskSnapshot: optional(child(toggleXml('disksnapshot'))),
  hap: optional(child(toggleXml('hap'))),
  externalSnapshot: flag('externalSnapshot', {
    since: '9.10.0',
    doc: 'Snapshots outside can be deleted and reverted to.',
  }),
});
/** What guests may have. */
export interface GuestFeatures extends Infer<typeof features> {}
export const guestFeaturesXml: Element<GuestFeatures> = element('features', features, {
  doc: 'What guests may have.',
});

const guest = fields({
  osType: text('os_type', oneOf('xen', 'linux', 'hvm', 'exe', 'uml', 'xenpvh'), {
    doc: 'What kind of system it is for.',
  }),
  arch: child(guestArchXml),
  features: optional(child(guestFeaturesXml)),
});
/** A kind of guest that the host can run. */
export interface Guest extends Infer<typeof guest> {}
export const guestXml: Element<Guest> = element('guest', guest, { doc: 'A kind of guest.' });

const capabilities = fields({ host: child(hostXml), guests: many(child(guestXml)) });
/** What a host is, and which guests it can run. */
export interface Capabilities extends Infer<typeof capabilities> {}
export const capabilitiesXml: Element<Capabilities> = element('capabilities', capabilities, {
  doc: 'What a host is and can run.',
});

/** Writes capabilities, with empty lines between their parts as libvirt has them. */
export function formatCapabilities(value: Capabilities): string {
  return format(value, capabilitiesXml)
    .replace('<capabilities>\n', '<capabilities>\n\n')
    .replace('\n  </host>\n', '\n  </host>\n\n')
    .replaceAll('\n  </guest>\n', '\n  </guest>\n\n');
}
