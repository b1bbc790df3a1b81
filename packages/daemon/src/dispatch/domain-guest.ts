/**
 * Domains: what is seen of the guest and said to it: consoles, screens, keys, its agent.
 */
import { area, same } from './handler.ts';
import { withCount } from './lists.ts';

export const domainGuestHandlers = area({
  domainOpenConsole: same('domainOpenConsole'),
  domainInjectNmi: same('domainInjectNmi'),
  domainScreenshot: same('domainScreenshot'),
  domainSendKey: same('domainSendKey'),
  domainOpenGraphics: same('domainOpenGraphics'),
  domainPmSuspendForDuration: same('domainPmSuspendForDuration'),
  domainPmWakeup: same('domainPmWakeup'),
  domainGetHostname: same('domainGetHostname'),
  domainFstrim: same('domainFstrim'),
  domainSendProcessSignal: same('domainSendProcessSignal'),
  domainOpenChannel: same('domainOpenChannel'),
  domainFsfreeze: same('domainFsfreeze'),
  domainFsthaw: same('domainFsthaw'),
  domainGetTime: same('domainGetTime'),
  domainSetTime: same('domainSetTime'),
  domainOpenGraphicsFd: same('domainOpenGraphicsFd'),
  domainGetFsinfo: withCount('domainGetFsinfo', 'info'),
  domainInterfaceAddresses: same('domainInterfaceAddresses'),
  domainSetUserPassword: same('domainSetUserPassword'),
  domainGetGuestInfo: same('domainGetGuestInfo'),
  domainAgentSetResponseTimeout: same('domainAgentSetResponseTimeout'),
  domainAuthorizedSshKeysGet: same('domainAuthorizedSshKeysGet'),
  domainAuthorizedSshKeysSet: same('domainAuthorizedSshKeysSet'),
  domainFdAssociate: same('domainFdAssociate'),
  domainGraphicsReload: same('domainGraphicsReload'),
  domainAnnounceInterface: same('domainAnnounceInterface'),
});
