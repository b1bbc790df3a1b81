/**
 * What a read-only connection may call: rows whose permissions only look at things, and a few that libvirt treats
 * otherwise than their permissions say.
 *
 * @source libvirt 9.0 daemon, each procedure asked on its read-only socket
 */
import { VirtError } from '@typevirt/driver';
import { type AnyProcedure, type CallInfo, neededPermissions } from '@typevirt/rpc';
import { apiOf, domainOfApi } from '../dispatch/errors.ts';

const looking = /:(getattr|read|search_\w+)$/;

/** Refused although the permission is to look. */
const refused = new Set([
  'virDomainSetSchedulerParameters',
  'virConnectFindStoragePoolSources',
  'virInterfaceChangeBegin',
  'virInterfaceChangeCommit',
  'virInterfaceChangeRollback',
  'virNodeGetSEVInfo',
  'virDomainGetLaunchSecurityInfo',
  'virNodeDeviceGetAutostart',
]);

/** Allowed although the permission is to act. */
const allowed = new Set([
  'virDomainMigrateGetCompressionCache',
  'virDomainMigrateGetMaxDowntime',
  'virConnectSetIdentity',
]);

/** Refused for what they were asked to show, not for what they do. */
const secrets = new Set([
  'virDomainGetXMLDesc',
  'virDomainSnapshotGetXMLDesc',
  'virDomainCheckpointGetXMLDesc',
  'virDomainManagedSaveGetXMLDesc',
]);

/** How a row is treated whatever its arguments are. */
type Verdict = 'allow' | 'refuse' | 'look at the arguments';

const verdicts = new WeakMap<AnyProcedure, Verdict>();

function verdictOf(row: AnyProcedure, api: string): Verdict {
  const known = verdicts.get(row);
  if (known !== undefined) return known;
  const verdict = judge(row, api);
  verdicts.set(row, verdict);
  return verdict;
}

function judge(row: AnyProcedure, api: string): Verdict {
  if (refused.has(api)) return 'refuse';
  if (allowed.has(api)) return 'allow';
  const { allow } = row;
  if (allow === null) return /Get/.test(api) ? 'allow' : 'refuse';
  if (allow.some((permission) => typeof permission === 'string' && !looking.test(permission)))
    return 'refuse';
  return allow.some((permission) => typeof permission !== 'string') ? 'look at the arguments' : 'allow';
}

/** @throws {VirtError} `operationDenied` for a call that a read-only connection may not make. */
export function checkReadOnly({ row, key, args }: Pick<CallInfo<unknown>, 'row' | 'key' | 'args'>): void {
  const api = apiOf(row, key);
  const verdict = verdictOf(row, api);
  if (verdict === 'allow') return;
  if (verdict === 'refuse') throw denied(`read only access prevents ${api}`, api);
  if (neededPermissions(row.allow ?? [], args).every((permission) => looking.test(permission))) return;
  throw denied(secrets.has(api) ? `${api} with secure flag` : `read only access prevents ${api}`, api);
}

function denied(detail: string, api: string): VirtError {
  return new VirtError('operationDenied', detail, { domain: domainOfApi(api) });
}
