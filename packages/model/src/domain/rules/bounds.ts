/**
 * Numbers that are counted up to, or that so many things are made for: one of them in a document must not cost a daemon the
 * time and memory of a machine that nobody has.
 */
import type { PlacedRefusal } from '../../document-error.ts';
import { devicePath } from '../devices/rules/index.ts';
import { rule, violatesAt } from './rule.ts';

/** More of a kind than any guest has; sets of numbers end there too. */
const most = 16_384;

/** Every other rule, and every step that fills in, may count up to what a document says once this holds. */
export const numbersAreBounded = rule('numbersAreBounded', ({ iothreads, devices }) => {
  let refusal = beyond(() => '/domain/iothreads', 'I/O threads', iothreads);
  for (const controller of devices.controllers) {
    const path = () => devicePath(devices, controller);
    const ports = 'ports' in controller ? controller.ports : undefined;
    refusal ??=
      beyond(() => `${path()}/@index`, `${controller.type} controllers`, controller.index) ??
      beyond(() => `${path()}/@ports`, `ports of a ${controller.type} controller`, ports);
  }
  const { disks, hostdevs, channels, consoles, smartcards } = devices;
  for (const list of [disks, hostdevs, channels, consoles, smartcards]) {
    // Numbers of controllers that addresses name; those that are not there are added.
    for (const device of list) {
      const { address } = device;
      if (address === undefined || !('controller' in address)) continue;
      const path = () => `${devicePath(devices, device)}/address/@controller`;
      refusal ??= beyond(path, 'controllers', address.controller);
    }
  }
  return refusal;
});

/** @param path Made only where it is wanted: this is asked of every device. */
function beyond(path: () => string, what: string, count: number | undefined): PlacedRefusal | undefined {
  if (count === undefined || count <= most) return undefined;
  return violatesAt(
    path(),
    'configUnsupported',
    `${count} ${what} are more than the ${most} a domain may have`,
  );
}
