/** Network interfaces: a back end on the host and a device in the guest. */
import { VirtError } from '@typevirt/driver';
import type { Domain } from '@typevirt/model';
import { device, netdev, type Option, type Props } from './arguments.ts';
import { addressProps } from './address.ts';
import type { PlanContext } from './context.ts';

type Interface = Domain['devices']['interfaces'][number];

/** `-netdev` and `-device` of every interface. */
export function interfaceOptions({ domain }: PlanContext): readonly Option[] {
  return domain.devices.interfaces.flatMap((each) => {
    const host = `host${each.alias ?? ''}`;
    return [netdev({ ...backend(each), id: host }), nic(domain, each, host)];
  });
}

function backend(each: Interface): Props {
  if (each.type === 'user') return { type: 'user' };
  throw new VirtError('configUnsupported', `interfaces of type '${each.type}' cannot be started yet`, {
    domain: 'qemu',
  });
}

/** Models that QEMU calls otherwise. */
const drivers: Readonly<Record<string, string>> = {
  virtio: 'virtio-net-pci',
  'virtio-transitional': 'virtio-net-pci-transitional',
  'virtio-non-transitional': 'virtio-net-pci-non-transitional',
};

function nic(domain: Domain, each: Interface, host: string): Option {
  const model = each.model ?? 'rtl8139';
  return device(drivers[model] ?? model, {
    netdev: host,
    id: each.alias,
    mac: each.mac?.address,
    bootindex: each.boot?.order,
    ...addressProps(domain, each),
  });
}
