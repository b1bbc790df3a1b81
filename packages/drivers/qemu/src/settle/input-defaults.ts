/** Keyboards, mice and tablets: the bus that suits the board. @source libvirt virDomainInputDefPostParse */
import type { Domain, Input, NormalizeStep } from '@typevirt/model';
import { isPpc64Guest, isS390Guest, isX86Guest } from './boards.ts';

/** Before a board adds its own, so that those that are there are not added twice. */
export const inputBusesAreGiven: NormalizeStep = {
  name: 'inputBusesAreGiven',
  run: (domain) => giveBuses(domain),
};

/** Event devices of the host are shared without any bus. */
function giveBuses(domain: Domain): void {
  for (const input of domain.devices.inputs) {
    if (input.type !== 'evdev') input.bus ??= usualBus(input, domain);
  }
}

function usualBus({ type }: Input, domain: Domain): NonNullable<Input['bus']> {
  if (type === 'passthrough') return 'virtio';
  if (isS390Guest(domain)) return 'virtio';
  const isOld = type !== 'tablet' && isX86Guest(domain) && !isPpc64Guest(domain);
  return isOld ? 'ps2' : 'usb';
}
