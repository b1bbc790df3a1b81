/**
 * The host and the connection itself.
 */
import type { Session } from '../session/session.ts';
import { area, ask, same, after } from './handler.ts';
import { counted } from './lists.ts';
import { namedNumbers, typedParams } from './params.ts';

interface CpuMapAsked {
  readonly needMap: boolean;
  readonly needOnline: boolean;
  readonly flags: number;
}

function cpuMap({ needMap, needOnline, flags }: CpuMapAsked, session: Session) {
  const asked = { needMap: Number(needMap), needOnline: Number(needOnline), flags };
  return after(ask(session, 'nodeGetCpuMap', asked), ({ cpumap, online, total }) => ({
    cpumap: needMap ? cpumap : new Uint8Array(0),
    online: needOnline ? online : 0,
    ret: total,
  }));
}

export const connectHandlers = area({
  connectGetType: same('connectGetType'),
  connectGetVersion: same('connectGetVersion'),
  connectGetMaxVcpus: same('connectGetMaxVcpus'),
  nodeGetInfo: same('nodeGetInfo'),
  connectGetCapabilities: same('connectGetCapabilities'),
  connectGetHostname: same('connectGetHostname'),
  connectSupportsFeature: ({ feature }, session) =>
    after(session.supportsFeature(feature), (yes) => ({ supported: yes })),
  nodeGetCellsFreeMemory: same('nodeGetCellsFreeMemory'),
  nodeGetFreeMemory: same('nodeGetFreeMemory'),
  connectGetUri: same('connectGetUri'),
  nodeGetSecurityModel: same('nodeGetSecurityModel'),
  connectDomainXmlFromNative: same('connectDomainXmlFromNative'),
  connectDomainXmlToNative: same('connectDomainXmlToNative'),
  connectIsSecure: (_args, session) => after(session.connection.isSecure(), (yes) => ({ secure: yes })),
  connectGetLibVersion: same('connectGetLibVersion'),
  connectCompareCpu: same('connectCompareCpu'),
  connectBaselineCpu: same('connectBaselineCpu'),
  connectGetSysinfo: same('connectGetSysinfo'),
  nodeGetCpuStats: namedNumbers('nodeGetCpuStats'),
  nodeGetMemoryStats: namedNumbers('nodeGetMemoryStats'),
  nodeSuspendForDuration: same('nodeSuspendForDuration'),
  nodeSetMemoryParameters: same('nodeSetMemoryParameters'),
  nodeGetMemoryParameters: typedParams('nodeGetMemoryParameters'),
  nodeGetCpuMap: cpuMap,
  connectGetCpuModelNames: counted('connectGetCpuModelNames', 'models'),
  nodeGetFreePages: same('nodeGetFreePages'),
  connectGetDomainCapabilities: same('connectGetDomainCapabilities'),
  connectGetAllDomainStats: same('connectGetAllDomainStats'),
  nodeAllocPages: same('nodeAllocPages'),
  connectCompareHypervisorCpu: same('connectCompareHypervisorCpu'),
  connectBaselineHypervisorCpu: same('connectBaselineHypervisorCpu'),
  nodeGetSevInfo: typedParams('nodeGetSevInfo'),
});
