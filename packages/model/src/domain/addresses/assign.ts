/**
 * Gives every device its place, for boards as QEMU builds them. Pure: the domain given is left as it was.
 *
 * Drive addresses come earlier (`drive.ts`, called while defaults are filled in), since controllers are added for them.
 *
 * @source libvirt qemuDomainAssignAddresses
 */
import type { HostPciAddress } from '../devices/address.ts';
import type { Domain } from '../domain.ts';
import { refreshConsole } from '../normalize/ports.ts';
import { boardOf } from './board.ts';
import { assignMemorySlots } from './memory-slots.ts';
import { assignPci } from './pci/assign.ts';
import { assignSpaprVio } from './spapr-vio.ts';
import { assignUsb } from './usb.ts';
import { assignCcw, assignVirtioMmio } from './virtio-other.ts';
import { assignVirtioSerial } from './virtio-serial.ts';
import { copyDocument } from '../../copy.ts';

/** What addresses depend on beside the document. */
export interface AddressFacts {
  /** Is the host's device a PCI Express one? Default: yes, as when the host does not have it. */
  readonly hostPciIsExpress?: (address: HostPciAddress) => boolean;
}

/**
 * @param domain With its implicit controllers, `os.type.arch` and `machine` filled in.
 * @returns A copy in which every device that needs a place has one; controllers, hubs and buses may have been added.
 * @throws {DocumentError} When a given place does not exist, does not fit or is taken, or when there is none left.
 */
export function assignAddresses(domain: Domain, facts?: AddressFacts): Domain {
  const placed = copyDocument(domain);
  placeDevices(placed, facts);
  return placed;
}

/** As `assignAddresses`, in the document given: for callers that own it, and use it no more when this throws. */
export function placeDevices(placed: Domain, { hostPciIsExpress = () => true }: AddressFacts = {}): void {
  const board = boardOf(placed);
  assignVirtioSerial(placed.devices);
  assignSpaprVio(placed.devices);
  if (board === 's390') assignCcw(placed);
  assignVirtioMmio(placed);
  assignPci(placed, { hostPciIsExpress });
  assignUsb(placed.devices);
  assignMemorySlots(placed);
  refreshConsole(placed.devices);
}
