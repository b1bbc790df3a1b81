/**
 * Changing one part of a network: what its DHCP server hands out. Pure.
 *
 * @source libvirt virNetworkDefUpdateSection
 */
import {
  NetworkUpdateCommand as Command,
  NetworkUpdateSection as Section,
  VirtError,
} from '@typevirt/driver';
import {
  dhcpHostXml,
  dhcpRangeXml,
  type DhcpHost,
  type DhcpRange,
  type Network,
  type NetworkIp,
} from '@typevirt/model';
import { parse, XmlError, type Element } from '@typevirt/xml';

/** What a caller asks for, with the API's numbers. */
export interface NetworkUpdate {
  readonly command: number;
  readonly section: number;
  /** Which of the network's addresses; -1 the first that has a DHCP server, else the first. */
  readonly parentIndex: number;
  readonly xml: string;
}

/** @throws {VirtError} `operationUnsupported` for other sections, `operationInvalid` for what is there already or is not there. */
export function updateNetwork(network: Network, update: NetworkUpdate): Network {
  const { section } = update;
  if (section === Section.ipDhcpHost)
    return withDhcp(network, update, 'hosts', dhcpHostXml, sameHost, describeHost);
  if (section === Section.ipDhcpRange)
    return withDhcp(network, update, 'ranges', dhcpRangeXml, sameRange, describeRange);
  throw refused(
    'operationUnsupported',
    `can't update '${sectionName(section)}' section of network '${network.name}'`,
  );
}

function sectionName(section: number): string {
  return Object.entries(Section).find(([, number]) => number === section)?.[0] ?? 'none';
}

function refused(code: 'operationUnsupported' | 'operationInvalid' | 'xmlError', detail: string): VirtError {
  return new VirtError(code, detail, { domain: 'network' });
}

function withDhcp<K extends 'hosts' | 'ranges', T extends DhcpHost | DhcpRange>(
  network: Network,
  { command, parentIndex, xml }: NetworkUpdate,
  key: K,
  element: Element<T>,
  same: (a: T, b: T) => boolean,
  describe: (value: T) => string,
): Network {
  const given = read(xml, element);
  const place = placeOf(network, parentIndex);
  const dhcp = network.ips[place]?.dhcp ?? { ranges: [], hosts: [] };
  const list = dhcp[key] as unknown as readonly T[];
  const at = list.findIndex((each) => same(each, given));
  const kind = key === 'hosts' ? 'host' : 'range';
  const isNew = command === Command.addFirst || command === Command.addLast;
  if (isNew && at >= 0) {
    throw refused(
      'operationInvalid',
      `there is an existing dhcp ${kind} entry in network '${network.name}' that matches "${describe(given)}"`,
    );
  }
  if (!isNew && at < 0) {
    throw refused(
      'operationInvalid',
      `couldn't locate a matching dhcp ${kind} entry in network '${network.name}'`,
    );
  }
  const next = changed(list, at, given, command);
  const ips = network.ips.map(
    (each, index): NetworkIp => (index === place ? { ...each, dhcp: { ...dhcp, [key]: next } } : each),
  );
  return { ...network, ips };
}

function changed<T>(list: readonly T[], at: number, given: T, command: number): readonly T[] {
  if (command === Command.addFirst) return [given, ...list];
  if (command === Command.addLast) return [...list, given];
  if (command === Command.delete) return list.filter((_, index) => index !== at);
  return list.map((each, index) => (index === at ? given : each));
}

function read<T>(xml: string, element: Element<T>): T {
  try {
    return parse(xml, element, { mode: 'lenient' });
  } catch (error) {
    if (error instanceof XmlError) throw refused('xmlError', error.message);
    throw error;
  }
}

function placeOf({ name, ips }: Network, index: number): number {
  const served = ips.findIndex(({ dhcp }) => dhcp !== undefined);
  const place = index >= 0 ? index : Math.max(served, 0);
  if (ips[place] === undefined) {
    throw refused(
      'operationInvalid',
      `couldn't locate an <ip> element with index ${index} in network '${name}'`,
    );
  }
  return place;
}

function sameHost(a: DhcpHost, b: DhcpHost): boolean {
  return (['mac', 'name', 'ip'] as const).some((key) => a[key] !== undefined && a[key] === b[key]);
}

function sameRange(a: DhcpRange, b: DhcpRange): boolean {
  return a.start === b.start && a.end === b.end;
}

function describeHost({ mac, name, ip }: DhcpHost): string {
  const shown = (text: string | undefined) => text ?? '(null)';
  return `<host mac='${shown(mac)}' name='${shown(name)}' ip='${shown(ip)}'/>`;
}

function describeRange({ start, end }: DhcpRange): string {
  return `<range start='${start}' end='${end}'/>`;
}
