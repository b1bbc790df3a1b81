/**
 * Numbers that are counted up to, or that so many things are made for: one of them in a document must not cost a daemon the
 * time and memory of a machine that nobody has.
 */
import type { Refusal } from '../../document-error.ts';
import { rule, violates } from './rule.ts';

/** More of a kind than any guest has; sets of numbers end there too. */
const most = 16_384;

/** Every other rule, and every step that fills in, may count up to what a document says once this holds. */
export const numbersAreBounded = rule('numbersAreBounded', ({ iothreads, devices }) => {
  let refusal = beyond('I/O threads', iothreads);
  for (const controller of devices.controllers) {
    const ports = 'ports' in controller ? controller.ports : undefined;
    refusal ??=
      beyond(`${controller.type} controllers`, controller.index) ??
      beyond(`ports of a ${controller.type} controller`, ports);
  }
  const { disks, hostdevs, channels, consoles, smartcards } = devices;
  for (const list of [disks, hostdevs, channels, consoles, smartcards]) {
    // Numbers of controllers that addresses name; those that are not there are added.
    for (const { address } of list)
      if (address !== undefined && 'controller' in address)
        refusal ??= beyond('controllers', address.controller);
  }
  return refusal;
});

function beyond(what: string, count: number | undefined): Refusal | undefined {
  if (count === undefined || count <= most) return undefined;
  return violates('configUnsupported', `${count} ${what} are more than the ${most} a domain may have`);
}
