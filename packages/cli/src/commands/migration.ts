/** Bodies of the commands about migration. */
import { DomainMigrateMaxSpeedFlags } from 'typevirt';
import { Failure } from '../failure.ts';
import { prettySize } from '../output/values.ts';
import type { migrationRows } from '../table/migration.ts';
import type { Bodies } from './body.ts';
import { domainOf } from './find.ts';
import { migrateDomain } from './migrate.ts';

export const bodies: Bodies<typeof migrationRows> = {
  migrate: migrateDomain,

  async 'migrate-setmaxdowntime'(args, shell) {
    const domain = await domainOf(args, shell);
    const downtimeMs = args.ulong('downtime')!;
    if (downtimeMs < 1n) throw new Failure('migrate: Invalid downtime');
    await domain.migrateSetMaxDowntime(downtimeMs);
  },

  async 'migrate-getmaxdowntime'(args, shell) {
    const domain = await domainOf(args, shell);
    const downtimeMs = await domain.migrateGetMaxDowntime();
    shell.out.show({ downtimeMs }, `${downtimeMs}\n`);
  },

  async 'migrate-compcache'(args, shell) {
    const domain = await domainOf(args, shell);
    const size = args.ulong('size');
    if (size !== undefined) await domain.migrateSetCompressionCache(size);
    const bytes = await domain.migrateGetCompressionCache();
    const { value, unit } = prettySize(bytes);
    shell.out.show({ bytes }, `Compression cache: ${value.toFixed(3)} ${unit}`);
  },

  async 'migrate-setspeed'(args, shell) {
    const domain = await domainOf(args, shell);
    const bandwidthMiB = args.ulong('bandwidth')!;
    await domain.migrateSetMaxSpeed(
      bandwidthMiB,
      args.flags({ postcopy: DomainMigrateMaxSpeedFlags.postcopy }),
    );
  },

  async 'migrate-getspeed'(args, shell) {
    const domain = await domainOf(args, shell);
    const bandwidthMiB = await domain.migrateGetMaxSpeed(
      args.flags({ postcopy: DomainMigrateMaxSpeedFlags.postcopy }),
    );
    shell.out.show({ bandwidthMiB }, `${bandwidthMiB}\n`);
  },

  async 'migrate-postcopy'(args, shell) {
    const domain = await domainOf(args, shell);
    await domain.migrateStartPostCopy();
  },
};
