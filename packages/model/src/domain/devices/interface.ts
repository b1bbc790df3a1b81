/**
 * Network devices of the guest.
 *
 * @source libvirt 9.0 docs/formatdomain (Network interfaces), schemas/domaincommon.rng "interface"
 */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  inside,
  mac,
  oneOf,
  optional,
  type Shape,
  text,
  uint32,
  variants,
  yesNo,
} from '@typevirt/xml';
import { bootableRomInfo } from './device-info.ts';
import { filterRefXml, portForwardsPart } from './interface-filter.ts';
import { interfaceBackendXml, interfaceDriverXml } from './interface-driver.ts';
import { interfaceHostdevSourceXml, interfaceSources } from './interface-source.ts';
import { ipPart } from './net-address.ts';
import { bandwidthXml, virtualPortXml, vlanXml } from './net-link.ts';
import { deviceName, objectNameWithSlash, path, strictly } from './scalars.ts';
import { teamingPart } from './teaming.ts';

const macAddress = fields({
  address: attr('address', mac, { doc: 'The address; unicast.' }),
  type: optional(
    attr('type', oneOf('generated', 'static'), {
      doc: 'Whether VMware may treat the address as its own invention.',
    }),
  ),
  check: optional(attr('check', yesNo, { doc: 'Whether VMware looks for a clash.' })),
});
/** Address of a network device. */
export interface MacAddress extends Infer<typeof macAddress> {}
export const macAddressXml: Element<MacAddress> = element('mac', macAddress, {
  doc: 'Address of the device. Made up when absent.',
});

const interfaceTarget = fields({
  dev: optional(
    attr('dev', deviceName, {
      demanded: true,
      doc: 'Name of the device on the host. Names such as vnet0 are given anew at each start.',
    }),
  ),
  managed: optional(
    attr('managed', yesNo, {
      lenient: 'ignore',
      since: '5.7.0',
      doc: 'no: somebody else made the device and keeps it (ethernet).',
    }),
  ),
});
/** The device on the host's side. */
export interface InterfaceTarget extends Infer<typeof interfaceTarget> {}
export const interfaceTargetXml: Element<InterfaceTarget> = element('target', interfaceTarget, {
  doc: "Device on the host's side.",
});

const interfaceGuest = fields({
  dev: optional(attr('dev', deviceName, { doc: 'Name that the device shall have in a container.' })),
  actual: optional(attr('actual', deviceName, { doc: 'Name that it has.' })),
});
/** The device's name in a container. */
export interface InterfaceGuest extends Infer<typeof interfaceGuest> {}
export const interfaceGuestXml: Element<InterfaceGuest> = element('guest', interfaceGuest, {
  doc: "The device's name in a container.",
  since: '1.2.15',
});

const head = {
  trustGuestRxFilters: optional(
    attr('trustGuestRxFilters', yesNo, {
      since: '1.2.10',
      doc: 'Whether the host follows the receive filters that the guest sets.',
    }),
  ),
  mac: optional(child(macAddressXml)),
};

const switchPart = {
  vlan: optional(child(vlanXml)),
  virtualPort: optional(child(virtualPortXml)),
  bandwidth: optional(child(bandwidthXml)),
  portIsolated: optional(
    inside('port', attr('isolated', yesNo), {
      since: '6.1.0',
      doc: 'Whether traffic to other isolated ports of the bridge is blocked.',
    }),
  ),
  ...ipPart,
  ...portForwardsPart,
  script: optional(inside('script', attr('path', path), { doc: 'Program run when the device comes up.' })),
  downScript: optional(
    inside('downscript', attr('path', path), {
      since: '5.1.0',
      doc: 'Program run when the device goes down.',
    }),
  ),
  backendDomain: optional(
    inside('backenddomain', attr('name', objectNameWithSlash), {
      since: '1.2.13',
      doc: 'Xen domain that serves it.',
    }),
  ),
  target: optional(child(interfaceTargetXml)),
  guest: optional(child(interfaceGuestXml)),
  model: optional(
    inside('model', attr('type', strictly('[a-zA-Z0-9\\-_]+', 'network device model', 'virtio', 'e1000')), {
      doc: 'Kind of device that the guest sees.',
    }),
  ),
};

const tail = {
  backend: optional(child(interfaceBackendXml)),
  filterRef: optional(child(filterRefXml)),
  sndbuf: optional(
    inside('tune', text('sndbuf', uint32), {
      since: '0.8.8',
      doc: 'Bytes that may wait to be sent; 0: no limit.',
    }),
  ),
  ...teamingPart,
  linkState: optional(
    inside('link', attr('state', oneOf('up', 'down')), {
      since: '0.9.5',
      doc: 'Whether the cable is plugged in.',
    }),
  ),
  mtu: optional(inside('mtu', attr('size', uint32), { since: '3.1.0', doc: 'Largest packet, in bytes.' })),
  coalesceRxFramesMax: optional(
    inside('coalesce', inside('rx', inside('frames', attr('max', uint32))), {
      since: '3.3.0',
      doc: 'Received packets that may wait before the guest is interrupted.',
    }),
  ),
  ...bootableRomInfo,
};

function connected<S extends Shape>(source: S) {
  return fields({
    ...head,
    ...source,
    ...switchPart,
    driver: optional(child(interfaceDriverXml)),
    ...tail,
  });
}

const hostdevDriver = fields({
  name: optional(
    attr('name', oneOf('vfio', 'kvm', 'xen'), { doc: 'How. Absent: what suits the hypervisor.' }),
  ),
});
/** How the host hands a device over. */
export interface HostdevDriver extends Infer<typeof hostdevDriver> {}
export const hostdevDriverXml: Element<HostdevDriver> = element('driver', hostdevDriver, {
  doc: 'How the host hands the device over.',
  since: '1.0.6',
});

/** Where the device is not virtual, what is said of queues means nothing. */
const passedDriver = fields(hostdevDriver.shape, {
  spare: [
    'queues',
    'rx_queue_size',
    'tx_queue_size',
    'txmode',
    'ioeventfd',
    'event_idx',
    'rss',
    'rss_hash_report',
    'iommu',
    'ats',
    'packed',
    'page_per_vq',
  ],
});
const passedDriverXml: Element<HostdevDriver> = element('driver', passedDriver, hostdevDriverXml.options);

const netInterface = variants(
  'type',
  {
    ethernet: connected(interfaceSources.ethernet),
    vhostuser: connected(interfaceSources.vhostuser),
    server: connected(interfaceSources.server),
    client: connected(interfaceSources.client),
    mcast: connected(interfaceSources.mcast),
    network: connected(interfaceSources.network),
    bridge: connected(interfaceSources.bridge),
    internal: connected(interfaceSources.internal),
    direct: connected(interfaceSources.direct),
    user: connected(interfaceSources.user),
    hostdev: fields({
      managed: attr('managed', yesNo, {
        lenient: 'ignore',
        default: false,
        omitDefault: true,
        doc: 'Whether the host gives the device up and takes it back by itself.',
      }),
      ...head,
      driver: optional(child(passedDriverXml)),
      source: child(interfaceHostdevSourceXml),
      ...switchPart,
      ...tail,
    }),
    udp: connected(interfaceSources.udp),
    vdpa: connected(interfaceSources.vdpa),
    null: connected({}),
    vds: connected(interfaceSources.vds),
  },
  { default: 'user', demanded: true, doc: 'What the device is connected to.' },
);
/** A network device of the guest. */
export type Interface = Infer<typeof netInterface>;
export type InterfaceOf<T extends Interface['type']> = Extract<Interface, { readonly type: T }>;
export const interfaceXml: Element<Interface> = element('interface', netInterface, {
  doc: 'Network device of the guest.',
  since: '0.1.0',
});
