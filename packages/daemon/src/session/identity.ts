/**
 * Who a client is: what the kernel says of a unix socket's peer, or what a trusted client says of its own.
 *
 * @source libvirt VIR_CONNECT_IDENTITY_*
 */
import type { Identity, TypedParam } from '@typevirt/driver';
import { groupNameOf, userNameOf } from './names.ts';

/** The identity in the parameters of virConnectSetIdentity; unknown ones say nothing to us. */
export function identityFrom(params: readonly TypedParam[]): Identity {
  const text = (field: string): string | undefined => {
    const value = params.find((param) => param.field === field)?.value;
    return typeof value === 'string' ? value : undefined;
  };
  const number = (field: string): number | undefined => {
    const value = params.find((param) => param.field === field)?.value;
    return typeof value === 'bigint' || typeof value === 'number' ? Number(value) : undefined;
  };
  return withoutUndefined({
    userName: text('user-name'),
    userId: number('unix-user-id'),
    groupName: text('group-name'),
    groupId: number('unix-group-id'),
    processId: number('process-id'),
    saslUserName: text('sasl-user-name'),
    x509DistinguishedName: text('x509-dname'),
  });
}

/** The identity of the process at the other end of a unix socket. */
export function identityOfPeer(
  peer: { readonly pid: number; readonly uid: number; readonly gid: number } | null,
): Identity {
  if (peer === null) return {};
  const { uid: userId, gid: groupId, pid: processId } = peer;
  return withoutUndefined({
    userId,
    groupId,
    processId,
    userName: userNameOf(userId),
    groupName: groupNameOf(groupId),
  });
}

function withoutUndefined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
