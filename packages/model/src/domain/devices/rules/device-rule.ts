/** What must hold within one device, each rule with a name and with libvirt's answer when it does not hold. */
import type { Refusal, RefusalCode, RefusalDomain } from '../../../document-error.ts';

export interface DeviceRule<T> {
  readonly name: string;
  /** The first violation; undefined when the rule holds. */
  readonly check: (device: T) => Refusal | undefined;
}

/** A rule that says when a device breaks it, always with the same answer. */
export function never<T>(
  name: string,
  broken: (device: T) => boolean,
  code: RefusalCode,
  detail: string,
  domain: RefusalDomain = 'domain',
): DeviceRule<T> {
  return { name, check: (device) => (broken(device) ? { code, domain, detail } : undefined) };
}

/** A rule that words its answer itself; undefined when it holds. */
export function worded<T>(
  name: string,
  code: RefusalCode,
  detailOf: (device: T) => string | undefined,
  domain: RefusalDomain = 'domain',
): DeviceRule<T> {
  return {
    name,
    check(device) {
      const detail = detailOf(device);
      return detail === undefined ? undefined : { code, domain, detail };
    },
  };
}

export function firstViolation<T>(device: T, rules: readonly DeviceRule<T>[]): Refusal | undefined {
  for (const { check } of rules) {
    const refusal = check(device);
    if (refusal) return refusal;
  }
  return undefined;
}
