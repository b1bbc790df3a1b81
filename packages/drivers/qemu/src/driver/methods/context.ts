/** What every group of methods is given: the driver's state, and the one connection they serve. */
import type { Call, DomainRef } from '@typevirt/driver';
import type { Job, JobKind } from '@typevirt/driver/kit';
import type { Connected, QemuDomain } from '../domain.ts';
import { findDomain, type QemuState } from '../state.ts';

/** The surroundings of a method. */
export interface MethodContext {
  readonly state: QemuState;
  /** The client's connection; what dies with it is marked by it. */
  readonly connection: Connected;
}

/** Finds the domain, takes its job, waits until an earlier run is cleared away, runs `work`, and ends the job whatever happens. */
export async function withJob<T>(
  { state }: MethodContext,
  ref: DomainRef,
  kind: JobKind,
  operation: string,
  call: Call,
  work: (domain: QemuDomain, job: Job) => Promise<T>,
): Promise<T> {
  const domain = findDomain(state, ref);
  using job = await domain.jobs.begin({
    kind,
    operation,
    signal: call.signal,
    waitMs: state.settings.jobWaitMs,
  });
  await domain.clearing;
  return await work(domain, job);
}
