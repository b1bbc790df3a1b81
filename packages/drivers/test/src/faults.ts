/**
 * Faults on order, for tests of whoever calls a driver: "the next start fails with X after Y ms".
 *
 *     faults.push({ method: 'domainCreate', error: new VirtError('noMemory'), afterMs: 5 })
 *
 * A rule without `error` only delays. A rule is used up after `times` calls and then taken off the list.
 */
import type { Call, MethodName, Methods, VirtError } from '@typevirt/driver';
import { testError } from './errors.ts';

/** One fault. */
export interface FaultRule {
  readonly method: MethodName;
  /** Only calls about the object of this name, where the method has a domain, network or pool among its arguments. */
  readonly object?: string;
  readonly error?: VirtError;
  /** How long the call takes before it fails or goes on; the caller's signal ends the wait. */
  readonly afterMs?: number;
  /** How many calls it hits; default 1. */
  times?: number;
}

/** The methods with the faults of a list in front of them. */
export function withFaults<M extends Partial<Methods>>(methods: M, faults: FaultRule[]): M {
  const wrapped = Object.entries(methods).map(([name, method]) => {
    const run = method as (args: object, call: Call) => unknown;
    const guarded = (args: object, call: Call): unknown => {
      const fault = take(faults, name, args);
      return fault === undefined ? run(args, call) : suffer(fault, call, () => run(args, call));
    };
    return [name, guarded] as const;
  });
  return Object.fromEntries(wrapped) as M;
}

function take(faults: FaultRule[], method: string, args: object): FaultRule | undefined {
  const place = faults.findIndex(
    (rule) => rule.method === method && (rule.object === undefined || rule.object === objectOf(args)),
  );
  const fault = faults[place];
  if (fault === undefined) return undefined;
  const left = (fault.times ?? 1) - 1;
  if (left > 0) fault.times = left;
  else faults.splice(place, 1);
  return fault;
}

function objectOf(args: object): string | undefined {
  const { dom, net, pool } = args as Readonly<Record<string, { readonly name?: string } | undefined>>;
  return (dom ?? net ?? pool)?.name;
}

async function suffer({ error, afterMs }: FaultRule, call: Call, proceed: () => unknown): Promise<unknown> {
  if (afterMs !== undefined) await delay(afterMs, call.signal);
  if (error !== undefined) throw error;
  return await proceed();
}

function delay(waitMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      clearTimeout(timer);
      reject(testError('operationAborted', 'the caller gave up'));
    };
    if (signal?.aborted) return reject(testError('operationAborted', 'the caller gave up'));
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', giveUp);
      resolve();
    }, waitMs);
    signal?.addEventListener('abort', giveUp, { once: true });
    return undefined;
  });
}
