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
import { DomainLife } from './domain-state.ts';
import type { CallOptions } from './virt-object.ts';

/** The part of a domain that concerns disks. */
export class DomainBlocks extends DomainLife {
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

  /** @source libvirt virDomainGetBlockInfo, since 0.8.1 */
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

  /** @source libvirt virDomainBlockJobAbort, since 0.9.4 */
  blockJobAbort(path: string, flags: DomainBlockJobAbortFlags = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainBlockJobAbort',
      { dom: this.ref, path, flags },
      'virDomainBlockJobAbort',
      options,
    );
  }

  /** @source libvirt virDomainGetBlockJobInfo, since 0.9.4 */
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

  /** @source libvirt virDomainBlockPull, since 0.9.4 */
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

  /** @source libvirt virDomainBlockStatsFlags, since 0.9.5 */
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

  /** @source libvirt virDomainBlockResize, since 0.9.8 */
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
