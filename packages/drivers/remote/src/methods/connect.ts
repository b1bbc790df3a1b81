/**
 * The host and the connection itself.
 */
import { area, listed, params, same } from '../method.ts';

export const connectMethods = area({
  connectGetType: same('connectGetType'),
  connectGetVersion: same('connectGetVersion'),
  connectGetMaxVcpus: same('connectGetMaxVcpus'),
  nodeGetInfo: same('nodeGetInfo'),
  connectGetCapabilities: same('connectGetCapabilities'),
  connectGetHostname: same('connectGetHostname'),
  nodeGetCellsFreeMemory: same('nodeGetCellsFreeMemory'),
  nodeGetFreeMemory: same('nodeGetFreeMemory'),
  connectGetUri: same('connectGetUri'),
  nodeGetSecurityModel: same('nodeGetSecurityModel'),
  connectDomainXmlFromNative: same('connectDomainXmlFromNative'),
  connectDomainXmlToNative: same('connectDomainXmlToNative'),
  connectGetLibVersion: same('connectGetLibVersion'),
  connectCompareCpu: same('connectCompareCpu'),
  connectBaselineCpu: same('connectBaselineCpu'),
  connectGetSysinfo: same('connectGetSysinfo'),
  nodeGetCpuStats: params('nodeGetCpuStats'),
  nodeGetMemoryStats: params('nodeGetMemoryStats'),
  nodeSuspendForDuration: same('nodeSuspendForDuration'),
  nodeSetMemoryParameters: same('nodeSetMemoryParameters'),
  nodeGetMemoryParameters: params('nodeGetMemoryParameters'),
  nodeGetCpuMap: async ({ needMap, needOnline, flags }, call, link) => {
    const asked = { needMap: needMap !== 0, needOnline: needOnline !== 0, flags };
    const { cpumap, online, ret } = await link.call('nodeGetCpuMap', asked, call);
    return { cpumap, online, total: ret };
  },
  connectGetCpuModelNames: listed('connectGetCpuModelNames'),
  nodeGetFreePages: same('nodeGetFreePages'),
  connectGetDomainCapabilities: same('connectGetDomainCapabilities'),
  connectGetAllDomainStats: same('connectGetAllDomainStats'),
  nodeAllocPages: same('nodeAllocPages'),
  connectCompareHypervisorCpu: same('connectCompareHypervisorCpu'),
  connectBaselineHypervisorCpu: same('connectBaselineHypervisorCpu'),
  nodeGetSevInfo: params('nodeGetSevInfo'),
});
