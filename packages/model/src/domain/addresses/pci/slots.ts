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

/** Shall a place on PCI be found? Yes without an address, and with one that is all zero. */
export function wantsPci({ address }: Placed): boolean {
  return address === undefined || address.type === 'unassigned' ? address === undefined : isEmptyPci(address);
}

function isEmptyPci(address: DeviceAddress): boolean {
  if (address.type !== 'pci') return false;
  return address.domain === 0 && address.bus === 0 && address.slot === 0 && address.function === 0;
}

/** The place on PCI that a device has. */
export function pciPlace({ address }: Placed): PciAddress | undefined {
  return address?.type === 'pci' && !isEmptyPci(address) ? address : undefined;
}

function* each<D extends Placed>(
  devices: readonly D[],
  need: (device: D) => PciNeed | undefined,
): Iterable<PciSlot> {
  for (const device of devices) {
    const needed = need(device);
    if (needed) yield { device, need: needed };
  }
}

function* controllers(devices: Devices, needs: PciNeeds, pci: boolean): Iterable<PciSlot> {
  for (const controller of devices.controllers) {
    if ((controller.type === 'pci') !== pci) continue;
    const need = needs.controller(controller);
    if (need) yield { device: controller, need, controller };
  }
}

/** All devices on PCI. `hostdev` interfaces come with the host's devices, not with interfaces. */
export function* pciSlots(devices: Devices, needs: PciNeeds): Iterable<PciSlot> {
  const guestInterfaces = devices.interfaces.filter(({ type }) => type !== 'hostdev');
  const hostInterfaces = devices.interfaces.filter(({ type }) => type === 'hostdev');
  yield* controllers(devices, needs, true);
  yield* each(devices.filesystems, ({ model }) => needs.virtio(model));
  yield* each(guestInterfaces, (device) => needs.interface(device));
  yield* each(devices.sounds, (sound) => needs.sound(sound));
  yield* controllers(devices, needs, false);
  yield* each(devices.disks, (disk) => needs.disk(disk));
  yield* each(hostInterfaces, (device) => needs.interface(device));
  yield* each(devices.hostdevs, (hostdev) => needs.hostdev(hostdev));
  const { memballoon } = devices;
  if (memballoon && memballoon.model !== 'none')
    yield { device: memballoon, need: needs.memballoon(memballoon) };
  yield* each(devices.rngs, ({ model }) => needs.virtio(model));
  yield* each(devices.watchdogs, (watchdog) => needs.watchdog(watchdog));
  yield* each(devices.videos, (video) => needs.video(video));
  yield* each(devices.shmems, (shmem) => needs.shmem(shmem));
  yield* each(devices.inputs, (input) => needs.input(input));
  yield* each(devices.serials, (serial) => needs.serial(serial));
  yield* each(devices.memories, (memory) => needs.memory(memory));
  yield* each(devices.cryptos, () => needs.express);
  if (devices.vsock) yield { device: devices.vsock, need: needs.virtio(devices.vsock.model) };
  if (devices.iommu?.model === 'virtio') {
    yield { device: devices.iommu, need: { plug: needs.express.plug, hotplug: false, shareSlot: false } };
  }
}
