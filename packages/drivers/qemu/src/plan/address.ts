/** Where a device is plugged, as properties of `-device`. */
import type { ControllerOf, DeviceAddress, Domain, PciAddress } from '@typevirt/model';
import type { Props } from './arguments.ts';
import { broken } from './refuse.ts';
import { isPseries } from './guest-kind.ts';

/** A device that has a place. */
export interface Addressed {
  readonly address?: DeviceAddress | undefined;
  readonly alias?: string | undefined;
  readonly acpiIndex?: number | undefined;
}

/** Properties for the place of a device: bus and slot, port, or a place on a simple bus. */
export function addressProps(domain: Domain, { address, acpiIndex }: Addressed): Props {
  switch (address?.type) {
    case 'pci':
      return pciProps(domain, address, acpiIndex);
    case 'usb':
      return {
        bus: `${usbController(domain, address.bus)}.0`,
        port: address.port,
      };
    case 'isa':
      return { iobase: address.iobase, irq: address.irq };
    case 'ccw':
      return {
        devno: `${hex(address.cssid ?? 0xfe)}.${hex(address.ssid ?? 0)}.${hex(address.devno ?? 0).padStart(4, '0')}`,
      };
    case 'spapr-vio':
      return { reg: address.reg };
    case 'virtio-serial':
      return {
        bus: `${controllerAlias(domain, 'virtio-serial', address.controller)}.${address.bus}`,
        nr: address.port,
      };
    case 'dimm':
      return { slot: address.slot, addr: address.base };
    default:
      return {};
  }
}

function hex(number: number): string {
  return number.toString(16);
}

function pciProps(domain: Domain, address: PciAddress, acpiIndex: number | undefined): Props {
  const { slot, function: fn, multifunction } = address;
  return {
    bus: pciBus(domain, address),
    multifunction,
    'acpi-index': acpiIndex,
    addr: fn === 0 ? `0x${hex(slot)}` : `0x${hex(slot)}.0x${hex(fn)}`,
  };
}

/** Name of a PCI bus: its controller's alias, but for the first bus of some boards, which they name. */
function pciBus(domain: Domain, { domain: segment, bus }: PciAddress): string {
  const found = domain.devices.controllers.find(
    (each): each is ControllerOf<'pci'> => each.type === 'pci' && each.index === bus,
  );
  if (found?.alias === undefined) {
    throw broken(
      `Could not find PCI controller with index ${bus} required for device at address ${pciText(segment, bus)}`,
    );
  }
  return isPseries(domain) && found.modelName === 'spapr-pci-host-bridge' && (found.target?.index ?? 0) > 0
    ? `${found.alias}.0`
    : found.alias;
}

function pciText(segment: number, bus: number): string {
  return `${hex(segment).padStart(4, '0')}:${hex(bus).padStart(2, '0')}`;
}

function usbController(domain: Domain, bus: number): string {
  return controllerAlias(domain, 'usb', bus);
}

/** Alias of the controller of a type with a number. */
export function controllerAlias(domain: Domain, type: string, index: number): string {
  const found = domain.devices.controllers.find((each) => each.type === type && each.index === index);
  if (found?.alias !== undefined) return found.alias;
  throw broken(`Unable to find ${type} controller with index ${index} required for device`);
}
