/**
 * Domains: what their disks and interfaces do, block jobs, backups, looking into disk and memory.
 */
import { type DomainDiskError, VirtError } from '@typevirt/driver';
import { area, ask, same, after } from './handler.ts';
import { typedParams } from './params.ts';

function diskErrors(errors: readonly DomainDiskError[], maxerrors: number) {
  if (maxerrors === 0) return { errors: [], nerrors: errors.length };
  const fitting = errors.slice(0, maxerrors);
  return { errors: fitting, nerrors: fitting.length };
}

/** What a reply of either peek can hold. */
const peekBytes = 4 * 1024 * 1024;

/** @throws {VirtError} before a driver makes room for what could not be sent. */
function requirePeekSize<T extends { readonly size: number }>(args: T): T {
  if (args.size > peekBytes)
    throw new VirtError('internalError', 'size > maximum buffer size', { domain: 'rpc' });
  return args;
}

export const domainBlockHandlers = area({
  domainBlockStats: same('domainBlockStats'),
  domainInterfaceStats: same('domainInterfaceStats'),
  domainBlockPeek: (args, session) => ask(session, 'domainBlockPeek', requirePeekSize(args)),
  domainMemoryPeek: (args, session) => ask(session, 'domainMemoryPeek', requirePeekSize(args)),
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
