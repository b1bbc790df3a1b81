/**
 * Numbers that are counted up to, or that so many things are made for: one of them in a document must not cost a daemon the
 * time and memory of a machine that nobody has.
 */
import type { Refusal } from '../../document-error.ts';
import type { Domain } from '../domain.ts';
import { rule, violates } from './rule.ts';

/** More of a kind than any guest has; sets of numbers end there too. */
const most = 16_384;

/** Every other rule, and every step that fills in, may count up to what a document says once this holds. */
export const numbersAreBounded = rule('numbersAreBounded', ({ iothreads, devices }) => {
  const controllers = devices.controllers.flatMap(({ type, index, ...controller }) => [
    beyond(`${type} controllers`, index),
    beyond(`ports of a ${type} controller`, 'ports' in controller ? controller.ports : undefined),
  ]);
  const addresses = controlledAddresses(devices).map((index) => beyond('controllers', index));
  return [beyond('I/O threads', iothreads), ...controllers, ...addresses].find(
    (refusal) => refusal !== undefined,
  );
});

function beyond(what: string, count: number | undefined): Refusal | undefined {
  if (count === undefined || count <= most) return undefined;
  return violates('configUnsupported', `${count} ${what} are more than the ${most} a domain may have`);
}

/** Numbers of controllers that addresses name; those that are not there are added. */
function controlledAddresses(devices: Domain['devices']): number[] {
  const { disks, hostdevs, channels, consoles, smartcards } = devices;
  return [...disks, ...hostdevs, ...channels, ...consoles, ...smartcards].flatMap(({ address }) =>
    address !== undefined && 'controller' in address ? [address.controller] : [],
  );
}
