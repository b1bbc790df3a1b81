/** Addresses of a network, and what its DHCP and TFTP servers hand out. @source libvirt docs/formatnetwork */
import {
  attr,
  child,
  element,
  fields,
  inside,
  many,
  oneOf,
  optional,
  ranged,
  string,
  uint32,
  yesNo,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { dnsName, strictly } from '../domain/devices/scalars.ts';
import { socketAddress } from './scalars.ts';

const lease = fields({
  expiry: attr('expiry', uint32, { doc: 'How long an address is kept; 0 forever.' }),
  unit: optional(
    attr('unit', oneOf('seconds', 'minutes', 'hours'), { default: 'minutes', doc: 'Unit of `expiry`.' }),
  ),
});
/** How long an address is kept. */
export interface DhcpLease extends Infer<typeof lease> {}
export const dhcpLeaseXml: Element<DhcpLease> = element('lease', lease, {
  doc: 'How long an address is kept.',
  since: '6.3.0',
});

const range = fields({
  start: attr('start', socketAddress, { doc: 'First address.' }),
  end: attr('end', socketAddress, { doc: 'Last address.' }),
  lease: optional(child(dhcpLeaseXml)),
});
/** Addresses that are handed out. */
export interface DhcpRange extends Infer<typeof range> {}
export const dhcpRangeXml: Element<DhcpRange> = element('range', range, {
  doc: 'Addresses handed out.',
  since: '0.3.0',
});

const clientMac = strictly(
  '[a-fA-F0-9][02468aAcCeE](:[a-fA-F0-9]{2}){5}',
  'MAC address',
  '52:54:00:12:34:56',
);
const clientId = strictly('[0-9a-fA-F]{1,2}(:[0-9a-fA-F]{1,2}){5,129}', 'DUID', '00:04:58:fd:e4:15:1b:49');
const hostShape = {
  id: optional(attr('id', clientId, { since: '1.0.3', doc: 'Client identifier (DUID) of an IPv6 client.' })),
  mac: optional(attr('mac', clientMac, { doc: 'Hardware address of the client.' })),
  name: optional(attr('name', string, { doc: 'Name that the client gets.' })),
  ip: optional(attr('ip', socketAddress, { demanded: true, doc: 'Address that the client gets.' })),
  lease: optional(child(dhcpLeaseXml)),
};
/** A client is known by one of its addresses, or by its name. */
const host = fields(hostShape, {
  forms: [
    { needs: ['mac'], lacks: ['id'] },
    { needs: ['id'], lacks: ['mac'] },
    { needs: ['name'], lacks: ['mac', 'id'] },
  ],
});
/** What one client gets. */
export interface DhcpHost extends Infer<typeof host> {}
export const dhcpHostXml: Element<DhcpHost> = element('host', host, {
  doc: 'What one client gets.',
  since: '0.4.5',
});

const bootp = fields({
  file: attr('file', string, { doc: 'File to boot.' }),
  server: optional(attr('server', dnsName, { doc: 'TFTP server that has it; this one when absent.' })),
});
/** What clients boot over the network. */
export interface Bootp extends Infer<typeof bootp> {}
export const bootpXml: Element<Bootp> = element('bootp', bootp, {
  doc: 'What clients boot.',
  since: '0.7.1',
});

const dhcp = fields({
  ranges: many(child(dhcpRangeXml)),
  hosts: many(child(dhcpHostXml)),
  bootp: optional(child(bootpXml)),
});
/** The network's DHCP server. */
export interface Dhcp extends Infer<typeof dhcp> {}
export const dhcpXml: Element<Dhcp> = element('dhcp', dhcp, { doc: 'DHCP server.', since: '0.3.0' });

const networkIp = fields({
  family: optional(
    attr('family', oneOf('ipv4', 'ipv6'), { since: '0.8.7', doc: 'Kind of address; ipv4 when absent.' }),
  ),
  address: optional(attr('address', socketAddress, { doc: "The bridge's own address." })),
  netmask: optional(attr('netmask', socketAddress, { doc: 'Mask of the network; excludes `prefix`.' })),
  prefix: optional(attr('prefix', ranged(0, 128), { since: '0.8.7', doc: 'Bits of the network.' })),
  localPtr: optional(
    attr('localPtr', yesNo, { since: '3.0.0', doc: 'Whether reverse queries are kept from other servers.' }),
  ),
  tftpRoot: optional(
    inside('tftp', attr('root', string), { since: '0.7.1', doc: 'Folder that TFTP serves.' }),
  ),
  dhcp: optional(child(dhcpXml)),
});
/** An address of the bridge, and what goes with it. */
export interface NetworkIp extends Infer<typeof networkIp> {}
export const networkIpXml: Element<NetworkIp> = element('ip', networkIp, {
  doc: 'An address of the bridge.',
  since: '0.3.0',
  endTag: true,
});

const route = fields({
  family: optional(attr('family', oneOf('ipv4', 'ipv6'), { doc: 'Kind of address.' })),
  address: attr('address', socketAddress, { doc: 'Network that is reached.' }),
  netmask: optional(attr('netmask', socketAddress, { doc: 'Mask of that network; excludes `prefix`.' })),
  prefix: optional(attr('prefix', ranged(0, 128), { doc: 'Bits of that network.' })),
  gateway: attr('gateway', socketAddress, { doc: 'Guest that forwards.' }),
  metric: optional(attr('metric', uint32, { doc: 'Preference among routes; less is better.' })),
});
/** A network behind a guest. */
export interface NetworkRoute extends Infer<typeof route> {}
export const networkRouteXml: Element<NetworkRoute> = element('route', route, {
  doc: 'A network behind a guest.',
  since: '1.0.6',
});
