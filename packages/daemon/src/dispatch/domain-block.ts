/**
 * Domains: what their disks and interfaces do, block jobs, backups, looking into disk and memory.
 */
import type { DomainDiskError } from '@typevirt/driver';
import { area, ask, same, after } from './handler.ts';
import { typedParams } from './params.ts';

function diskErrors(errors: readonly DomainDiskError[], maxerrors: number) {
  if (maxerrors === 0) return { errors: [], nerrors: errors.length };
  const fitting = errors.slice(0, maxerrors);
  return { errors: fitting, nerrors: fitting.length };
}

export const domainBlockHandlers = area({
  domainBlockStats: same('domainBlockStats'),
  domainInterfaceStats: same('domainInterfaceStats'),
  domainBlockPeek: same('domainBlockPeek'),
  domainMemoryPeek: same('domainMemoryPeek'),
  domainGetBlockInfo: same('domainGetBlockInfo'),
  domainBlockJobAbort: same('domainBlockJobAbort'),
  domainGetBlockJobInfo: same('domainGetBlockJobInfo'),
  domainBlockJobSetSpeed: same('domainBlockJobSetSpeed'),
  domainBlockPull: same('domainBlockPull'),
  domainBlockStatsFlags: typedParams('domainBlockStatsFlags'),
  domainBlockResize: same('domainBlockResize'),
  domainGetDiskErrors: ({ maxerrors, ...args }, session) =>
    after(ask(session, 'domainGetDiskErrors', args), ({ errors }) => diskErrors(errors, maxerrors)),
  domainBlockRebase: same('domainBlockRebase'),
  domainBlockCommit: same('domainBlockCommit'),
  domainBlockCopy: same('domainBlockCopy'),
  domainSetBlockThreshold: same('domainSetBlockThreshold'),
  domainBackupBegin: same('domainBackupBegin'),
  domainBackupGetXmlDesc: same('domainBackupGetXmlDesc'),
});
