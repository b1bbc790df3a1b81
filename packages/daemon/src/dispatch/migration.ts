/**
 * Migration. The contract speaks the newest form, third version with typed parameters; the third version without them is
 * said in its words. The first two versions, which no client since libvirt 0.9.2 asks for, have no method.
 */
import type { TypedParam } from '@typevirt/driver';
import { MissingMethod, area, ask, same } from './handler.ts';

interface MigrationWishes {
  readonly xmlin?: string | null;
  readonly dname?: string | null;
  readonly uri?: string | null;
  readonly bandwidth?: bigint;
}

/** The older arguments as typed parameters; what is null, empty or 0 was not wished. */
function migrationParams({ xmlin, dname, uri, bandwidth }: MigrationWishes): TypedParam[] {
  const params: TypedParam[] = [];
  if (uri) params.push({ field: 'migrate_uri', type: 'string', value: uri });
  if (dname) params.push({ field: 'destination_name', type: 'string', value: dname });
  if (xmlin) params.push({ field: 'destination_xml', type: 'string', value: xmlin });
  if (bandwidth) params.push({ field: 'bandwidth', type: 'ullong', value: bandwidth });
  return params;
}

function unsupported(): never {
  throw new MissingMethod('migration before version 3');
}

export const migrationHandlers = area({
  domainMigratePrepare: unsupported,
  domainMigratePerform: unsupported,
  domainMigrateFinish: unsupported,
  domainMigratePrepare2: unsupported,
  domainMigrateFinish2: unsupported,
  domainMigratePrepareTunnel: unsupported,
  domainMigrateSetMaxDowntime: same('domainMigrateSetMaxDowntime'),
  domainMigrateSetMaxSpeed: same('domainMigrateSetMaxSpeed'),
  domainMigrateBegin3: ({ dom, flags, ...rest }, session) =>
    ask(session, 'domainMigrateBegin3Params', { dom, params: migrationParams(rest), flags: Number(flags) }),
  domainMigratePrepare3: ({ cookieIn, flags, uriIn, domXml, ...rest }, session) => {
    const params = migrationParams({ ...rest, uri: uriIn, xmlin: domXml });
    return ask(session, 'domainMigratePrepare3Params', { params, cookieIn, flags: Number(flags) });
  },
  domainMigratePrepareTunnel3: ({ cookieIn, flags, domXml, ...rest }, session) => {
    const params = migrationParams({ ...rest, xmlin: domXml });
    return ask(session, 'domainMigratePrepareTunnel3Params', { params, cookieIn, flags: Number(flags) });
  },
  domainMigratePerform3: ({ dom, cookieIn, dconnuri, flags, ...rest }, session) => {
    const params = migrationParams(rest);
    return ask(session, 'domainMigratePerform3Params', {
      dom,
      dconnuri,
      params,
      cookieIn,
      flags: Number(flags),
    });
  },
  domainMigrateFinish3: ({ cookieIn, flags, cancelled, dname, uri }, session) => {
    const params = migrationParams({ dname, uri });
    return ask(session, 'domainMigrateFinish3Params', {
      params,
      cookieIn,
      flags: Number(flags),
      cancelled: Number(cancelled),
    });
  },
  domainMigrateConfirm3: ({ dom, cookieIn, flags, cancelled }, session) =>
    ask(session, 'domainMigrateConfirm3Params', {
      dom,
      params: [],
      cookieIn,
      flags: Number(flags),
      cancelled: Number(cancelled),
    }),
  domainMigrateGetMaxSpeed: same('domainMigrateGetMaxSpeed'),
  domainMigrateGetCompressionCache: same('domainMigrateGetCompressionCache'),
  domainMigrateSetCompressionCache: same('domainMigrateSetCompressionCache'),
  domainMigrateBegin3Params: same('domainMigrateBegin3Params'),
  domainMigratePrepare3Params: same('domainMigratePrepare3Params'),
  domainMigratePrepareTunnel3Params: same('domainMigratePrepareTunnel3Params'),
  domainMigratePerform3Params: same('domainMigratePerform3Params'),
  domainMigrateFinish3Params: ({ cancelled, ...args }, session) =>
    ask(session, 'domainMigrateFinish3Params', { ...args, cancelled: Number(cancelled) }),
  domainMigrateConfirm3Params: ({ cancelled, ...args }, session) =>
    ask(session, 'domainMigrateConfirm3Params', { ...args, cancelled: Number(cancelled) }),
  domainMigrateStartPostCopy: same('domainMigrateStartPostCopy'),
  domainMigrateGetMaxDowntime: same('domainMigrateGetMaxDowntime'),
});
