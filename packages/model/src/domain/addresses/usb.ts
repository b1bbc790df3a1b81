/**
 * Ports of USB buses. A bus is all controllers of one index; hubs on it add ports below the one they sit in (`1.2`).
 * When ports run out, hubs are added.
 *
 * @source libvirt virDomainUSBAddressAssign, virDomainUSBAddressAddHubs, qemuDomainAssignUSBAddresses
 */
import { refuse } from '../../document-error.ts';
import type { Controller } from '../devices/controller.ts';
import type { Devices } from '../devices/index.ts';
import type { Placed } from './pci/slots.ts';

const hubPorts = 8;

/** A controller's root, or a hub: what sits in each port. */
interface Hub {
  readonly path: readonly number[];
  readonly ports: ('free' | 'device' | Hub)[];
}

/** Gives every USB device its port; a bus given without port is kept. */
export function assignUsb(devices: Devices): void {
  const buses = usbBuses(devices.controllers);
  if (buses.size === 0) return;
  for (const hub of devices.hubs) if (isComplete(hub)) reserve(buses, hub, true);
  const plugged = usbDevices(devices);
  for (const device of plugged) if (isComplete(device)) reserve(buses, device, false);
  addHubs(devices, buses);
  for (const device of plugged) if (!isComplete(device)) assign(buses, device, false);
}

/** All USB devices but hubs, in the order in which ports are handed out. */
function usbDevices(devices: Devices): Placed[] {
  return [
    ...devices.hostdevs.filter((each) => each.mode === 'subsystem' && each.type === 'usb'),
    ...devices.disks.filter(({ target }) => target.bus === 'usb'),
    ...devices.controllers.filter(({ type }) => type === 'ccid'),
    ...devices.inputs.filter((input) => input.bus === 'usb'),
    ...devices.serials.filter(({ target }) => target?.type === 'usb-serial'),
    ...devices.sounds.filter(({ model }) => model === 'usb'),
    ...devices.redirdevs,
    ...devices.interfaces.filter(({ model }) => model === 'usb-net'),
  ];
}

/** What sits elsewhere than on USB is not ours to place. */
function isComplete({ address }: Placed): boolean {
  return address !== undefined && (address.type !== 'usb' || address.port !== undefined);
}

function usbBuses(controllers: readonly Controller[]): Map<number, Hub> {
  const buses = new Map<number, Hub>();
  for (const controller of controllers) {
    if (controller.type !== 'usb') continue;
    const ports = portsOf(controller);
    const index = controller.index ?? 0;
    const known = buses.get(index)?.ports.length ?? 0;
    if (ports > known) buses.set(index, { path: [], ports: Array.from({ length: ports }, () => 'free') });
  }
  return new Map([...buses].sort(([a], [b]) => a - b));
}

function portsOf({ model, ports }: Controller & { type: 'usb' }): number {
  switch (model) {
    case 'none':
      return 0;
    case 'ich9-ehci1':
    case 'ehci':
      return 6;
    case 'nec-xhci':
    case 'qemu-xhci':
      return ports ?? 4;
    case 'qusb1':
    case 'qusb2':
      return ports ?? 8;
    case 'pci-ohci':
      return 3;
    default:
      return 2;
  }
}

const pathOf = (port: string): number[] => port.split('.').map(Number);

function reserve(buses: Map<number, Hub>, device: Placed, isHub: boolean): void {
  if (device.address?.type !== 'usb' || device.address.port === undefined) return;
  const { bus, port } = device.address;
  const root = buses.get(bus);
  if (!root)
    refuse('xmlError', 'domain', `USB bus ${bus} requested but no controller with that index is present`);
  const path = pathOf(port);
  const parent = path.slice(0, -1).reduce<Hub | undefined>((hub, each) => {
    const below = hub?.ports[each - 1];
    return typeof below === 'object' ? below : undefined;
  }, root);
  const last = (path.at(-1) ?? 0) - 1;
  const state = parent?.ports[last];
  if (!parent || state === undefined)
    refuse('xmlError', 'domain', `requested USB port ${port} not present on USB bus ${bus}`);
  if (state !== 'free') refuse('xmlError', 'domain', `Duplicate USB address bus ${bus} port ${port}`);
  parent.ports[last] = isHub ? newHub(path) : 'device';
}

const newHub = (path: readonly number[]): Hub => ({
  path,
  ports: Array.from({ length: hubPorts }, () => 'free'),
});

/**
 * Hubs are added while devices outnumber free ports; each takes one port and gives eight. Devices that were given a bus
 * find their port there and make no hub necessary.
 */
function addHubs(devices: Devices, buses: Map<number, Hub>): void {
  const waiting = [...devices.hubs, ...usbDevices(devices)].filter(
    ({ address }) => address === undefined,
  ).length;
  let free = [...buses.values()].reduce((sum, bus) => sum + freePorts(bus), 0);
  for (const hub of devices.hubs) if (!isComplete(hub)) assign(buses, hub, true);
  const openHubs = devices.hubs.length;
  while (waiting > free) {
    const hub: Devices['hubs'][number] = { type: 'usb' };
    devices.hubs.push(hub);
    assign(buses, hub, true);
    free += hubPorts - 1;
    if (devices.hubs.length > openHubs + 64) break;
  }
}

function freePorts({ ports }: Hub): number {
  return ports.reduce(
    (sum, port) => sum + (port === 'free' ? 1 : typeof port === 'object' ? freePorts(port) : 0),
    0,
  );
}

function assign(buses: Map<number, Hub>, device: Placed, isHub: boolean): void {
  const wanted = device.address?.type === 'usb' ? device.address.bus : undefined;
  const candidates = wanted === undefined ? [...buses] : [...buses].filter(([index]) => index === wanted);
  if (wanted !== undefined && candidates.length === 0) {
    refuse('xmlError', 'domain', `USB bus ${wanted} requested but no controller with that index is present`);
  }
  for (const [index, root] of candidates) {
    const path = takeFree(root, isHub);
    if (!path) continue;
    device.address = { type: 'usb', bus: index, port: path.join('.') };
    return;
  }
  refuse(
    'xmlError',
    'domain',
    wanted === undefined ? 'No free USB ports' : `No free USB ports on bus ${wanted}`,
  );
}

/** Ports of the root first, then of its hubs in turn. */
function takeFree(hub: Hub, isHub: boolean): readonly number[] | undefined {
  const index = hub.ports.indexOf('free');
  if (index >= 0) {
    const path = [...hub.path, index + 1];
    hub.ports[index] = isHub ? newHub(path) : 'device';
    return path;
  }
  for (const below of hub.ports) {
    const path = typeof below === 'object' ? takeFree(below, isHub) : undefined;
    if (path) return path;
  }
  return undefined;
}
