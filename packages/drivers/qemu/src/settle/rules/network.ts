/** Network devices: what each kind of connection can carry. @source libvirt qemuValidateDomainDeviceDefNetwork */
import { rule, violates, type Domain, type Interface, type Refusal, type Rule } from '@typevirt/model';
import { firstOf, unsupported } from './refusals.ts';

type Type = Interface['type'];

/** Kinds of connection that can do something. */
const able = {
  mtu: new Set<Type>(['network', 'bridge', 'ethernet', 'vhostuser']),
  coalesce: new Set<Type>(['network', 'bridge']),
  isolate: new Set<Type>(['network', 'bridge']),
  virtualPort: new Set<Type>(['network', 'bridge', 'direct', 'hostdev']),
};

function checkAddresses(device: Interface): Refusal | undefined {
  if (device.type === 'vdpa' || device.type === 'hostdev') return undefined;
  if (device.type === 'user') {
    return device.routes.length > 0
      ? unsupported('Invalid attempt to set network interface guest-side IP route, not supported by QEMU')
      : checkUserAddresses(device);
  }
  return device.routes.length + device.ips.length > 0
    ? unsupported(
        'Invalid attempt to set network interface guest-side IP route and/or address info, not supported by QEMU',
      )
    : undefined;
}

function checkUserAddresses({ ips }: Interface): Refusal | undefined {
  for (const [family, name] of [
    ['ipv4', 'IPv4'],
    ['ipv6', 'IPv6'],
  ] as const) {
    if (ips.filter((ip) => ip.family === family).length > 1)
      return unsupported(`only one ${name} address per interface allowed`);
  }
  return undefined;
}

const isPowerOfTwo = (value: number): boolean => (value & (value - 1)) === 0;

function check(device: Interface, _domain: Domain): Refusal | undefined {
  const { type, mtu, virtualPort, portIsolated, mac } = device;
  if (type === 'vhostuser' && device.model?.startsWith('virtio') !== true)
    return violates(
      'internalError',
      "Wrong or no <model> 'type' attribute specified with <interface type='vhostuser'/>. vhostuser requires the virtio-net* frontend",
    );
  if (virtualPort !== undefined && !able.virtualPort.has(type))
    return violates('configUnsupported', `<virtualport> element unsupported for <interface type='${type}'>`);
  if (portIsolated === true && !able.isolate.has(type))
    return violates(
      'configUnsupported',
      `interface ${mac?.address ?? ''} - <port isolated='yes'/> is not supported for network interfaces with type='${type}'`,
    );
  return checkAddresses(device) ?? checkSettings(device, mtu);
}

function checkSettings(device: Interface, mtu: number | undefined): Refusal | undefined {
  const { type } = device;
  if (type !== 'hostdev') {
    const { rxQueueSize = 0, txQueueSize = 0 } = device.driver ?? {};
    if (!isPowerOfTwo(rxQueueSize)) return unsupported('rx_queue_size has to be a power of two');
    if (!isPowerOfTwo(txQueueSize)) return unsupported('tx_queue_size has to be a power of two');
  }
  if (mtu !== undefined && !able.mtu.has(type))
    return unsupported(`setting MTU on interface type ${type} is not supported yet`);
  if (device.coalesceRxFramesMax !== undefined && !able.coalesce.has(type))
    return unsupported(`coalesce settings on interface type ${type} are not supported`);
  return undefined;
}

/** Rules on network devices. */
export const networkRules: readonly Rule[] = [
  rule('networkDevicesCanConnect', (domain) =>
    firstOf(domain.devices.interfaces, (device) => check(device, domain)),
  ),
];
