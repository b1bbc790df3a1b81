/** Serial and parallel ports. */
import type { Domain, Serial } from '@typevirt/model';
import { device, type Option } from './arguments.ts';
import { addressProps } from './address.ts';
import { chardevId, hostEnd } from './chardev-host.ts';
import type { PlanContext } from './context.ts';
import { isPc } from './guest-kind.ts';

/** Options of serial ports. */
export function serialOptions(context: PlanContext): readonly Option[] {
  return context.domain.devices.serials.flatMap((serial) => [
    ...hostEnd(context, serial.alias, serial),
    guestEnd(context.domain, serial),
  ]);
}

/** Ports that are soldered to their board, and can only be named in the old way. */
const soldered: ReadonlySet<string> = new Set(['pl011', '16550a']);

function guestEnd(domain: Domain, serial: Serial): Option {
  const model = serial.target?.model ?? (isPc(domain) ? 'isa-serial' : undefined);
  const chardev = chardevId(serial);
  if (model === undefined || soldered.has(model)) return ['-serial', `chardev:${chardev}`];
  const place = model === 'isa-serial' ? { index: serial.target?.port } : addressProps(domain, serial);
  return device(model, { chardev, id: serial.alias, ...place });
}

/** Options of parallel ports. */
export function parallelOptions(context: PlanContext): readonly Option[] {
  return context.domain.devices.parallels.flatMap((parallel) => [
    ...hostEnd(context, parallel.alias, parallel, 'parallel'),
    device('isa-parallel', { chardev: chardevId(parallel), id: parallel.alias }),
  ]);
}
