/**
 * Words for states and reasons in status files, and the numbers they stand for.
 *
 * @source libvirt virDomainState and its reasons
 */
import {
  DomainBlockedReason,
  DomainCrashedReason,
  DomainNostateReason,
  DomainPausedReason,
  DomainPMSuspendedReason,
  DomainRunningReason,
  DomainShutdownReason,
  DomainShutoffReason,
  DomainState,
} from '@typevirt/driver';
import type { DomainCondition } from './domain.ts';

const reasons: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  nostate: DomainNostateReason,
  running: DomainRunningReason,
  blocked: DomainBlockedReason,
  paused: DomainPausedReason,
  shutdown: DomainShutdownReason,
  shutoff: DomainShutoffReason,
  crashed: DomainCrashedReason,
  pmsuspended: DomainPMSuspendedReason,
};

/** The two words for a condition; numbers that have none are `unknown`. */
export function conditionWords(condition: DomainCondition): {
  readonly state: string;
  readonly reason: string;
} {
  const state = wordOf(DomainState, condition.state) ?? 'nostate';
  return { state, reason: wordOf(reasons[state] ?? {}, condition.reason) ?? 'unknown' };
}

/** The condition that two words stand for; undefined for words we do not know. */
export function conditionOf(state: string, reason: string): DomainCondition | undefined {
  const number = DomainState[state as keyof typeof DomainState];
  if (number === undefined) return undefined;
  return { state: number, reason: reasons[state]?.[reason] ?? 0 };
}

function wordOf(table: Readonly<Record<string, number>>, number: number): string | undefined {
  return Object.keys(table).find((word) => table[word] === number && word !== 'last');
}
