/**
 * The QEMU program: what only QEMU domains have.
 */
import type { qemu } from '@typevirt/rpc';
import { ask, type HandlerTable, same } from './handler.ts';

export const qemuHandlers: HandlerTable<typeof qemu> = {
  domainMonitorCommand: same('qemuDomainMonitorCommand'),
  domainAttach: same('qemuDomainAttach'),
  domainAgentCommand: same('qemuDomainAgentCommand'),
  connectDomainMonitorEventRegister: (args, session) => ({
    callbackID: session.subscriptions.addMonitorEvents(args),
  }),
  connectDomainMonitorEventDeregister: ({ callbackID }, session) =>
    session.subscriptions.remove('qemu', callbackID),
  domainMonitorCommandWithFiles: (args, session) => ask(session, 'qemuDomainMonitorCommandWithFiles', args),
};
