/**
 * Data that firmware shows the guest: SMBIOS blocks, or blobs of QEMU's fw_cfg.
 *
 * @source libvirt docs/formatdomain "SMBIOS System Information", virSysinfoDef
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
  string,
  variants,
  type Element,
  type Infer,
} from '@typevirt/xml';

const biosEntry = fields({
  name: attr('name', oneOf('vendor', 'version', 'date', 'release'), { doc: 'Which value of block 0.' }),
  value: content(string, { doc: 'What the guest reads. `date` is `mm/dd/yy` or `mm/dd/yyyy`.' }),
});
/** A value of SMBIOS block 0. */
export interface SmbiosBiosEntry extends Infer<typeof biosEntry> {}
export const smbiosBiosEntryXml: Element<SmbiosBiosEntry> = element('entry', biosEntry, {
  doc: 'Value of block 0.',
  since: '0.8.7',
});

const systemEntry = fields({
  name: attr('name', oneOf('manufacturer', 'product', 'version', 'serial', 'uuid', 'sku', 'family'), {
    doc: 'Which value of block 1.',
  }),
  value: content(string, { doc: "What the guest reads. `uuid` must be the domain's own." }),
});
/** A value of SMBIOS block 1. */
export interface SmbiosSystemEntry extends Infer<typeof systemEntry> {}
export const smbiosSystemEntryXml: Element<SmbiosSystemEntry> = element('entry', systemEntry, {
  doc: 'Value of block 1.',
  since: '0.8.7',
});

const boardEntry = fields({
  name: attr('name', oneOf('manufacturer', 'product', 'version', 'serial', 'asset', 'location'), {
    doc: 'Which value of block 2.',
  }),
  value: content(string, { doc: 'What the guest reads.' }),
});
/** A value of SMBIOS block 2. */
export interface SmbiosBoardEntry extends Infer<typeof boardEntry> {}
export const smbiosBoardEntryXml: Element<SmbiosBoardEntry> = element('entry', boardEntry, {
  doc: 'Value of block 2.',
  since: '1.2.18',
});

const board = fields({ entries: many(child(smbiosBoardEntryXml), { least: 1 }) });
/** SMBIOS block 2: a board. */
export interface SmbiosBoard extends Infer<typeof board> {}
export const smbiosBoardXml: Element<SmbiosBoard> = element('baseBoard', board, {
  doc: 'SMBIOS block 2: a board.',
  since: '1.2.18',
});

const chassisEntry = fields({
  name: attr('name', oneOf('manufacturer', 'version', 'serial', 'asset', 'sku'), {
    doc: 'Which value of block 3.',
  }),
  value: content(string, { doc: 'What the guest reads.' }),
});
/** A value of SMBIOS block 3. */
export interface SmbiosChassisEntry extends Infer<typeof chassisEntry> {}
export const smbiosChassisEntryXml: Element<SmbiosChassisEntry> = element('entry', chassisEntry, {
  doc: 'Value of block 3.',
  since: '4.1.0',
});

const firmwareBlob = fields({
  name: attr('name', string, {
    doc: 'Name of the blob; begins with `opt/`, best followed by a domain name of yours.',
  }),
  file: optional(attr('file', string, { doc: 'File on the host that holds the blob.' })),
  value: optional(content(string, { doc: 'The blob itself.' })),
});
/** A named blob that the guest reads through QEMU's fw_cfg device. */
export interface FirmwareBlob extends Infer<typeof firmwareBlob> {}
export const firmwareBlobXml: Element<FirmwareBlob> = element('entry', firmwareBlob, {
  doc: 'Blob in fw_cfg.',
  since: '6.5.0',
});

const smbios = fields({
  bios: inside('bios', many(child(smbiosBiosEntryXml), { least: 1 }), {
    since: '0.8.7',
    doc: 'SMBIOS block 0: the BIOS.',
  }),
  system: inside('system', many(child(smbiosSystemEntryXml), { least: 1 }), {
    since: '0.8.7',
    doc: 'SMBIOS block 1: the machine.',
  }),
  boards: many(child(smbiosBoardXml)),
  chassis: inside('chassis', many(child(smbiosChassisEntryXml), { least: 1 }), {
    since: '4.1.0',
    doc: 'SMBIOS block 3: the case.',
  }),
  oemStrings: inside('oemStrings', many(inside('entry', content(string)), { least: 1 }), {
    since: '4.1.0',
    doc: 'SMBIOS block 11: strings of any kind.',
  }),
});
const fwcfg = fields({ entries: many(child(firmwareBlobXml)) });
const sysinfo = variants('type', { smbios, fwcfg });
/** Data that firmware shows the guest. */
export type Sysinfo = Infer<typeof sysinfo>;
export const sysinfoXml: Element<Sysinfo> = element('sysinfo', sysinfo, {
  doc: 'Data that firmware shows the guest.',
  since: '0.8.7',
});
