/** What a rule of a network filter can match: one element a protocol. @source libvirt docs/formatnwfilter "Supported protocols" */
import {
  attr,
  element,
  fields,
  optional,
  string,
  yesNo,
  type Element,
  type Field,
  type FieldOptions,
  type OptionalField,
  type Scalar,
} from '@typevirt/xml';
import {
  arpOpcode,
  byteValue,
  connections,
  connectionState,
  etherProtocol,
  filterIp,
  filterIpv6,
  filterMac,
  filterMask,
  filterMaskv6,
  ipProtocol,
  ipsetFlags,
  ipsetName,
  longValue,
  shortValue,
  sixBits,
  tcpFlags,
  truth,
  vlanId,
} from './values.ts';

type Values = Readonly<Record<string, Scalar<string>>>;

const sourceMac: Values = { srcmacaddr: filterMac };
const macs: Values = {
  srcmacaddr: filterMac,
  srcmacmask: filterMac,
  dstmacaddr: filterMac,
  dstmacmask: filterMac,
};
const ips = (address: Scalar<string>, mask: Scalar<string>): Values => ({
  srcipaddr: address,
  srcipmask: mask,
  dstipaddr: address,
  dstipmask: mask,
});
const ranges = (address: Scalar<string>): Values => ({
  srcipfrom: address,
  srcipto: address,
  dstipfrom: address,
  dstipto: address,
  dscp: sixBits,
  'connlimit-above': connections,
  state: connectionState,
  ipset: ipsetName,
  ipsetflags: ipsetFlags,
});
const ports: Values = {
  srcportstart: shortValue,
  srcportend: shortValue,
  dstportstart: shortValue,
  dstportend: shortValue,
};
const pair = (name: string, scalar: Scalar<string>): Values => ({ [name]: scalar, [`${name}-hi`]: scalar });
const v4: Values = { ...sourceMac, ...ips(filterIp, filterMask), ...ranges(filterIp) };
const v6: Values = { ...sourceMac, ...ips(filterIpv6, filterMaskv6), ...ranges(filterIpv6) };
const icmp: Values = { type: byteValue, code: byteValue };
const arp: Values = {
  ...macs,
  hwtype: shortValue,
  protocoltype: shortValue,
  opcode: arpOpcode,
  arpsrcmacaddr: filterMac,
  arpdstmacaddr: filterMac,
  arpsrcipaddr: filterIp,
  arpsrcipmask: filterMask,
  arpdstipaddr: filterIp,
  arpdstipmask: filterMask,
  gratuitous: truth,
};

/** The attributes of each protocol, in the order in which they are printed. */
const attributes = {
  mac: { ...macs, protocolid: etherProtocol },
  vlan: { ...macs, vlanid: vlanId, 'encap-protocol': etherProtocol },
  stp: {
    srcmacaddr: filterMac,
    srcmacmask: filterMac,
    type: byteValue,
    flags: byteValue,
    ...pair('root-priority', shortValue),
    'root-address': filterMac,
    'root-address-mask': filterMac,
    ...pair('root-cost', longValue),
    ...pair('sender-priority', shortValue),
    'sender-address': filterMac,
    'sender-address-mask': filterMac,
    ...pair('port', shortValue),
    ...pair('age', shortValue),
    ...pair('max-age', shortValue),
    ...pair('hello-time', shortValue),
    ...pair('forward-delay', shortValue),
  },
  arp,
  rarp: arp,
  ip: { ...macs, ...ips(filterIp, filterMask), protocol: ipProtocol, ...ports, dscp: sixBits },
  ipv6: {
    ...macs,
    ...ips(filterIpv6, filterMaskv6),
    protocol: ipProtocol,
    ...ports,
    type: byteValue,
    typeend: byteValue,
    code: byteValue,
    codeend: byteValue,
  },
  tcp: { ...v4, ...ports, flags: tcpFlags },
  udp: { ...v4, ...ports },
  sctp: { ...v4, ...ports },
  icmp: { ...v4, ...icmp },
  igmp: v4,
  all: v4,
  esp: v4,
  ah: v4,
  udplite: v4,
  'tcp-ipv6': { ...v6, ...ports, flags: tcpFlags },
  'udp-ipv6': { ...v6, ...ports },
  'sctp-ipv6': { ...v6, ...ports },
  icmpv6: { ...v6, ...icmp },
  'all-ipv6': v6,
  'esp-ipv6': v6,
  'ah-ipv6': v6,
  'udplite-ipv6': v6,
} as const satisfies Record<string, Values>;

/** A protocol that a rule can match. */
export type FilterProtocolName = keyof typeof attributes;

/**
 * What is matched: attributes by libvirt's names, values as it prints them. `match` is a boolean (false: everything but
 * this), all others are text.
 */
export type FilterMatch = Readonly<Partial<Record<string, string | boolean>>>;

/** One element for each protocol. `illegal` says what happens to values that are none. */
export function protocolElements(
  illegal: Pick<FieldOptions<string>, 'lenient'>,
): Readonly<Record<FilterProtocolName, Element<FilterMatch>>> {
  const elements = Object.entries(attributes).map(([name, values]) => {
    const matched = Object.entries(values).map(([key, scalar]): [string, OptionalField<string | boolean>] => [
      key,
      optional<string | boolean>(attr(key, scalar, illegal) as Field<string | boolean>),
    ]);
    const match: OptionalField<string | boolean> = optional(
      attr('match', yesNo, { lenient: 'ignore', doc: 'no: everything but this.' }),
    );
    const comment: OptionalField<string | boolean> = optional(
      attr('comment', string, { doc: 'For people.' }),
    );
    const shape = { match, ...Object.fromEntries(matched), comment };
    return [name, element<FilterMatch>(name, fields(shape), { doc: `Packets of ${name}.`, since: '0.8.0' })];
  });
  return Object.fromEntries(elements) as Record<FilterProtocolName, Element<FilterMatch>>;
}
