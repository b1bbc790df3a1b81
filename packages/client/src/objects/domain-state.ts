/** Domain, the part that concerns life, state, definition, moments, saving and migration. */
import type {
  DomainBackupBeginFlags,
  DomainCreateFlags,
  DomainGetJobStatsFlags,
  DomainRef,
  DomainXMLFlags,
  TypedParam,
} from '@typevirt/driver';
import { paramValues, type ParamValues } from '../params.ts';
import { VirtObject, type CallOptions } from './virt-object.ts';
import { DomainCheckpoint } from './checkpoint.ts';
import { DomainSnapshot } from './snapshot.ts';

/** The part of a domain that concerns life, state, definition, moments, saving and migration. */
export class DomainLife extends VirtObject<DomainRef> {
  /** @source libvirt virDomainGetXMLDesc, since 0.0.3 */
  async getXmlDesc(flags: DomainXMLFlags = 0, options?: CallOptions): Promise<string> {
    return (
      await this.session.call('domainGetXmlDesc', { dom: this.ref, flags }, 'virDomainGetXMLDesc', options)
    ).xml;
  }

  /** @source libvirt virDomainGetAutostart, since 0.2.1 */
  async getAutostart(options?: CallOptions): Promise<boolean> {
    return (
      await this.session.call('domainGetAutostart', { dom: this.ref }, 'virDomainGetAutostart', options)
    ).autostart;
  }

  /** @source libvirt virDomainGetInfo, since 0.0.3 */
  getInfo(options?: CallOptions): Promise<{
    readonly state: number;
    readonly maxMem: bigint;
    readonly memory: bigint;
    readonly nrVirtCpu: number;
    readonly cpuTime: bigint;
  }> {
    return this.session.call('domainGetInfo', { dom: this.ref }, 'virDomainGetInfo', options);
  }

  /** @source libvirt virDomainGetOSType, since 0.0.3 */
  async getOsType(options?: CallOptions): Promise<string> {
    return (await this.session.call('domainGetOsType', { dom: this.ref }, 'virDomainGetOSType', options))
      .type;
  }

  /** @source libvirt virDomainReboot, since 0.1.0 */
  reboot(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('domainReboot', { dom: this.ref, flags }, 'virDomainReboot', options);
  }

  /** @source libvirt virDomainResume, since 0.0.3 */
  resume(options?: CallOptions): Promise<void> {
    return this.session.call('domainResume', { dom: this.ref }, 'virDomainResume', options);
  }

  /** @source libvirt virDomainSetAutostart, since 0.2.1 */
  setAutostart(autostart: boolean, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainSetAutostart',
      { dom: this.ref, autostart },
      'virDomainSetAutostart',
      options,
    );
  }

  /** @source libvirt virDomainSuspend, since 0.0.3 */
  suspend(options?: CallOptions): Promise<void> {
    return this.session.call('domainSuspend', { dom: this.ref }, 'virDomainSuspend', options);
  }

  /** @source libvirt virDomainIsActive, since 0.7.3 */
  async isActive(options?: CallOptions): Promise<boolean> {
    return (await this.session.call('domainIsActive', { dom: this.ref }, 'virDomainIsActive', options))
      .active;
  }

  /** @source libvirt virDomainIsPersistent, since 0.7.3 */
  async isPersistent(options?: CallOptions): Promise<boolean> {
    return (
      await this.session.call('domainIsPersistent', { dom: this.ref }, 'virDomainIsPersistent', options)
    ).persistent;
  }

  /** @source libvirt virDomainGetJobInfo, since 0.7.7 */
  getJobInfo(options?: CallOptions): Promise<{
    readonly type: number;
    readonly timeElapsed: bigint;
    readonly timeRemaining: bigint;
    readonly dataTotal: bigint;
    readonly dataProcessed: bigint;
    readonly dataRemaining: bigint;
    readonly memTotal: bigint;
    readonly memProcessed: bigint;
    readonly memRemaining: bigint;
    readonly fileTotal: bigint;
    readonly fileProcessed: bigint;
    readonly fileRemaining: bigint;
  }> {
    return this.session.call('domainGetJobInfo', { dom: this.ref }, 'virDomainGetJobInfo', options);
  }

  /** @source libvirt virDomainMigrateSetMaxDowntime, since 0.8.0 */
  migrateSetMaxDowntime(downtime: bigint, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainMigrateSetMaxDowntime',
      { dom: this.ref, downtime, flags },
      'virDomainMigrateSetMaxDowntime',
      options,
    );
  }

  /** @source libvirt virDomainManagedSave, since 0.8.0 */
  managedSave(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('domainManagedSave', { dom: this.ref, flags }, 'virDomainManagedSave', options);
  }

  /** @source libvirt virDomainHasManagedSaveImage, since 0.8.0 */
  async hasManagedSaveImage(flags: number = 0, options?: CallOptions): Promise<boolean> {
    return (
      (
        await this.session.call(
          'domainHasManagedSaveImage',
          { dom: this.ref, flags },
          'virDomainHasManagedSaveImage',
          options,
        )
      ).result !== 0
    );
  }

  /** @source libvirt virDomainManagedSaveRemove, since 0.8.0 */
  managedSaveRemove(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainManagedSaveRemove',
      { dom: this.ref, flags },
      'virDomainManagedSaveRemove',
      options,
    );
  }

  /** @source libvirt virDomainSnapshotCreateXML, since 0.8.0 */
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

  /** @source libvirt virDomainSnapshotLookupByName, since 0.8.0 */
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

  /** @source libvirt virDomainHasCurrentSnapshot, since 0.8.0 */
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

  /** @source libvirt virDomainSnapshotCurrent, since 0.8.0 */
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

  /** @source libvirt virDomainGetBlockInfo, since 0.8.1 */
  async create(flags: DomainCreateFlags = 0, options?: CallOptions): Promise<void> {
    await this.session.call('domainCreate', { dom: this.ref, flags }, 'virDomainCreateWithFlags', options);
  }

  /** @source libvirt virDomainIsUpdated, since 0.8.6 */
  async isUpdated(options?: CallOptions): Promise<boolean> {
    return (await this.session.call('domainIsUpdated', { dom: this.ref }, 'virDomainIsUpdated', options))
      .updated;
  }

  /** @source libvirt virDomainMigrateSetMaxSpeed, since 0.9.0 */
  migrateSetMaxSpeed(bandwidth: bigint, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainMigrateSetMaxSpeed',
      { dom: this.ref, bandwidth, flags },
      'virDomainMigrateSetMaxSpeed',
      options,
    );
  }

  /** @source libvirt virDomainGetState, since 0.9.2 */
  getState(
    flags: number = 0,
    options?: CallOptions,
  ): Promise<{ readonly state: number; readonly reason: number }> {
    return this.session.call('domainGetState', { dom: this.ref, flags }, 'virDomainGetState', options);
  }

  /** @source libvirt virDomainGetControlInfo, since 0.9.3 */
  getControlInfo(
    flags: number = 0,
    options?: CallOptions,
  ): Promise<{ readonly state: number; readonly details: number; readonly stateTime: bigint }> {
    return this.session.call(
      'domainGetControlInfo',
      { dom: this.ref, flags },
      'virDomainGetControlInfo',
      options,
    );
  }

  /** @source libvirt virDomainUndefineFlags, since 0.9.4 */
  undefine(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('domainUndefine', { dom: this.ref, flags }, 'virDomainUndefineFlags', options);
  }

  /** @source libvirt virDomainSaveFlags, since 0.9.4 */
  save(to: string, dxml: string | null = null, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('domainSave', { dom: this.ref, to, dxml, flags }, 'virDomainSaveFlags', options);
  }

  /** @source libvirt virDomainDestroyFlags, since 0.9.4 */
  destroy(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('domainDestroy', { dom: this.ref, flags }, 'virDomainDestroyFlags', options);
  }

  /** @source libvirt virDomainMigrateGetMaxSpeed, since 0.9.5 */
  async migrateGetMaxSpeed(flags: number = 0, options?: CallOptions): Promise<bigint> {
    return (
      await this.session.call(
        'domainMigrateGetMaxSpeed',
        { dom: this.ref, flags },
        'virDomainMigrateGetMaxSpeed',
        options,
      )
    ).bandwidth;
  }

  /** @source libvirt virDomainReset, since 0.9.7 */
  reset(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('domainReset', { dom: this.ref, flags }, 'virDomainReset', options);
  }

  /** @source libvirt virDomainShutdownFlags, since 0.9.10 */
  shutdown(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('domainShutdown', { dom: this.ref, flags }, 'virDomainShutdownFlags', options);
  }

  /** @source libvirt virDomainPMSuspendForDuration, since 0.9.10 */
  pmSuspendForDuration(
    target: number,
    duration: bigint,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainPmSuspendForDuration',
      { dom: this.ref, target, duration, flags },
      'virDomainPMSuspendForDuration',
      options,
    );
  }

  /** @source libvirt virDomainSetMetadata, since 0.9.10 */
  setMetadata(
    args: {
      readonly type: number;
      readonly metadata: string | null;
      readonly key: string | null;
      readonly uri: string | null;
    },
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainSetMetadata',
      { dom: this.ref, ...args, flags },
      'virDomainSetMetadata',
      options,
    );
  }

  /** @source libvirt virDomainGetMetadata, since 0.9.10 */
  async getMetadata(
    type: number,
    uri: string | null = null,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<string> {
    return (
      await this.session.call(
        'domainGetMetadata',
        { dom: this.ref, type, uri, flags },
        'virDomainGetMetadata',
        options,
      )
    ).metadata;
  }

  /** @source libvirt virDomainPMWakeup, since 0.9.11 */
  pmWakeup(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('domainPmWakeup', { dom: this.ref, flags }, 'virDomainPMWakeup', options);
  }

  /** @source libvirt virDomainListAllSnapshots, since 0.9.13 */
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

  /** @source libvirt virDomainGetJobStats, since 1.0.3 */
  async getJobStats(
    flags: DomainGetJobStatsFlags = 0,
    options?: CallOptions,
  ): Promise<{ readonly type: number; readonly params: ParamValues }> {
    const reply = await this.session.call(
      'domainGetJobStats',
      { dom: this.ref, flags },
      'virDomainGetJobStats',
      options,
    );
    return { type: reply.type, params: paramValues(reply.params) };
  }

  /** @source libvirt virDomainMigrateGetCompressionCache, since 1.0.3 */
  async migrateGetCompressionCache(flags: number = 0, options?: CallOptions): Promise<bigint> {
    return (
      await this.session.call(
        'domainMigrateGetCompressionCache',
        { dom: this.ref, flags },
        'virDomainMigrateGetCompressionCache',
        options,
      )
    ).cacheSize;
  }

  /** @source libvirt virDomainMigrateSetCompressionCache, since 1.0.3 */
  migrateSetCompressionCache(cacheSize: bigint, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainMigrateSetCompressionCache',
      { dom: this.ref, cacheSize, flags },
      'virDomainMigrateSetCompressionCache',
      options,
    );
  }

  /** @source libvirt virDomainCoreDumpWithFormat, since 1.2.3 */
  coreDump(to: string, dumpformat: number, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainCoreDump',
      { dom: this.ref, to, dumpformat, flags },
      'virDomainCoreDumpWithFormat',
      options,
    );
  }

  /** @source libvirt virDomainRename, since 1.2.19 */
  async rename(newName: string | null = null, flags: number = 0, options?: CallOptions): Promise<number> {
    return (
      await this.session.call('domainRename', { dom: this.ref, newName, flags }, 'virDomainRename', options)
    ).retcode;
  }

  /** @source libvirt virDomainMigrateStartPostCopy, since 1.3.3 */
  migrateStartPostCopy(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainMigrateStartPostCopy',
      { dom: this.ref, flags },
      'virDomainMigrateStartPostCopy',
      options,
    );
  }

  /** @source libvirt virDomainMigrateGetMaxDowntime, since 3.7.0 */
  async migrateGetMaxDowntime(flags: number = 0, options?: CallOptions): Promise<bigint> {
    return (
      await this.session.call(
        'domainMigrateGetMaxDowntime',
        { dom: this.ref, flags },
        'virDomainMigrateGetMaxDowntime',
        options,
      )
    ).downtime;
  }

  /** @source libvirt virDomainManagedSaveGetXMLDesc, since 3.7.0 */
  async managedSaveGetXmlDesc(flags: number = 0, options?: CallOptions): Promise<string> {
    return (
      await this.session.call(
        'domainManagedSaveGetXmlDesc',
        { dom: this.ref, flags },
        'virDomainManagedSaveGetXMLDesc',
        options,
      )
    ).xml;
  }

  /** @source libvirt virDomainManagedSaveDefineXML, since 3.7.0 */
  managedSaveDefineXml(dxml: string | null = null, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainManagedSaveDefineXml',
      { dom: this.ref, dxml, flags },
      'virDomainManagedSaveDefineXML',
      options,
    );
  }

  /** @source libvirt virDomainSetLifecycleAction, since 3.9.0 */
  setLifecycleAction(type: number, action: number, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainSetLifecycleAction',
      { dom: this.ref, type, action, flags },
      'virDomainSetLifecycleAction',
      options,
    );
  }

  /** @source libvirt virDomainCheckpointCreateXML, since 5.6.0 */
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

  /** @source libvirt virDomainListAllCheckpoints, since 5.6.0 */
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

  /** @source libvirt virDomainCheckpointLookupByName, since 5.6.0 */
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

  /** @source libvirt virDomainBackupBegin, since 6.0.0 */
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

  /** @source libvirt virDomainBackupGetXMLDesc, since 6.0.0 */
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

  /** @source libvirt virDomainGetMessages, since 7.1.0 */
  async getMessages(flags: number = 0, options?: CallOptions): Promise<readonly string[]> {
    return (
      await this.session.call('domainGetMessages', { dom: this.ref, flags }, 'virDomainGetMessages', options)
    ).msgs;
  }

  /** @source libvirt virDomainStartDirtyRateCalc, since 7.2.0 */
  startDirtyRateCalc(seconds: number, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainStartDirtyRateCalc',
      { dom: this.ref, seconds, flags },
      'virDomainStartDirtyRateCalc',
      options,
    );
  }

  /** @source libvirt virDomainSaveParams, since 8.4.0 */
  saveParams(params: readonly TypedParam[], flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainSaveParams',
      { dom: this.ref, params, flags },
      'virDomainSaveParams',
      options,
    );
  }

  /** @source libvirt virDomainAbortJobFlags, since 8.5.0 */
  abortJob(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('domainAbortJob', { dom: this.ref, flags }, 'virDomainAbortJobFlags', options);
  }

  /** @source libvirt virDomainGetAutostartOnce, since 11.2.0 */
  async getAutostartOnce(options?: CallOptions): Promise<boolean> {
    return (
      await this.session.call(
        'domainGetAutostartOnce',
        { dom: this.ref },
        'virDomainGetAutostartOnce',
        options,
      )
    ).autostart;
  }

  /** @source libvirt virDomainSetAutostartOnce, since 11.2.0 */
  setAutostartOnce(autostart: boolean, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainSetAutostartOnce',
      { dom: this.ref, autostart },
      'virDomainSetAutostartOnce',
      options,
    );
  }
}
