/** Volumes of storage pools. @source libvirt testStorageVolCreateXML and its neighbours */
import {
  StorageVolCreateFlags,
  type Methods,
  type StoragePoolRef,
  type StorageVolRef,
} from '@typevirt/driver';
import { formatStorageVolume, parseStorageVolume, type StorageVolume } from '@typevirt/model';
import { testError } from '../errors.ts';
import type { TestPool } from '../objects/pool.ts';
import type { World } from '../world/world.ts';
import { allowFlags, type MethodContext } from './context.ts';
import { requireActivePool } from './pools.ts';

export type VolumeMethods = Pick<
  Methods,
  | 'storagePoolListAllVolumes'
  | 'storagePoolLookupByVolume'
  | 'storageVolLookupByName'
  | 'storageVolLookupByKey'
  | 'storageVolLookupByPath'
  | 'storageVolCreateXml'
  | 'storageVolCreateXmlFrom'
  | 'storageVolDelete'
  | 'storageVolGetInfo'
  | 'storageVolGetXmlDesc'
  | 'storageVolGetPath'
>;

export function volumeMethods({ world }: MethodContext): VolumeMethods {
  const active = (ref: Pick<StoragePoolRef, 'name'>): TestPool => requireActivePool(world.pool(ref));
  const find = ({ pool, name }: StorageVolRef) => requireVolume(active({ name: pool }), name);
  return {
    storagePoolListAllVolumes({ pool: ref, flags }) {
      allowFlags(flags, 0, 'testStoragePoolListAllVolumes');
      const pool = world.pool(ref);
      if (!pool.isActive) throw testError('operationInvalid', 'storage pool is not active');
      return { vols: [...pool.volumes.values()].map((volume) => pool.volumeRef(volume)) };
    },
    storagePoolLookupByVolume: ({ vol }) => ({ pool: active({ name: vol.pool }).ref }),
    storageVolLookupByName({ pool: ref, name }) {
      const pool = active(ref);
      return { vol: pool.volumeRef(requireVolume(pool, name)) };
    },
    storageVolLookupByKey: ({ key }) => ({
      vol: anywhere(world, (volume) => volume.key === key, `key '${key}'`),
    }),
    storageVolLookupByPath: ({ path }) => ({
      vol: anywhere(world, (volume) => volume.target.path === path, `path '${path}'`),
    }),
    storageVolCreateXml({ pool: ref, xml, flags }) {
      allowFlags(flags, StorageVolCreateFlags.validate, 'testStorageVolCreateXML');
      const pool = active(ref);
      return { vol: add(pool, parseStorageVolume(xml, { pool: pool.definition.type, strict: flags !== 0 })) };
    },
    storageVolCreateXmlFrom({ pool: ref, xml, clonevol, flags }) {
      allowFlags(flags, 0, 'testStorageVolCreateXMLFrom');
      const pool = active(ref);
      const volume = parseStorageVolume(xml, { pool: pool.definition.type });
      if (pool.volumes.has(volume.name)) throw testError('operationFailed', 'storage vol already exists');
      requireVolume(pool, clonevol.name);
      return { vol: add(pool, volume) };
    },
    storageVolDelete({ vol, flags }) {
      allowFlags(flags, 0, 'testStorageVolDelete');
      const pool = active({ name: vol.pool });
      pool.volumes.delete(requireVolume(pool, vol.name).name);
    },
    storageVolGetInfo({ vol, flags }) {
      if (flags !== 0) throw testError('noSupport', 'virStorageVolGetInfoFlags');
      const { capacity, allocation } = find(vol);
      const { type } = world.pool({ name: vol.pool }).definition;
      return { type: isOfBlocks(type) ? 1 : 0, capacity, allocation };
    },
    storageVolGetXmlDesc({ vol, flags }) {
      allowFlags(flags, 0, 'testStorageVolGetXMLDesc');
      return { xml: formatStorageVolume(find(vol)) };
    },
    storageVolGetPath: ({ vol }) => ({ name: find(vol).target.path ?? '' }),
  };
}

function isOfBlocks(type: string): boolean {
  return ['logical', 'disk', 'iscsi', 'scsi', 'mpath'].includes(type);
}

function requireVolume({ volumes }: TestPool, name: string): StorageVolume {
  const volume = volumes.get(name);
  if (volume === undefined) throw testError('noStorageVol', `no storage vol with matching name '${name}'`);
  return volume;
}

function anywhere({ pools }: World, suits: (volume: StorageVolume) => boolean, key: string): StorageVolRef {
  for (const pool of pools) {
    if (!pool.isActive) continue;
    for (const volume of pool.volumes.values()) if (suits(volume)) return pool.volumeRef(volume);
  }
  throw testError('noStorageVol', `no storage vol with matching ${key}`);
}

/** @throws {VirtError} `operationFailed` for a name that is taken, `internalError` where there is no room. */
export function add(pool: TestPool, given: StorageVolume): StorageVolRef {
  if (pool.volumes.has(given.name)) throw testError('operationFailed', 'storage vol already exists');
  if (given.allocation > pool.room.available) {
    throw testError('internalError', `Not enough free space in pool for volume '${given.name}'`);
  }
  const path = `${pool.definition.target?.path ?? ''}/${given.name}`;
  const volume = { ...given, key: path, target: { ...given.target, path } };
  pool.volumes.set(given.name, volume);
  return pool.volumeRef(volume);
}
