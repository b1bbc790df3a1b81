/** Keyboards, mice and tablets that are not part of the machine. */
import type { Domain } from '@typevirt/model';
import { device, type Option } from './arguments.ts';
import { addressProps } from './address.ts';
import type { PlanContext } from './context.ts';

type Input = Domain['devices']['inputs'][number];

const usbDrivers: Readonly<Record<string, string>> = {
  mouse: 'usb-mouse',
  tablet: 'usb-tablet',
  keyboard: 'usb-kbd',
};
const virtioDrivers: Readonly<Record<string, string>> = {
  mouse: 'virtio-mouse-pci',
  tablet: 'virtio-tablet-pci',
  keyboard: 'virtio-keyboard-pci',
  passthrough: 'virtio-input-host-pci',
};

/** `-device` of every input device that QEMU does not have of itself. */
export function inputOptions({ domain }: PlanContext): readonly Option[] {
  return domain.devices.inputs.flatMap((input) => {
    const driver = driverOf(input);
    return driver === undefined ? [] : [device(driver, { id: input.alias, ...addressProps(domain, input) })];
  });
}

function driverOf({ bus, type }: Input): string | undefined {
  if (bus === 'usb') return usbDrivers[type];
  return bus === 'virtio' ? virtioDrivers[type] : undefined;
}
