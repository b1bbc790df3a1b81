/** What a network device of the guest is connected to, for each type of connection. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  inside,
  int32,
  int64,
  ipv4,
  oneOf,
  optional,
  ranged,
  string,
  uint32,
  uuid,
  variants,
} from '@typevirt/xml';
import { hostPciAddressXml } from './address.ts';
import { ipPart } from './net-address.ts';
import { reconnectXml } from './reconnect.ts';
import { absPath, bridgeName, deviceName, freely, usbId } from './scalars.ts';

/** Which network a connection was made from; for types other than `network` only on a running guest. */
const networkAttributes = {
  portgroup: optional(attr('portgroup', deviceName, { doc: 'Port group of the network.' })),
  portId: optional(
    attr('portid', uuid, { in: ['live', 'status'], since: '5.1.0', doc: 'Port that the network gave.' }),
  ),
};
const fromNetwork = {
  network: optional(
    attr('network', string, { in: ['live', 'status'], doc: 'Network that chose this connection.' }),
  ),
  ...networkAttributes,
};
const macTableManager = optional(
  attr('macTableManager', oneOf('kernel', 'libvirt'), {
    lenient: 'ignore',
    since: '1.2.11',
    doc: "Who keeps the bridge's table of addresses; libvirt: nothing is learned or flooded.",
  }),
);

const networkSource = fields({
  network: attr('network', string, { doc: 'Name of the network.' }),
  ...networkAttributes,
  bridge: optional(attr('bridge', bridgeName, { in: ['live', 'status'], doc: 'Bridge of the network.' })),
  macTableManager,
});
/** A libvirt network. */
export interface InterfaceNetworkSource extends Infer<typeof networkSource> {}
export const interfaceNetworkSourceXml: Element<InterfaceNetworkSource> = element('source', networkSource, {
  doc: 'Network that is joined.',
});

const bridgeSource = fields({
  ...fromNetwork,
  bridge: attr('bridge', bridgeName, { doc: 'Bridge of the host.' }),
  macTableManager,
});
/** A bridge of the host. */
export interface InterfaceBridgeSource extends Infer<typeof bridgeSource> {}
export const interfaceBridgeSourceXml: Element<InterfaceBridgeSource> = element('source', bridgeSource, {
  doc: 'Bridge that is joined.',
});

const directSource = fields({
  ...fromNetwork,
  dev: attr('dev', deviceName, { doc: 'Network device of the host.' }),
  mode: attr('mode', oneOf('vepa', 'bridge', 'private', 'passthrough'), {
    default: 'vepa',
    doc: 'How guests on the same device reach each other.',
  }),
});
/** A network device of the host, by macvtap. */
export interface InterfaceDirectSource extends Infer<typeof directSource> {}
export const interfaceDirectSourceXml: Element<InterfaceDirectSource> = element('source', directSource, {
  doc: 'Network device of the host that is shared.',
  since: '0.7.7',
});

const ethernetSource = fields(ipPart);
/** The host's end of a tap device. */
export interface InterfaceEthernetSource extends Infer<typeof ethernetSource> {}
export const interfaceEthernetSourceXml: Element<InterfaceEthernetSource> = element(
  'source',
  ethernetSource,
  {
    doc: "Addresses and routes of the host's end.",
    since: '2.1.0',
  },
);

const usbHostAddress = {
  bus: attr('bus', uint32, { default: 0, demanded: true, doc: 'Bus on the host.' }),
  device: attr('device', uint32, { default: 0, demanded: true, doc: 'Device on the bus.' }),
};
const hostAddress = variants('type', { pci: hostPciAddressXml.content, usb: fields(usbHostAddress) });
/** Where a passed-through network device is on the host. */
export type InterfaceHostAddress = Infer<typeof hostAddress>;
export const interfaceHostAddressXml: Element<InterfaceHostAddress> = element('address', hostAddress, {
  doc: 'Where the device is on the host.',
});

const hostdevShape = {
  vendor: optional(inside('vendor', attr('id', usbId), { doc: 'Vendor of a USB device.' })),
  product: optional(inside('product', attr('id', usbId), { doc: 'Product number of a USB device.' })),
  address: optional(child(interfaceHostAddressXml)),
};
const hostdevSource = fields(hostdevShape, {
  forms: [{ needs: ['vendor', 'product'] }, { needs: ['address'], lacks: ['vendor', 'product'] }],
});
/** A network device of the host that the guest gets for itself. */
export interface InterfaceHostdevSource extends Infer<typeof hostdevSource> {}
export const interfaceHostdevSourceXml: Element<InterfaceHostdevSource> = element('source', hostdevSource, {
  doc: 'Network device of the host that the guest gets for itself.',
  since: '0.9.11',
});

/** libvirt hands addresses on as they are; only its grammar holds them to be of IPv4. */
const socketHost = freely(ipv4, string);
const socketPort = freely(ranged(-1, 65535), int32);

const listenerSource = fields({
  address: optional(attr('address', socketHost, { doc: 'Address that is listened on. Absent: all.' })),
  port: attr('port', socketPort, { doc: 'Port.' }),
});
/** A socket that waits for another guest. */
export interface InterfaceListenerSource extends Infer<typeof listenerSource> {}
export const interfaceListenerSourceXml: Element<InterfaceListenerSource> = element(
  'source',
  listenerSource,
  {
    doc: 'Socket that waits for another guest.',
  },
);

const socketSource = fields({
  address: attr('address', socketHost, { doc: 'Address that is called or joined.' }),
  port: attr('port', socketPort, { doc: 'Port.' }),
});
/** A socket to other guests. */
export interface InterfaceSocketSource extends Infer<typeof socketSource> {}
export const interfaceSocketSourceXml: Element<InterfaceSocketSource> = element('source', socketSource, {
  doc: 'Socket to other guests.',
});

const udpLocal = fields({
  address: attr('address', socketHost, { doc: 'Address.' }),
  port: attr('port', socketPort, { doc: 'Port.' }),
});
/** The local end of a UDP tunnel. */
export interface InterfaceUdpLocal extends Infer<typeof udpLocal> {}
export const interfaceUdpLocalXml: Element<InterfaceUdpLocal> = element('local', udpLocal, {
  doc: 'The local end.',
});

const udpSource = fields({
  address: attr('address', socketHost, { doc: 'Address of the other end.' }),
  port: attr('port', socketPort, { doc: 'Port of the other end.' }),
  local: child(interfaceUdpLocalXml),
});
/** A UDP tunnel to another guest. */
export interface InterfaceUdpSource extends Infer<typeof udpSource> {}
export const interfaceUdpSourceXml: Element<InterfaceUdpSource> = element('source', udpSource, {
  doc: 'UDP tunnel to another guest.',
  since: '1.2.20',
});

const vhostUserSource = fields({
  type: attr('type', oneOf('unix'), { doc: 'Kind of the connection.' }),
  path: attr('path', absPath, { doc: 'The socket.' }),
  mode: attr('mode', oneOf('client', 'server'), { doc: "The guest's side of the connection." }),
  reconnect: optional(child(reconnectXml)),
});
/** A vhost-user switch. */
export interface InterfaceVhostUserSource extends Infer<typeof vhostUserSource> {}
export const interfaceVhostUserSourceXml: Element<InterfaceVhostUserSource> = element(
  'source',
  vhostUserSource,
  {
    doc: 'vhost-user switch.',
    since: '1.2.7',
  },
);

const vdsSource = fields({
  switchId: attr('switchid', uuid, { doc: 'The distributed switch.' }),
  portId: attr('portid', int64, { doc: 'Port of the switch.' }),
  portGroupId: attr('portgroupid', string, { doc: 'Port group of the switch.' }),
  connectionId: attr('connectionid', int64, { doc: 'Connection.' }),
});
/** A distributed switch of VMware. */
export interface InterfaceVdsSource extends Infer<typeof vdsSource> {}
export const interfaceVdsSourceXml: Element<InterfaceVdsSource> = element('source', vdsSource, {
  doc: 'Distributed switch of VMware.',
  since: '7.1.0',
});

/** The one case each connection adds between mac and the rest. */
export const interfaceSources = {
  ethernet: { source: optional(child(interfaceEthernetSourceXml)) },
  vhostuser: { source: child(interfaceVhostUserSourceXml) },
  server: { source: child(interfaceListenerSourceXml) },
  client: { source: child(interfaceSocketSourceXml) },
  mcast: { source: child(interfaceSocketSourceXml) },
  network: { source: child(interfaceNetworkSourceXml) },
  bridge: { source: child(interfaceBridgeSourceXml) },
  internal: { source: inside('source', attr('name', deviceName), { doc: 'Name of the internal network.' }) },
  direct: { source: child(interfaceDirectSourceXml) },
  user: {
    source: optional(
      inside('source', attr('dev', deviceName), { since: '9.0.0', doc: 'Host device used by passt.' }),
    ),
  },
  udp: { source: child(interfaceUdpSourceXml) },
  vdpa: {
    source: inside('source', attr('dev', absPath), { since: '6.9.0', doc: 'vhost-vdpa character device.' }),
  },
  vds: { source: child(interfaceVdsSourceXml) },
} as const;
