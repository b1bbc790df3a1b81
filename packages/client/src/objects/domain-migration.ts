/** Domain, the part that concerns migration. */
import { DomainJobs } from './domain-jobs.ts';
import type { CallOptions } from './virt-object.ts';

/** The part of a domain that concerns migration. */
export class DomainMigration extends DomainJobs {
  /**
   * Longest pause of the guest at the end of a migration.
   *
   * @param downtime In ms.
   * @throws {VirtError} `operationInvalid` where it does not run.
   * @source libvirt virDomainMigrateSetMaxDowntime, since 0.8.0
   */
  migrateSetMaxDowntime(downtime: bigint, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainMigrateSetMaxDowntime',
      { dom: this.ref, downtime, flags },
      'virDomainMigrateSetMaxDowntime',
      options,
    );
  }

  /**
   * Limit of a migration's traffic.
   *
   * @param bandwidth In MiB/s.
   * @param flags `DomainMigrateMaxSpeedFlags`.
   * @source libvirt virDomainMigrateSetMaxSpeed, since 0.9.0
   */
  migrateSetMaxSpeed(bandwidth: bigint, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainMigrateSetMaxSpeed',
      { dom: this.ref, bandwidth, flags },
      'virDomainMigrateSetMaxSpeed',
      options,
    );
  }

  /**
   * Limit of a migration's traffic, in MiB/s.
   *
   * @source libvirt virDomainMigrateGetMaxSpeed, since 0.9.5
   */
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

  /**
   * Size in bytes of the cache by which repeated transfers of a page are made small.
   *
   * @source libvirt virDomainMigrateGetCompressionCache, since 1.0.3
   */
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

  /**
   * @param cacheSize In bytes.
   * @source libvirt virDomainMigrateSetCompressionCache, since 1.0.3
   */
  migrateSetCompressionCache(cacheSize: bigint, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainMigrateSetCompressionCache',
      { dom: this.ref, cacheSize, flags },
      'virDomainMigrateSetCompressionCache',
      options,
    );
  }

  /**
   * Lets the guest of a migration under way run at the other side now, its memory following as it is touched.
   *
   * @throws {VirtError} `operationInvalid` where no migration is under way that was begun with `DomainMigrateFlags.postcopy`.
   * @source libvirt virDomainMigrateStartPostCopy, since 1.3.3
   */
  migrateStartPostCopy(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainMigrateStartPostCopy',
      { dom: this.ref, flags },
      'virDomainMigrateStartPostCopy',
      options,
    );
  }

  /**
   * Longest pause of the guest at the end of a migration, in ms.
   *
   * @source libvirt virDomainMigrateGetMaxDowntime, since 3.7.0
   */
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
}
