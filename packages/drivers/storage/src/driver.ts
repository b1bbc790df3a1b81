/**
 * The storage driver: one state for all connections of a daemon, made at start and kept until its end.
 *
 *     startStorageDriver ▶ folders, definitions, active pools found again ▶ autostart ▶ open for each client ▶ close
 */
import type { Driver } from '@typevirt/driver';
import { EventHub, ObjectList } from '@typevirt/driver/kit';
import { allSynced } from '@typevirt/host';
import { openConnection } from './connection.ts';
import { loadPools } from './load.ts';
import type { Pool } from './pool.ts';
import { startPool } from './pools.ts';
import { emitLifecycle, type Log, type StorageState } from './state.ts';
import { PoolStore, type Directories } from './store.ts';

/** What the daemon decides for the driver. */
export interface StorageDriverOptions {
  readonly directories: Directories;
  readonly log: Log;
}

/** A driver that runs. */
export interface StorageDriver extends Driver {
  /** Starts the pools that are marked for it, unless they are active. Errors go to the log. */
  autostart(): Promise<void>;
  close(): Promise<void>;
}

/** Makes the driver ready: reads what is stored and finds active pools again. */
export async function startStorageDriver({ directories, log }: StorageDriverOptions): Promise<StorageDriver> {
  const store = new PoolStore(directories);
  await store.prepare();
  const state: StorageState = {
    pools: new ObjectList<Pool>(),
    store,
    hub: new EventHub((error) => log.error('a listener failed', { error })),
    log,
  };
  await loadPools(state);
  return {
    name: 'storage',
    accepts: ({ protocol }) => protocol === 'storage:',
    open: async () => openConnection(state),
    autostart: () => autostart(state),
    close: allSynced,
  };
}

async function autostart(state: StorageState): Promise<void> {
  for (const pool of state.pools) {
    if (!pool.autostart) continue;
    try {
      using _job = await pool.jobs.begin({ kind: 'modify', operation: 'autostart' });
      if (pool.isActive) continue;
      await startPool(state, pool);
      emitLifecycle(state, pool, 'started');
    } catch (error) {
      state.log.error(`pool ${pool.name} could not be started automatically`, { error });
    }
  }
}
