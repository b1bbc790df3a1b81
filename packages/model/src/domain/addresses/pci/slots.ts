/**
 * The devices of a domain that sit on PCI, with what each needs, in the order in which places are handed out.
 *
 * @source libvirt qemuDomainAssignDevicePCISlots
 */
import type { DeviceAddress, PciAddress } from '../../devices/address.ts';
import type { Controller } from '../../devices/controller.ts';
import type { Devices } from '../../devices/index.ts';
import type { PciNeed } from './bus.ts';
import type { PciNeeds } from './needs.ts';

/** Anything with a place in the guest. */
export interface Placed {
  address?: DeviceAddress | undefined;
}

/** A device that sits on PCI. */
export interface PciSlot {
  readonly device: Placed;
  readonly need: PciNeed;
  /** Set for controllers, some of which have fixed places. */
  readonly controller?: Controller;
}

/** Shall a place on PCI be found? Yes without an address, and with one in the first slot of the first bus. */
export function wantsPci({ address }: Placed): boolean {
  return address === undefined || address.type === 'unassigned' ? address === undefined : isEmptyPci(address);
}

function isEmptyPci(address: DeviceAddress): boolean {
  if (address.type !== 'pci') return false;
  return address.domain === 0 && address.bus === 0 && address.slot === 0;
}

/** The place on PCI that a device has. */
export function pciPlace({ address }: Placed): PciAddress | undefined {
  return address?.type === 'pci' && !isEmptyPci(address) ? address : undefined;
}

function addEach<D extends Placed>(
  slots: PciSlot[],
  devices: readonly D[],
  need: (device: D) => PciNeed | undefined,
): void {
  for (const device of devices) {
    const needed = need(device);
    if (needed) slots.push({ device, need: needed });
  }
}

function addControllers(slots: PciSlot[], devices: Devices, needs: PciNeeds, pci: boolean): void {
  for (const controller of devices.controllers) {
    if ((controller.type === 'pci') !== pci) continue;
    const need = needs.controller(controller);
    if (need) slots.push({ device: controller, need, controller });
  }
}

/** All devices on PCI. `hostdev` interfaces come with the host's devices, not with interfaces. */
export function pciSlots(devices: Devices, needs: PciNeeds): readonly PciSlot[] {
  const slots: PciSlot[] = [];
  const guestInterfaces = devices.interfaces.filter(({ type }) => type !== 'hostdev');
  const hostInterfaces = devices.interfaces.filter(({ type }) => type === 'hostdev');
  addControllers(slots, devices, needs, true);
  addEach(slots, devices.filesystems, ({ model }) => needs.virtio(model));
  addEach(slots, guestInterfaces, (device) => needs.interface(device));
  addEach(slots, devices.sounds, (sound) => needs.sound(sound));
  addControllers(slots, devices, needs, false);
  addEach(slots, devices.disks, (disk) => needs.disk(disk));
  addEach(slots, hostInterfaces, (device) => needs.interface(device));
  addEach(slots, devices.hostdevs, (hostdev) => needs.hostdev(hostdev));
  const { memballoon } = devices;
  if (memballoon && memballoon.model !== 'none')
    slots.push({ device: memballoon, need: needs.memballoon(memballoon) });
  addEach(slots, devices.rngs, ({ model }) => needs.virtio(model));
  addEach(slots, devices.watchdogs, (watchdog) => needs.watchdog(watchdog));
  addEach(slots, devices.videos, (video) => needs.video(video));
  addEach(slots, devices.shmems, (shmem) => needs.shmem(shmem));
  addEach(slots, devices.inputs, (input) => needs.input(input));
  addEach(slots, devices.serials, (serial) => needs.serial(serial));
  addEach(slots, devices.memories, (memory) => needs.memory(memory));
  addEach(slots, devices.cryptos, () => needs.express);
  if (devices.vsock) slots.push({ device: devices.vsock, need: needs.virtio(devices.vsock.model) });
  if (devices.iommu?.model === 'virtio') {
    slots.push({
      device: devices.iommu,
      need: { plug: needs.express.plug, hotplug: false, shareSlot: false },
    });
  }
  return slots;
}
