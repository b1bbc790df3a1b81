/** What must hold across elements, each rule with a name and with libvirt's answer when it does not hold. */
import {
  DocumentError,
  type PlacedRefusal,
  type Refusal,
  type RefusalCode,
  type RefusalDomain,
} from '../../document-error.ts';
import type { Domain } from '../domain.ts';

export interface Rule {
  readonly name: string;
  /** The first violation; undefined when the rule holds. */
  readonly check: (domain: Domain) => Refusal | undefined;
}

export function rule(name: string, check: Rule['check']): Rule {
  return { name, check };
}

/** A violation whose place is the domain as a whole. */
export function violates(code: RefusalCode, detail: string, domain: RefusalDomain = 'domain'): Refusal {
  return { code, domain, detail };
}

/** A violation whose place in the document is known. @param path As errors of reading say it: `/domain/devices/disk[2]`. */
export function violatesAt(
  path: string,
  code: RefusalCode,
  detail: string,
  domain: RefusalDomain = 'domain',
): PlacedRefusal {
  return { code, domain, detail, path };
}

/** Where the first value stands that was there before, counted from 1 as paths do; 0 where there is none. */
export function placeOfSecond(values: readonly unknown[]): number {
  return values.findIndex((value, index) => values.indexOf(value) !== index) + 1;
}

/** The first value that occurs a second time. */
export function firstTwice<T>(values: readonly T[]): T | undefined {
  const seen = new Set<T>();
  for (const value of values) {
    if (seen.has(value)) return value;
    seen.add(value);
  }
  return undefined;
}

/** Every violation, in the order of the rules. */
export function violations(domain: Domain, rules: readonly Rule[]): (Refusal & { readonly rule: string })[] {
  return rules.flatMap(({ name, check }) => {
    const refusal = check(domain);
    return refusal ? [{ ...refusal, rule: name }] : [];
  });
}

/** @throws {DocumentError} The first violation. */
export function requireRules(domain: Domain, rules: readonly Rule[]): void {
  for (const { check } of rules) {
    const refusal = check(domain);
    if (refusal) throw new DocumentError({ path: '/domain', ...refusal });
  }
}
