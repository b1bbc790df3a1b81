/**
 * Methods that the guest agent answers. This driver does not speak with agents yet; each of them is refused as libvirt
 * refuses it for a guest without one.
 */
import {
  DomainInterfaceAddressesSource as Source,
  DomainState,
  VirtError,
  type Methods,
} from '@typevirt/driver';
import { checkFlags } from '@typevirt/driver/kit';
import type { QemuDomain } from '../domain.ts';
import { agentChannelName } from '../live-document.ts';
import { findDomain, requireLive } from '../state.ts';
import type { MethodContext } from './context.ts';

const agentOnly = [
  'domainGetTime',
  'domainSetTime',
  'domainFsfreeze',
  'domainFsthaw',
  'domainFstrim',
  'domainGetHostname',
  'domainGetGuestInfo',
  'domainGetFsinfo',
  'domainSetUserPassword',
  'domainGetGuestVcpus',
  'domainSetGuestVcpus',
  'domainPmSuspendForDuration',
  'domainAuthorizedSshKeysGet',
  'domainAuthorizedSshKeysSet',
  'qemuDomainAgentCommand',
] as const satisfies readonly (keyof Methods)[];

/** Methods that need a guest agent. */
export type AgentMethods = Pick<Methods, (typeof agentOnly)[number] | 'domainInterfaceAddresses'>;

export function agentMethods({ state }: MethodContext): AgentMethods {
  const refuse = ({ dom }: Parameters<Methods['domainGetTime']>[0]): never =>
    refuseAgent(findDomain(state, dom));
  const refused = Object.fromEntries(agentOnly.map((name) => [name, refuse])) as unknown as Pick<
    Methods,
    (typeof agentOnly)[number]
  >;
  return {
    ...refused,
    domainInterfaceAddresses({ dom, source, flags }) {
      checkFlags(flags, 0, 'qemuDomainInterfaceAddresses', 'qemu');
      const domain = findDomain(state, dom);
      requireLive(domain);
      if (source === Source.agent) refuseAgent(domain);
      return { ifaces: [] };
    },
  };
}

/**
 * Says why there is no agent to ask.
 *
 * @throws {VirtError} `operationInvalid` where the guest does not run, `argumentUnsupported` where its definition has no
 *   channel for an agent, else `agentUnresponsive`.
 */
export function refuseAgent(domain: QemuDomain): never {
  if (domain.condition.state !== DomainState.running) {
    throw new VirtError('operationInvalid', 'domain is not running', { domain: 'qemu' });
  }
  const configured = domain.document.devices.channels.some(
    ({ target }) => target.type === 'virtio' && target.name === agentChannelName,
  );
  throw configured
    ? new VirtError('agentUnresponsive', 'QEMU guest agent is not connected', { domain: 'qemu' })
    : new VirtError('argumentUnsupported', 'QEMU guest agent is not configured', { domain: 'qemu' });
}
