/** Clocks: where the real-time clock starts and who drives it, and timers that the board has or not. */
import type { Domain } from '@typevirt/model';
import { hasType } from '../probe/index.ts';
import { list, type Option } from './arguments.ts';
import type { PlanContext } from './context.ts';
import { isPc } from './guest-kind.ts';

/** `-rtc` and what timers need. */
export function clockOptions({
  domain,
  capabilities,
  startedAt = new Date(),
}: PlanContext): readonly Option[] {
  const timers = domain.clock?.timers ?? [];
  return [
    ['-rtc', rtcWords(domain, startedAt)],
    ...timers.flatMap((timer): readonly Option[] => {
      if (timer.name === 'pit' && (timer.tickpolicy === 'delay' || timer.tickpolicy === 'discard')) {
        return hasType(capabilities, 'kvm-pit')
          ? [['-global', `kvm-pit.lost_tick_policy=${timer.tickpolicy}`]]
          : [];
      }
      return timer.name === 'hpet' && timer.present === false && isPc(domain) ? [['-no-hpet']] : [];
    }),
  ];
}

function rtcWords({ clock }: Domain, startedAt: Date): string {
  const rtc = clock?.timers.find(({ name }) => name === 'rtc');
  return list(`base=${baseOf(clock, startedAt)}`, {
    clock: rtc?.track === 'guest' ? 'vm' : rtc?.track === 'wall' ? 'host' : undefined,
    driftfix: rtc?.tickpolicy === 'catchup' ? 'slew' : undefined,
  });
}

function baseOf(clock: Domain['clock'], startedAt: Date): string {
  switch (clock?.offset) {
    case undefined:
    case 'utc':
      return 'utc';
    case 'localtime':
    case 'timezone':
      return 'localtime';
    case 'variable': {
      const zoneMs = clock.basis === 'localtime' ? -startedAt.getTimezoneOffset() * 60_000 : 0;
      return moment(startedAt.getTime() + zoneMs + Number(clock.adjustment) * 1000);
    }
    case 'absolute':
      return moment(Number(clock.start) * 1000);
  }
}

function moment(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}
