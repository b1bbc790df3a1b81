/** A guest's place on a network, kept by the network driver. @source libvirt schemas/networkport.rng */
import {
  attr,
  child,
  element,
  fields,
  format,
  hex,
  inside,
  mac,
  oneOf,
  optional,
  string,
  text,
  uuid,
  variants,
  yesNo,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { bandwidthXml, virtualPortXml, vlanXml } from '../domain/devices/net-link.ts';
import { deviceName } from '../domain/devices/scalars.ts';
import { refuse, type RefusalCode } from '../document-error.ts';
import { inText } from '../in-text.ts';
import type { DocumentKind, PlaceRefusal } from '../parse-errors.ts';
import { readDocument, type ReadOptions } from '../read-document.ts';

const owner = fields({
  name: text('name', string, { doc: 'Name of the domain.' }),
  uuid: text('uuid', uuid, { doc: 'UUID of the domain.' }),
});
/** The domain that has the port. */
export interface PortOwner extends Infer<typeof owner> {}
export const portOwnerXml: Element<PortOwner> = element('owner', owner, {
  doc: 'The domain that has it.',
  since: '5.5.0',
});

const address = fields({
  domain: attr('domain', hex(4), { default: 0, doc: 'PCI domain.' }),
  bus: attr('bus', hex(2), { default: 0, doc: 'Bus.' }),
  slot: attr('slot', hex(2), { default: 0, doc: 'Slot.' }),
  function: attr('function', hex(1), { default: 0, doc: 'Function.' }),
});
/** A PCI function of the host. */
export interface PortPciAddress extends Infer<typeof address> {}
export const portPciAddressXml: Element<PortPciAddress> = element('address', address, {
  doc: 'A PCI function of the host.',
});

const onBridge = fields({
  bridge: attr('bridge', deviceName, { doc: 'Name of the bridge.' }),
  macTableManager: optional(
    attr('macTableManager', oneOf('kernel', 'libvirt'), { doc: 'Who fills the table of addresses.' }),
  ),
});
const plug = variants('type', {
  network: onBridge,
  bridge: onBridge,
  direct: fields({
    dev: attr('dev', deviceName, { doc: 'Interface of the host.' }),
    mode: attr('mode', oneOf('vepa', 'private', 'bridge', 'passthrough'), { doc: 'What it lets through.' }),
  }),
  'hostdev-pci': fields({
    managed: optional(attr('managed', yesNo, { doc: 'Whether the host gives the device up by itself.' })),
    driver: optional(
      inside('driver', attr('name', oneOf('kvm', 'vfio', 'xen')), { doc: 'How it is handed over.' }),
    ),
    address: child(portPciAddressXml),
  }),
});
/** What the port is on the host. */
export type PortPlug = Infer<typeof plug>;
export const portPlugXml: Element<PortPlug> = element('plug', plug, {
  doc: 'What it is on the host.',
  since: '5.5.0',
});

const port = fields({
  uuid: optional(text('uuid', uuid, { demanded: true, doc: 'Of the port; made up when absent.' })),
  owner: child(portOwnerXml),
  group: optional(text('group', deviceName, { doc: 'Port group.' })),
  mac: inside('mac', attr('address', mac), { doc: "The guest's hardware address." }),
  virtualPort: optional(child(virtualPortXml)),
  bandwidth: optional(child(bandwidthXml)),
  vlan: optional(child(vlanXml)),
  isolated: optional(
    inside('port', attr('isolated', yesNo), { doc: 'Whether it cannot reach other isolated ports.' }),
  ),
  trustGuestRxFilters: optional(
    inside('rxfilters', attr('trustGuest', yesNo), { doc: "Whether the guest's filters are believed." }),
  ),
  plug: optional(child(portPlugXml)),
});
/** A guest's place on a network. */
export interface NetworkPort extends Infer<typeof port> {}
export const networkPortXml: Element<NetworkPort> = element('networkport', port, {
  doc: "A guest's place on a network.",
  since: '5.5.0',
});

function lacks(at: RegExp, detail: string, code: RefusalCode = 'xmlError'): PlaceRefusal {
  return { at, kind: 'missing', code, detail };
}

const portKind: DocumentKind = {
  text: 'networkport_definition',
  schema: 'networkport.rng',
  domain: 'network',
  refusals: [
    lacks(/^\/networkport\/owner(\/name)?$/, 'network port has no owner name', 'internalError'),
    lacks(/\/owner\/uuid$/, 'network port has no owner UUID', 'internalError'),
    lacks(/^\/networkport\/mac(\/@address)?$/, 'network port has no mac', 'internalError'),
    lacks(/\/plug\/@bridge$/, 'Missing network port bridge name'),
    lacks(/\/plug\/@dev$/, 'Missing network port link device name'),
    lacks(/\/plug\/address$/, 'Missing network port PCI address'),
    { at: /\/uuid$/, kind: 'bad-value', code: 'internalError', detail: "Unable to parse UUID '%s'" },
    { at: /\/mac\/@address$/, kind: 'bad-value', code: 'internalError', detail: "Unable to parse MAC '%s'" },
    {
      at: /\/plug\/@mode$/,
      kind: 'bad-value',
      code: 'xmlError',
      detail: "Invalid mode setting '%s' in network port",
    },
  ],
};

/** @throws {DocumentError} `xmlDetail`, `xmlInvalidSchema` when strict, else `xmlError`. */
export function parseNetworkPort(xml: string, options: ReadOptions = {}): NetworkPort {
  return inText(xml, () => {
    const port = readDocument(xml, networkPortXml, portKind, options);
    if (port.uuid === undefined)
      refuse('internalError', 'network', 'network port has no uuid', '/networkport/uuid');
    return port;
  });
}

export function formatNetworkPort(value: NetworkPort): string {
  return format(value, networkPortXml);
}
