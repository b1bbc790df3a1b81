/**
 * Interfaces of the host: cards, bridges, bonds, VLANs.
 *
 * @source libvirt docs/formatinterface, schemas/interface.rng, virInterfaceDefParseXML, virInterfaceDefFormat
 */
import {
  attr,
  child,
  choice,
  element,
  fields,
  format,
  inside,
  many,
  oneOf,
  onOff,
  optional,
  ranged,
  uint32,
  variants,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { refuse } from '../document-error.ts';
import { deviceName, strictly } from '../domain/devices/scalars.ts';
import { inText } from '../in-text.ts';
import type { DocumentKind, PlaceRefusal } from '../parse-errors.ts';
import { readDocument, type ReadOptions } from '../read-document.ts';
import { interfaceProtocolXml } from './addressing.ts';

const link = fields({
  speed: attr('speed', uint32, { unit: 'Mbit/s', default: 0, omitDefault: true, doc: 'Output only.' }),
  state: optional(
    attr('state', oneOf('unknown', 'notpresent', 'down', 'lowerlayerdown', 'testing', 'dormant', 'up'), {
      doc: 'Output only.',
    }),
  ),
});
/** What the kernel says of a link. */
export interface InterfaceLink extends Infer<typeof link> {}
export const interfaceLinkXml: Element<InterfaceLink> = element('link', link, {
  doc: 'What the kernel says of the link; output only.',
  since: '1.2.3',
});

const macAddress = strictly('[a-fA-F0-9]{2}(:[a-fA-F0-9]{2}){5}', 'MAC address', 'aa:bb:cc:dd:ee:ff');
const seconds = strictly(
  '\\+?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][\\-+]?[0-9]+)?',
  'time in seconds',
  '0.01',
  '4',
);

const namePart = { name: attr('name', deviceName, { doc: 'Name of the device.' }) };
const mayBeNamed = { name: optional(attr('name', deviceName, { doc: 'Name of the device.' })) };
const linkPart = { link: optional(child(interfaceLinkXml)) };
const macPart = {
  mac: optional(inside('mac', attr('address', macAddress), { doc: 'Hardware address.' })),
};
const head = {
  start: optional(
    inside('start', attr('mode', oneOf('none', 'onboot', 'hotplug')), { doc: 'When it is brought up.' }),
  ),
  mtu: optional(inside('mtu', attr('size', uint32), { doc: 'Largest packet.' })),
  protocols: many(child(interfaceProtocolXml)),
};

const vlan = fields({
  tag: attr('tag', ranged(0, 4095), { doc: 'Number of the VLAN.' }),
  device: inside('interface', attr('name', deviceName), { doc: 'The interface that carries it.' }),
});
/** A VLAN of another interface. */
export interface InterfaceVlan extends Infer<typeof vlan> {}
export const interfaceVlanXml: Element<InterfaceVlan> = element('vlan', vlan, {
  doc: 'A VLAN of another interface.',
  since: '0.7.0',
});

const bareEthernet = variants('type', { ethernet: fields({ ...namePart, ...linkPart, ...macPart }) });
/** A card that belongs to a bridge or bond. */
export type BareEthernet = Infer<typeof bareEthernet>;
export const bareEthernetXml: Element<BareEthernet> = element('interface', bareEthernet, {
  doc: 'A card.',
  since: '0.7.0',
  endTag: true,
});

const miimon = fields({
  freq: attr('freq', uint32, { unit: 'ms', doc: 'Time between checks.' }),
  downDelay: attr('downdelay', uint32, {
    unit: 'ms',
    default: 0,
    omitDefault: true,
    doc: 'Wait when it fails.',
  }),
  upDelay: attr('updelay', uint32, {
    unit: 'ms',
    default: 0,
    omitDefault: true,
    doc: 'Wait when it recovers.',
  }),
  carrier: optional(attr('carrier', oneOf('ioctl', 'netif'), { doc: 'How the carrier is asked for.' })),
});
/** Watching links by their carrier. */
export interface MiiMonitor extends Infer<typeof miimon> {}
export const miiMonitorXml: Element<MiiMonitor> = element('miimon', miimon, {
  doc: 'Links are watched by their carrier.',
  since: '0.7.0',
});

const arpmon = fields({
  interval: attr('interval', uint32, { unit: 'ms', doc: 'Time between questions.' }),
  target: attr('target', strictly('([0-9]{1,3}\\.){3}[0-9]{1,3}', 'IPv4 address', '192.168.50.1'), {
    doc: 'Who is asked.',
  }),
  validate: optional(
    attr('validate', oneOf('none', 'active', 'backup', 'all'), {
      doc: 'On which links answers are checked.',
    }),
  ),
});
/** Watching links by asking a neighbour. */
export interface ArpMonitor extends Infer<typeof arpmon> {}
export const arpMonitorXml: Element<ArpMonitor> = element('arpmon', arpmon, {
  doc: 'Links are watched by asking a neighbour.',
  since: '0.7.0',
});

const bond = fields({
  mode: optional(
    attr(
      'mode',
      oneOf(
        'balance-rr',
        'active-backup',
        'balance-xor',
        'broadcast',
        '802.3ad',
        'balance-tlb',
        'balance-alb',
      ),
      { doc: 'How traffic is spread.' },
    ),
  ),
  monitor: optional(choice({ miimon: miiMonitorXml, arpmon: arpMonitorXml })),
  interfaces: many(child(bareEthernetXml), { least: 1 }),
});
/** Several cards as one. */
export interface InterfaceBond extends Infer<typeof bond> {}
export const interfaceBondXml: Element<InterfaceBond> = element('bond', bond, {
  doc: 'Several cards as one.',
  since: '0.7.0',
  endTag: true,
});

const bridgePort = variants('type', {
  ethernet: bareEthernet.cases.ethernet,
  bond: fields({ ...namePart, ...linkPart, bond: child(interfaceBondXml) }),
  vlan: fields({ ...mayBeNamed, ...linkPart, vlan: child(interfaceVlanXml) }),
});
/** An interface that belongs to a bridge. */
export type BridgePort = Infer<typeof bridgePort>;
export const bridgePortXml: Element<BridgePort> = element('interface', bridgePort, {
  doc: 'An interface of the bridge.',
  since: '0.7.0',
  endTag: true,
});

const bridge = fields({
  stp: optional(attr('stp', onOff, { lenient: 'ignore', doc: 'Spanning tree.' })),
  delay: optional(attr('delay', seconds, { unit: 's', doc: 'How long a new port only listens.' })),
  interfaces: many(child(bridgePortXml)),
});
/** A bridge of the host. */
export interface InterfaceBridge extends Infer<typeof bridge> {}
export const interfaceBridgeXml: Element<InterfaceBridge> = element('bridge', bridge, {
  doc: 'A bridge.',
  since: '0.7.0',
  endTag: true,
});

const hostInterface = variants('type', {
  ethernet: fields({ ...namePart, ...head, ...linkPart, ...macPart }),
  bridge: fields({ ...namePart, ...head, bridge: child(interfaceBridgeXml) }),
  bond: fields({ ...namePart, ...head, ...linkPart, bond: child(interfaceBondXml) }),
  vlan: fields({ ...mayBeNamed, ...head, ...linkPart, vlan: child(interfaceVlanXml) }),
});
/** An interface of the host, as read. */
type InterfaceRead = Infer<typeof hostInterface>;
/** An interface of the host. */
export type HostInterface = InterfaceRead & { readonly name: string };
export const hostInterfaceXml: Element<InterfaceRead> = element('interface', hostInterface, {
  doc: 'An interface of the host.',
  since: '0.6.3',
  endTag: true,
});

const bad = (at: RegExp, detail: string, found?: RegExp): PlaceRefusal => ({
  at,
  kind: 'bad-value',
  ...(found ? { found } : {}),
  code: 'xmlError',
  detail,
});
const lacks = (at: RegExp, detail: string): PlaceRefusal => ({
  at,
  kind: 'missing',
  code: 'xmlError',
  detail,
});
const interfaceKind: DocumentKind = {
  text: 'interface_definition',
  schema: 'interface.rng',
  domain: 'interface',
  refusals: [
    lacks(/^\/interface(\/(bridge|bond)\/interface)*\/@name$/, 'interface has no name'),
    bad(/\/interface\/@type$/, "interface has unsupported type '%s'", /^(bridge|bond|vlan)$/),
    bad(/\/start\/@mode$/, 'unknown interface startmode %s'),
    bad(/\/protocol\/@family$/, "unsupported protocol family '%s'"),
    lacks(/\/protocol\/@family$/, 'protocol misses the family attribute'),
    lacks(/^\/interface\/bridge$/, 'bridge interface misses the bridge element'),
    lacks(/\/bond$/, 'bond interface misses the bond element'),
    lacks(/\/vlan$/, 'vlan interface misses the vlan element'),
    lacks(/\/vlan\/@tag$/, 'vlan interface misses the tag attribute'),
    lacks(/\/vlan\/interface(\/@name)?$/, 'vlan interface misses name attribute'),
    bad(/\/bond\/@mode$/, 'unknown bonding mode %s'),
    bad(/\/miimon\/@freq$/, 'bond interface miimon freq missing or invalid'),
    lacks(/\/miimon\/@freq$/, 'bond interface miimon freq missing or invalid'),
    bad(/\/miimon\/@carrier$/, 'unknown mii bonding carrier %s'),
    lacks(/\/arpmon\/@target$/, 'bond interface arpmon target missing'),
    bad(/\/arpmon\/@interval$/, 'bond interface arpmon interval missing or invalid'),
    lacks(/\/arpmon\/@interval$/, 'bond interface arpmon interval missing or invalid'),
    bad(/\/arpmon\/@validate$/, 'unknown arp bonding validate %s'),
  ],
};

/** @throws {DocumentError} `xmlDetail`, `xmlInvalidSchema` when strict, else libvirt's answer for the place. */
export function parseInterface(xml: string, options: ReadOptions = {}): HostInterface {
  return inText(xml, () => {
    const read = readDocument(xml, hostInterfaceXml, interfaceKind, options);
    const { name } = read;
    if (name === undefined)
      return refuse('xmlError', 'interface', 'interface has no name', '/interface/@name');
    return { ...read, name };
  });
}

export function formatInterface(value: HostInterface): string {
  return format(value, hostInterfaceXml);
}
