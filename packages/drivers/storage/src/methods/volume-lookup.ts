/** Finding volumes, and what they say. @source libvirt storage_driver.c */
import { StorageVolInfoFlags, StorageVolType, type Methods, type StorageVolRef } from '@typevirt/driver';
import { formatStorageVolume } from '@typevirt/model';
import { refusal } from '../errors.ts';
import { tidyPath } from '../paths.ts';
import type { Pool } from '../pool.ts';
import { activePool, findVolume, type StorageState } from '../state.ts';
import { refreshed } from '../volume/look.ts';
import type { Volume } from '../volume/volume.ts';
import { allowFlags, type MethodContext } from './context.ts';

type VolumeLookupMethods = Pick<
  Methods,
  | 'storagePoolListAllVolumes'
  | 'storageVolLookupByName'
  | 'storageVolLookupByKey'
  | 'storageVolLookupByPath'
  | 'storageVolGetInfo'
  | 'storageVolGetXmlDesc'
  | 'storageVolGetPath'
>;

export function volumeLookupMethods({ state }: MethodContext): VolumeLookupMethods {
  return {
    storagePoolListAllVolumes({ pool: ref, flags }) {
      allowFlags(flags, 0, 'storagePoolListAllVolumes');
      const pool = activePool(state, ref);
      return { vols: [...pool.volumes.values()].map((volume) => pool.volumeRef(volume)) };
    },
    storageVolLookupByName({ pool: ref, name }) {
      const pool = activePool(state, ref);
      return { vol: pool.volumeRef(pool.volumeNamed(name)) };
    },
    storageVolLookupByKey({ key }) {
      const vol = volumeAt(state, key);
      if (vol !== undefined) return { vol };
      throw refusal('noStorageVol', `no storage vol with matching key ${key}`);
    },
    storageVolLookupByPath({ path }) {
      const tidy = tidyPath(path);
      const vol = volumeAt(state, tidy);
      if (vol !== undefined) return { vol };
      const alike = tidy === path ? '' : ` (${tidy})`;
      throw refusal('noStorageVol', `no storage vol with matching path '${path}'${alike}`);
    },
    async storageVolGetInfo({ vol, flags }) {
      allowFlags(flags, StorageVolInfoFlags.getPhysical, 'storageVolGetInfoFlags');
      const { volume } = findVolume(state, vol);
      const { type, capacity, allocation, physical } = await now(volume);
      const wantsPhysical = (flags & StorageVolInfoFlags.getPhysical) !== 0;
      return {
        type: StorageVolType[type],
        capacity,
        allocation: wantsPhysical ? (physical ?? 0n) : allocation,
      };
    },
    async storageVolGetXmlDesc({ vol, flags }) {
      allowFlags(flags, 0, 'storageVolGetXMLDesc');
      const { volume } = findVolume(state, vol);
      return { xml: formatStorageVolume(await now(volume)) };
    },
    storageVolGetPath: ({ vol }) => ({ name: findVolume(state, vol).volume.path }),
  };
}

/** The document as the file is now, which is remembered. One that is being made has none yet. */
async function now(volume: Volume): Promise<Volume['document']> {
  if (!volume.isBuilding) volume.document = await refreshed(volume);
  return volume.document;
}

/** The volume of an active pool that has a path, which is also its key. */
function volumeAt({ pools }: StorageState, path: string): StorageVolRef | undefined {
  const at = path.lastIndexOf('/');
  const [folder, name] = [path.slice(0, at), path.slice(at + 1)];
  const holds = (pool: Pool): boolean => pool.isActive && pool.path === folder;
  for (const pool of pools) {
    const volume = holds(pool) ? pool.volumes.get(name) : undefined;
    if (volume !== undefined) return pool.volumeRef(volume);
  }
  return undefined;
}
