/** DomainCheckpoint: the API's objects over the contract's methods. */
import type {
  DomainCheckpointDeleteFlags,
  DomainCheckpointRef,
  DomainCheckpointXMLFlags,
} from '@typevirt/driver';
import { VirtObject, type CallOptions } from './virt-object.ts';

/** A checkpoint of a domain: the moment from which changed blocks are known. Made by a connection; a plain reference, so that it may outlive what it names. */
export class DomainCheckpoint extends VirtObject<DomainCheckpointRef> {
  /**
   * The checkpoint's document.
   *
   * @param flags `DomainCheckpointXMLFlags`: `noDomain` without the domain then, `size` with the bytes changed since (running guests only).
   * @source libvirt virDomainCheckpointGetXMLDesc, since 5.6.0
   */
  async getXmlDesc(flags: DomainCheckpointXMLFlags = 0, options?: CallOptions): Promise<string> {
    return (
      await this.session.call(
        'domainCheckpointGetXmlDesc',
        { checkpoint: this.ref, flags },
        'virDomainCheckpointGetXMLDesc',
        options,
      )
    ).xml;
  }

  /**
   * @param flags `DomainCheckpointListFlags`; `descendants` for children's children too.
   * @source libvirt virDomainCheckpointListAllChildren, since 5.6.0
   */
  async listAllChildren(flags: number = 0, options?: CallOptions): Promise<DomainCheckpoint[]> {
    return (
      await this.session.call(
        'domainCheckpointListAllChildren',
        { checkpoint: this.ref, flags },
        'virDomainCheckpointListAllChildren',
        options,
      )
    ).checkpoints.map((ref) => new DomainCheckpoint(this.session, ref));
  }

  /**
   * @throws {VirtError} `noDomainCheckpoint` where it has none.
   * @source libvirt virDomainCheckpointGetParent, since 5.6.0
   */
  async getParent(flags: number = 0, options?: CallOptions): Promise<DomainCheckpoint> {
    return new DomainCheckpoint(
      this.session,
      (
        await this.session.call(
          'domainCheckpointGetParent',
          { checkpoint: this.ref, flags },
          'virDomainCheckpointGetParent',
          options,
        )
      ).parent,
    );
  }

  /**
   * Forgets the checkpoint; what changed since then counts as changed since its parent.
   *
   * @param flags `DomainCheckpointDeleteFlags`: `children` with them, `childrenOnly`, `metadataOnly` leaves the bitmaps.
   * @throws {VirtError} `operationInvalid` where a backup uses it.
   * @source libvirt virDomainCheckpointDelete, since 5.6.0
   */
  delete(flags: DomainCheckpointDeleteFlags = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainCheckpointDelete',
      { checkpoint: this.ref, flags },
      'virDomainCheckpointDelete',
      options,
    );
  }
}
