/**
 * Devices of the host.
 *
 * @source libvirt docs/formatnode, virNodeDeviceDefParseXML, virNodeDeviceDefFormat
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
  optional,
  string,
  text,
  variants,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { refuse } from '../document-error.ts';
import { inText } from '../in-text.ts';
import type { DocumentKind, PlaceRefusal } from '../parse-errors.ts';
import { readDocument, type ReadOptions } from '../read-document.ts';
import { worldWideName } from '../storage/scalars.ts';
import { nodeDeviceCapabilityXml } from './capability.ts';

const nodePath = fields({ path: content(string) });
const devnode = variants('type', { dev: nodePath, link: nodePath });
/** A node of the device, or a link to one. */
export type DeviceNode = Infer<typeof devnode>;
export const deviceNodeXml: Element<DeviceNode> = element('devnode', devnode, {
  doc: 'A node of the device (`dev`), or a link to it.',
  since: '3.4.0',
});

const parent = fields({
  wwnn: optional(attr('wwnn', worldWideName, { doc: 'Node name, when a device is made.' })),
  wwpn: optional(attr('wwpn', worldWideName, { doc: 'Port name, when a device is made.' })),
  fabricWwn: optional(attr('fabric_wwn', worldWideName, { doc: 'Fabric, when a device is made.' })),
  name: optional(content(string, { doc: 'Name of the parent.' })),
});
/** What a device is part of: by name, or by world wide names when a device is made. */
export interface DeviceParent extends Infer<typeof parent> {}
export const deviceParentXml: Element<DeviceParent> = element('parent', parent, {
  doc: 'What the device is part of.',
  since: '0.5.0',
});

const device = fields({
  name: optional(
    text('name', string, { demanded: true, doc: 'Unique on the host; made up when one is made.' }),
  ),
  path: optional(text('path', string, { since: '1.0.5', doc: 'Folder below /sys.' })),
  nodes: many(child(deviceNodeXml)),
  parent: optional(child(deviceParentXml)),
  driver: optional(
    inside('driver', text('name', string), {
      since: '0.9.7',
      doc: 'Driver of the host that is bound to it.',
    }),
  ),
  capabilities: many(child(nodeDeviceCapabilityXml)),
});
/** A device of the host. */
export interface NodeDevice extends Infer<typeof device> {}
export const nodeDeviceXml: Element<NodeDevice> = element('device', device, {
  doc: 'A device of the host.',
  since: '0.5.0',
});

const lacks = (at: string, what: string): PlaceRefusal => ({
  at: new RegExp(`^/device/capability/${at}$`),
  kind: 'missing',
  code: 'internalError',
  detail: `no ${what} supplied for 'new device'`,
});
const unknown = (at: RegExp, what: string): PlaceRefusal => ({
  at,
  kind: 'bad-value',
  code: 'internalError',
  detail: `unknown ${what} type '%s' for 'new device'`,
});
/** Numbers that identify a device: absent or empty, and not a number, have an answer each. */
const identifiers: readonly PlaceRefusal[] = (
  [
    ['domain', 'PCI domain ID'],
    ['bus', 'PCI bus ID'],
    ['slot', 'PCI slot ID'],
    ['function', 'PCI function ID'],
    ['product(/@id)?', 'PCI product ID'],
    ['vendor(/@id)?', 'PCI vendor ID'],
    ['host', 'SCSI host ID'],
    ['target', 'SCSI target ID'],
    ['lun', 'SCSI LUN ID'],
    ['subclass', 'USB interface subclass'],
    ['protocol', 'USB interface protocol'],
    ['class', 'USB interface class'],
    ['number', 'USB interface number'],
  ] as const
).flatMap(([at, what]) => {
  const bad = {
    at: new RegExp(`^/device/capability/${at}$`),
    kind: 'bad-value',
    code: 'internalError',
  } as const;
  return [
    { ...bad, kind: 'missing', detail: `no ${what} supplied for 'new device'` },
    { ...bad, found: /^$/, detail: `no ${what} supplied for 'new device'` },
    { ...bad, detail: `invalid ${what} supplied for 'new device'` },
  ];
});
const deviceKind: DocumentKind = {
  text: 'node_device_definition',
  schema: 'nodedev.rng',
  domain: 'nodedev',
  refusals: [
    ...identifiers,
    lacks('hardware(/uuid)?', 'system UUID'),
    lacks('interface', 'network interface'),
    lacks('target', 'target name'),
    lacks('block', 'block device path'),
    lacks('device', 'USB device number'),
    {
      at: /^\/device\/capability\/uuid$/,
      kind: 'bad-value',
      code: 'internalError',
      detail: "Invalid uuid '%s' for new mdev device",
    },
    {
      at: /^\/device\/capability\/type(\/@id)?$/,
      kind: 'missing',
      code: 'configUnsupported',
      detail: "missing type id attribute for 'new device'",
    },
    {
      at: /^\/device\/capability\/type$/,
      kind: 'bad-value',
      code: 'configUnsupported',
      detail: "unknown drm type '%s' for 'new device'",
    },
    {
      at: /\/feature\/@name$/,
      kind: 'missing',
      code: 'xmlError',
      detail: 'missing network device feature name',
    },
    {
      at: /^\/device\/capability\/cssid$/,
      kind: 'missing',
      code: 'configUnsupported',
      detail: "missing cssid value for 'new device'",
    },
    unknown(/^\/device\/capability\/capability\/@type$/, 'device capability'),
  ],
};

/**
 * Reads a device that is to be made.
 *
 * @throws {DocumentError} `xmlDetail`, `xmlInvalidSchema` when strict, else what cannot be.
 */
export function parseNodeDevice(xml: string, options: ReadOptions = {}): NodeDevice {
  return inText(xml, () => {
    const read = readDocument(xml, nodeDeviceXml, deviceKind, options);
    requireMakeable(read);
    return read;
  });
}

function requireMakeable(read: NodeDevice): void {
  if (read.capabilities.length === 0) {
    refuse('internalError', 'nodedev', "no device capabilities for 'new device'", '/device/capability');
  }
  const { wwnn, wwpn } = read.parent ?? {};
  if (wwnn !== undefined && wwpn === undefined) {
    const detail = `when providing parent wwnn='${wwnn}', the wwpn must also be provided`;
    refuse('xmlError', 'nodedev', detail, '/device/parent/@wwpn');
  }
  if (wwpn !== undefined && wwnn === undefined) {
    const detail = `when providing parent wwpn='${wwpn}', the wwnn must also be provided`;
    refuse('xmlError', 'nodedev', detail, '/device/parent/@wwnn');
  }
}

export function formatNodeDevice(value: NodeDevice): string {
  return format(value, nodeDeviceXml);
}
