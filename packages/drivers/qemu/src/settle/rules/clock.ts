/** Timers, and what happens when a guest ends. @source libvirt qemuValidateDomainDefClockTimers, qemuValidateLifecycleAction */
import { rule, type Domain, type Refusal, type Rule } from '@typevirt/model';
import { architectureOf, isX86Guest } from '../boards.ts';
import { firstOf, unsupported } from './refusals.ts';

type Timer = NonNullable<Domain['clock']>['timers'][number];

function checkTimer(domain: Domain, { name, tickpolicy, present }: Timer): Refusal | undefined {
  switch (name) {
    case 'platform':
      return unsupported(`unsupported timer type (name) '${name}'`);
    case 'rtc':
      return tickpolicy === 'merge' || tickpolicy === 'discard'
        ? unsupported(`unsupported rtc timer tickpolicy '${tickpolicy}'`)
        : undefined;
    case 'pit':
      return tickpolicy === 'merge' ? unsupported(`unsupported pit tickpolicy '${tickpolicy}'`) : undefined;
    case 'tsc':
    case 'kvmclock':
    case 'hypervclock':
      return present === true && !isX86Guest(domain) ? misplaced(domain, name) : undefined;
    case 'armvtimer':
      return domain.type === 'kvm' && architectureOf(domain) === 'aarch64'
        ? undefined
        : misplaced(domain, name);
    default:
      return undefined;
  }
}

function misplaced({ type, os }: Domain, name: string): Refusal {
  return unsupported(
    `Configuring the '${name}' timer is not supported for virtType=${type} arch=${os.type.arch} machine=${os.type.machine} guests`,
  );
}

/** Refuses ends of a guest that QEMU cannot bring about. */
export function checkLifecycle({ onPoweroff, onReboot, onCrash }: Domain): Refusal | undefined {
  if (onPoweroff === 'preserve' || onReboot === 'preserve')
    return unsupported("qemu driver doesn't support the 'preserve' action for 'on_reboot'/'on_poweroff'");
  if ([onPoweroff, onReboot, onCrash].includes('rename-restart'))
    return unsupported(
      "qemu driver doesn't support the 'rename-restart' action for 'on_reboot'/'on_poweroff'/'on_crash'",
    );
  if (onReboot === 'destroy' && onPoweroff === 'restart')
    return unsupported(
      "qemu driver doesn't support 'onReboot' set to 'destroy and 'onPoweroff' set to 'reboot'",
    );
  return undefined;
}

/** Rules on time and on ends. */
export const clockRules: readonly Rule[] = [
  rule('timersAreEmulated', (domain) =>
    firstOf(domain.clock?.timers ?? [], (timer) => checkTimer(domain, timer)),
  ),
  rule('endsArePossible', checkLifecycle),
];
