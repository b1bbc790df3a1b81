/**
 * The parts of a network that can be changed while it runs: for each the text of an entry, where entries stand, which ones
 * are meant, and what is refused. Pure: lists in, lists out.
 *
 * @source libvirt virNetworkDefUpdateSection and what it calls; words learned from libvirt 9.0
 */
import {
  attr,
  content,
  element,
  fields,
  inside,
  many,
  optional,
  string,
  uint16,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { socketAddress } from './scalars.ts';
import { refuse } from '../document-error.ts';
import { dnsTxtXml, type DnsTxt } from './dns.ts';
import { forwardInterfaceXml, type ForwardInterface } from './forward.ts';
import { dhcpHostXml, dhcpRangeXml, type DhcpHost, type DhcpRange } from './ip.ts';
import { portGroupXml, type PortGroup } from './network.ts';
import { requireRange, type IpSubnet } from './update-range.ts';

/** What is done with an entry. */
export type NetworkUpdateCommand = 'modify' | 'delete' | 'addLast' | 'addFirst';

/** Where an entry is. */
export interface Place {
  /** Of the network. */
  readonly name: string;
  /** The addresses that a DHCP entry is for. */
  readonly subnet: IpSubnet | undefined;
}

/** A kind of entry. */
export interface Section<T> {
  /** An entry in which anything may be missing: enough to find one. */
  readonly xml: Element<T>;
  /** Refuses what is no entry. `partial`: it only has to say which one is meant. */
  check(entry: T, place: Place, partial: boolean): void;
  /** The list with the entry added, changed or left out. */
  apply(list: readonly T[], entry: T, command: NetworkUpdateCommand, place: Place): T[];
}

const invalid = (detail: string): never => refuse('operationInvalid', 'network', detail);
const wrong = (detail: string, path?: string): never => refuse('xmlError', 'network', detail, path);
const lacking = (detail: string, path?: string): never => refuse('xmlDetail', 'network', detail, path);
const unsupported = (detail: string): never => refuse('operationUnsupported', 'network', detail);

function added<T>(list: readonly T[], entry: T, command: NetworkUpdateCommand): T[] {
  return command === 'addFirst' ? [entry, ...list] : [...list, entry];
}

function without<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, each) => each !== index);
}

function replaced<T>(list: readonly T[], index: number, entry: T): T[] {
  return list.map((old, each) => (each === index ? entry : old));
}

/** Does every field that is asked for agree? */
function agrees<T extends object>(asked: T, entry: T, keys: readonly (keyof T)[]): boolean {
  return keys.every((key) => asked[key] === undefined || asked[key] === entry[key]);
}

const hostKeys = ['mac', 'name', 'ip'] as const;

export const dhcpHostSection: Section<DhcpHost> = {
  xml: dhcpHostXml,
  check(host, { name, subnet }, partial) {
    const version = subnet?.family === 'ipv6' ? 'IPv6' : 'IPv4';
    if (host.mac !== undefined && !/^[0-9a-fA-F]{1,2}(:[0-9a-fA-F]{1,2}){5}$/.test(host.mac)) {
      wrong(`Cannot parse MAC address '${host.mac}' in network '${name}'`, '/host/@mac');
    }
    if (version === 'IPv6' && host.mac !== undefined) {
      wrong(
        `Invalid to specify MAC address '${host.mac}' in network '${name}' IPv6 static host definition`,
        '/host/@mac',
      );
    }
    if (partial) return;
    const known = version === 'IPv6' ? host.id : host.mac;
    if (known === undefined && host.name === undefined) {
      const needed = version === 'IPv6' ? 'id' : 'mac';
      wrong(`Static host definition in ${version} network '${name}' must have ${needed} or name attribute`);
    }
    if (host.ip === undefined)
      wrong(`Missing IP address in static host definition for network '${name}'`, '/host/@ip');
  },
  apply(list, host, command, { name }) {
    if (command === 'delete') {
      const index = list.findIndex((entry) => agrees(host, entry, hostKeys));
      if (index < 0) invalid(`couldn't locate a matching dhcp host entry in network '${name}'`);
      return without(list, index);
    }
    const same = list.findIndex((entry) =>
      hostKeys.some((key) => host[key] !== undefined && host[key] === entry[key]),
    );
    if (command === 'modify') {
      const shown = hostKeys.map((key) => `"${key}='${host[key] ?? ''}'"`).join(' ');
      if (same < 0) invalid(`couldn't locate an existing dhcp host entry with ${shown} in network '${name}'`);
      return replaced(list, same, host);
    }
    if (same >= 0) {
      const shown = hostKeys.map((key) => `${key}='${host[key] ?? 'unknown'}'`).join(' ');
      invalid(`there is an existing dhcp host entry in network '${name}' that matches "<host ${shown}/>"`);
    }
    return added(list, host, command);
  },
};

export const dhcpRangeSection: Section<DhcpRange> = {
  xml: dhcpRangeXml,
  check: (range, { subnet }) => requireRange(range, subnet),
  apply(list, range, command, { name }) {
    if (command === 'modify') unsupported('dhcp ranges cannot be modified, only added or deleted');
    const index = list.findIndex((entry) => agrees(range, entry, ['start', 'end']));
    if (command === 'delete') {
      if (index < 0) invalid(`couldn't locate a matching dhcp range entry in network '${name}'`);
      return without(list, index);
    }
    if (index >= 0) {
      const shown = `<range start='${range.start}' end='${range.end}'/>`;
      invalid(`there is an existing dhcp range entry in network '${name}' that matches "${shown}"`);
    }
    return added(list, range, command);
  },
};

export const forwardInterfaceSection: Section<ForwardInterface> = {
  xml: forwardInterfaceXml,
  check: () => undefined,
  apply(list, entry, command, { name }) {
    const what = `<interface dev='${entry.dev}'>`;
    if (command === 'modify')
      unsupported('forward interface entries cannot be modified, only added or deleted');
    const index = list.findIndex(({ dev }) => dev === entry.dev);
    if (command === 'delete') {
      if (index < 0) invalid(`couldn't find an interface entry in network '${name}' matching ${what}`);
      return without(list, index);
    }
    if (index >= 0)
      invalid(`there is an existing interface entry in network '${name}' that matches "${what}"`);
    return added(list, entry, command);
  },
};

export const portGroupSection: Section<PortGroup> = {
  xml: portGroupXml,
  check: () => undefined,
  apply(list, group, command, { name }) {
    const what = `<portgroup name='${group.name}'>`;
    const index = list.findIndex((entry) => entry.name === group.name);
    const isAdd = command === 'addFirst' || command === 'addLast';
    if (!isAdd && index < 0) invalid(`couldn't find a portgroup entry in network '${name}' matching ${what}`);
    if (isAdd && index >= 0) {
      invalid(`there is an existing portgroup entry in network '${name}' that matches "${what}"`);
    }
    if (command === 'delete') return without(list, index);
    if (group.default && list.some((entry) => entry.default && entry.name !== group.name)) {
      const rest = 'is already set as the default. Only one default is allowed.';
      invalid(`a different portgroup entry in network '${name}' ${rest}`);
    }
    return isAdd ? added(list, group, command) : replaced(list, index, group);
  },
};

const anyDnsHost = fields({
  ip: optional(attr('ip', socketAddress)),
  names: many(inside('hostname', content(string))),
});
type AnyDnsHost = Infer<typeof anyDnsHost>;

export const dnsHostSection: Section<AnyDnsHost> = {
  xml: element('host', anyDnsHost),
  check(host, { name }, partial) {
    const [noIp, noName] = [host.ip === undefined, host.names.length === 0];
    if (noIp && noName) lacking(`Missing ip and hostname in network '${name}' DNS HOST record`);
    if (partial) return;
    if (noIp) lacking(`Missing IP address in network '${name}' DNS HOST record`, '/host/@ip');
    if (noName) lacking(`Missing hostname in network '${name}' DNS HOST record`, '/host/hostname');
  },
  apply(list, host, command, { name }) {
    if (command === 'modify') unsupported('DNS HOST records cannot be modified, only added or deleted');
    const isDelete = command === 'delete';
    const meant = (entry: AnyDnsHost): boolean =>
      (host.ip !== undefined && host.ip === entry.ip) ||
      (isDelete && host.names.some((each) => entry.names.includes(each)));
    const found = list.filter(meant);
    if (!isDelete) {
      if (found.length > 0) {
        invalid(`there is already at least one DNS HOST record with a matching field in network ${name}`);
      }
      return added(list, host, command);
    }
    if (found.length === 0) invalid(`couldn't locate a matching DNS HOST record in network ${name}`);
    if (found.length > 1) invalid(`multiple matching DNS HOST records were found in network ${name}`);
    return list.filter((entry) => !meant(entry));
  },
};

export const dnsTxtSection: Section<DnsTxt> = {
  xml: dnsTxtXml,
  check: () => undefined,
  apply(list, txt, command, { name }) {
    if (command === 'modify') unsupported('DNS TXT records cannot be modified, only added or deleted');
    const index = list.findIndex((entry) => entry.name === txt.name);
    if (command === 'delete') {
      if (index < 0) invalid(`couldn't locate a matching DNS TXT record in network ${name}`);
      return without(list, index);
    }
    if (index >= 0) invalid(`there is already a DNS TXT record with name '${txt.name}' in network ${name}`);
    return added(list, txt, command);
  },
};

const anyDnsSrv = fields({
  service: optional(attr('service', string)),
  protocol: optional(attr('protocol', string)),
  domain: optional(attr('domain', string)),
  target: optional(attr('target', string)),
  port: optional(attr('port', uint16)),
  priority: optional(attr('priority', uint16)),
  weight: optional(attr('weight', uint16)),
});
type AnyDnsSrv = Infer<typeof anyDnsSrv>;
const srvKeys = ['service', 'protocol', 'domain', 'target', 'port', 'priority', 'weight'] as const;

export const dnsSrvSection: Section<AnyDnsSrv> = {
  xml: element('srv', anyDnsSrv),
  check({ service, protocol }, { name }, partial) {
    if (partial) return;
    if (service === undefined) {
      lacking(`missing required service attribute in DNS SRV record of network '${name}'`, '/srv/@service');
    }
    if (protocol === undefined) {
      lacking(
        `missing required protocol attribute in DNS SRV record '${service}' of network '${name}'`,
        '/srv/@protocol',
      );
    }
  },
  apply(list, srv, command, { name }) {
    if (command === 'modify') unsupported('DNS SRV records cannot be modified, only added or deleted');
    const found = list.filter((entry) => agrees(srv, entry, srvKeys));
    if (command !== 'delete') {
      if (found.length > 0) {
        const what = 'there is already at least one DNS SRV record matching all specified fields';
        invalid(`${what} in network ${name}`);
      }
      return added(list, srv, command);
    }
    if (found.length === 0) invalid(`couldn't locate a matching DNS SRV record in network ${name}`);
    if (found.length > 1) {
      invalid(`multiple DNS SRV records matching all specified fields were found in network ${name}`);
    }
    return list.filter((entry) => !found.includes(entry));
  },
};
