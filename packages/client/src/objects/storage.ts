/** StoragePool, StorageVol: the API's objects over the contract's methods. */
import type {
  StoragePoolBuildFlags,
  StoragePoolCreateFlags,
  StoragePoolDeleteFlags,
  StoragePoolRef,
  StorageVolDeleteFlags,
  StorageVolDownloadFlags,
  StorageVolRef,
  StorageVolResizeFlags,
  StorageVolUploadFlags,
} from '@typevirt/driver';
import { duplexStream, type DuplexStream } from '../streams.ts';
import { VirtObject, type CallOptions } from './virt-object.ts';

/** A storage pool. Made by a connection; a plain reference, so that it may outlive what it names. */
export class StoragePool extends VirtObject<StoragePoolRef> {
  /**
   * Starts a defined pool and looks for its volumes.
   *
   * @param flags `StoragePoolCreateFlags`.
   * @throws {VirtError} `operationInvalid` where it runs.
   * @source libvirt virStoragePoolCreate, since 0.4.1
   */
  create(flags: StoragePoolCreateFlags = 0, options?: CallOptions): Promise<void> {
    return this.session.call('storagePoolCreate', { pool: this.ref, flags }, 'virStoragePoolCreate', options);
  }

  /**
   * Makes the pool's place: a folder, a file system, a volume group.
   *
   * @param flags `StoragePoolBuildFlags`; without `overwrite` nothing that is there is lost.
   * @source libvirt virStoragePoolBuild, since 0.4.1
   */
  build(flags: StoragePoolBuildFlags = 0, options?: CallOptions): Promise<void> {
    return this.session.call('storagePoolBuild', { pool: this.ref, flags }, 'virStoragePoolBuild', options);
  }

  /** @source libvirt virStoragePoolDestroy, since 0.4.1 */
  destroy(options?: CallOptions): Promise<void> {
    return this.session.call('storagePoolDestroy', { pool: this.ref }, 'virStoragePoolDestroy', options);
  }

  /** @source libvirt virStoragePoolDelete, since 0.4.1 */
  delete(flags: StoragePoolDeleteFlags = 0, options?: CallOptions): Promise<void> {
    return this.session.call('storagePoolDelete', { pool: this.ref, flags }, 'virStoragePoolDelete', options);
  }

  /** @source libvirt virStoragePoolUndefine, since 0.4.1 */
  undefine(options?: CallOptions): Promise<void> {
    return this.session.call('storagePoolUndefine', { pool: this.ref }, 'virStoragePoolUndefine', options);
  }

  /** @source libvirt virStoragePoolRefresh, since 0.4.1 */
  refresh(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'storagePoolRefresh',
      { pool: this.ref, flags },
      'virStoragePoolRefresh',
      options,
    );
  }

  /**
   * @returns `state`: a `StoragePoolState`; `capacity`, `allocation`, `available` in bytes.
   * @source libvirt virStoragePoolGetInfo, since 0.4.1
   */
  getInfo(options?: CallOptions): Promise<{
    readonly state: number;
    readonly capacity: bigint;
    readonly allocation: bigint;
    readonly available: bigint;
  }> {
    return this.session.call('storagePoolGetInfo', { pool: this.ref }, 'virStoragePoolGetInfo', options);
  }

  /** @source libvirt virStoragePoolGetXMLDesc, since 0.4.1 */
  async getXmlDesc(flags: number = 0, options?: CallOptions): Promise<string> {
    return (
      await this.session.call(
        'storagePoolGetXmlDesc',
        { pool: this.ref, flags },
        'virStoragePoolGetXMLDesc',
        options,
      )
    ).xml;
  }

  /** @source libvirt virStoragePoolGetAutostart, since 0.4.1 */
  async getAutostart(options?: CallOptions): Promise<boolean> {
    return (
      await this.session.call(
        'storagePoolGetAutostart',
        { pool: this.ref },
        'virStoragePoolGetAutostart',
        options,
      )
    ).autostart;
  }

  /** @source libvirt virStoragePoolSetAutostart, since 0.4.1 */
  setAutostart(autostart: boolean, options?: CallOptions): Promise<void> {
    return this.session.call(
      'storagePoolSetAutostart',
      { pool: this.ref, autostart },
      'virStoragePoolSetAutostart',
      options,
    );
  }

  /** @source libvirt virStorageVolCreateXML, since 0.4.1 */
  async volCreateXml(xml: string, flags: number = 0, options?: CallOptions): Promise<StorageVol> {
    return new StorageVol(
      this.session,
      (
        await this.session.call(
          'storageVolCreateXml',
          { pool: this.ref, xml, flags },
          'virStorageVolCreateXML',
          options,
        )
      ).vol,
    );
  }

  /** @source libvirt virStorageVolLookupByName, since 0.4.1 */
  async volLookupByName(name: string, options?: CallOptions): Promise<StorageVol> {
    return new StorageVol(
      this.session,
      (
        await this.session.call(
          'storageVolLookupByName',
          { pool: this.ref, name },
          'virStorageVolLookupByName',
          options,
        )
      ).vol,
    );
  }

  /** @source libvirt virStorageVolCreateXMLFrom, since 0.6.4 */
  async volCreateXmlFrom(
    xml: string,
    clonevol: StorageVol,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<StorageVol> {
    return new StorageVol(
      this.session,
      (
        await this.session.call(
          'storageVolCreateXmlFrom',
          { pool: this.ref, xml, clonevol: clonevol.ref, flags },
          'virStorageVolCreateXMLFrom',
          options,
        )
      ).vol,
    );
  }

  /** @source libvirt virStoragePoolIsActive, since 0.7.3 */
  async isActive(options?: CallOptions): Promise<boolean> {
    return (
      await this.session.call('storagePoolIsActive', { pool: this.ref }, 'virStoragePoolIsActive', options)
    ).active;
  }

  /** @source libvirt virStoragePoolIsPersistent, since 0.7.3 */
  async isPersistent(options?: CallOptions): Promise<boolean> {
    return (
      await this.session.call(
        'storagePoolIsPersistent',
        { pool: this.ref },
        'virStoragePoolIsPersistent',
        options,
      )
    ).persistent;
  }

  /** @source libvirt virStoragePoolListAllVolumes, since 0.10.2 */
  async listAllVolumes(flags: number = 0, options?: CallOptions): Promise<StorageVol[]> {
    return (
      await this.session.call(
        'storagePoolListAllVolumes',
        { pool: this.ref, flags },
        'virStoragePoolListAllVolumes',
        options,
      )
    ).vols.map((ref) => new StorageVol(this.session, ref));
  }
}

/** A volume of a storage pool. Made by a connection; a plain reference, so that it may outlive what it names. */
export class StorageVol extends VirtObject<StorageVolRef> {
  get key(): string {
    return this.ref.key;
  }

  /** @source libvirt virStoragePoolLookupByVolume, since 0.4.1 */
  async poolLookupByVolume(options?: CallOptions): Promise<StoragePool> {
    return new StoragePool(
      this.session,
      (
        await this.session.call(
          'storagePoolLookupByVolume',
          { vol: this.ref },
          'virStoragePoolLookupByVolume',
          options,
        )
      ).pool,
    );
  }

  /** @source libvirt virStorageVolDelete, since 0.4.1 */
  delete(flags: StorageVolDeleteFlags = 0, options?: CallOptions): Promise<void> {
    return this.session.call('storageVolDelete', { vol: this.ref, flags }, 'virStorageVolDelete', options);
  }

  /** @source libvirt virStorageVolGetXMLDesc, since 0.4.1 */
  async getXmlDesc(flags: number = 0, options?: CallOptions): Promise<string> {
    return (
      await this.session.call(
        'storageVolGetXmlDesc',
        { vol: this.ref, flags },
        'virStorageVolGetXMLDesc',
        options,
      )
    ).xml;
  }

  /** @source libvirt virStorageVolGetPath, since 0.4.1 */
  async getPath(options?: CallOptions): Promise<string> {
    return (await this.session.call('storageVolGetPath', { vol: this.ref }, 'virStorageVolGetPath', options))
      .name;
  }

  /**
   * A stream that writes to the volume; the volume is complete when its writer has closed.
   *
   * @param offset In bytes from the volume's start.
   * @param length In bytes; 0n: as much as comes.
   * @param flags `StorageVolUploadFlags`; `sparseStream` takes holes, through `bytes`.
   * @throws {VirtError} `operationInvalid` for a volume in use.
   * @source libvirt virStorageVolUpload, since 0.9.0
   */
  async upload(
    offset: bigint,
    length: bigint,
    flags: StorageVolUploadFlags = 0,
    options?: CallOptions,
  ): Promise<DuplexStream> {
    return duplexStream(
      (
        await this.session.call(
          'storageVolUpload',
          { vol: this.ref, offset, length, flags },
          'virStorageVolUpload',
          options,
        )
      ).stream,
    );
  }

  /**
   * A stream that reads the volume.
   *
   * @param offset In bytes from the volume's start.
   * @param length In bytes; 0n: to the end.
   * @param flags `StorageVolDownloadFlags`; `sparseStream` sends holes, read as zeros by `readable`.
   * @source libvirt virStorageVolDownload, since 0.9.0
   */
  async download(
    offset: bigint,
    length: bigint,
    flags: StorageVolDownloadFlags = 0,
    options?: CallOptions,
  ): Promise<DuplexStream> {
    return duplexStream(
      (
        await this.session.call(
          'storageVolDownload',
          { vol: this.ref, offset, length, flags },
          'virStorageVolDownload',
          options,
        )
      ).stream,
    );
  }

  /** @source libvirt virStorageVolWipePattern, since 0.9.10 */
  wipe(algorithm: number, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'storageVolWipe',
      { vol: this.ref, algorithm, flags },
      'virStorageVolWipePattern',
      options,
    );
  }

  /**
   * @param capacity In bytes; a difference with `StorageVolResizeFlags.delta`.
   * @param flags `StorageVolResizeFlags`; less than now needs `shrink`.
   * @throws {VirtError} `invalidArg` where it cannot be had.
   * @source libvirt virStorageVolResize, since 0.9.10
   */
  resize(capacity: bigint, flags: StorageVolResizeFlags = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'storageVolResize',
      { vol: this.ref, capacity, flags },
      'virStorageVolResize',
      options,
    );
  }

  /**
   * @returns `type`: a `StorageVolType`; `capacity`, `allocation` in bytes.
   * @source libvirt virStorageVolGetInfoFlags, since 3.0.0
   */
  getInfo(
    flags: number = 0,
    options?: CallOptions,
  ): Promise<{ readonly type: number; readonly capacity: bigint; readonly allocation: bigint }> {
    return this.session.call(
      'storageVolGetInfo',
      { vol: this.ref, flags },
      'virStorageVolGetInfoFlags',
      options,
    );
  }
}
