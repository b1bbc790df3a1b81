/**
 * Network devices: addresses, models, and what of a description belongs to one run or to another kind of device.
 *
 * @source libvirt qemuDomainDeviceNetDefPostParse, qemuDomainDefaultNetModel, virDomainNetDefParseXML
 */
import {
  boardOf,
  type Domain,
  type Interface,
  type NormalizeFacts,
  type NormalizeStep,
} from '@typevirt/model';
import { hasType, type QemuCapabilities } from '../probe/index.ts';
import { isArmGuest, isS390Guest } from './boards.ts';
import type { SettleContext } from './context.ts';

/** Steps on network devices. */
export function networkSteps({ capabilities }: SettleContext): readonly NormalizeStep[] {
  return [
    {
      name: 'networkDevicesAreWhole',
      run: (domain, facts) =>
        domain.devices.interfaces.forEach((each) => settle(each, domain, facts, capabilities)),
    },
  ];
}

function settle(
  device: Interface,
  domain: Domain,
  facts: NormalizeFacts,
  capabilities: QemuCapabilities,
): void {
  device.mac ??= { address: facts.newMac() };
  if (device.type !== 'hostdev')
    device.model ??= device.type === 'vdpa' ? 'virtio' : usualModel(domain, capabilities);
  dropStray(device);
  giveSwitchPort(device, facts);
  for (const ip of device.ips) ip.family ??= ip.address.includes(':') ? 'ipv6' : 'ipv4';
}

function usualModel(domain: Domain, capabilities: QemuCapabilities): string {
  const board = boardOf(domain);
  if (isS390Guest(domain) || board === 'arm-virt' || board === 'riscv-virt') return 'virtio';
  if (isArmGuest(domain)) return domain.os.type.machine === 'versatilepb' ? 'smc91c111' : 'lan9118';
  return ['rtl8139', 'e1000'].find((model) => hasType(capabilities, model)) ?? 'virtio';
}

/** Names of host devices that were made up for a run. */
const madeUp = /^(vnet|macvtap|macvlan)\d/;

/** Drops what belongs to a run, what only virtio has, and filters where there is no bridge to filter on. */
function dropStray(device: Interface): void {
  if (device.target?.dev !== undefined && madeUp.test(device.target.dev)) delete device.target.dev;
  if (device.target !== undefined && Object.keys(device.target).length === 0) delete device.target;
  const isFiltered = device.type === 'network' || device.type === 'bridge' || device.type === 'ethernet';
  if (!isFiltered) delete device.filterRef;
  if (device.type === 'hostdev') return;
  if (device.model?.startsWith('virtio') !== true) {
    delete device.driver;
    if (device.backend !== undefined) delete device.backend.vhost;
  } else if (device.driver?.queues === 0) delete device.driver.queues;
}

/** Open vSwitch knows a port by an identifier. */
function giveSwitchPort(device: Interface, { newUuid }: NormalizeFacts): void {
  const port = device.virtualPort;
  if (port?.type !== 'openvswitch') return;
  port.parameters = { ...port.parameters, interfaceId: port.parameters?.interfaceId ?? newUuid() };
}
