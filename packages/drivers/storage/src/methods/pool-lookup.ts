/** Finding pools, and what they say. @source libvirt storage_driver.c, virStoragePoolObjMatch */
import {
  ConnectListAllStoragePoolsFlags as List,
  StoragePoolState,
  StorageXMLFlags,
  type Methods,
} from '@typevirt/driver';
import { formatStoragePool } from '@typevirt/model';
import { poolKinds } from '../backend/kinds.ts';
import { tidyPath } from '../paths.ts';
import { refusal } from '../errors.ts';
import type { Pool } from '../pool.ts';
import { findPool, poolNamed } from '../state.ts';
import { allowFlags, type MethodContext } from './context.ts';

type LookupMethods = Pick<
  Methods,
  | 'storagePoolLookupByName'
  | 'storagePoolLookupByUuid'
  | 'storagePoolLookupByVolume'
  | 'storagePoolLookupByTargetPath'
  | 'connectListAllStoragePools'
  | 'storagePoolGetInfo'
  | 'storagePoolGetXmlDesc'
  | 'storagePoolIsActive'
  | 'storagePoolIsPersistent'
>;

export function lookupMethods({ state }: MethodContext): LookupMethods {
  const { pools } = state;
  return {
    storagePoolLookupByName: ({ name }) => ({ pool: poolNamed(state, name).ref }),
    storagePoolLookupByUuid({ uuid }) {
      const pool = pools.byUuid(uuid);
      if (pool !== undefined) return { pool: pool.ref };
      throw refusal('noStoragePool', `no storage pool with matching uuid '${uuid}'`);
    },
    storagePoolLookupByVolume: ({ vol }) => ({ pool: poolNamed(state, vol.pool).ref }),
    storagePoolLookupByTargetPath({ path }) {
      const tidy = tidyPath(path);
      for (const pool of pools) if (pool.isActive && pool.path === tidy) return { pool: pool.ref };
      const alike = tidy === path ? '' : ` (${tidy})`;
      throw refusal('noStoragePool', `no storage pool with matching target path '${path}'${alike}`);
    },
    connectListAllStoragePools({ flags }) {
      allowFlags(flags, stateFlags | typeFlags, 'storageConnectListAllStoragePools');
      return { pools: [...pools].filter((pool) => isListed(pool, flags)).map(({ ref }) => ref) };
    },
    storagePoolGetInfo({ pool: ref }) {
      const { isActive, definition } = findPool(state, ref);
      const { capacity, allocation, available } = definition;
      const { running, inactive } = StoragePoolState;
      return { state: isActive ? running : inactive, capacity, allocation, available };
    },
    storagePoolGetXmlDesc({ pool: ref, flags }) {
      allowFlags(flags, StorageXMLFlags.inactive, 'storagePoolGetXMLDesc');
      const { definition, newDefinition } = findPool(state, ref);
      const next = (flags & StorageXMLFlags.inactive) === 0 ? undefined : newDefinition;
      return { xml: formatStoragePool(next ?? definition) };
    },
    storagePoolIsActive: ({ pool: ref }) => ({ active: findPool(state, ref).isActive }),
    storagePoolIsPersistent: ({ pool: ref }) => ({ persistent: findPool(state, ref).isPersistent }),
  };
}

const stateFlags = 0x3f;
/** Bit of each kind. */
const flagOf: ReadonlyMap<string, number> = new Map([
  ['dir', List.dir],
  ['fs', List.fs],
  ['netfs', List.netfs],
  ['logical', List.logical],
  ['disk', List.disk],
  ['iscsi', List.iscsi],
  ['scsi', List.scsi],
  ['mpath', List.mpath],
  ['rbd', List.rbd],
  ['sheepdog', List.sheepdog],
  ['gluster', List.gluster],
  ['zfs', List.zfs],
  ['vstorage', List.vstorage],
  ['iscsi-direct', List.iscsiDirect],
]);
const typeFlags = poolKinds.reduce((all, kind) => all | (flagOf.get(kind) ?? 0), 0);

function isListed({ isActive, isPersistent, autostart, definition }: Pool, flags: number): boolean {
  const groups = [
    [isActive, List.active, List.inactive],
    [isPersistent, List.persistent, List.transient],
    [autostart, List.autostart, List.noAutostart],
  ] as const;
  if ((flags & typeFlags) !== 0 && (flags & (flagOf.get(definition.type) ?? 0)) === 0) return false;
  return groups.every(([holds, yes, no]) => (flags & (yes | no)) === 0 || (flags & (holds ? yes : no)) !== 0);
}
