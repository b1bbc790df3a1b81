/** What must hold within one device, each rule with a name, its place and libvirt's answer when it does not hold. */
import type { PlacedRefusal, RefusalCode, RefusalDomain } from '../../../document-error.ts';
import type { Complaint } from '../../rules/complaint.ts';

export interface DeviceRule<T> {
  readonly name: string;
  /** The first violation; undefined when the rule holds. */
  readonly check: (device: T) => Complaint | undefined;
}

/** A rule that says when a device breaks it, always with the same answer. @param at What of the device: `/target/@bus`. */
export function never<T>(
  name: string,
  at: string,
  broken: (device: T) => boolean,
  code: RefusalCode,
  detail: string,
  domain: RefusalDomain = 'domain',
): DeviceRule<T> {
  return { name, check: (device) => (broken(device) ? { code, domain, detail, at } : undefined) };
}

/** A rule that words its answer itself; undefined when it holds. @param at What of the device. */
export function worded<T>(
  name: string,
  at: string,
  code: RefusalCode,
  detailOf: (device: T) => string | undefined,
  domain: RefusalDomain = 'domain',
): DeviceRule<T> {
  return {
    name,
    check(device) {
      const detail = detailOf(device);
      return detail === undefined ? undefined : { code, domain, detail, at };
    },
  };
}

/** @param path Of the device. */
export function firstViolation<T>(
  device: T,
  rules: readonly DeviceRule<T>[],
  path: string,
): PlacedRefusal | undefined {
  for (const { check } of rules) {
    const complaint = check(device);
    if (complaint === undefined) continue;
    const { at = '', domain = 'domain', code, detail } = complaint;
    return { code, domain, detail, path: `${path}${at}` };
  }
  return undefined;
}
