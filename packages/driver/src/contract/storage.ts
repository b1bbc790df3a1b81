/**
 * Storage pools and volumes: the contract's methods, named as the wire protocol's procedures; of each family (`create`, `createWithFlags`)
 * only the newest member, since it can say what the older ones say.
 */
import type { Awaitable, ByteStream, Call } from '../call.ts';
import type {
  ConnectListAllStoragePoolsFlags,
  StoragePoolBuildFlags,
  StoragePoolCreateFlags,
  StoragePoolDeleteFlags,
  StorageVolDeleteFlags,
  StorageVolDownloadFlags,
  StorageVolResizeFlags,
  StorageVolUploadFlags,
} from '../constants/index.ts';
import type { StoragePoolRef, StorageVolRef } from '../refs.ts';

/** Storage pools and volumes. A driver has those methods that its hypervisor can do. */
export interface StorageMethods {
  /** @source libvirt virConnectFindStoragePoolSources, procedure 75, since 0.4.5 */
  connectFindStoragePoolSources(
    args: { readonly type: string; readonly srcSpec: string | null; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly xml: string }>;
  /** @source libvirt virStoragePoolCreateXML, procedure 76, since 0.4.1 */
  storagePoolCreateXml(
    args: { readonly xml: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly pool: StoragePoolRef }>;
  /** @source libvirt virStoragePoolDefineXML, procedure 77, since 0.4.1 */
  storagePoolDefineXml(
    args: { readonly xml: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly pool: StoragePoolRef }>;
  /** @source libvirt virStoragePoolCreate, procedure 78, since 0.4.1 */
  storagePoolCreate(
    args: { readonly pool: StoragePoolRef; readonly flags: StoragePoolCreateFlags },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virStoragePoolBuild, procedure 79, since 0.4.1 */
  storagePoolBuild(
    args: { readonly pool: StoragePoolRef; readonly flags: StoragePoolBuildFlags },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virStoragePoolDestroy, procedure 80, since 0.4.1 */
  storagePoolDestroy(args: { readonly pool: StoragePoolRef }, call: Call): Awaitable<void>;
  /** @source libvirt virStoragePoolDelete, procedure 81, since 0.4.1 */
  storagePoolDelete(
    args: { readonly pool: StoragePoolRef; readonly flags: StoragePoolDeleteFlags },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virStoragePoolUndefine, procedure 82, since 0.4.1 */
  storagePoolUndefine(args: { readonly pool: StoragePoolRef }, call: Call): Awaitable<void>;
  /** @source libvirt virStoragePoolRefresh, procedure 83, since 0.4.1 */
  storagePoolRefresh(
    args: { readonly pool: StoragePoolRef; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virStoragePoolLookupByName, procedure 84, since 0.4.1 */
  storagePoolLookupByName(
    args: { readonly name: string },
    call: Call,
  ): Awaitable<{ readonly pool: StoragePoolRef }>;
  /** @source libvirt virStoragePoolLookupByUUID, procedure 85, since 0.4.1 */
  storagePoolLookupByUuid(
    args: { readonly uuid: string },
    call: Call,
  ): Awaitable<{ readonly pool: StoragePoolRef }>;
  /** @source libvirt virStoragePoolLookupByVolume, procedure 86, since 0.4.1 */
  storagePoolLookupByVolume(
    args: { readonly vol: StorageVolRef },
    call: Call,
  ): Awaitable<{ readonly pool: StoragePoolRef }>;
  /** @source libvirt virStoragePoolGetInfo, procedure 87, since 0.4.1 */
  storagePoolGetInfo(
    args: { readonly pool: StoragePoolRef },
    call: Call,
  ): Awaitable<{
    readonly state: number;
    readonly capacity: bigint;
    readonly allocation: bigint;
    readonly available: bigint;
  }>;
  /** @source libvirt virStoragePoolGetXMLDesc, procedure 88, since 0.4.1 */
  storagePoolGetXmlDesc(
    args: { readonly pool: StoragePoolRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly xml: string }>;
  /** @source libvirt virStoragePoolGetAutostart, procedure 89, since 0.4.1 */
  storagePoolGetAutostart(
    args: { readonly pool: StoragePoolRef },
    call: Call,
  ): Awaitable<{ readonly autostart: boolean }>;
  /** @source libvirt virStoragePoolSetAutostart, procedure 90, since 0.4.1 */
  storagePoolSetAutostart(
    args: { readonly pool: StoragePoolRef; readonly autostart: boolean },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virStorageVolCreateXML, procedure 93, since 0.4.1 */
  storageVolCreateXml(
    args: { readonly pool: StoragePoolRef; readonly xml: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly vol: StorageVolRef }>;
  /** @source libvirt virStorageVolDelete, procedure 94, since 0.4.1 */
  storageVolDelete(
    args: { readonly vol: StorageVolRef; readonly flags: StorageVolDeleteFlags },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virStorageVolLookupByName, procedure 95, since 0.4.1 */
  storageVolLookupByName(
    args: { readonly pool: StoragePoolRef; readonly name: string },
    call: Call,
  ): Awaitable<{ readonly vol: StorageVolRef }>;
  /** @source libvirt virStorageVolLookupByKey, procedure 96, since 0.4.1 */
  storageVolLookupByKey(
    args: { readonly key: string },
    call: Call,
  ): Awaitable<{ readonly vol: StorageVolRef }>;
  /** @source libvirt virStorageVolLookupByPath, procedure 97, since 0.4.1 */
  storageVolLookupByPath(
    args: { readonly path: string },
    call: Call,
  ): Awaitable<{ readonly vol: StorageVolRef }>;
  /** @source libvirt virStorageVolGetXMLDesc, procedure 99, since 0.4.1 */
  storageVolGetXmlDesc(
    args: { readonly vol: StorageVolRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly xml: string }>;
  /** @source libvirt virStorageVolGetPath, procedure 100, since 0.4.1 */
  storageVolGetPath(args: { readonly vol: StorageVolRef }, call: Call): Awaitable<{ readonly name: string }>;
  /** @source libvirt virStorageVolCreateXMLFrom, procedure 125, since 0.6.4 */
  storageVolCreateXmlFrom(
    args: {
      readonly pool: StoragePoolRef;
      readonly xml: string;
      readonly clonevol: StorageVolRef;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<{ readonly vol: StorageVolRef }>;
  /** @source libvirt virStoragePoolIsActive, procedure 154, since 0.7.3 */
  storagePoolIsActive(
    args: { readonly pool: StoragePoolRef },
    call: Call,
  ): Awaitable<{ readonly active: boolean }>;
  /** @source libvirt virStoragePoolIsPersistent, procedure 155, since 0.7.3 */
  storagePoolIsPersistent(
    args: { readonly pool: StoragePoolRef },
    call: Call,
  ): Awaitable<{ readonly persistent: boolean }>;
  /** @source libvirt virStorageVolUpload, procedure 208, since 0.9.0 */
  storageVolUpload(
    args: {
      readonly vol: StorageVolRef;
      readonly offset: bigint;
      readonly length: bigint;
      readonly flags: StorageVolUploadFlags;
    },
    call: Call,
  ): Awaitable<{ readonly stream: ByteStream }>;
  /** @source libvirt virStorageVolDownload, procedure 209, since 0.9.0 */
  storageVolDownload(
    args: {
      readonly vol: StorageVolRef;
      readonly offset: bigint;
      readonly length: bigint;
      readonly flags: StorageVolDownloadFlags;
    },
    call: Call,
  ): Awaitable<{ readonly stream: ByteStream }>;
  /** @source libvirt virStorageVolWipePattern, procedure 259, since 0.9.10 */
  storageVolWipe(
    args: { readonly vol: StorageVolRef; readonly algorithm: number; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virStorageVolResize, procedure 260, since 0.9.10 */
  storageVolResize(
    args: { readonly vol: StorageVolRef; readonly capacity: bigint; readonly flags: StorageVolResizeFlags },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virConnectListAllStoragePools, procedure 281, since 0.10.2 */
  connectListAllStoragePools(
    args: { readonly flags: ConnectListAllStoragePoolsFlags },
    call: Call,
  ): Awaitable<{ readonly pools: readonly StoragePoolRef[] }>;
  /** @source libvirt virStoragePoolListAllVolumes, procedure 282, since 0.10.2 */
  storagePoolListAllVolumes(
    args: { readonly pool: StoragePoolRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly vols: readonly StorageVolRef[] }>;
  /** @source libvirt virStorageVolGetInfoFlags, procedure 378, since 3.0.0 */
  storageVolGetInfo(
    args: { readonly vol: StorageVolRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly type: number; readonly capacity: bigint; readonly allocation: bigint }>;
  /** @source libvirt virStoragePoolLookupByTargetPath, procedure 391, since 4.1.0 */
  storagePoolLookupByTargetPath(
    args: { readonly path: string },
    call: Call,
  ): Awaitable<{ readonly pool: StoragePoolRef }>;
  /** @source libvirt virConnectGetStoragePoolCapabilities, procedure 403, since 5.2.0 */
  connectGetStoragePoolCapabilities(
    args: { readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly capabilities: string }>;
}
