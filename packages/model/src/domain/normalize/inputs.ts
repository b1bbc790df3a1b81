/** Keyboards, mice and tablets: the bus that suits the machine. @source libvirt virDomainInputDefPostParse */
import type { Devices } from '../devices/index.ts';
import type { Input } from '../devices/input.ts';
import type { Domain } from '../domain.ts';
import { step } from './step.ts';

/**
 * Needs the architecture, and comes before a driver adds inputs of its own, so that those that are there are not added
 * twice. Event devices of the host are shared without any bus.
 */
export const inputBusesAreGiven = step('inputBusesAreGiven', (domain) => {
  for (const input of domain.devices.inputs) {
    const bus = input.type === 'evdev' ? undefined : (input.bus ?? usualBus(input, domain));
    if (bus !== undefined) input.bus = bus;
  }
});

function usualBus({ type }: Input, domain: Domain): Input['bus'] {
  const { value, arch = '' } = domain.os.type;
  if (value === 'hvm') {
    if ((type === 'mouse' || type === 'keyboard') && /^(i686|x86_64)$/.test(arch)) return 'ps2';
    return type === 'passthrough' || /^s390x?$/.test(arch) ? 'virtio' : 'usb';
  }
  if (value === 'xen' || value === 'linux' || value === 'xenpvh') return 'xen';
  return domain.type === 'vz' || domain.type === 'parallels' ? 'parallels' : undefined;
}

/** Adds an input that a machine has whether it is written down or not. */
export function ensureInput(
  { inputs }: Devices,
  type: 'mouse' | 'keyboard',
  bus: 'ps2' | 'usb' | 'xen',
): void {
  if (!inputs.some((input) => input.type === type && input.bus === bus)) inputs.push({ type, bus });
}
