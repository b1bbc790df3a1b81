/**
 * The lxc program: every procedure it has, in order of number.
 *
 * @source libvirt lxc_protocol.x, 12.6.0
 */
import { nothing } from '../xdr/scalars.ts';
import { procedure, program } from './procedure.ts';
import * as t from './lxc-types.ts';

export const lxc = program(
  { name: 'lxc', number: 0x00068000, version: 1 },
  {
    domainOpenNamespace: procedure({
      number: 1,
      since: '1.0.2',
      api: 'virDomainLxcOpenNamespace',
      args: t.domainOpenNamespaceArgs,
      reply: nothing,
      allow: ['domain:open_namespace'],
      fds: 'reply',
    }),
  },
);
