/** How an interface of the host gets its addresses. @source libvirt docs/formatinterface, schemas/interface.rng */
import {
  attr,
  child,
  element,
  fields,
  flag,
  inside,
  ipv4,
  ipv6,
  many,
  optional,
  ranged,
  variants,
  yesNo,
  type Element,
  type Infer,
  type Scalar,
} from '@typevirt/xml';

/** Strict reading wants an address, lenient reading takes any text, as libvirt does. */
function address(scalar: Scalar<string>): Scalar<string> {
  return {
    ...scalar,
    parse: (text, lenient) => (lenient ? text : scalar.parse(text, false)),
    format: (text) => text,
  };
}

const dhcp = fields({
  peerDns: optional(attr('peerdns', yesNo, { doc: 'Whether name servers are taken from it.' })),
});
/** Addresses come from a server. */
export interface InterfaceDhcp extends Infer<typeof dhcp> {}
export const interfaceDhcpXml: Element<InterfaceDhcp> = element('dhcp', dhcp, {
  doc: 'Addresses come from a server.',
  since: '0.7.0',
});

const ip4 = fields({
  address: attr('address', address(ipv4), { doc: 'The address.' }),
  prefix: attr('prefix', ranged(0, 32), { default: 0, omitDefault: true, doc: 'Bits of the network.' }),
});
const ip6 = fields({
  address: attr('address', address(ipv6), { doc: 'The address.' }),
  prefix: attr('prefix', ranged(0, 128), { default: 0, omitDefault: true, doc: 'Bits of the network.' }),
});
/** An address of an interface. */
export interface InterfaceIp extends Infer<typeof ip6> {}
const ipOptions = { doc: 'An address.', since: '0.7.0' } as const;
export const interfaceIpv4Xml: Element<InterfaceIp> = element('ip', ip4, ipOptions);
export const interfaceIpv6Xml: Element<InterfaceIp> = element('ip', ip6, ipOptions);

const dhcpPart = { dhcp: optional(child(interfaceDhcpXml)) };
const routePart = (scalar: Scalar<string>) => ({
  gateway: optional(
    inside('route', attr('gateway', address(scalar)), { doc: 'Where everything else is sent.' }),
  ),
});
const protocol = variants('family', {
  ipv4: fields({ ...dhcpPart, ips: many(child(interfaceIpv4Xml)), ...routePart(ipv4) }),
  ipv6: fields({
    autoconf: flag('autoconf', { doc: 'Addresses follow from what routers say.' }),
    ...dhcpPart,
    ips: many(child(interfaceIpv6Xml)),
    ...routePart(ipv6),
  }),
});
/** How an interface gets its addresses of one family. */
export type InterfaceProtocol = Infer<typeof protocol>;
export const interfaceProtocolXml: Element<InterfaceProtocol> = element('protocol', protocol, {
  doc: 'Addresses of one family.',
  since: '0.7.0',
  endTag: true,
});
