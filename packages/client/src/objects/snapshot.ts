/** DomainSnapshot: the API's objects over the contract's methods. */
import type { DomainSnapshotDeleteFlags, DomainSnapshotRef, DomainSnapshotXMLFlags } from '@typevirt/driver';
import { VirtObject, type CallOptions } from './virt-object.ts';

/** A snapshot of a domain. Made by a connection; a plain reference, so that it may outlive what it names. */
export class DomainSnapshot extends VirtObject<DomainSnapshotRef> {
  /**
   * The snapshot's document, with the domain's definition then.
   *
   * @param flags `DomainSnapshotXMLFlags`: `secure` with passwords, refused to read-only connections.
   * @source libvirt virDomainSnapshotGetXMLDesc, since 0.8.0
   */
  async getXmlDesc(flags: DomainSnapshotXMLFlags = 0, options?: CallOptions): Promise<string> {
    return (
      await this.session.call(
        'domainSnapshotGetXmlDesc',
        { snap: this.ref, flags },
        'virDomainSnapshotGetXMLDesc',
        options,
      )
    ).xml;
  }

  /**
   * Brings the domain back to the snapshot; what came after on its disks is lost.
   *
   * @param flags `DomainSnapshotRevertFlags`: `running` or `paused` whatever it was, `force` where the ABI cannot be proven the same.
   * @throws {VirtError} `snapshotRevertRisky` where that needs `force`.
   * @source libvirt virDomainRevertToSnapshot, since 0.8.0
   */
  revertToSnapshot(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainRevertToSnapshot',
      { snap: this.ref, flags },
      'virDomainRevertToSnapshot',
      options,
    );
  }

  /**
   * Forgets the snapshot, its children staying as its parent's.
   *
   * @param flags `DomainSnapshotDeleteFlags`: `children` with them, `childrenOnly`, `metadataOnly` leaves what lies on the disks.
   * @source libvirt virDomainSnapshotDelete, since 0.8.0
   */
  delete(flags: DomainSnapshotDeleteFlags = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainSnapshotDelete',
      { snap: this.ref, flags },
      'virDomainSnapshotDelete',
      options,
    );
  }

  /**
   * @throws {VirtError} `noDomainSnapshot` where it has none.
   * @source libvirt virDomainSnapshotGetParent, since 0.9.7
   */
  async getParent(flags: number = 0, options?: CallOptions): Promise<DomainSnapshot> {
    return new DomainSnapshot(
      this.session,
      (
        await this.session.call(
          'domainSnapshotGetParent',
          { snap: this.ref, flags },
          'virDomainSnapshotGetParent',
          options,
        )
      ).snap,
    );
  }

  /** @source libvirt virDomainSnapshotIsCurrent, since 0.9.13 */
  async isCurrent(flags: number = 0, options?: CallOptions): Promise<boolean> {
    return (
      (
        await this.session.call(
          'domainSnapshotIsCurrent',
          { snap: this.ref, flags },
          'virDomainSnapshotIsCurrent',
          options,
        )
      ).current !== 0
    );
  }

  /** @source libvirt virDomainSnapshotHasMetadata, since 0.9.13 */
  async hasMetadata(flags: number = 0, options?: CallOptions): Promise<boolean> {
    return (
      (
        await this.session.call(
          'domainSnapshotHasMetadata',
          { snap: this.ref, flags },
          'virDomainSnapshotHasMetadata',
          options,
        )
      ).metadata !== 0
    );
  }

  /**
   * @param flags `DomainSnapshotListFlags`; `descendants` for children's children too.
   * @source libvirt virDomainSnapshotListAllChildren, since 0.9.13
   */
  async listAllChildren(flags: number = 0, options?: CallOptions): Promise<DomainSnapshot[]> {
    return (
      await this.session.call(
        'domainSnapshotListAllChildren',
        { snapshot: this.ref, flags },
        'virDomainSnapshotListAllChildren',
        options,
      )
    ).snapshots.map((ref) => new DomainSnapshot(this.session, ref));
  }
}
