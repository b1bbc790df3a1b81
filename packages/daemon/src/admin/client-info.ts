/** What admin clients are told of a client. */
import type { TypedParam } from '@typevirt/driver';
import type { ServedClient } from '../server/client-server.ts';
import { groupNameOf, userNameOf } from '../session/names.ts';

/** @source libvirt virAdmClientGetInfo, VIR_CLIENT_INFO_* */
export function clientInfo({ readOnly, process }: ServedClient): TypedParam[] {
  const params: TypedParam[] = [{ field: 'readonly', type: 'boolean', value: readOnly }];
  if (process === null) return params;
  const { pid, uid, gid } = process;
  params.push({ field: 'unix_user_id', type: 'int', value: uid });
  pushName(params, 'unix_user_name', userNameOf(uid));
  params.push({ field: 'unix_group_id', type: 'int', value: gid });
  pushName(params, 'unix_group_name', groupNameOf(gid));
  params.push({ field: 'unix_process_id', type: 'int', value: pid });
  return params;
}

function pushName(params: TypedParam[], field: string, value: string | undefined): void {
  if (value !== undefined) params.push({ field, type: 'string', value });
}
