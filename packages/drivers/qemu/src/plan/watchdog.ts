/** Watchdogs, and what happens when a guest lets one run out. */
import { device, type Option } from './arguments.ts';
import { addressProps } from './address.ts';
import type { PlanContext } from './context.ts';

/** Options of watchdogs. QEMU knows one action for all of them; a dump is made by us while the guest pauses. */
export function watchdogOptions({ domain }: PlanContext): readonly Option[] {
  const { watchdogs } = domain.devices;
  const [first] = watchdogs;
  if (first === undefined) return [];
  const action = first.action === 'dump' ? 'pause' : first.action;
  return [
    ...watchdogs.flatMap((each): readonly Option[] =>
      each.model === 'itco'
        ? [['-global', 'ICH9-LPC.noreboot=off']]
        : [device(each.model, { id: each.alias, ...addressProps(domain, each) })],
    ),
    ['-watchdog-action', action],
  ];
}
