/**
 * Domains: finding, defining, starting, stopping, saving them, and their devices.
 */
import { remote } from '@typevirt/rpc';
import { limits } from '../link.ts';
import { area, listed, same, withNumber } from '../method.ts';

export const domainMethods = area({
  domainCreateXml: ({ fds, ...args }, call, link) =>
    fds === undefined
      ? link.call('domainCreateXml', args, call)
      : link.callOf(remote, 'domainCreateXmlWithFiles', args, { ...limits(call), fds }),
  domainGetXmlDesc: same('domainGetXmlDesc'),
  domainGetAutostart: same('domainGetAutostart'),
  domainGetInfo: same('domainGetInfo'),
  domainGetOsType: same('domainGetOsType'),
  domainLookupById: same('domainLookupById'),
  domainLookupByName: same('domainLookupByName'),
  domainLookupByUuid: same('domainLookupByUuid'),
  domainReboot: same('domainReboot'),
  domainResume: same('domainResume'),
  domainSetAutostart: same('domainSetAutostart'),
  domainSuspend: same('domainSuspend'),
  domainIsActive: same('domainIsActive'),
  domainIsPersistent: same('domainIsPersistent'),
  domainAttachDevice: same('domainAttachDeviceFlags'),
  domainDetachDevice: same('domainDetachDeviceFlags'),
  domainGetJobInfo: same('domainGetJobInfo'),
  domainUpdateDeviceFlags: same('domainUpdateDeviceFlags'),
  domainManagedSave: same('domainManagedSave'),
  domainHasManagedSaveImage: withNumber('domainHasManagedSaveImage', 'result'),
  domainManagedSaveRemove: same('domainManagedSaveRemove'),
  domainCreate: ({ fds, ...args }, call, link) =>
    fds === undefined
      ? link.call('domainCreateWithFlags', args, call)
      : link.callOf(remote, 'domainCreateWithFiles', args, { ...limits(call), fds }),
  domainIsUpdated: same('domainIsUpdated'),
  domainGetState: same('domainGetState'),
  domainGetControlInfo: same('domainGetControlInfo'),
  domainUndefine: same('domainUndefineFlags'),
  domainSave: same('domainSaveFlags'),
  domainRestore: same('domainRestoreFlags'),
  domainDestroy: same('domainDestroyFlags'),
  domainSaveImageGetXmlDesc: same('domainSaveImageGetXmlDesc'),
  domainSaveImageDefineXml: same('domainSaveImageDefineXml'),
  domainReset: same('domainReset'),
  domainShutdown: same('domainShutdownFlags'),
  domainSetMetadata: same('domainSetMetadata'),
  domainGetMetadata: same('domainGetMetadata'),
  connectListAllDomains: listed('connectListAllDomains'),
  domainGetJobStats: same('domainGetJobStats'),
  domainCoreDump: same('domainCoreDumpWithFormat'),
  domainDefineXml: same('domainDefineXmlFlags'),
  domainRename: same('domainRename'),
  domainManagedSaveGetXmlDesc: same('domainManagedSaveGetXmlDesc'),
  domainManagedSaveDefineXml: same('domainManagedSaveDefineXml'),
  domainSetLifecycleAction: same('domainSetLifecycleAction'),
  domainDetachDeviceAlias: same('domainDetachDeviceAlias'),
  domainGetMessages: same('domainGetMessages'),
  domainStartDirtyRateCalc: same('domainStartDirtyRateCalc'),
  domainSaveParams: same('domainSaveParams'),
  domainRestoreParams: same('domainRestoreParams'),
  domainAbortJob: same('domainAbortJobFlags'),
  domainGetAutostartOnce: same('domainGetAutostartOnce'),
  domainSetAutostartOnce: same('domainSetAutostartOnce'),
});
