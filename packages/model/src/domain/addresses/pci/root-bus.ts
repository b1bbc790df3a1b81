/**
 * Places on a single conventional PCI bus, for hypervisors whose guests have just that.
 *
 * @source libvirt virDomainPCIAddressReserveAddr, virDomainPCIAddressReserveNextAddr
 */
import type { Domain } from '../../domain.ts';
import { everyDevice } from '../virtio-other.ts';
import { reserveGiven, type PciNeed } from './bus.ts';
import { pciPlace, wantsPci, type Placed } from './slots.ts';
import { PciTopology } from './topology.ts';

/** What sits on the bus, in the order in which slots are handed out. */
export interface RootBusDevices {
  readonly devices: (domain: Domain) => readonly Placed[];
  /** A slot that nobody else gets unless it is written down, and the device that it is for, if there is one. */
  readonly kept?: { readonly slot: number; readonly for: (domain: Domain) => Placed | undefined };
}

const device: PciNeed = { plug: 'pci-device', hotplug: true, shareSlot: false };

/**
 * Gives every device on the bus a place.
 *
 * @param domain Changed in place: a copy that the caller owns.
 * @throws {DocumentError} When a given place does not exist or is taken, or when there is none left.
 */
export function placeOnPciRoot(domain: Domain, { devices, kept }: RootBusDevices): void {
  const topology = new PciTopology([{ type: 'pci', index: 0, model: 'pci-root' }], false);
  for (const each of everyDevice(domain.devices) as Iterable<Placed>) {
    const given = pciPlace(each);
    if (given) reserveGiven(topology.buses, given, device);
  }
  if (kept && !topology.inUse(kept.slot)) {
    const address = topology.reserveFixed(kept.slot, 0);
    const owner = kept.for(domain);
    if (owner) owner.address = address;
  }
  for (const each of devices(domain)) if (wantsPci(each)) each.address = topology.reserveNext(device);
}
