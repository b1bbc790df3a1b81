/**
 * Ports of virtio-serial controllers. Port 0 is for consoles, which get a port only where their document asks for one.
 *
 * @source libvirt virDomainVirtioSerialAddrAssign, qemuDomainAssignVirtioSerialAddresses
 */
import { refuse } from '../../document-error.ts';
import type { DeviceAddressOf } from '../devices/address.ts';
import type { Devices } from '../devices/index.ts';
import type { Placed } from './pci/slots.ts';

const defaultPorts = 31;
type PortAddress = DeviceAddressOf<'virtio-serial'>;

/** Gives consoles and channels on virtio-serial their ports, adding controllers when all are full. */
export function assignVirtioSerial(devices: Devices): void {
  const consoles = devices.consoles.filter(
    ({ target, address }) => target?.type === 'virtio' && address?.type === 'virtio-serial',
  );
  const channels = devices.channels.filter(({ target }) => target.type === 'virtio');
  if (consoles.length + channels.length === 0) return;
  const used = new Map<number, Set<number>>();
  for (const device of [...consoles, ...channels])
    if (isComplete(device)) reserve(used, device.address as PortAddress, devices);
  for (const console of consoles) if (!isComplete(console)) assign(console, devices, used, 0);
  for (const channel of channels) if (!isComplete(channel)) assign(channel, devices, used, 1);
}

/** Port 0 of an address means that the port is left open. */
function isComplete({ address }: Placed): boolean {
  return address?.type === 'virtio-serial' && address.port !== 0;
}

/** @throws {DocumentError} `xmlError` for a port that is not there or is taken. */
function reserve(used: Map<number, Set<number>>, address: PortAddress, { controllers }: Devices): void {
  const { controller: index, port } = address;
  const controller = controllers.find((each) => each.type === 'virtio-serial' && each.index === index);
  const ports = (controller?.type === 'virtio-serial' ? controller.ports : undefined) ?? defaultPorts;
  if (port >= ports)
    refuse('xmlError', 'domain', `virtio serial controller ${index} does not have port ${port}`);
  if (used.get(index)?.has(port))
    refuse('xmlError', 'domain', `virtio serial port ${port} on controller ${index} is already occupied`);
  take(used, address);
}

function take(used: Map<number, Set<number>>, { controller, port }: PortAddress): void {
  used.set(controller, (used.get(controller) ?? new Set()).add(port));
}

function assign(device: Placed, devices: Devices, used: Map<number, Set<number>>, from: number): void {
  const given = device.address?.type === 'virtio-serial' ? device.address : undefined;
  const controllers = devices.controllers.filter((each) => each.type === 'virtio-serial');
  const candidates = given ? controllers.filter(({ index }) => index === given.controller) : controllers;
  for (const controller of candidates.toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0))) {
    const index = controller.index ?? 0;
    const ports = controller.type === 'virtio-serial' ? (controller.ports ?? defaultPorts) : defaultPorts;
    for (let port = from; port < ports; port++) {
      if (used.get(index)?.has(port)) continue;
      device.address = { type: 'virtio-serial', controller: index, bus: 0, port };
      take(used, device.address);
      return;
    }
  }
  const index = controllers.reduce((next, each) => Math.max(next, (each.index ?? 0) + 1), 0);
  devices.controllers.push({ type: 'virtio-serial', index });
  assign(device, devices, used, from);
}
