/** Look-ups, lists and definitions of storage pools and volumes. */
import type { ConnectListAllStoragePoolsFlags } from '@typevirt/driver';
import { ConnectionDomains } from './connection-domains.ts';
import { StoragePool, StorageVol } from './storage.ts';
import type { CallOptions } from './virt-object.ts';

/** Look-ups, lists and definitions of storage pools and volumes. */
export class ConnectionStorage extends ConnectionDomains {
  /** @source libvirt virConnectFindStoragePoolSources, since 0.4.5 */
  async findStoragePoolSources(
    type: string,
    srcSpec: string | null = null,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<string> {
    return (
      await this.session.call(
        'connectFindStoragePoolSources',
        { type, srcSpec, flags },
        'virConnectFindStoragePoolSources',
        options,
      )
    ).xml;
  }

  /** @source libvirt virStoragePoolCreateXML, since 0.4.1 */
  async storagePoolCreateXml(xml: string, flags: number = 0, options?: CallOptions): Promise<StoragePool> {
    return new StoragePool(
      this.session,
      (await this.session.call('storagePoolCreateXml', { xml, flags }, 'virStoragePoolCreateXML', options))
        .pool,
    );
  }

  /**
   * Keeps the definition of a pool; `build` makes its place, `create` of the pool starts it.
   *
   * @param xml A `<pool>`.
   * @param flags `StoragePoolDefineFlags`.
   * @throws {VirtError} `xmlError`; `operationFailed` where only one of name and uuid match.
   * @source libvirt virStoragePoolDefineXML, since 0.4.1
   */
  async storagePoolDefineXml(xml: string, flags: number = 0, options?: CallOptions): Promise<StoragePool> {
    return new StoragePool(
      this.session,
      (await this.session.call('storagePoolDefineXml', { xml, flags }, 'virStoragePoolDefineXML', options))
        .pool,
    );
  }

  /**
   * @throws {VirtError} `noStoragePool` where none has the name.
   * @source libvirt virStoragePoolLookupByName, since 0.4.1
   */
  async storagePoolLookupByName(name: string, options?: CallOptions): Promise<StoragePool> {
    return new StoragePool(
      this.session,
      (await this.session.call('storagePoolLookupByName', { name }, 'virStoragePoolLookupByName', options))
        .pool,
    );
  }

  /**
   * @throws {VirtError} `noStoragePool` where none has it.
   * @source libvirt virStoragePoolLookupByUUID, since 0.4.1
   */
  async storagePoolLookupByUuid(uuid: string, options?: CallOptions): Promise<StoragePool> {
    return new StoragePool(
      this.session,
      (await this.session.call('storagePoolLookupByUuid', { uuid }, 'virStoragePoolLookupByUUID', options))
        .pool,
    );
  }

  /**
   * @throws {VirtError} `noStorageVol` where no pool has it.
   * @source libvirt virStorageVolLookupByKey, since 0.4.1
   */
  async storageVolLookupByKey(key: string, options?: CallOptions): Promise<StorageVol> {
    return new StorageVol(
      this.session,
      (await this.session.call('storageVolLookupByKey', { key }, 'virStorageVolLookupByKey', options)).vol,
    );
  }

  /**
   * @param path On the daemon's host, of a volume of a running pool.
   * @throws {VirtError} `noStorageVol` where no pool has it.
   * @source libvirt virStorageVolLookupByPath, since 0.4.1
   */
  async storageVolLookupByPath(path: string, options?: CallOptions): Promise<StorageVol> {
    return new StorageVol(
      this.session,
      (await this.session.call('storageVolLookupByPath', { path }, 'virStorageVolLookupByPath', options)).vol,
    );
  }

  /**
   * All pools, or those that the flags pick.
   *
   * @param flags `ConnectListAllStoragePoolsFlags`; bits of one group, of which the types are one, are alternatives.
   * @source libvirt virConnectListAllStoragePools, since 0.10.2
   */
  async listAllStoragePools(
    flags: ConnectListAllStoragePoolsFlags = 0,
    options?: CallOptions,
  ): Promise<StoragePool[]> {
    return (
      await this.session.call(
        'connectListAllStoragePools',
        { flags },
        'virConnectListAllStoragePools',
        options,
      )
    ).pools.map((ref) => new StoragePool(this.session, ref));
  }

  /** @source libvirt virStoragePoolLookupByTargetPath, since 4.1.0 */
  async storagePoolLookupByTargetPath(path: string, options?: CallOptions): Promise<StoragePool> {
    return new StoragePool(
      this.session,
      (
        await this.session.call(
          'storagePoolLookupByTargetPath',
          { path },
          'virStoragePoolLookupByTargetPath',
          options,
        )
      ).pool,
    );
  }

  /** @source libvirt virConnectGetStoragePoolCapabilities, since 5.2.0 */
  async getStoragePoolCapabilities(flags: number = 0, options?: CallOptions): Promise<string> {
    return (
      await this.session.call(
        'connectGetStoragePoolCapabilities',
        { flags },
        'virConnectGetStoragePoolCapabilities',
        options,
      )
    ).capabilities;
  }
}
