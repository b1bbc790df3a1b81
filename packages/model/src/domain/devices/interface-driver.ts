/** How a network device of the guest is served on the host: queues, offloads, backend programs and devices. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  onOff,
  oneOf,
  optional,
} from '@typevirt/xml';
import { absPath, positive } from './scalars.ts';
import { virtioOptions } from './virtio.ts';

const guestOffloads = {
  tso4: optional(attr('tso4', onOff, { doc: 'TCP segmentation, IPv4.' })),
  tso6: optional(attr('tso6', onOff, { doc: 'TCP segmentation, IPv6.' })),
  ecn: optional(attr('ecn', onOff, { doc: 'TCP segmentation with ECN.' })),
  ufo: optional(attr('ufo', onOff, { doc: 'UDP fragmentation.' })),
};
const csum = optional(attr('csum', onOff, { doc: 'Checksums.' }));

const hostOffload = fields({
  csum,
  gso: optional(attr('gso', onOff, { doc: 'Generic segmentation.' })),
  ...guestOffloads,
  mergeRxBuffers: optional(attr('mrg_rxbuf', onOff, { doc: 'Whether a packet may span receive buffers.' })),
});
/** Work that the host takes over from the guest. */
export interface HostOffload extends Infer<typeof hostOffload> {}
export const hostOffloadXml: Element<HostOffload> = element('host', hostOffload, {
  doc: 'Work that the host takes over from the guest.',
  since: '1.2.9',
});

const guestOffload = fields({ csum, ...guestOffloads });
/** Unfinished packets that the guest takes. */
export interface GuestOffload extends Infer<typeof guestOffload> {}
export const guestOffloadXml: Element<GuestOffload> = element('guest', guestOffload, {
  doc: 'Unfinished packets that the guest takes.',
  since: '1.2.9',
});

const interfaceDriver = fields({
  name: optional(
    attr('name', oneOf('qemu', 'vhost', 'kvm', 'vfio', 'xen'), {
      since: '0.8.8',
      doc: 'Who moves packets: the host kernel (vhost) or QEMU. Absent: vhost where it exists.',
    }),
  ),
  txMode: optional(
    attr('txmode', oneOf('iothread', 'timer'), { since: '0.8.8', doc: 'When packets are sent on.' }),
  ),
  ioEventFd: optional(
    attr('ioeventfd', onOff, { since: '0.9.3', doc: 'Whether a thread of its own takes requests.' }),
  ),
  eventIdx: optional(attr('event_idx', onOff, { since: '0.9.5', doc: 'Fewer interrupts and exits.' })),
  queues: optional(attr('queues', positive, { since: '1.0.6', doc: 'Number of queue pairs.' })),
  rxQueueSize: optional(
    attr('rx_queue_size', positive, { since: '2.3.0', doc: 'Entries in each receive queue.' }),
  ),
  txQueueSize: optional(
    attr('tx_queue_size', positive, { since: '3.7.0', doc: 'Entries in each send queue.' }),
  ),
  rss: optional(
    attr('rss', onOff, { since: '8.3.0', doc: 'Spreading of received packets over queues, in QEMU.' }),
  ),
  rssHashReport: optional(
    attr('rss_hash_report', onOff, { since: '8.3.0', doc: 'Whether packets carry their hash.' }),
  ),
  ...virtioOptions,
  host: optional(child(hostOffloadXml)),
  guest: optional(child(guestOffloadXml)),
});
/** How a virtio network device is served. */
export interface InterfaceDriver extends Infer<typeof interfaceDriver> {}
export const interfaceDriverXml: Element<InterfaceDriver> = element('driver', interfaceDriver, {
  doc: 'How a virtio device is served.',
  since: '0.8.8',
});

const interfaceBackend = fields({
  type: optional(
    attr('type', oneOf('passt'), { since: '9.0.0', doc: "Program that makes a user's network." }),
  ),
  tap: optional(attr('tap', absPath, { since: '1.2.14', doc: 'Device that tap devices are made with.' })),
  vhost: optional(attr('vhost', absPath, { since: '1.2.14', doc: 'Device that vhost is opened by.' })),
  logFile: optional(attr('logFile', absPath, { since: '9.0.0', doc: 'Where passt writes its log.' })),
});
/** Programs and devices of the host that serve a network device. */
export interface InterfaceBackend extends Infer<typeof interfaceBackend> {}
export const interfaceBackendXml: Element<InterfaceBackend> = element('backend', interfaceBackend, {
  doc: 'Programs and devices of the host in its service.',
  since: '1.2.14',
});
