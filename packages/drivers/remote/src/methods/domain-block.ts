/**
 * Domains: what their disks and interfaces do, block jobs, backups, looking into disk and memory.
 */
import { area, params, same, withNumber } from '../method.ts';

export const domainBlockMethods = area({
  domainBlockStats: same('domainBlockStats'),
  domainInterfaceStats: same('domainInterfaceStats'),
  domainBlockPeek: same('domainBlockPeek'),
  domainMemoryPeek: same('domainMemoryPeek'),
  domainGetBlockInfo: same('domainGetBlockInfo'),
  domainBlockJobAbort: same('domainBlockJobAbort'),
  domainGetBlockJobInfo: withNumber('domainGetBlockJobInfo', 'found'),
  domainBlockJobSetSpeed: same('domainBlockJobSetSpeed'),
  domainBlockPull: same('domainBlockPull'),
  domainBlockStatsFlags: params('domainBlockStatsFlags'),
  domainBlockResize: same('domainBlockResize'),
  domainGetDiskErrors: async (args, call, link) => {
    const { nerrors } = await link.call('domainGetDiskErrors', { ...args, maxerrors: 0 }, call);
    return nerrors === 0
      ? { errors: [] }
      : link.call('domainGetDiskErrors', { ...args, maxerrors: nerrors }, call);
  },
  domainBlockRebase: same('domainBlockRebase'),
  domainBlockCommit: same('domainBlockCommit'),
  domainBlockCopy: same('domainBlockCopy'),
  domainSetBlockThreshold: same('domainSetBlockThreshold'),
  domainBackupBegin: same('domainBackupBegin'),
  domainBackupGetXmlDesc: same('domainBackupGetXmlDesc'),
});
