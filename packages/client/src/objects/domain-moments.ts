/** Domain, the part that concerns moments: snapshots, checkpoints, and backups since them. */
import type { DomainBackupBeginFlags } from '@typevirt/driver';
import { DomainCheckpoint } from './checkpoint.ts';
import { DomainLife } from './domain-life.ts';
import { DomainSnapshot } from './snapshot.ts';
import type { CallOptions } from './virt-object.ts';

/** The part of a domain that concerns moments: snapshots, checkpoints, and backups since them. */
export class DomainMoments extends DomainLife {
  /**
   * Keeps the domain's state under a name: of disks, memory, or both, as the document and flags say.
   *
   * @param xmlDesc A `<domainsnapshot>`; a name is made from the time where it has none.
   * @param flags `DomainSnapshotCreateFlags`: e.g. `diskOnly`, `quiesce` (by the agent), `atomic`, `redefine` for a record alone.
   * @throws {VirtError} `xmlError`, `configUnsupported` for what cannot be; a failed snapshot leaves neither record nor image.
   * @source libvirt virDomainSnapshotCreateXML, since 0.8.0
   */
  async snapshotCreateXml(
    xmlDesc: string,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<DomainSnapshot> {
    return new DomainSnapshot(
      this.session,
      (
        await this.session.call(
          'domainSnapshotCreateXml',
          { dom: this.ref, xmlDesc, flags },
          'virDomainSnapshotCreateXML',
          options,
        )
      ).snap,
    );
  }

  /**
   * @throws {VirtError} `noDomainSnapshot` where none has the name.
   * @source libvirt virDomainSnapshotLookupByName, since 0.8.0
   */
  async snapshotLookupByName(
    name: string,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<DomainSnapshot> {
    return new DomainSnapshot(
      this.session,
      (
        await this.session.call(
          'domainSnapshotLookupByName',
          { dom: this.ref, name, flags },
          'virDomainSnapshotLookupByName',
          options,
        )
      ).snap,
    );
  }

  /**
   * Whether `snapshotCurrent` would find one.
   *
   * @source libvirt virDomainHasCurrentSnapshot, since 0.8.0
   */
  async hasCurrentSnapshot(flags: number = 0, options?: CallOptions): Promise<boolean> {
    return (
      (
        await this.session.call(
          'domainHasCurrentSnapshot',
          { dom: this.ref, flags },
          'virDomainHasCurrentSnapshot',
          options,
        )
      ).result !== 0
    );
  }

  /**
   * The snapshot that the domain's state descends from.
   *
   * @throws {VirtError} `noDomainSnapshot` where there is none.
   * @source libvirt virDomainSnapshotCurrent, since 0.8.0
   */
  async snapshotCurrent(flags: number = 0, options?: CallOptions): Promise<DomainSnapshot> {
    return new DomainSnapshot(
      this.session,
      (
        await this.session.call(
          'domainSnapshotCurrent',
          { dom: this.ref, flags },
          'virDomainSnapshotCurrent',
          options,
        )
      ).snap,
    );
  }

  /**
   * All snapshots, or those that the flags pick.
   *
   * @param flags `DomainSnapshotListFlags`; bits of one group are alternatives, `topological` puts parents before children.
   * @source libvirt virDomainListAllSnapshots, since 0.9.13
   */
  async listAllSnapshots(flags: number = 0, options?: CallOptions): Promise<DomainSnapshot[]> {
    return (
      await this.session.call(
        'domainListAllSnapshots',
        { dom: this.ref, flags },
        'virDomainListAllSnapshots',
        options,
      )
    ).snapshots.map((ref) => new DomainSnapshot(this.session, ref));
  }

  /**
   * Marks a moment from which on the hypervisor remembers what changes on the disks, for incremental backups.
   *
   * @param xmlDesc A `<domaincheckpoint>`, always validated.
   * @param flags `DomainCheckpointCreateFlags`: `redefine` for a record of a bitmap that is there, `quiesce` with the guest's agent.
   * @throws {VirtError} `xmlError`; `operationInvalid` where the domain or a disk's format cannot. A failed one leaves no bitmap.
   * @source libvirt virDomainCheckpointCreateXML, since 5.6.0
   */
  async checkpointCreateXml(
    xmlDesc: string,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<DomainCheckpoint> {
    return new DomainCheckpoint(
      this.session,
      (
        await this.session.call(
          'domainCheckpointCreateXml',
          { dom: this.ref, xmlDesc, flags },
          'virDomainCheckpointCreateXML',
          options,
        )
      ).checkpoint,
    );
  }

  /**
   * All checkpoints, or those that the flags pick.
   *
   * @param flags `DomainCheckpointListFlags`; `topological` puts parents before children.
   * @source libvirt virDomainListAllCheckpoints, since 5.6.0
   */
  async listAllCheckpoints(flags: number = 0, options?: CallOptions): Promise<DomainCheckpoint[]> {
    return (
      await this.session.call(
        'domainListAllCheckpoints',
        { dom: this.ref, flags },
        'virDomainListAllCheckpoints',
        options,
      )
    ).checkpoints.map((ref) => new DomainCheckpoint(this.session, ref));
  }

  /**
   * @throws {VirtError} `noDomainCheckpoint` where none has the name.
   * @source libvirt virDomainCheckpointLookupByName, since 5.6.0
   */
  async checkpointLookupByName(
    name: string,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<DomainCheckpoint> {
    return new DomainCheckpoint(
      this.session,
      (
        await this.session.call(
          'domainCheckpointLookupByName',
          { dom: this.ref, name, flags },
          'virDomainCheckpointLookupByName',
          options,
        )
      ).checkpoint,
    );
  }

  /**
   * Starts a job that copies disks (push) or serves them over NBD (pull), whole or since a checkpoint.
   *
   * Resolves when the job has begun. Its end is told by the event `jobCompleted` (push), or brought about by `abortJob` (pull).
   *
   * @param backupXml A `<domainbackup>`.
   * @param checkpointXml Makes a checkpoint in the same instant.
   * @param flags `DomainBackupBeginFlags`.
   * @throws {VirtError} `operationInvalid` where it does not run or a job is under way; `noDomainCheckpoint` for an unknown start.
   * @source libvirt virDomainBackupBegin, since 6.0.0
   */
  backupBegin(
    backupXml: string,
    checkpointXml: string | null = null,
    flags: DomainBackupBeginFlags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainBackupBegin',
      { dom: this.ref, backupXml, checkpointXml, flags },
      'virDomainBackupBegin',
      options,
    );
  }

  /**
   * The document of the backup under way, with what was chosen for it (port, scratch files).
   *
   * @throws {VirtError} `noDomainBackup` where none is.
   * @source libvirt virDomainBackupGetXMLDesc, since 6.0.0
   */
  async backupGetXmlDesc(flags: number = 0, options?: CallOptions): Promise<string> {
    return (
      await this.session.call(
        'domainBackupGetXmlDesc',
        { dom: this.ref, flags },
        'virDomainBackupGetXMLDesc',
        options,
      )
    ).xml;
  }
}
