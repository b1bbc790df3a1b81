/**
 * Places that a board gives certain devices: what the chipset has built in, and what its firmware expects where.
 *
 *     i440fx  1.0 ISA bridge, 1.1 IDE, 1.2 USB (piix3), 2.0 first video card
 *     q35     1.0 first video card, 1b.0 ich9 sound, 1a/1d.0 USB 2, 1e.0 dmi-to-pci-bridge, 1f.0 ISA, 1f.2 SATA, 1f.3 SMBus
 *
 * @source libvirt qemuDomainValidateDevicePCISlotsPIIX3, qemuDomainValidateDevicePCISlotsQ35
 */
import { refuse } from '../../../document-error.ts';
import type { PciAddress } from '../../devices/address.ts';
import type { Devices } from '../../devices/index.ts';
import type { Board } from '../board.ts';
import type { PciNeeds } from './needs.ts';
import { pciPlace, wantsPci, type Placed } from './slots.ts';
import type { PciTopology } from './topology.ts';

/**
 * Takes the board's own places and puts devices there that belong there.
 *
 * @throws {DocumentError} `internalError` when a built-in device is somewhere else.
 */
export function placeChipset(board: Board, devices: Devices, topology: PciTopology, needs: PciNeeds): void {
  if (board === 'i440fx') placePiix3(devices, topology, needs);
  if (board === 'q35') placeQ35(devices, topology, needs);
}

const place = (slot: number, fn: number): PciAddress => ({
  type: 'pci',
  domain: 0,
  bus: 0,
  slot,
  function: fn,
});

/** A device that the board has at one place only; taken there already when a user wrote it down. */
function builtIn(device: Placed, topology: PciTopology, slot: number, fn: number, complaint: string): void {
  const given = pciPlace(device);
  if (given) {
    const right = given.domain === 0 && given.bus === 0 && given.slot === slot && given.function === fn;
    if (!right) refuse('internalError', 'qemu', complaint);
  } else if (wantsPci(device)) {
    device.address = topology.buses.length > 0 ? topology.reserveFixed(slot, fn) : place(slot, fn);
  }
}

function placePiix3(devices: Devices, topology: PciTopology, needs: PciNeeds): void {
  for (const controller of devices.controllers) {
    if (controller.index !== 0) continue;
    if (controller.type === 'ide')
      builtIn(controller, topology, 1, 1, 'Primary IDE controller must have PCI address 0:0:1.1');
    if (controller.type === 'usb' && (controller.model ?? 'piix3-uhci') === 'piix3-uhci') {
      builtIn(controller, topology, 1, 2, 'PIIX3 USB controller at index 0 must have PCI address 0:0:1.2');
    }
  }
  if (topology.buses.length === 0) return;
  topology.reserveFixed(1, 0);
  placeVideo(devices, topology, needs, 2);
}

/** The first card goes to its usual slot, when that is free. */
function placeVideo({ videos }: Devices, topology: PciTopology, needs: PciNeeds, slot: number): void {
  const [first] = videos;
  const need = first && needs.video(first);
  if (!first || !need || !wantsPci(first) || topology.buses.length === 0) return;
  first.address = topology.inUse(slot) ? topology.reserveNext(need) : topology.reserveFixed(slot, 0);
}

function placeQ35(devices: Devices, topology: PciTopology, needs: PciNeeds): void {
  for (const controller of devices.controllers) {
    if (controller.type === 'sata' && controller.index === 0) {
      builtIn(controller, topology, 0x1f, 2, 'Primary SATA controller must have PCI address 0:0:1f.2');
    }
    if (!wantsPci(controller)) continue;
    if (controller.type === 'usb' && controller.model === 'ich9-uhci1') {
      const free = [0x1d, 0x1a].find((slot) => !topology.inUse(slot));
      if (free !== undefined) controller.address = { ...topology.reserveFixed(free, 0), multifunction: true };
    }
    if (controller.type === 'pci' && controller.model === 'dmi-to-pci-bridge' && !topology.inUse(0x1e)) {
      controller.address = topology.reserveFixed(0x1e, 0);
    }
  }
  if (topology.buses.length === 0) return;
  topology.reserveFixed(0x1f, 0);
  topology.reserveFixed(0x1f, 3);
  placeVideo(devices, topology, needs, 1);
  const sound = devices.sounds.find((each) => each.model === 'ich9' && wantsPci(each));
  if (sound && !topology.inUse(0x1b)) sound.address = topology.reserveFixed(0x1b, 0);
}
