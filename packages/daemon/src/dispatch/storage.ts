/**
 * Storage pools and volumes.
 */
import {
  type Awaitable,
  ConnectListAllStoragePoolsFlags,
  type StoragePoolRef,
  type StorageVolRef,
  StorageVolWipeAlgorithm,
} from '@typevirt/driver';
import type { Session } from '../session/session.ts';
import { area, ask, same, after, withFlags } from './handler.ts';
import { all, counted, namesOf, numberOf } from './lists.ts';

const nameOf = (pool: StoragePoolRef): string => pool.name;
const active = all('connectListAllStoragePools', 'pools', ConnectListAllStoragePoolsFlags.active);
const inactive = all('connectListAllStoragePools', 'pools', ConnectListAllStoragePoolsFlags.inactive);

function volumes({ pool }: { pool: StoragePoolRef }, session: Session): Awaitable<readonly StorageVolRef[]> {
  return after(ask(session, 'storagePoolListAllVolumes', { pool, flags: 0 }), (reply) => reply.vols);
}

export const storageHandlers = area({
  connectNumOfStoragePools: numberOf(active),
  connectListStoragePools: namesOf(active, nameOf),
  connectNumOfDefinedStoragePools: numberOf(inactive),
  connectListDefinedStoragePools: namesOf(inactive, nameOf),
  connectFindStoragePoolSources: same('connectFindStoragePoolSources'),
  storagePoolCreateXml: same('storagePoolCreateXml'),
  storagePoolDefineXml: same('storagePoolDefineXml'),
  storagePoolCreate: same('storagePoolCreate'),
  storagePoolBuild: same('storagePoolBuild'),
  storagePoolDestroy: same('storagePoolDestroy'),
  storagePoolDelete: same('storagePoolDelete'),
  storagePoolUndefine: same('storagePoolUndefine'),
  storagePoolRefresh: same('storagePoolRefresh'),
  storagePoolLookupByName: same('storagePoolLookupByName'),
  storagePoolLookupByUuid: same('storagePoolLookupByUuid'),
  storagePoolLookupByVolume: same('storagePoolLookupByVolume'),
  storagePoolGetInfo: same('storagePoolGetInfo'),
  storagePoolGetXmlDesc: same('storagePoolGetXmlDesc'),
  storagePoolGetAutostart: same('storagePoolGetAutostart'),
  storagePoolSetAutostart: same('storagePoolSetAutostart'),
  storagePoolNumOfVolumes: numberOf(volumes),
  storagePoolListVolumes: namesOf(volumes, (volume) => volume.name),
  storageVolCreateXml: same('storageVolCreateXml'),
  storageVolDelete: same('storageVolDelete'),
  storageVolLookupByName: same('storageVolLookupByName'),
  storageVolLookupByKey: same('storageVolLookupByKey'),
  storageVolLookupByPath: same('storageVolLookupByPath'),
  storageVolGetInfo: withFlags('storageVolGetInfo', 0),
  storageVolGetXmlDesc: same('storageVolGetXmlDesc'),
  storageVolGetPath: same('storageVolGetPath'),
  storageVolCreateXmlFrom: same('storageVolCreateXmlFrom'),
  storagePoolIsActive: same('storagePoolIsActive'),
  storagePoolIsPersistent: same('storagePoolIsPersistent'),
  storageVolWipe: ({ vol, flags }, session) =>
    ask(session, 'storageVolWipe', { vol, flags, algorithm: StorageVolWipeAlgorithm.zero }),
  storageVolUpload: same('storageVolUpload'),
  storageVolDownload: same('storageVolDownload'),
  storageVolWipePattern: same('storageVolWipe'),
  storageVolResize: same('storageVolResize'),
  connectListAllStoragePools: counted('connectListAllStoragePools', 'pools'),
  storagePoolListAllVolumes: counted('storagePoolListAllVolumes', 'vols'),
  storageVolGetInfoFlags: same('storageVolGetInfo'),
  storagePoolLookupByTargetPath: same('storagePoolLookupByTargetPath'),
  connectGetStoragePoolCapabilities: same('connectGetStoragePoolCapabilities'),
});
