/** How a network reaches others. @source libvirt docs/formatnetwork "Connectivity" */
import {
  attr,
  child,
  element,
  fields,
  inside,
  ipv4,
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
import { deviceName, freely, strictly } from '../domain/devices/scalars.ts';

const natAddress = freely(ipv4, string);
const addresses = fields({
  start: attr('start', natAddress, { doc: 'First address.' }),
  end: attr('end', natAddress, { doc: 'Last address.' }),
});
/** Addresses that guests appear under. */
export interface NatAddresses extends Infer<typeof addresses> {}
export const natAddressesXml: Element<NatAddresses> = element('address', addresses, {
  doc: 'Addresses that guests appear under.',
});

const ports = fields({
  start: attr('start', ranged(1, 65535), { doc: 'First port.' }),
  end: attr('end', ranged(1, 65535), { doc: 'Last port.' }),
});
/** Ports that guests appear under. */
export interface NatPorts extends Infer<typeof ports> {}
export const natPortsXml: Element<NatPorts> = element('port', ports, {
  doc: 'Ports that guests appear under.',
});

const nat = fields({
  ipv6: optional(attr('ipv6', yesNo, { since: '6.5.0', doc: 'Whether IPv6 is translated too.' })),
  addresses: optional(child(natAddressesXml)),
  ports: optional(child(natPortsXml)),
});
/** How addresses are translated. */
export interface Nat extends Infer<typeof nat> {}
export const natXml: Element<Nat> = element('nat', nat, {
  doc: 'How addresses are translated.',
  since: '1.0.3',
});

const forwardInterface = fields({
  dev: attr('dev', deviceName, { doc: "The host's interface." }),
  connections: optional(attr('connections', uint32, { in: ['live', 'status'], doc: 'Guests that use it.' })),
});
/** An interface of the host that leads out. */
export interface ForwardInterface extends Infer<typeof forwardInterface> {}
export const forwardInterfaceXml: Element<ForwardInterface> = element('interface', forwardInterface, {
  doc: 'Interface that leads out.',
  since: '0.9.4',
});

/** Kept as it is written. */
const pciNumber = (most: number) => strictly(`(0x)?[0-9a-fA-F]{1,${most}}`, 'PCI number', '0x0', '0x1');
const pciAddress = fields({
  type: attr('type', oneOf('pci'), { doc: 'Kind of address.' }),
  domain: attr('domain', pciNumber(8), { default: '0x0000', doc: 'PCI domain.' }),
  bus: attr('bus', pciNumber(2), { default: '0x00', doc: 'Bus.' }),
  slot: attr('slot', pciNumber(2), { default: '0x00', doc: 'Slot.' }),
  function: attr('function', pciNumber(1), { default: '0x0', doc: 'Function.' }),
  connections: optional(attr('connections', uint32, { in: ['live', 'status'], doc: 'Guests that use it.' })),
});
/** A virtual function that guests can get. */
export interface ForwardPciAddress extends Infer<typeof pciAddress> {}
export const forwardPciAddressXml: Element<ForwardPciAddress> = element('address', pciAddress, {
  doc: 'A virtual function.',
  since: '0.10.0',
});

const forward = fields({
  dev: optional(
    attr('dev', deviceName, { doc: 'Interface of the host that traffic leaves by; any when absent.' }),
  ),
  mode: attr('mode', oneOf('nat', 'route', 'open', 'bridge', 'private', 'vepa', 'passthrough', 'hostdev'), {
    default: 'nat',
    doc: '`nat`, `route`, `open`: through the host; the others: past it.',
  }),
  managed: optional(
    attr('managed', yesNo, {
      lenient: 'ignore',
      since: '0.10.0',
      doc: 'Whether the host gives devices up by itself.',
    }),
  ),
  driver: optional(
    inside('driver', attr('name', oneOf('kvm', 'vfio')), {
      since: '1.0.5',
      doc: 'How devices are handed over.',
    }),
  ),
  nat: optional(child(natXml)),
  physicalFunctions: many(
    inside('pf', attr('dev', deviceName), {
      since: '0.10.0',
      doc: 'Interface whose virtual functions guests get.',
    }),
    { most: 1 },
  ),
  interfaces: many(child(forwardInterfaceXml)),
  addresses: many(child(forwardPciAddressXml)),
});
/** How a network reaches others. */
export interface Forward extends Infer<typeof forward> {}
export const forwardXml: Element<Forward> = element('forward', forward, {
  doc: 'How the network reaches others.',
  since: '0.2.0',
});
