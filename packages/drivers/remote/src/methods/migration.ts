/**
 * Migration: the third version of the protocol, with typed parameters.
 */
import { area, opening, same } from '../method.ts';

export const migrationMethods = area({
  domainMigrateSetMaxDowntime: same('domainMigrateSetMaxDowntime'),
  domainMigrateSetMaxSpeed: same('domainMigrateSetMaxSpeed'),
  domainMigrateGetMaxSpeed: same('domainMigrateGetMaxSpeed'),
  domainMigrateGetCompressionCache: same('domainMigrateGetCompressionCache'),
  domainMigrateSetCompressionCache: same('domainMigrateSetCompressionCache'),
  domainMigrateBegin3Params: same('domainMigrateBegin3Params'),
  domainMigratePrepare3Params: same('domainMigratePrepare3Params'),
  domainMigratePrepareTunnel3Params: opening('domainMigratePrepareTunnel3Params'),
  domainMigratePerform3Params: same('domainMigratePerform3Params'),
  domainMigrateFinish3Params: ({ cancelled, cookieIn, params, ...args }, call, link) =>
    link.call(
      'domainMigrateFinish3Params',
      { ...args, params: [...params], cookieIn, cancelled: cancelled !== 0 },
      call,
    ),
  domainMigrateConfirm3Params: ({ cancelled, cookieIn, params, ...args }, call, link) =>
    link.call(
      'domainMigrateConfirm3Params',
      { ...args, params: [...params], cookieIn, cancelled: cancelled !== 0 },
      call,
    ),
  domainMigrateStartPostCopy: same('domainMigrateStartPostCopy'),
  domainMigrateGetMaxDowntime: same('domainMigrateGetMaxDowntime'),
});
