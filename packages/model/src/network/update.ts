/**
 * Changes one part of a network, as the API's update call does: the definition, or what a running network is made of.
 *
 *     text ── the section's element ──▶ entry ── check ──▶ apply to the list ──▶ network, made complete again
 *
 * @source libvirt virNetworkUpdate, virNetworkDefUpdateSection
 */
import { parse, XmlError, type Element } from '@typevirt/xml';
import { refuse } from '../document-error.ts';
import { inText } from '../in-text.ts';
import { toDocumentError, type DocumentKind, type PlaceRefusal } from '../parse-errors.ts';
import type { Dns, DnsHost, DnsSrv } from './dns.ts';
import type { Dhcp, NetworkIp } from './ip.ts';
import { completeNetwork, type Network } from './network.ts';
import { subnetOf } from './update-range.ts';
import {
  dhcpHostSection,
  dhcpRangeSection,
  dnsHostSection,
  dnsSrvSection,
  dnsTxtSection,
  forwardInterfaceSection,
  portGroupSection,
  type NetworkUpdateCommand,
  type Place,
  type Section,
} from './update-sections.ts';

/** Part of a network; those without a way to be changed are refused. */
export type NetworkUpdateSection =
  | 'bridge'
  | 'domain'
  | 'ip'
  | 'ipDhcpHost'
  | 'ipDhcpRange'
  | 'forward'
  | 'forwardInterface'
  | 'forwardPf'
  | 'portGroup'
  | 'dnsHost'
  | 'dnsTxt'
  | 'dnsSrv';

export interface NetworkUpdate {
  readonly command: NetworkUpdateCommand;
  readonly section: NetworkUpdateSection;
  /** Which `<ip>`; -1: the first that has DHCP, else the first. */
  readonly parentIndex?: number;
  /** The entry. */
  readonly xml: string;
}

/**
 * The network after the change; the one given stays as it is.
 *
 * @throws {DocumentError} `operationUnsupported` for parts that cannot be changed, `operationInvalid` when the entry is
 *   there already or is not found, `xmlError` and `xmlDetail` for what is no entry.
 */
export function updateNetwork(network: Network, update: NetworkUpdate): Network {
  switch (update.section) {
    case 'ipDhcpHost':
      return updateDhcp(network, update, 'dhcp host', (dhcp, place) => ({
        ...dhcp,
        hosts: changed(dhcpHostSection, dhcp.hosts, update, place),
      }));
    case 'ipDhcpRange':
      return updateDhcp(network, update, 'dhcp range', (dhcp, place) => ({
        ...dhcp,
        ranges: changed(dhcpRangeSection, dhcp.ranges, update, place),
      }));
    case 'forwardInterface':
      return updateForward(network, update);
    case 'portGroup':
      return {
        ...network,
        portGroups: changed(portGroupSection, network.portGroups, update, placeIn(network)),
      };
    case 'dnsHost':
      return updateDns(network, (dns, place) => ({
        ...dns,
        hosts: changed(dnsHostSection, dns.hosts, update, place) as DnsHost[],
      }));
    case 'dnsTxt':
      return updateDns(network, (dns, place) => ({
        ...dns,
        txts: changed(dnsTxtSection, dns.txts, update, place),
      }));
    case 'dnsSrv':
      return updateDns(network, (dns, place) => ({
        ...dns,
        srvs: changed(dnsSrvSection, dns.srvs, update, place) as DnsSrv[],
      }));
    default: {
      const name = update.section === 'forwardPf' ? 'forward pf' : update.section;
      return refuse(
        'operationUnsupported',
        'network',
        `can't update '${name}' section of network '${network.name}'`,
      );
    }
  }
}

function placeIn({ name }: Network, ip?: NetworkIp): Place {
  return { name, subnet: ip && subnetOf(ip) };
}

function changed<T>(
  section: Section<T>,
  list: readonly T[],
  { command, xml }: NetworkUpdate,
  place: Place,
): T[] {
  return inText(xml, () => {
    const entry = readEntry(section.xml, xml, place);
    section.check(entry, place, command === 'delete');
    return section.apply(list, entry, command, place);
  });
}

function readEntry<T>(element: Element<T>, xml: string, place: Place): T {
  try {
    return parse(xml, element, { mode: 'lenient', view: 'inactive' });
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    if (error.kind !== 'wrong-root') throw toDocumentError(error, entryKind(place));
    const found = `unexpected element <${error.found}>, expecting <${element.name}>`;
    return refuse('xmlError', 'network', `${found}, while updating network '${place.name}'`);
  }
}

function entryKind({ name }: Place): DocumentKind {
  const lacks = (at: RegExp, detail: string, code: PlaceRefusal['code'] = 'xmlError'): PlaceRefusal => ({
    at,
    kind: 'missing',
    code,
    detail,
  });
  return {
    text: 'network_update_xml',
    likeFile: true,
    schema: 'network.rng',
    domain: 'network',
    refusals: [
      lacks(/^\/range\/@start$/, `Missing 'start' attribute in dhcp range for network '${name}'`),
      lacks(/^\/range\/@end$/, `Missing 'end' attribute in dhcp range for network '${name}'`),
      lacks(/^\/interface\/@dev$/, 'missing dev attribute in <interface> element'),
      lacks(/^\/portgroup\/@name$/, 'Missing required name attribute in portgroup'),
      lacks(
        /^\/txt\/@name$/,
        `missing required name attribute in DNS TXT record of network ${name}`,
        'xmlDetail',
      ),
    ],
  };
}

function updateDhcp(
  network: Network,
  { parentIndex = -1 }: NetworkUpdate,
  what: string,
  change: (dhcp: Dhcp, place: Place) => Dhcp,
): Network {
  const index = ipIndex(network.ips, parentIndex);
  const ip = network.ips[index];
  if (!ip) {
    const detail = `couldn't update ${what} entry - no <ip> element found at index ${parentIndex} in network '${network.name}'`;
    return refuse('operationInvalid', 'network', detail);
  }
  const { dhcp: before = { ranges: [], hosts: [] }, ...rest } = ip;
  const dhcp = change(before, placeIn(network, ip));
  const isEmpty = dhcp.ranges.length === 0 && dhcp.hosts.length === 0 && !dhcp.bootp;
  const ips = network.ips.map((old, each) =>
    each === index ? { ...rest, ...(isEmpty ? {} : { dhcp }) } : old,
  );
  return { ...network, ips };
}

function ipIndex(ips: readonly NetworkIp[], asked: number): number {
  if (asked >= 0) return asked;
  return Math.max(
    0,
    ips.findIndex(({ dhcp }) => dhcp && dhcp.ranges.length + dhcp.hosts.length > 0),
  );
}

function updateDns(network: Network, change: (dns: Dns, place: Place) => Dns): Network {
  const before = network.dns ?? { forwarders: [], txts: [], srvs: [], hosts: [] };
  const dns = change(before, placeIn(network));
  const { enable, forwardPlainNames, ...lists } = dns;
  const isEmpty =
    enable === undefined &&
    forwardPlainNames === undefined &&
    Object.values(lists).every((list) => list.length === 0);
  const { dns: _before, ...rest } = network;
  return isEmpty ? rest : { ...rest, dns };
}

function updateForward(network: Network, update: NetworkUpdate): Network {
  const { forward } = network;
  const interfaces = changed(forwardInterfaceSection, forward?.interfaces ?? [], update, placeIn(network));
  if (!forward) {
    const detail = `network '${network.name}' has no <forward> to add an interface to`;
    return refuse('operationInvalid', 'network', detail);
  }
  // The attribute names the first interface again.
  const { dev: _dev, ...rest } = forward;
  return completeNetwork({ ...network, forward: { ...rest, interfaces } });
}
