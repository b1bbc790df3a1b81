/** The two ways in which QEMU's driver says no to a definition. */
import { violates, type Refusal } from '@typevirt/model';

/** What QEMU, or its driver, cannot do. */
export function unsupported(detail: string): Refusal {
  return violates('configUnsupported', detail, 'qemu');
}

/** What should not have come so far. */
export function internal(detail: string): Refusal {
  return violates('internalError', detail, 'qemu');
}

/** The first violation among those of several devices or settings. */
export function firstOf<T>(
  items: readonly T[],
  check: (item: T) => Refusal | undefined,
): Refusal | undefined {
  for (const item of items) {
    const refusal = check(item);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
