/**
 * Domains: memory, CPUs, I/O threads and their limits.
 */
import { DomainMemoryModFlags, DomainModificationImpact, DomainVcpuFlags } from '@typevirt/driver';
import { cpuStats, emulatorPin, schedulerParams, vcpuPins, vcpus } from './cpus.ts';
import { area, ask, same, after, withFlags } from './handler.ts';
import { withCount } from './lists.ts';
import { typedParams, understoodParams } from './params.ts';

/** Limits of a disk's throughput that have a name. Clients ask for their number before they name a disk. */
const blockIoTunables = 20;
const ioTune = typedParams('domainGetBlockIoTune');
/** Rates of an interface, whose number clients ask for as well before it matters whether there is such an interface. */
const interfaceTunables = 7;
const interfaceTune = typedParams('domainGetInterfaceParameters');

export const domainTuningHandlers = area({
  domainGetMaxMemory: (args, session) =>
    after(ask(session, 'domainGetInfo', args), ({ maxMem }) => ({ memory: maxMem })),
  domainGetMaxVcpus: withFlags('domainGetVcpusFlags', DomainVcpuFlags.live | DomainVcpuFlags.maximum),
  domainGetVcpus: vcpus,
  domainPinVcpu: withFlags('domainPinVcpu', DomainModificationImpact.live),
  domainSetMaxMemory: withFlags('domainSetMemory', DomainMemoryModFlags.maximum),
  domainSetMemory: withFlags('domainSetMemory', DomainModificationImpact.live),
  domainSetVcpus: withFlags('domainSetVcpus', DomainModificationImpact.live),
  domainGetSchedulerType: same('domainGetSchedulerType'),
  domainGetSchedulerParameters: ({ dom, nparams }, session) =>
    schedulerParams({ dom, nparams, flags: 0 }, session),
  domainSetSchedulerParameters: withFlags('domainSetSchedulerParameters', 0),
  domainGetSecurityLabel: same('domainGetSecurityLabel'),
  domainMemoryStats: ({ maxStats, ...args }, session) =>
    after(ask(session, 'domainMemoryStats', args), ({ stats }) => ({ stats: stats.slice(0, maxStats) })),
  domainSetMemoryParameters: same('domainSetMemoryParameters'),
  domainGetMemoryParameters: typedParams('domainGetMemoryParameters'),
  domainSetVcpusFlags: same('domainSetVcpus'),
  domainGetVcpusFlags: same('domainGetVcpusFlags'),
  domainSetMemoryFlags: same('domainSetMemory'),
  domainSetBlkioParameters: same('domainSetBlkioParameters'),
  domainGetBlkioParameters: typedParams('domainGetBlkioParameters'),
  domainSetSchedulerParametersFlags: same('domainSetSchedulerParameters'),
  domainGetSchedulerParametersFlags: schedulerParams,
  domainPinVcpuFlags: same('domainPinVcpu'),
  domainGetVcpuPinInfo: vcpuPins,
  domainSetBlockIoTune: same('domainSetBlockIoTune'),
  domainGetBlockIoTune: (args, session) =>
    args.disk === null && args.nparams === 0
      ? { params: [], nparams: blockIoTunables }
      : ioTune(args, session),
  domainSetNumaParameters: same('domainSetNumaParameters'),
  domainGetNumaParameters: typedParams('domainGetNumaParameters'),
  domainSetInterfaceParameters: same('domainSetInterfaceParameters'),
  domainGetInterfaceParameters: (args, session) =>
    args.nparams === 0 ? { params: [], nparams: interfaceTunables } : interfaceTune(args, session),
  domainGetCpuStats: cpuStats,
  domainGetSecurityLabelList: withCount('domainGetSecurityLabelList', 'labels'),
  domainPinEmulator: same('domainPinEmulator'),
  domainGetEmulatorPinInfo: emulatorPin,
  domainSetMemoryStatsPeriod: same('domainSetMemoryStatsPeriod'),
  domainGetIothreadInfo: withCount('domainGetIothreadInfo', 'info'),
  domainPinIothread: same('domainPinIothread'),
  domainAddIothread: same('domainAddIothread'),
  domainDelIothread: same('domainDelIothread'),
  domainGetPerfEvents: understoodParams('domainGetPerfEvents'),
  domainSetPerfEvents: same('domainSetPerfEvents'),
  domainGetGuestVcpus: same('domainGetGuestVcpus'),
  domainSetGuestVcpus: same('domainSetGuestVcpus'),
  domainSetVcpu: same('domainSetVcpu'),
  domainGetLaunchSecurityInfo: understoodParams('domainGetLaunchSecurityInfo'),
  domainSetIothreadParams: same('domainSetIothreadParams'),
  domainSetLaunchSecurityState: same('domainSetLaunchSecurityState'),
  domainSetThrottleGroup: same('domainSetThrottleGroup'),
  domainDelThrottleGroup: same('domainDelThrottleGroup'),
});
