/**
 * The qemu program: every procedure it has, in order of number.
 *
 * @source libvirt qemu_protocol.x, 12.6.0
 */
import { nothing } from '../xdr/scalars.ts';
import { event, procedure, program } from './procedure.ts';
import * as t from './qemu-types.ts';

export const qemu = program(
  { name: 'qemu', number: 0x20008087, version: 1 },
  {
    domainMonitorCommand: procedure({
      number: 1,
      since: '0.8.3',
      api: 'virDomainQemuMonitorCommand',
      args: t.domainMonitorCommandArgs,
      reply: t.domainMonitorCommandRet,
      allow: ['domain:write'],
    }),
    domainAttach: procedure({
      number: 2,
      since: '0.9.4',
      api: 'virDomainQemuAttach',
      args: t.domainAttachArgs,
      reply: t.domainAttachRet,
      allow: ['domain:start', 'domain:write'],
    }),
    domainAgentCommand: procedure({
      number: 3,
      since: '0.10.0',
      api: 'virDomainQemuAgentCommand',
      args: t.domainAgentCommandArgs,
      reply: t.domainAgentCommandRet,
      allow: ['domain:write'],
    }),
    connectDomainMonitorEventRegister: procedure({
      number: 4,
      since: '1.2.3',
      api: 'virConnectDomainQemuMonitorEventRegister',
      args: t.connectDomainMonitorEventRegisterArgs,
      reply: t.connectDomainMonitorEventRegisterRet,
      allow: ['connect:search_domains', 'connect:write'],
      filter: ['domain:getattr'],
      priority: 'high',
    }),
    connectDomainMonitorEventDeregister: procedure({
      number: 5,
      since: '1.2.3',
      api: 'virConnectDomainQemuMonitorEventDeregister',
      args: t.connectDomainMonitorEventDeregisterArgs,
      reply: nothing,
      allow: ['connect:write'],
      priority: 'high',
    }),
    domainMonitorEvent: event(6, t.domainMonitorEventMsg),
    domainMonitorCommandWithFiles: procedure({
      number: 7,
      since: '8.2.0',
      api: 'virDomainQemuMonitorCommandWithFiles',
      args: t.domainMonitorCommandWithFilesArgs,
      reply: t.domainMonitorCommandWithFilesRet,
      allow: ['domain:write'],
      fds: 'both',
    }),
  },
);
