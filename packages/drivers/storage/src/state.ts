/** The driver's one state, shared by all connections. */
import type { StoragePoolRef, StorageVolRef } from '@typevirt/driver';
import type { EventHub, ObjectList } from '@typevirt/driver/kit';
import { StoragePoolEventLifecycleType as Event } from '@typevirt/driver';
import { refusal } from './errors.ts';
import type { Pool } from './pool.ts';
import type { PoolStore } from './store.ts';
import type { Volume } from './volume/volume.ts';

/** Where a driver's words for the administrator go. */
export interface Log {
  debug(text: string, details?: object): void;
  info(text: string, details?: object): void;
  warn(text: string, details?: object): void;
  error(text: string, details?: object): void;
}

/** All that the driver's functions share. */
export interface StorageState {
  readonly pools: ObjectList<Pool>;
  readonly store: PoolStore;
  readonly hub: EventHub;
  readonly log: Log;
}

/** Tells what became of a pool. */
export function emitLifecycle({ hub }: StorageState, { ref }: Pool, event: keyof typeof Event): void {
  hub.emit('storagePool', 'lifecycle', { pool: ref, event: Event[event], detail: 0 }, ref.uuid);
}

/** Tells that a pool's volumes were looked at anew. */
export function emitRefresh({ hub }: StorageState, { ref }: Pool): void {
  hub.emit('storagePool', 'refresh', { pool: ref }, ref.uuid);
}

/** @throws {VirtError} `noStoragePool`. */
export function findPool({ pools }: StorageState, { name, uuid }: StoragePoolRef): Pool {
  const pool = pools.byUuid(uuid);
  if (pool !== undefined) return pool;
  throw refusal('noStoragePool', `no storage pool with matching uuid '${uuid}' (${name})`);
}

/** @throws {VirtError} `noStoragePool`. */
export function poolNamed({ pools }: StorageState, name: string): Pool {
  const pool = pools.byName(name);
  if (pool !== undefined) return pool;
  throw refusal('noStoragePool', `no storage pool with matching name '${name}'`);
}

/** @throws {VirtError} `noStoragePool`; `operationInvalid` for a pool that is not active. */
export function activePool(state: StorageState, ref: StoragePoolRef): Pool {
  return requireActive(findPool(state, ref));
}

/** @throws {VirtError} `operationInvalid` for a pool that is not active. */
export function requireActive(pool: Pool): Pool {
  if (pool.isActive) return pool;
  throw refusal('operationInvalid', `storage pool '${pool.name}' is not active`);
}

/**
 * A volume with its pool.
 *
 * @throws {VirtError} `noStoragePool`, `operationInvalid` for a pool that is not active, `noStorageVol`.
 */
export function findVolume(
  state: StorageState,
  { pool: poolName, name }: StorageVolRef,
): { readonly pool: Pool; readonly volume: Volume } {
  const pool = requireActive(poolNamed(state, poolName));
  return { pool, volume: pool.volumeNamed(name) };
}
