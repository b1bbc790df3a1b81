/** Domain, the part that concerns saving, dumping, and jobs that take their time. */
import type { DomainGetJobStatsFlags, TypedParam } from '@typevirt/driver';
import { paramValues, type ParamValues } from '../params.ts';
import { DomainMoments } from './domain-moments.ts';
import type { CallOptions } from './virt-object.ts';
import { requireOneWake } from '../save-flags.ts';

/** The part of a domain that concerns saving, dumping, and jobs that take their time. */
export class DomainJobs extends DomainMoments {
  /**
   * Progress of the job under way. Sizes in bytes, times in ms.
   *
   * @returns `type`: a `DomainJobType`, `none` where there is no job.
   * @source libvirt virDomainGetJobInfo, since 0.7.7
   */
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

  /**
   * As `save`, to a file that the daemon keeps and uses at the next `create`.
   *
   * @param flags `DomainSaveRestoreFlags`.
   * @throws {VirtError} `operationInvalid` where it does not run, or is transient.
   * @source libvirt virDomainManagedSave, since 0.8.0
   */
  async managedSave(flags: number = 0, options?: CallOptions): Promise<void> {
    requireOneWake(flags);
    await this.session.call('domainManagedSave', { dom: this.ref, flags }, 'virDomainManagedSave', options);
  }

  /**
   * Whether the next `create` goes on from a managed save.
   *
   * @source libvirt virDomainHasManagedSaveImage, since 0.8.0
   */
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

  /**
   * Forgets the managed save, so that the next `create` boots. Nothing to do where there is none.
   *
   * @source libvirt virDomainManagedSaveRemove, since 0.8.0
   */
  managedSaveRemove(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainManagedSaveRemove',
      { dom: this.ref, flags },
      'virDomainManagedSaveRemove',
      options,
    );
  }

  /**
   * Writes memory and devices to a file and ends the guest; `domainRestore` of the connection goes on from there.
   *
   * @param to Absolute path on the daemon's host.
   * @param dxml Document to restore with, of the same guest ABI; null: as it is.
   * @param flags `DomainSaveRestoreFlags`.
   * @throws {VirtError} `operationInvalid` where it does not run; `operationFailed` where the file cannot be written: the guest runs on.
   * @source libvirt virDomainSaveFlags, since 0.9.4
   */
  async save(
    to: string,
    dxml: string | null = null,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    requireOneWake(flags);
    await this.session.call('domainSave', { dom: this.ref, to, dxml, flags }, 'virDomainSaveFlags', options);
  }

  /**
   * Progress of the job under way, or of the last one, in detail.
   *
   * @param flags `DomainGetJobStatsFlags`: `completed` for the last one, forgotten by being read unless `keepCompleted`.
   * @returns `type`: a `DomainJobType`.
   * @source libvirt virDomainGetJobStats, since 1.0.3
   */
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

  /**
   * Writes the guest's memory to a file, for debuggers.
   *
   * @param to Absolute path on the daemon's host.
   * @param dumpformat A `DomainCoreDumpFormat`.
   * @param flags `DomainCoreDumpFlags`; `live` lets the guest run meanwhile, `crash` ends it afterwards.
   * @throws {VirtError} `operationInvalid` where it does not run.
   * @source libvirt virDomainCoreDumpWithFormat, since 1.2.3
   */
  coreDump(to: string, dumpformat: number, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainCoreDump',
      { dom: this.ref, to, dumpformat, flags },
      'virDomainCoreDumpWithFormat',
      options,
    );
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

  /**
   * Starts to measure how fast the guest writes to memory; `getAllDomainStats` tells the result.
   *
   * @param seconds Length of the measurement, 1 to 60.
   * @param flags `DomainDirtyRateCalcFlags`.
   * @source libvirt virDomainStartDirtyRateCalc, since 7.2.0
   */
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

  /**
   * Ends the job under way; resolves when that has been asked for.
   *
   * @param flags `DomainAbortJobFlagsValues`.
   * @throws {VirtError} `operationInvalid` where there is no job, or it cannot be ended.
   * @source libvirt virDomainAbortJobFlags, since 8.5.0
   */
  abortJob(flags?: number, options?: CallOptions): Promise<void> {
    const api = flags === undefined ? 'virDomainAbortJob' : 'virDomainAbortJobFlags';
    return this.session.call('domainAbortJob', { dom: this.ref, flags: flags ?? 0 }, api, options);
  }
}
