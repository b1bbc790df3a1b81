/**
 * How a domain boots: what kind of guest it is, its firmware, kernel, boot order, or a container's first process.
 *
 * @source libvirt docs/formatdomain "Operating system booting", virDomainOSDef
 */
import {
  attr,
  child,
  content,
  element,
  fields,
  inside,
  many,
  oneOf,
  optional,
  ranged,
  string,
  text,
  uint16,
  uint32,
  yesNo,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { absolutePath, machineName } from './scalars.ts';
import { architecture, strictly } from './devices/scalars.ts';
import { loaderXml, nvramXml } from './firmware.ts';

const osTypeForms = [
  { words: { value: ['hvm'] } },
  {
    words: {
      value: ['xen', 'linux', 'xenpvh'],
      arch: ['i686', 'x86_64', 'ia64'],
      machine: ['xenpv', 'xenfv', 'xenpvh'],
    },
  },
  { words: { value: ['exe'] }, lacks: ['machine'] },
] as const;
const osTypeShape = {
  arch: optional(
    attr('arch', architecture, { doc: "Processor architecture of the guest; the host's own when absent." }),
  ),
  machine: optional(
    attr('machine', machineName, { doc: 'Board to emulate; an alias is replaced by the versioned name.' }),
  ),
  value: content(oneOf('hvm', 'xen', 'linux', 'xenpvh', 'exe', 'uml'), {
    doc: '`hvm`: an unmodified system; `linux`, `xen`: paravirtual; `xenpvh`: Xen PVH; `exe`: a container.',
  }),
};
const osType = fields(osTypeShape, { forms: osTypeForms });
/** What kind of guest it is. */
export interface OsType extends Infer<typeof osType> {}
export const osTypeXml: Element<OsType> = element('type', osType, {
  doc: 'Kind of guest, board and processor.',
  since: '0.0.1',
});

const firmwareFeature = fields({
  enabled: attr('enabled', yesNo, { doc: 'Whether the firmware must have the feature, or must not.' }),
  name: attr('name', oneOf('enrolled-keys', 'secure-boot'), {
    doc: '`secure-boot`: it can verify what it boots; `enrolled-keys`: vendor certificates are in its store.',
  }),
});
/** A feature that firmware must have or lack to be picked. */
export interface FirmwareFeature extends Infer<typeof firmwareFeature> {}
export const firmwareFeatureXml: Element<FirmwareFeature> = element('feature', firmwareFeature, {
  doc: 'Narrows the automatic choice of firmware.',
  since: '7.2.0',
});

const initVariable = fields({
  name: attr('name', strictly('[a-zA-Z_]+[a-zA-Z0-9_]*', 'variable name', 'TERM'), {
    doc: 'Name of the variable.',
  }),
  value: content(string, { doc: 'Value of the variable.' }),
});
/** An environment variable of a container's first process. */
export interface InitVariable extends Infer<typeof initVariable> {}
export const initVariableXml: Element<InitVariable> = element('initenv', initVariable, {
  doc: "Environment of a container's first process.",
  since: '2.5.0',
});

const acpiTable = fields({
  type: attr('type', oneOf('slic'), { doc: 'Signature of the table.' }),
  path: content(absolutePath, { doc: 'File on the host that holds the table.' }),
});
/** A firmware table handed to the guest as it is. */
export interface AcpiTable extends Infer<typeof acpiTable> {}
export const acpiTableXml: Element<AcpiTable> = element('table', acpiTable, {
  doc: 'ACPI table from a file.',
  since: '1.3.5',
});

const bootMenu = fields({
  enable: optional(attr('enable', yesNo, { demanded: true, doc: 'Whether the firmware offers a menu.' })),
  timeout: optional(
    attr('timeout', uint16, { unit: 'ms', since: '1.2.8', doc: 'How long the menu waits for a key.' }),
  ),
});
/** The firmware's interactive choice of boot device. */
export interface BootMenu extends Infer<typeof bootMenu> {}
export const bootMenuXml: Element<BootMenu> = element('bootmenu', bootMenu, {
  doc: 'Interactive boot menu.',
  since: '0.8.3',
});

const bios = fields({
  useserial: optional(
    attr('useserial', yesNo, { since: '0.9.4', doc: 'Whether BIOS messages go to the serial port.' }),
  ),
  rebootTimeout: optional(
    attr('rebootTimeout', ranged(-1, 65535), {
      unit: 'ms',
      since: '0.10.2',
      doc: 'Wait before booting is tried again after a failure; -1 never.',
    }),
  ),
});
/** Settings of a traditional BIOS. */
export interface Bios extends Infer<typeof bios> {}
export const biosXml: Element<Bios> = element('bios', bios, {
  doc: 'Settings of a traditional BIOS.',
  since: '0.9.4',
});

const smbios = fields({
  mode: attr('mode', oneOf('emulate', 'host', 'sysinfo'), {
    doc: "Source of the guest's SMBIOS data: the hypervisor, the host, or `<sysinfo>`.",
  }),
});
/** Where the guest's SMBIOS data comes from. */
export interface Smbios extends Infer<typeof smbios> {}
export const smbiosXml: Element<Smbios> = element('smbios', smbios, {
  doc: 'Source of SMBIOS data.',
  since: '0.8.7',
});

const os = fields({
  firmware: optional(
    attr('firmware', oneOf('bios', 'efi'), {
      since: '5.2.0',
      doc: 'Lets the hypervisor pick firmware of this kind.',
    }),
  ),
  type: child(osTypeXml),
  firmwareFeatures: inside('firmware', many(child(firmwareFeatureXml)), {
    since: '7.2.0',
    doc: 'What picked firmware must be able to do.',
  }),
  init: optional(
    text('init', absolutePath, {
      since: '0.8.0',
      doc: "Path of a container's first process, inside the container.",
    }),
  ),
  initArguments: many(
    inside('initarg', content(string), { since: '0.9.7', doc: 'Arguments of the first process, in order.' }),
  ),
  initEnvironment: many(child(initVariableXml)),
  initDirectory: optional(
    text('initdir', absolutePath, { since: '2.5.0', doc: 'Working directory of the first process.' }),
  ),
  initUser: optional(
    text('inituser', string, {
      since: '2.5.0',
      doc: 'User of the first process: name, number, or `+` and number.',
    }),
  ),
  initGroup: optional(
    text('initgroup', string, {
      since: '2.5.0',
      doc: 'Group of the first process: name, number, or `+` and number.',
    }),
  ),
  loader: optional(child(loaderXml)),
  nvram: optional(child(nvramXml)),
  kernel: optional(
    text('kernel', absolutePath, { doc: 'Kernel image on the host, booted without the guest disk.' }),
  ),
  initrd: optional(text('initrd', absolutePath, { doc: 'Initial RAM disk on the host, for `kernel`.' })),
  cmdline: optional(
    text('cmdline', string, { doc: 'Arguments for the kernel; in a container, what /proc/cmdline says.' }),
  ),
  dtb: optional(text('dtb', absolutePath, { since: '1.0.4', doc: 'Device tree blob on the host.' })),
  root: optional(text('root', absolutePath, { doc: 'Root device passed to a paravirtual kernel.' })),
  acpiTables: inside('acpi', many(child(acpiTableXml)), { since: '1.3.5', doc: 'Extra ACPI tables.' }),
  boot: many(
    inside('boot', attr('dev', oneOf('hd', 'fd', 'cdrom', 'network')), {
      since: '0.1.3',
      doc: 'Kinds of device to boot from, first choice first. Excludes `<boot order>` on devices.',
    }),
  ),
  bootMenu: optional(child(bootMenuXml)),
  bios: optional(child(biosXml)),
  smbios: optional(child(smbiosXml)),
});
/** How a domain boots. */
export interface Os extends Infer<typeof os> {}
export const osXml: Element<Os> = element('os', os, {
  doc: 'Kind of guest and how it boots.',
  since: '0.0.1',
});

const idRange = fields({
  start: attr('start', uint32, { doc: 'First id inside the container.' }),
  target: attr('target', uint32, { doc: 'Id on the host that it becomes.' }),
  count: attr('count', uint32, { doc: 'How many ids are mapped.' }),
});
/** A run of user or group ids of a container, and what they are on the host. */
export interface IdRange extends Infer<typeof idRange> {}
export const uidRangeXml: Element<IdRange> = element('uid', idRange, {
  doc: 'Mapped user ids.',
  since: '1.1.1',
});
export const gidRangeXml: Element<IdRange> = element('gid', idRange, {
  doc: 'Mapped group ids.',
  since: '1.1.1',
});

const idMap = fields({ users: many(child(uidRangeXml)), groups: many(child(gidRangeXml)) });
/** User namespace of a container. */
export interface IdMap extends Infer<typeof idMap> {}
export const idMapXml: Element<IdMap> = element('idmap', idMap, {
  doc: 'User namespace of a container.',
  since: '1.1.1',
});
