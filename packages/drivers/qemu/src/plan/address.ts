/** Where a device is plugged, as properties of `-device`. */
import { VirtError } from '@typevirt/driver';
import type { DeviceAddress, Domain, PciAddress } from '@typevirt/model';
import type { Props } from './arguments.ts';

/** A device that has a place. */
export interface Addressed {
  readonly address?: DeviceAddress | undefined;
  readonly alias?: string | undefined;
}

/** Properties for the place of a device: bus and slot, port, or a place on a simple bus. */
export function addressProps(domain: Domain, { address, alias }: Addressed): Props {
  switch (address?.type) {
    case undefined:
    case 'unassigned':
      return {};
    case 'pci':
      return pciProps(domain, address);
    case 'usb':
      return { bus: `${usbController(domain, address.bus)}.0`, port: address.port };
    case 'isa':
      return { iobase: address.iobase, irq: address.irq };
    case 'ccw':
      return {
        devno: `${hex(address.cssid ?? 0xfe)}.${hex(address.ssid ?? 0)}.${hex(address.devno ?? 0).padStart(4, '0')}`,
      };
    case 'spapr-vio':
      return { reg: address.reg === undefined ? undefined : Number(address.reg) };
    case 'virtio-serial':
      return {
        bus: `${controllerAlias(domain, 'virtio-serial', address.controller)}.${address.bus}`,
        nr: address.port,
      };
    case 'ccid':
      return { bus: `${controllerAlias(domain, 'ccid', address.controller)}.0` };
    default:
      throw new VirtError(
        'internalError',
        `device ${alias ?? ''} has an address of a type that has no place here`,
        { domain: 'qemu' },
      );
  }
}

function hex(number: number): string {
  return number.toString(16);
}

function pciProps(domain: Domain, address: PciAddress): Props {
  const { slot, function: fn, multifunction } = address;
  return {
    bus: pciBus(domain, address.bus),
    multifunction,
    addr: fn === 0 ? `0x${hex(slot)}` : `0x${hex(slot)}.0x${hex(fn)}`,
  };
}

/** Name of a PCI bus: its controller's alias. */
export function pciBus(domain: Domain, index: number): string {
  return controllerAlias(domain, 'pci', index);
}

function usbController(domain: Domain, bus: number): string {
  return controllerAlias(domain, 'usb', bus);
}

/** Alias of the controller of a type with a number. */
export function controllerAlias(domain: Domain, type: string, index: number): string {
  const found = domain.devices.controllers.find((each) => each.type === type && each.index === index);
  if (found?.alias !== undefined) return found.alias;
  throw new VirtError(
    'internalError',
    `Could not find ${type} controller with index ${index} required for device`,
    { domain: 'qemu' },
  );
}
