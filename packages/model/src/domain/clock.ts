/**
 * The guest's clock and its timers.
 *
 * @source libvirt docs/formatdomain "Time keeping", virDomainClockDefFormat
 */
import {
  attr,
  child,
  either,
  element,
  fields,
  int64,
  many,
  oneOf,
  optional,
  string,
  uint32,
  uint64,
  variants,
  yesNo,
  type Element,
  type Infer,
} from '@typevirt/xml';

const catchup = fields({
  threshold: optional(attr('threshold', uint32, { doc: 'Delay from which ticks are caught up.' })),
  slew: optional(attr('slew', uint32, { doc: 'Rate of catching up.' })),
  limit: optional(attr('limit', uint32, { doc: 'Delay beyond which ticks are given up.' })),
});
/** How missed ticks are caught up. */
export interface TimerCatchup extends Infer<typeof catchup> {}
export const timerCatchupXml: Element<TimerCatchup> = element('catchup', catchup, {
  doc: 'How missed ticks are caught up.',
  since: '0.8.0',
});

/** What can be said of each timer. */
const timerForms = [
  { words: { name: ['platform', 'rtc'] }, lacks: ['frequency', 'mode'] },
  { words: { name: ['tsc'] }, lacks: ['track'] },
  { words: { name: ['hpet', 'pit', 'armvtimer'] }, lacks: ['track', 'frequency', 'mode'] },
  {
    words: { name: ['kvmclock', 'hypervclock'] },
    lacks: ['tickpolicy', 'track', 'frequency', 'mode', 'catchup'],
  },
] as const;
const timerShape = {
  name: attr('name', oneOf('platform', 'pit', 'rtc', 'hpet', 'tsc', 'kvmclock', 'hypervclock', 'armvtimer'), {
    doc: 'Which timer.',
  }),
  present: optional(attr('present', yesNo, { doc: 'Whether the guest has it.' })),
  tickpolicy: optional(
    attr('tickpolicy', oneOf('delay', 'catchup', 'merge', 'discard'), {
      doc: 'Missed ticks come late, faster, as one, or never.',
    }),
  ),
  track: optional(
    attr('track', oneOf('boot', 'guest', 'wall', 'realtime'), {
      doc: 'What the timer follows; `rtc` and `platform` only.',
    }),
  ),
  frequency: optional(attr('frequency', uint64, { unit: 'Hz', doc: 'Rate of `tsc`.' })),
  mode: optional(
    attr('mode', oneOf('auto', 'native', 'emulate', 'paravirt', 'smpsafe'), {
      doc: 'How `tsc` is provided.',
    }),
  ),
  catchup: optional(child(timerCatchupXml)),
};
const timer = fields(timerShape, { forms: timerForms });
/** A timer of the guest. */
export interface Timer extends Infer<typeof timer> {}
export const timerXml: Element<Timer> = element('timer', timer, { doc: 'A timer.', since: '0.8.0' });

const timers = { timers: many(child(timerXml)) };
const adjustment = optional(
  attr('adjustment', either(oneOf('reset'), int64), {
    unit: 's',
    since: '0.9.11',
    doc: "`reset`: the guest's changes are lost at reboot; a number makes it `variable` from that offset.",
  }),
);
const utc = fields({ adjustment, ...timers });
const localtime = fields({ adjustment, ...timers });
const variable = fields({
  adjustment: attr('adjustment', int64, {
    unit: 's',
    default: 0n,
    doc: 'Offset, kept up to date as the guest sets its clock.',
  }),
  basis: attr('basis', oneOf('utc', 'localtime'), {
    since: '0.9.11',
    default: 'utc',
    doc: 'What the offset is from.',
  }),
  ...timers,
});
const timezone = fields({
  timezone: optional(attr('timezone', string, { doc: 'Zone, as in the tz database.' })),
  ...timers,
});
const absolute = fields({
  start: attr('start', uint64, { unit: 's', doc: 'Time since the epoch that the clock shows at start.' }),
  ...timers,
});

const clock = variants(
  'offset',
  { utc, localtime, variable, timezone, absolute },
  {
    default: 'utc',
    demanded: true,
  },
);
/** How the guest's clock is set at start. */
export type Clock = Infer<typeof clock>;
export const clockXml: Element<Clock> = element('clock', clock, {
  doc: "The guest's clock and timers.",
  since: '0.2.0',
});
