/** What every group of methods is given: the driver's state, and the one connection they serve. */
import type { Call, DomainRef } from '@typevirt/driver';
import type { Job, JobKind } from '@typevirt/driver/kit';
import type { QemuDomain } from '../domain.ts';
import { findDomain, type QemuState } from '../state.ts';

/** The surroundings of a method. */
export interface MethodContext {
  readonly state: QemuState;
  /** Identity of the connection; what dies with it is marked by it. */
  readonly connection: object;
}

/** Finds the domain, takes its job, runs `work`, and ends the job whatever happens. */
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
  return await work(domain, job);
}
