/** Network interfaces: a back end on the host and a device in the guest. */
import type { Domain, Interface } from '@typevirt/model';
import { device, type Option, type Props } from './arguments.ts';
import { addressProps } from './address.ts';
import { bootOrder } from './boot-order.ts';
import type { PlanContext, TapDescriptors } from './context.ts';
import { netBackend, type NetBackend } from './net-backend.ts';
import { romProps } from './rom.ts';
import { virtioDriver, virtioProps } from './virtio.ts';

/** Options of every interface; cards of the host are planned with the other devices of the host. */
export function interfaceOptions(context: PlanContext): readonly Option[] {
  const order = bootOrder(context.domain);
  const { interfaces } = context.domain.devices;
  return interfaces.flatMap((each, place) => oneInterface(context, each, place, order.get(each)));
}

function oneInterface(
  context: PlanContext,
  each: Interface,
  place: number,
  bootindex: number | undefined,
): readonly Option[] {
  const { domain } = context;
  if (each.type === 'hostdev') return [];
  const host = `host${each.alias ?? ''}`;
  const backend = netBackend(context, each, place);
  if (isSoldered(each)) {
    const words = `nic,macaddr=${each.mac?.address ?? ''},netdev=${host},model=${each.model ?? ''},id=${each.alias ?? ''}`;
    return [...netdev(backend, host), ['-net', words]];
  }
  return [...netdev(backend, host), nic(domain, each, { host, bootindex, taps: backend.taps })];
}

function netdev({ before, props }: NetBackend, id: string): readonly Option[] {
  return [...before, ['-netdev', { ...props, id }]];
}

/** Cards that are part of an embedded board, and can only be named in the old way. */
function isSoldered({ model }: Interface): boolean {
  return ['lan9118', 'smc91c111', 'xgmac', 'lance'].includes(model ?? '');
}

interface Wired {
  readonly host: string;
  readonly bootindex: number | undefined;
  readonly taps: TapDescriptors | undefined;
}

function nic(domain: Domain, each: Exclude<Interface, { type: 'hostdev' }>, wired: Wired): Option {
  const isVirtio = (each.model ?? '').startsWith('virtio') && each.model !== 'virtio-net';
  const described = { ...each, driver: undefined };
  const name = isVirtio ? virtioDriver('virtio-net', described) : (each.model ?? 'rtl8139');
  return device(name, {
    ...(isVirtio ? { ...virtioProps(each), ...tuningProps(each, wired.taps) } : {}),
    netdev: wired.host,
    id: each.alias,
    mac: each.mac?.address,
    bootindex: wired.bootindex,
    ...addressProps(domain, each),
    ...romProps(each.rom),
  });
}

/** How packets are moved. Several queues need an interrupt each, and one for control. */
function tuningProps(
  { type, driver, mtu, teaming, address }: Exclude<Interface, { type: 'hostdev' }>,
  taps: TapDescriptors | undefined,
): Props {
  const queues = queueCount(type, driver?.queues, taps);
  const isWide = queues > 1;
  return {
    tx: driver?.txMode === undefined ? undefined : { iothread: 'bh', timer: 'timer' }[driver.txMode],
    ioeventfd: driver?.ioEventFd,
    event_idx: driver?.eventIdx,
    csum: driver?.host?.csum,
    gso: driver?.host?.gso,
    host_tso4: driver?.host?.tso4,
    host_tso6: driver?.host?.tso6,
    host_ecn: driver?.host?.ecn,
    host_ufo: driver?.host?.ufo,
    mrg_rxbuf: driver?.host?.mergeRxBuffers,
    guest_csum: driver?.guest?.csum,
    guest_tso4: driver?.guest?.tso4,
    guest_tso6: driver?.guest?.tso6,
    guest_ecn: driver?.guest?.ecn,
    guest_ufo: driver?.guest?.ufo,
    mq: isWide ? true : undefined,
    vectors: isWide && address?.type !== 'ccw' ? 2 * queues + 2 : undefined,
    rx_queue_size: driver?.rxQueueSize,
    tx_queue_size: driver?.txQueueSize,
    rss: driver?.rss,
    hash: driver?.rssHashReport,
    host_mtu: mtu,
    failover: teaming?.type === 'persistent' ? true : undefined,
  };
}

/** Queues that there are: one for each descriptor, or as many as the program at the other end was promised. */
function queueCount(
  type: Interface['type'],
  wanted: number | undefined,
  taps: TapDescriptors | undefined,
): number {
  if (taps !== undefined) return taps.tap.length;
  return type === 'vhostuser' || type === 'vdpa' ? (wanted ?? 1) : 1;
}
