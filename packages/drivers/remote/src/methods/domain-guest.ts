/**
 * Domains: what is seen of the guest and said to it: consoles, screens, keys, its agent.
 */
import { remote } from '@typevirt/rpc';
import { limits } from '../link.ts';
import { area, opening, same } from '../method.ts';

export const domainGuestMethods = area({
  domainOpenConsole: opening('domainOpenConsole'),
  domainInjectNmi: same('domainInjectNmi'),
  domainScreenshot: opening('domainScreenshot'),
  domainSendKey: same('domainSendKey'),
  domainOpenGraphics: ({ fds, ...args }, call, link) =>
    link.callOf(remote, 'domainOpenGraphics', args, { ...limits(call), fds }),
  domainPmSuspendForDuration: same('domainPmSuspendForDuration'),
  domainPmWakeup: same('domainPmWakeup'),
  domainGetHostname: same('domainGetHostname'),
  domainFstrim: same('domainFstrim'),
  domainSendProcessSignal: same('domainSendProcessSignal'),
  domainOpenChannel: opening('domainOpenChannel'),
  domainFsfreeze: same('domainFsfreeze'),
  domainFsthaw: same('domainFsthaw'),
  domainGetTime: same('domainGetTime'),
  domainSetTime: same('domainSetTime'),
  domainOpenGraphicsFd: async (args, call, link) => {
    const { fds } = await link.callForFds(remote, 'domainOpenGraphicsFd', args, limits(call));
    return { fds };
  },
  domainGetFsinfo: same('domainGetFsinfo'),
  domainInterfaceAddresses: same('domainInterfaceAddresses'),
  domainSetUserPassword: same('domainSetUserPassword'),
  domainGetGuestInfo: same('domainGetGuestInfo'),
  domainAgentSetResponseTimeout: same('domainAgentSetResponseTimeout'),
  domainAuthorizedSshKeysGet: same('domainAuthorizedSshKeysGet'),
  domainAuthorizedSshKeysSet: same('domainAuthorizedSshKeysSet'),
  domainFdAssociate: ({ fds, ...args }, call, link) =>
    link.callOf(remote, 'domainFdAssociate', args, { ...limits(call), fds }),
  domainGraphicsReload: same('domainGraphicsReload'),
  domainAnnounceInterface: same('domainAnnounceInterface'),
});
