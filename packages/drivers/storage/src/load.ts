/** Pools from files, at the driver's start. */
import type { StoragePool } from '@typevirt/model';
import { Pool } from './pool.ts';
import { claimPool, startPool } from './pools.ts';
import type { StorageState } from './state.ts';

/** Reads definitions, then which pools were active. What cannot be read or had again is told to the log. */
export async function loadPools(state: StorageState): Promise<void> {
  const { store, log } = state;
  const definitions = await store.loadDefinitions();
  for (const { path, error } of definitions.restored) {
    log.warn(`${path} was left half written; it is again as it was before`, { error });
  }
  const states = await store.loadStates();
  for (const { path, error } of [...definitions.unreadable, ...states.unreadable]) {
    log.error(`${path} cannot be read and is left alone`, { error });
  }
  for (const { document, autostart } of definitions.found) {
    try {
      const { pool } = claimPool(state, document, { mustBeInactive: false });
      pool.isPersistent = true;
      pool.autostart = autostart;
    } catch (error) {
      log.error(`the definition of pool ${document.name} is left alone`, { error });
    }
  }
  await Promise.all(states.found.map(({ document }) => findAgain(state, document)));
}

/** Makes a pool active that was so before. One that cannot be had any more is inactive. */
async function findAgain(state: StorageState, document: StoragePool): Promise<void> {
  const { pools, store, log } = state;
  const { name, uuid } = document;
  if (uuid === undefined) return;
  const known = pools.byUuid(uuid);
  const pool = known ?? new Pool(uuid, document);
  const defined = pool.definition;
  try {
    if (known === undefined) pools.add(pool);
    pool.definition = document;
    await startPool(state, pool);
    if (known !== undefined && JSON.stringify(defined.target) !== JSON.stringify(document.target)) {
      pool.newDefinition = defined;
    }
  } catch (error) {
    log.warn(`pool ${name} was active and is no longer`, { error });
    if (known === undefined) pools.remove(pool);
    pool.definition = defined;
    await store.removeState(name);
  }
}
