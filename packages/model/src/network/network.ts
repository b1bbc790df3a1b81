/**
 * Networks: a bridge of the host, its addresses and servers, or a way past the host.
 *
 * @source libvirt docs/formatnetwork, virNetworkDefFormatBuf
 */
import {
  attr,
  child,
  element,
  fields,
  foreign,
  format,
  inside,
  mac,
  many,
  namespace,
  nonEmpty,
  oneOf,
  onOff,
  optional,
  string,
  text,
  uint16,
  uint32,
  uuid,
  yesNo,
  type Element,
  type Infer,
  type View,
} from '@typevirt/xml';
import { DocumentError } from '../document-error.ts';
import { bandwidthXml, virtualPortXml, vlanXml, type Vlan } from '../domain/devices/net-link.ts';
import { deviceName, dnsName, strictly } from '../domain/devices/scalars.ts';
import { inText } from '../in-text.ts';
import type { DocumentKind } from '../parse-errors.ts';
import { readDocument, type ReadOptions } from '../read-document.ts';
import { dnsXml } from './dns.ts';
import { forwardXml } from './forward.ts';
import { networkIpXml, networkRouteXml, type NetworkIp } from './ip.ts';
import { networkRefusals } from './refusals.ts';
import { networkViolation } from './rules.ts';

const dnsmasq = namespace('dnsmasq', 'http://libvirt.org/schemas/network/dnsmasq/1.0');
const dnsmasqOption = fields({ value: attr('value', string, { doc: 'The option, passed as it is.' }) });
/** An option for dnsmasq. */
export interface DnsmasqOption extends Infer<typeof dnsmasqOption> {}
export const dnsmasqOptionXml: Element<DnsmasqOption> = element('option', dnsmasqOption, {
  namespace: dnsmasq,
  doc: 'An option.',
  since: '5.6.0',
});
const dnsmasqOptions = fields({ options: many(child(dnsmasqOptionXml)) });
/** Options added to dnsmasq's own. */
export interface DnsmasqOptions extends Infer<typeof dnsmasqOptions> {}
export const dnsmasqOptionsXml: Element<DnsmasqOptions> = element('options', dnsmasqOptions, {
  namespace: dnsmasq,
  doc: 'Options for dnsmasq.',
  since: '5.6.0',
});

const zoneName = strictly('[a-zA-Z0-9_\\-]+', 'zone', 'public');
const bridge = fields({
  name: optional(attr('name', deviceName, { doc: 'Name of the bridge; made up when absent.' })),
  zone: optional(attr('zone', zoneName, { since: '5.1.0', doc: "Zone of the host's firewalld." })),
  stp: optional(attr('stp', onOff, { lenient: 'ignore', default: true, doc: 'Spanning tree.' })),
  delay: optional(attr('delay', uint32, { unit: 's', default: 0, doc: 'How long a new port only listens.' })),
  macTableManager: optional(
    attr('macTableManager', oneOf('kernel', 'libvirt'), {
      since: '1.2.11',
      doc: 'Who fills the table of addresses.',
    }),
  ),
});
/** The network's bridge. */
export interface NetworkBridge extends Infer<typeof bridge> {}
export const networkBridgeXml: Element<NetworkBridge> = element('bridge', bridge, {
  doc: 'The bridge.',
  since: '0.3.0',
});

const dnsDomain = fields({
  name: attr('name', dnsName, { doc: 'Domain of the guests.' }),
  localOnly: optional(
    attr('localOnly', yesNo, { since: '1.2.12', doc: 'Whether unknown names are not asked elsewhere.' }),
  ),
});
/** DNS domain of the guests. */
export interface NetworkDnsDomain extends Infer<typeof dnsDomain> {}
export const networkDnsDomainXml: Element<NetworkDnsDomain> = element('domain', dnsDomain, {
  doc: 'DNS domain of the guests.',
  since: '0.4.5',
});

const portGroup = fields({
  name: attr('name', deviceName, { doc: 'Name that interfaces ask for.' }),
  default: optional(
    attr('default', yesNo, { lenient: 'ignore', doc: 'Whether it is for interfaces that name none.' }),
  ),
  trustGuestRxFilters: optional(
    attr('trustGuestRxFilters', yesNo, { since: '1.2.10', doc: "Whether the guest's filters are believed." }),
  ),
  vlan: optional(child(vlanXml)),
  virtualPort: optional(child(virtualPortXml)),
  bandwidth: optional(child(bandwidthXml)),
});
/** Settings that interfaces share. */
export interface PortGroup extends Infer<typeof portGroup> {}
export const portGroupXml: Element<PortGroup> = element('portgroup', portGroup, {
  doc: 'Settings that interfaces share.',
  since: '0.9.4',
  endTag: true,
});

const network = fields({
  connections: optional(attr('connections', uint32, { in: ['live', 'status'], doc: 'Guests that use it.' })),
  ipv6: optional(
    attr('ipv6', yesNo, {
      since: '1.0.1',
      doc: 'Whether guests may speak IPv6 with each other on a network without addresses.',
    }),
  ),
  trustGuestRxFilters: optional(
    attr('trustGuestRxFilters', yesNo, { since: '1.2.10', doc: "Whether guests' filters are believed." }),
  ),
  name: text('name', nonEmpty, { doc: 'Unique on the host.' }),
  uuid: optional(text('uuid', uuid, { doc: 'Unique everywhere; made up when absent.' })),
  metadata: optional(child(foreign('metadata', { since: '2.1.0', doc: 'Data of applications.' }))),
  forward: optional(child(forwardXml)),
  bridge: optional(child(networkBridgeXml)),
  mtu: optional(inside('mtu', attr('size', uint16), { since: '3.1.0', doc: 'Largest packet.' })),
  mac: optional(
    inside('mac', attr('address', mac), { since: '0.8.8', doc: "The bridge's hardware address." }),
  ),
  domain: optional(child(networkDnsDomainXml)),
  dns: optional(child(dnsXml)),
  vlan: optional(child(vlanXml)),
  bandwidth: optional(child(bandwidthXml)),
  isolated: optional(
    inside('port', attr('isolated', yesNo), {
      since: '6.1.0',
      doc: 'Whether guests cannot reach each other.',
    }),
  ),
  ips: many(child(networkIpXml)),
  routes: many(child(networkRouteXml)),
  virtualPort: optional(child(virtualPortXml)),
  portGroups: many(child(portGroupXml)),
  dnsmasqOptions: optional(child(dnsmasqOptionsXml)),
});
/** A network for guests. */
export interface Network extends Infer<typeof network> {}
export const networkXml: Element<Network> = element('network', network, {
  doc: 'A network for guests.',
  since: '0.2.0',
});

const networkKind: DocumentKind = {
  text: 'network_definition',
  schema: 'network.rng',
  domain: 'network',
  refusals: networkRefusals,
};

/**
 * Reads a network and fills in what follows from its parts.
 *
 * @throws {DocumentError} `xmlDetail`, `xmlInvalidSchema` when strict, else what cannot be.
 */
export function parseNetwork(xml: string, options: ReadOptions = {}): Network {
  return inText(xml, () =>
    completeNetwork(readDocument(xml, networkXml, networkKind, { ...options, view: 'inactive' })),
  );
}

/** Writes a network; `live` with connections. */
export function formatNetwork(value: Network, view: View = 'inactive'): string {
  return format(value, networkXml, { view });
}

/** Modes in which the host itself forwards, over a bridge of its own. */
export function isHostForwarded({ forward }: Network): boolean {
  return forward === undefined || ['nat', 'route', 'open'].includes(forward.mode);
}

/** Fills in what follows from a network's parts. @throws {DocumentError} what cannot be. */
export function completeNetwork(given: Network): Network {
  const refusal = networkViolation(given);
  if (refusal) throw new DocumentError(refusal);
  const done = { ...given };
  if (given.ipv6 === false) delete done.ipv6;
  if (isHostForwarded(given))
    done.bridge = { ...given.bridge, stp: given.bridge?.stp ?? true, delay: given.bridge?.delay ?? 0 };
  const { forward } = given;
  if (forward) {
    const interfaces =
      forward.interfaces.length === 0 && forward.dev !== undefined
        ? [{ dev: forward.dev }]
        : forward.interfaces;
    const dev = interfaces[0]?.dev;
    done.forward = { ...forward, ...(dev === undefined ? {} : { dev }), interfaces };
  }
  if (given.vlan) done.vlan = completeVlan(given.vlan);
  done.portGroups = given.portGroups.map(completePortGroup);
  done.ips = given.ips.map(withoutEmptyDhcp);
  if (isEmpty(done.bridge)) delete done.bridge;
  if (isEmpty(done.dns)) delete done.dns;
  return done;
}

/** Several tags are a trunk, and so is one that is native. */
function completeVlan(vlan: Vlan): Vlan {
  const isTrunk = vlan.tags.length > 1 || vlan.tags.some(({ nativeMode }) => nativeMode !== undefined);
  return isTrunk ? { ...vlan, trunk: true } : vlan;
}

/** A virtual port with neither type nor parameters says nothing. */
function completePortGroup({ virtualPort, vlan, ...rest }: PortGroup): PortGroup {
  return {
    ...rest,
    ...(virtualPort?.type === undefined && isEmpty(virtualPort?.parameters) ? {} : { virtualPort }),
    ...(vlan ? { vlan: completeVlan(vlan) } : {}),
  };
}

function withoutEmptyDhcp({ dhcp, ...rest }: NetworkIp): NetworkIp {
  return isEmpty(dhcp) ? rest : { ...rest, dhcp };
}

/** Has a part no field but empty lists? */
function isEmpty(part: object | undefined): boolean {
  return Object.values(part ?? {}).every(
    (value) => value === undefined || (Array.isArray(value) && value.length === 0),
  );
}
