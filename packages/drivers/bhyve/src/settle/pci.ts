/** Which devices of a guest sit on the PCI bus, in the order in which they get their slots. @source libvirt bhyveAssignDevicePCISlots */
import type { Domain, Placed, RootBusDevices } from '@typevirt/model';

/** The ISA bridge is at home in slot 1, which is kept for it even where there is none. */
const isaSlot = 1;

/** What sits on the bus. */
export const onPci: RootBusDevices = {
  devices: ({ devices }: Domain): readonly Placed[] => [
    ...devices.controllers.filter(
      (each) =>
        each.type === 'sata' ||
        each.type === 'isa' ||
        (each.type === 'usb' && each.model === 'nec-xhci') ||
        (each.type === 'pci' && each.model !== 'pci-root'),
    ),
    ...devices.interfaces,
    ...devices.disks.filter(({ target }) => target.bus === 'virtio'),
    ...devices.videos,
    ...devices.sounds,
    ...devices.filesystems,
  ],
  kept: {
    slot: isaSlot,
    for: ({ devices }) => devices.controllers.find(({ type, address }) => type === 'isa' && !address),
  },
};
