/** What every group of methods is given, and what many share. */
import type { Call } from '@typevirt/driver';
import { checkFlags } from '@typevirt/driver/kit';
import type { Pool } from '../pool.ts';
import type { StorageState } from '../state.ts';

export interface MethodContext {
  readonly state: StorageState;
}

/** Refuses flags that a function does not know, in this driver's name. */
export function allowFlags(flags: number, known: number, method: string): void {
  checkFlags(flags, known, method, 'storage');
}

/** Runs `work` as the pool's one job, and ends the job whatever happens. */
export async function withJob<T>(
  pool: Pool,
  operation: string,
  { signal }: Call,
  work: () => Promise<T>,
): Promise<T> {
  using _job = await pool.jobs.begin({ kind: 'modify', operation, signal });
  return await work();
}
