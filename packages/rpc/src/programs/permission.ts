/**
 * Permissions a call needs, as the protocol annotates them. Some hold only when a flag is set, when none of
 * some flags is set, or when a field has a value.
 *
 * @source libvirt src/remote/remote_protocol.x, src/rpc/gendispatch.pl
 */

/** `object:permission`, e.g. `domain:start`, or the same under a condition on the arguments. */
export type Permission = string | ConditionalPermission;

export interface ConditionalPermission {
  readonly permission: string;
  readonly when: Condition;
}

export type Condition =
  | { readonly field: string; readonly set: number }
  | { readonly field: string; readonly unset: number }
  | { readonly field: string; readonly equals: number };

/** Needed when all of these bits are set in `flags`. */
export function whenSet(permission: string, bits: number): ConditionalPermission {
  return { permission, when: { field: 'flags', set: bits } };
}

/** Needed when none of these bits is set in `flags`. */
export function whenUnset(permission: string, bits: number): ConditionalPermission {
  return { permission, when: { field: 'flags', unset: bits } };
}

/** Needed when the field has this value. */
export function whenEqual(permission: string, field: string, value: number): ConditionalPermission {
  return { permission, when: { field, equals: value } };
}

/** The permissions that these arguments need, in the table's order. */
export function neededPermissions(allow: readonly Permission[], args: unknown): string[] {
  const needed: string[] = [];
  for (const entry of allow) {
    if (typeof entry === 'string') needed.push(entry);
    else if (holds(entry.when, args)) needed.push(entry.permission);
  }
  return needed;
}

function holds(condition: Condition, args: unknown): boolean {
  const value = fieldOf(args, condition.field);
  if ('set' in condition) return (value & condition.set) === condition.set;
  if ('unset' in condition) return (value & condition.unset) === 0;
  return value === condition.equals;
}

function fieldOf(args: unknown, field: string): number {
  const value =
    typeof args === 'object' && args !== null ? (args as Record<string, unknown>)[field] : undefined;
  return typeof value === 'number' ? value : 0;
}
