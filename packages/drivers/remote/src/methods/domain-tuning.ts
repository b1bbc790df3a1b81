/**
 * Domains: memory, CPUs, I/O threads and their limits.
 */
import { cpuStats, emulatorPin, schedulerParams, vcpuPins, vcpus } from '../cpus.ts';
import { area, params, same, withNumber, withTextFlag } from '../method.ts';

/** More kinds of statistics than there are. */
const allMemoryStats = 64;

export const domainTuningMethods = area({
  domainGetSchedulerType: same('domainGetSchedulerType'),
  domainGetVcpus: vcpus,
  domainGetSecurityLabel: withNumber('domainGetSecurityLabel', 'enforcing'),
  domainMemoryStats: (args, call, link) =>
    link.call('domainMemoryStats', { ...args, maxStats: allMemoryStats }, call),
  domainSetMemoryParameters: same('domainSetMemoryParameters'),
  domainGetMemoryParameters: params('domainGetMemoryParameters'),
  domainSetVcpus: same('domainSetVcpusFlags'),
  domainGetVcpusFlags: same('domainGetVcpusFlags'),
  domainSetMemory: same('domainSetMemoryFlags'),
  domainSetBlkioParameters: same('domainSetBlkioParameters'),
  domainGetBlkioParameters: params('domainGetBlkioParameters'),
  domainSetSchedulerParameters: same('domainSetSchedulerParametersFlags'),
  domainGetSchedulerParameters: schedulerParams,
  domainPinVcpu: same('domainPinVcpuFlags'),
  domainGetVcpuPinInfo: vcpuPins,
  domainSetBlockIoTune: same('domainSetBlockIoTune'),
  domainGetBlockIoTune: params('domainGetBlockIoTune'),
  domainSetNumaParameters: same('domainSetNumaParameters'),
  domainGetNumaParameters: params('domainGetNumaParameters'),
  domainSetInterfaceParameters: same('domainSetInterfaceParameters'),
  domainGetInterfaceParameters: params('domainGetInterfaceParameters'),
  domainGetCpuStats: cpuStats,
  domainGetSecurityLabelList: async (args, call, link) => {
    const { labels } = await link.call('domainGetSecurityLabelList', args, call);
    return { labels: labels.map(({ label, enforcing }) => ({ label, enforcing: Number(enforcing) })) };
  },
  domainPinEmulator: same('domainPinEmulator'),
  domainGetEmulatorPinInfo: emulatorPin,
  domainSetMemoryStatsPeriod: same('domainSetMemoryStatsPeriod'),
  domainGetIothreadInfo: same('domainGetIothreadInfo'),
  domainPinIothread: same('domainPinIothread'),
  domainAddIothread: same('domainAddIothread'),
  domainDelIothread: same('domainDelIothread'),
  domainGetPerfEvents: (args, call, link) =>
    link.call('domainGetPerfEvents', { ...args, flags: withTextFlag(args.flags) }, call),
  domainSetPerfEvents: same('domainSetPerfEvents'),
  domainGetGuestVcpus: same('domainGetGuestVcpus'),
  domainSetGuestVcpus: same('domainSetGuestVcpus'),
  domainSetVcpu: same('domainSetVcpu'),
  domainGetLaunchSecurityInfo: (args, call, link) =>
    link.call('domainGetLaunchSecurityInfo', { ...args, flags: withTextFlag(args.flags) }, call),
  domainSetIothreadParams: same('domainSetIothreadParams'),
  domainSetLaunchSecurityState: same('domainSetLaunchSecurityState'),
  domainSetThrottleGroup: same('domainSetThrottleGroup'),
  domainDelThrottleGroup: same('domainDelThrottleGroup'),
});
