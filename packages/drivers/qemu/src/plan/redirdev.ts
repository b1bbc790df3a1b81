/** USB devices of viewers. */
import type { RedirFilter } from '@typevirt/model';
import { device, type Option } from './arguments.ts';
import { addressProps } from './address.ts';
import { bootOrder } from './boot-order.ts';
import { chardevId, hostEnd } from './chardev-host.ts';
import type { PlanContext } from './context.ts';

/** Options of redirected devices. */
export function redirdevOptions(context: PlanContext): readonly Option[] {
  const { domain } = context;
  const { redirdevs, redirFilter } = domain.devices;
  const order = bootOrder(domain);
  return redirdevs.flatMap((each) => [
    ...hostEnd(context, each.alias, each, 'usbredir'),
    device('usb-redir', {
      chardev: chardevId(each),
      id: each.alias,
      filter: redirFilter === undefined ? undefined : filterWords(redirFilter),
      bootindex: order.get(each),
      ...addressProps(domain, each),
    }),
  ]);
}

/** Rules as `class:vendor:product:version:allow`, where -1 is any. */
function filterWords({ rules }: RedirFilter): string {
  const hex = (value: number | 'any', digits: number) =>
    value === 'any' ? '-1' : `0x${value.toString(16).toUpperCase().padStart(digits, '0')}`;
  return rules
    .map((rule) =>
      [
        hex(rule.class, 2),
        hex(rule.vendor, 4),
        hex(rule.product, 4),
        rule.version === undefined || rule.version === '-1' ? '-1' : versionWord(rule.version),
        rule.allow ? '1' : '0',
      ].join(':'),
    )
    .join('|');
}

/** `2.56` in binary-coded decimal. */
function versionWord(version: string): string {
  const [major = '0', minor = '0'] = version.split('.');
  return `0x${major.padStart(2, '0')}${minor.padStart(2, '0')}`;
}
