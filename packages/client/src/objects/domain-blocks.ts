/** Domain, the part that concerns disks. */
import type {
  DomainBlockCommitFlags,
  DomainBlockCopyFlags,
  DomainBlockJobAbortFlags,
  DomainBlockJobSetSpeedFlags,
  DomainBlockPullFlags,
  DomainBlockRebaseFlags,
  DomainBlockResizeFlags,
  DomainDiskError,
  TypedParam,
} from '@typevirt/driver';
import { paramValues, type ParamValues } from '../params.ts';
import { DomainMigration } from './domain-migration.ts';
import type { CallOptions } from './virt-object.ts';

/** The part of a domain that concerns disks. */
export class DomainBlocks extends DomainMigration {
  /** @source libvirt virDomainBlockStats, since 0.3.2 */
  blockStats(
    path: string,
    options?: CallOptions,
  ): Promise<{
    readonly rdReq: bigint;
    readonly rdBytes: bigint;
    readonly wrReq: bigint;
    readonly wrBytes: bigint;
    readonly errs: bigint;
  }> {
    return this.session.call('domainBlockStats', { dom: this.ref, path }, 'virDomainBlockStats', options);
  }

  /** @source libvirt virDomainBlockPeek, since 0.4.2 */
  async blockPeek(
    path: string,
    offset: bigint,
    size: number,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<Uint8Array> {
    return (
      await this.session.call(
        'domainBlockPeek',
        { dom: this.ref, path, offset, size, flags },
        'virDomainBlockPeek',
        options,
      )
    ).buffer;
  }

  /**
   * Sizes of a disk, in bytes.
   *
   * @param path Target (`vda`) or source of the disk.
   * @returns `capacity` as the guest sees it, `allocation` on the host, `physical` end of the last byte.
   * @throws {VirtError} `invalidArg` without such a disk.
   * @source libvirt virDomainGetBlockInfo, since 0.8.1
   */
  getBlockInfo(
    path: string,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<{ readonly allocation: bigint; readonly capacity: bigint; readonly physical: bigint }> {
    return this.session.call(
      'domainGetBlockInfo',
      { dom: this.ref, path, flags },
      'virDomainGetBlockInfo',
      options,
    );
  }

  /**
   * Ends the job of one disk, or completes it.
   *
   * @param flags `DomainBlockJobAbortFlags`: `pivot` completes a copy or active commit; `async` does not wait for the end.
   * @throws {VirtError} `invalidArg` without such a job; `blockCopyActive` to pivot one that is not ready.
   * @source libvirt virDomainBlockJobAbort, since 0.9.4
   */
  blockJobAbort(path: string, flags: DomainBlockJobAbortFlags = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainBlockJobAbort',
      { dom: this.ref, path, flags },
      'virDomainBlockJobAbort',
      options,
    );
  }

  /**
   * Progress of the job of one disk; all zero where there is none.
   *
   * @returns `type`: a `DomainBlockJobType`; `cur` of `end`, in no unit of meaning; `bandwidth` in MiB/s unless the flags say bytes.
   * @source libvirt virDomainGetBlockJobInfo, since 0.9.4
   */
  getBlockJobInfo(
    path: string,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<{
    readonly found: number;
    readonly type: number;
    readonly bandwidth: bigint;
    readonly cur: bigint;
    readonly end: bigint;
  }> {
    return this.session.call(
      'domainGetBlockJobInfo',
      { dom: this.ref, path, flags },
      'virDomainGetBlockJobInfo',
      options,
    );
  }

  /** @source libvirt virDomainBlockJobSetSpeed, since 0.9.4 */
  blockJobSetSpeed(
    path: string,
    bandwidth: bigint,
    flags: DomainBlockJobSetSpeedFlags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainBlockJobSetSpeed',
      { dom: this.ref, path, bandwidth, flags },
      'virDomainBlockJobSetSpeed',
      options,
    );
  }

  /**
   * Starts to fill a disk with what it takes from its backing files, which are not needed afterwards.
   *
   * Its end is told by the event `blockJob2`.
   *
   * @param bandwidth MiB/s, or B/s with `DomainBlockPullFlags.bandwidthBytes`; 0n: no limit.
   * @throws {VirtError} `operationInvalid` where it does not run, or a job of the disk is under way.
   * @source libvirt virDomainBlockPull, since 0.9.4
   */
  blockPull(
    path: string,
    bandwidth: bigint,
    flags: DomainBlockPullFlags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainBlockPull',
      { dom: this.ref, path, bandwidth, flags },
      'virDomainBlockPull',
      options,
    );
  }

  /**
   * Counters of a disk since the start: requests, bytes, times in ns.
   *
   * @param path Target or source of the disk; empty: the sum of all.
   * @throws {VirtError} `operationInvalid` where it does not run; `invalidArg` without such a disk.
   * @source libvirt virDomainBlockStatsFlags, since 0.9.5
   */
  async blockStatsFlags(path: string, flags: number = 0, options?: CallOptions): Promise<ParamValues> {
    return paramValues(
      (
        await this.session.call(
          'domainBlockStatsFlags',
          { dom: this.ref, path, flags },
          'virDomainBlockStatsFlags',
          options,
        )
      ).params,
    );
  }

  /**
   * Changes the size that a running guest sees.
   *
   * @param disk Target or source.
   * @param size In KiB, or in bytes with `DomainBlockResizeFlags.bytes`.
   * @throws {VirtError} `operationInvalid` where it does not run; `invalidArg` without such a disk.
   * @source libvirt virDomainBlockResize, since 0.9.8
   */
  blockResize(
    disk: string,
    size: bigint,
    flags: DomainBlockResizeFlags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainBlockResize',
      { dom: this.ref, disk, size, flags },
      'virDomainBlockResize',
      options,
    );
  }

  /** @source libvirt virDomainSetBlockIoTune, since 0.9.8 */
  setBlockIoTune(
    disk: string,
    params: readonly TypedParam[],
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainSetBlockIoTune',
      { dom: this.ref, disk, params, flags },
      'virDomainSetBlockIoTune',
      options,
    );
  }

  /** @source libvirt virDomainGetBlockIoTune, since 0.9.8 */
  async getBlockIoTune(
    disk: string | null = null,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<ParamValues> {
    return paramValues(
      (
        await this.session.call(
          'domainGetBlockIoTune',
          { dom: this.ref, disk, flags },
          'virDomainGetBlockIoTune',
          options,
        )
      ).params,
    );
  }

  /** @source libvirt virDomainGetDiskErrors, since 0.9.10 */
  async getDiskErrors(flags: number = 0, options?: CallOptions): Promise<readonly DomainDiskError[]> {
    return (
      await this.session.call(
        'domainGetDiskErrors',
        { dom: this.ref, flags },
        'virDomainGetDiskErrors',
        options,
      )
    ).errors;
  }

  /** @source libvirt virDomainBlockRebase, since 0.9.10 */
  blockRebase(
    path: string,
    base: string | null,
    bandwidth: bigint,
    flags: DomainBlockRebaseFlags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainBlockRebase',
      { dom: this.ref, path, base, bandwidth, flags },
      'virDomainBlockRebase',
      options,
    );
  }

  /** @source libvirt virDomainBlockCommit, since 0.10.2 */
  blockCommit(
    args: {
      readonly disk: string;
      readonly base: string | null;
      readonly top: string | null;
      readonly bandwidth: bigint;
    },
    flags: DomainBlockCommitFlags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainBlockCommit',
      { dom: this.ref, ...args, flags },
      'virDomainBlockCommit',
      options,
    );
  }

  /** @source libvirt virDomainBlockCopy, since 1.2.8 */
  blockCopy(
    path: string,
    destxml: string,
    params: readonly TypedParam[],
    flags: DomainBlockCopyFlags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainBlockCopy',
      { dom: this.ref, path, destxml, params, flags },
      'virDomainBlockCopy',
      options,
    );
  }

  /** @source libvirt virDomainSetBlockThreshold, since 3.1.0 */
  setBlockThreshold(dev: string, threshold: bigint, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainSetBlockThreshold',
      { dom: this.ref, dev, threshold, flags },
      'virDomainSetBlockThreshold',
      options,
    );
  }

  /** @source libvirt virDomainSetThrottleGroup, since 11.2.0 */
  setThrottleGroup(
    group: string,
    params: readonly TypedParam[],
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainSetThrottleGroup',
      { dom: this.ref, group, params, flags },
      'virDomainSetThrottleGroup',
      options,
    );
  }

  /** @source libvirt virDomainDelThrottleGroup, since 11.2.0 */
  delThrottleGroup(group: string | null = null, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainDelThrottleGroup',
      { dom: this.ref, group, flags },
      'virDomainDelThrottleGroup',
      options,
    );
  }
}
