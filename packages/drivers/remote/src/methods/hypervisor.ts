/**
 * What only some hypervisors have: the qemu and lxc programs.
 */
import { lxc, qemu } from '@typevirt/rpc';
import { limits } from '../link.ts';
import { area } from '../method.ts';

export const hypervisorMethods = area({
  qemuDomainMonitorCommand: (args, call, link) =>
    link.callOf(qemu, 'domainMonitorCommand', args, limits(call)),
  qemuDomainAttach: (args, call, link) => link.callOf(qemu, 'domainAttach', args, limits(call)),
  qemuDomainAgentCommand: (args, call, link) => link.callOf(qemu, 'domainAgentCommand', args, limits(call)),
  qemuDomainMonitorCommandWithFiles: ({ fds, ...args }, call, link) =>
    link.callOf(qemu, 'domainMonitorCommandWithFiles', args, { ...limits(call), fds }),
  lxcDomainOpenNamespace: async (args, call, link) => {
    const { fds } = await link.callForFds(lxc, 'domainOpenNamespace', args, limits(call));
    return { fds };
  },
});
