/** Places of devices in the guest. */
export { assignAddresses, placeDevices, type AddressFacts } from './assign.ts';
export { boardOf, type Board } from './board.ts';
export { assignDrives, assignScsiHostdevs, diskIndex, type ScsiWidth } from './drive.ts';
export { everyDevice } from './virtio-other.ts';
export { placeOnPciRoot, type RootBusDevices } from './pci/root-bus.ts';
export type { Placed } from './pci/slots.ts';
