/** What becomes of pools: claimed, started, looked at anew, stopped. */
import { randomUUID } from 'node:crypto';
import type { StoragePool } from '@typevirt/model';
import { readRoom, readVolumes, withPermissions } from './backend/dir.ts';
import { requireBackend } from './backend/kinds.ts';
import { refusal } from './errors.ts';
import { Pool } from './pool.ts';
import { emitLifecycle, type StorageState } from './state.ts';

/** The pool that a document means. */
export interface Claimed {
  readonly pool: Pool;
  /** It was not known before; the caller takes it out of the list again if what it wants fails. */
  readonly isNew: boolean;
}

/**
 * The pool that a document describes: the one that has its uuid, else a new one, which is in the list from now on.
 *
 * @throws {VirtError} `operationFailed` where name and uuid belong to different pools, or another pool has the same place;
 *   `operationInvalid` where it must be inactive and is not.
 */
export function claimPool(
  { pools }: StorageState,
  document: StoragePool,
  { mustBeInactive }: { readonly mustBeInactive: boolean },
): Claimed {
  const { name, uuid = randomUUID() } = document;
  const known = pools.byUuid(uuid);
  if (known !== undefined && known.name !== name) {
    throw refusal('operationFailed', `pool '${known.name}' is already defined with uuid ${uuid}`);
  }
  if (mustBeInactive && known?.isActive) {
    throw refusal('operationInvalid', `pool is already active as '${name}'`);
  }
  const named = pools.byName(name);
  if (known === undefined && named !== undefined) {
    throw refusal('operationFailed', `pool '${name}' already exists with uuid ${named.uuid}`);
  }
  for (const other of pools) {
    if (other !== known && isSamePlace(other.definition, document)) {
      throw refusal('operationFailed', `Storage source conflict with pool: '${other.name}'`);
    }
  }
  if (known !== undefined) return { pool: known, isNew: false };
  const pool = new Pool(uuid, document);
  pools.add(pool);
  return { pool, isNew: true };
}

function isSamePlace(a: StoragePool, b: StoragePool): boolean {
  if (a.type !== b.type) return false;
  if (a.type === 'dir') return a.target?.path === b.target?.path;
  if (a.type === 'netfs') {
    return a.source.dir === b.source.dir && a.source.hosts?.[0]?.name === b.source.hosts?.[0]?.name;
  }
  const device = a.source.devices?.[0]?.path;
  return device !== undefined && device === b.source.devices?.[0]?.path;
}

/**
 * Makes a pool active: its volumes are read, and its state is on disk.
 *
 * @throws {VirtError} `systemError` where the folder cannot be read.
 */
export async function startPool(state: StorageState, pool: Pool): Promise<void> {
  requireBackend(pool.definition);
  await rereadPool(pool);
  await state.store.saveState(pool.definition);
  pool.isActive = true;
}

/** Reads volumes and room anew. Volumes that are being made or copied stay as they are. @throws {VirtError} as above. */
export async function rereadPool(pool: Pool): Promise<void> {
  const volumes = await readVolumes(pool.path);
  for (const [name, volume] of pool.volumes) {
    if (volume.isBuilding || volume.users > 0) volumes.set(name, volume);
  }
  const room = await readRoom(pool.path);
  const definition = await withPermissions(pool.definition);
  pool.volumes = volumes;
  pool.definition = { ...definition, ...room };
}

/** Makes a pool inactive; what a definition made meanwhile takes effect. A pool without one is gone. */
export async function stopPool(state: StorageState, pool: Pool): Promise<void> {
  await state.store.removeState(pool.name);
  pool.isActive = false;
  pool.volumes = new Map();
  if (pool.newDefinition !== undefined) pool.definition = pool.newDefinition;
  pool.newDefinition = undefined;
  if (!pool.isPersistent) state.pools.remove(pool);
  emitLifecycle(state, pool, 'stopped');
}
