/** Making, copying and removing volumes. @source libvirt storage_driver.c */
import {
  StorageVolCreateFlags as Create,
  type Call,
  type Methods,
  type StorageVolRef,
} from '@typevirt/driver';
import type { StorageVolume } from '@typevirt/model';
import { readRoom } from '../backend/dir.ts';
import { readVolume } from '../documents.ts';
import { refusal } from '../errors.ts';
import type { Pool } from '../pool.ts';
import { activePool, findVolume } from '../state.ts';
import { removeVolume } from '../volume/change.ts';
import { makeVolume } from '../volume/create.ts';
import { refreshed } from '../volume/look.ts';
import { Volume } from '../volume/volume.ts';
import { allowFlags, type MethodContext } from './context.ts';

type VolumeCreateMethods = Pick<
  Methods,
  'storageVolCreateXml' | 'storageVolCreateXmlFrom' | 'storageVolDelete'
>;

export function volumeCreateMethods({ state }: MethodContext): VolumeCreateMethods {
  return {
    async storageVolCreateXml({ pool: ref, xml, flags }, call) {
      allowFlags(flags, Create.preallocMetadata | Create.validate, 'storageVolCreateXML');
      const pool = activePool(state, ref);
      const document = readVolume(xml, {
        pool: pool.definition.type,
        needsCapacity: 'unlessBacked',
        strict: (flags & Create.validate) !== 0,
      });
      if (pool.volumes.has(document.name)) {
        throw refusal('storageVolExist', `'${document.name}'`);
      }
      return { vol: await addVolume(pool, document, { flags, call }) };
    },
    async storageVolCreateXmlFrom({ pool: ref, xml, clonevol, flags }, call) {
      const known = Create.preallocMetadata | Create.reflink | Create.validate;
      allowFlags(flags, known, 'storageVolCreateXMLFrom');
      const pool = activePool(state, ref);
      const { volume: source } = findVolume(state, clonevol);
      const given = readVolume(xml, {
        pool: pool.definition.type,
        needsCapacity: 'never',
        strict: (flags & Create.validate) !== 0,
      });
      if (pool.volumes.has(given.name)) {
        throw refusal('internalError', `storage volume name '${given.name}' already in use.`);
      }
      source.requireBuilt();
      source.users += 1;
      try {
        const original = await refreshed(source);
        const document = atLeast(given, original);
        return { vol: await addVolume(pool, document, { flags, call, original }) };
      } finally {
        source.users -= 1;
      }
    },
    async storageVolDelete({ vol, flags }) {
      const { pool, volume } = findVolume(state, vol);
      volume.requireUnused();
      allowFlags(flags, 0, 'virStorageBackendVolDeleteLocal');
      await removeVolume(volume);
      if (pool.volumes.get(volume.name) === volume) pool.volumes.delete(volume.name);
      await noteRoom(pool);
    },
  };
}

/** A copy is no smaller than its original; the model gives what names no allocation the capacity it names. */
function atLeast(given: StorageVolume, { capacity }: StorageVolume): StorageVolume {
  if (given.capacity >= capacity) return given;
  const allocation = given.allocation === given.capacity ? capacity : given.allocation;
  return { ...given, capacity, allocation };
}

interface Circumstances {
  readonly flags: number;
  readonly call: Call;
  readonly original?: StorageVolume;
}

/** Makes a volume; others see it, as one that is being made, from the first moment on. */
async function addVolume(
  pool: Pool,
  document: StorageVolume,
  { flags, call, original }: Circumstances,
): Promise<StorageVolRef> {
  const { name } = document;
  if (name.includes('/')) throw refusal('operationInvalid', `volume name '${name}' cannot contain '/'`);
  const type = document.target.format === 'dir' ? 'dir' : 'file';
  const volume = new Volume(`${pool.path}/${name}`, { ...document, type });
  volume.isBuilding = true;
  pool.volumes.set(name, volume);
  try {
    await makeVolume({ volume, flags, original, signal: call.signal });
    volume.document = await refreshed(volume);
  } catch (error) {
    pool.volumes.delete(name);
    throw error;
  } finally {
    volume.isBuilding = false;
  }
  await noteRoom(pool);
  return pool.volumeRef(volume);
}

/** The room has changed. Where it cannot be read now, the next refresh will tell. */
async function noteRoom(pool: Pool): Promise<void> {
  await readRoom(pool.path).then(
    (room) => pool.setRoom(room),
    () => undefined,
  );
}
