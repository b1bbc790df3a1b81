/** Keyboards, mice and tablets that are not part of the machine. */
import type { Domain, Input } from '@typevirt/model';
import { device, object, type Option } from './arguments.ts';
import { addressProps } from './address.ts';
import type { PlanContext } from './context.ts';
import { virtioDevice } from './virtio.ts';

const usbDrivers: Readonly<Record<string, string>> = {
  mouse: 'usb-mouse',
  tablet: 'usb-tablet',
  keyboard: 'usb-kbd',
};
const virtioBases: Readonly<Record<string, string>> = {
  mouse: 'virtio-mouse',
  tablet: 'virtio-tablet',
  keyboard: 'virtio-keyboard',
  passthrough: 'virtio-input-host',
};

/** Options of every input device that QEMU does not have of itself. */
export function inputOptions({ domain }: PlanContext): readonly Option[] {
  return domain.devices.inputs.flatMap((input) => inputOption(domain, input));
}

function inputOption(domain: Domain, input: Input): readonly Option[] {
  if (input.type === 'evdev') {
    const { dev, repeat, grab, grabToggle } = input.source;
    return [
      object('input-linux', input.alias ?? '', {
        evdev: dev,
        repeat,
        grab_all: grab === 'all' ? true : undefined,
        'grab-toggle': grabToggle,
      }),
    ];
  }
  const place = addressProps(domain, input);
  const usb = usbDrivers[input.type];
  if (input.bus === 'usb' && usb !== undefined) return [device(usb, { id: input.alias, ...place })];
  const virtio = virtioBases[input.type];
  if (input.bus !== 'virtio' || virtio === undefined) return [];
  const evdev = input.type === 'passthrough' ? input.source : undefined;
  return [virtioDevice(virtio, input, { id: input.alias, evdev, ...place })];
}
