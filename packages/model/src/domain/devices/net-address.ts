/** IP addresses and routes that a network device gets, in a guest or for the host's side of it. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  ip,
  many,
  oneOf,
  optional,
  uint32,
} from '@typevirt/xml';

const family = oneOf('ipv4', 'ipv6');

const netIp = fields({
  address: attr('address', ip, { doc: 'The address.' }),
  family: optional(
    attr('family', family, { lenient: 'ignore', doc: 'Its family. Absent: as the address is written.' }),
  ),
  prefix: optional(attr('prefix', uint32, { doc: 'Length of the network part, in bits.' })),
  peer: optional(
    attr('peer', ip, { since: '2.1.0', doc: 'Address of the other end of a point-to-point link.' }),
  ),
});
/** An IP address of a network device. */
export interface NetIp extends Infer<typeof netIp> {}
export const netIpXml: Element<NetIp> = element('ip', netIp, {
  doc: 'IP address of the device.',
  since: '1.2.12',
});

const netRoute = fields({
  family: optional(
    attr('family', family, {
      lenient: 'ignore',
      doc: 'Family of all addresses. Absent: as they are written.',
    }),
  ),
  address: optional(attr('address', ip, { doc: 'Network that is reached.' })),
  netmask: optional(attr('netmask', ip, { doc: 'Its mask; either this or `prefix`.' })),
  prefix: optional(attr('prefix', uint32, { doc: 'Length of its network part, in bits.' })),
  gateway: attr('gateway', ip, { doc: 'Router to it.' }),
  metric: optional(attr('metric', uint32, { doc: 'Cost; routes of lower cost are taken first.' })),
});
/** A route over a network device. */
export interface NetRoute extends Infer<typeof netRoute> {}
export const netRouteXml: Element<NetRoute> = element('route', netRoute, {
  doc: 'Route over the device.',
  since: '1.2.12',
});

/** Addresses, then routes. */
export const ipPart = { ips: many(child(netIpXml)), routes: many(child(netRouteXml)) };
