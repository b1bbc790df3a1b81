/** What the host's firmware says of it (SMBIOS, or what stands for it). @source libvirt virSysinfoFormat */
import {
  attr,
  child,
  content,
  element,
  fields,
  format,
  inside,
  many,
  parse,
  string,
  variants,
  type Element,
  type Infer,
} from '@typevirt/xml';

const entry = fields({
  name: attr('name', string, { doc: 'Name of the value.' }),
  value: content(string, { doc: 'The value.' }),
});
/** One value that firmware gives. */
export interface HostSysinfoEntry extends Infer<typeof entry> {}
export const hostSysinfoEntryXml: Element<HostSysinfoEntry> = element('entry', entry, { doc: 'A value.' });

const entries = many(child(hostSysinfoEntryXml));
const block = (name: string, doc: string) => inside(name, entries, { doc });
const blocks = (name: string, doc: string) =>
  many(child(element<HostSysinfoEntry[]>(name, { spec: { kind: 'single', field: entries.spec } }, { doc })));

const sysinfo = variants('type', {
  smbios: fields({
    bios: block('bios', 'The firmware.'),
    system: block('system', 'The machine.'),
    boards: blocks('baseBoard', 'A board.'),
    chassis: block('chassis', 'The case.'),
    processors: blocks('processor', 'A processor.'),
    memoryDevices: blocks('memory_device', 'A memory module.'),
    oemStrings: inside('oemStrings', many(inside('entry', content(string))), {
      doc: 'Strings of the maker.',
    }),
  }),
});
/** What the host's firmware says of it. */
export type HostSysinfo = Infer<typeof sysinfo>;
export const hostSysinfoXml: Element<HostSysinfo> = element('sysinfo', sysinfo, {
  doc: "What the host's firmware says of it.",
  since: '0.8.8',
});

/** @throws {XmlError} when it is none. */
export function parseHostSysinfo(xml: string): HostSysinfo {
  return parse(xml, hostSysinfoXml, { mode: 'lenient' });
}

export function formatHostSysinfo(value: HostSysinfo): string {
  return format(value, hostSysinfoXml);
}
