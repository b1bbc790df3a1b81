/**
 * The values that procedures of the remote program take, answer and send, and how they travel.
 *
 * @source libvirt remote_protocol.x, 12.6.0
 */
import type { Xdr } from '../xdr/codec.ts';
import { array, enumeration, optional, struct } from '../xdr/composite.ts';
import { bool, hyper, int, uhyper, uint } from '../xdr/scalars.ts';
import { chars, charText, fixedCharText, opaque, string, uuid } from '../xdr/text.ts';
import { type TypedParam, typedParam } from '../xdr/typed-param.ts';

const text = string(4_194_304);

/** How a client may prove who it is. */
export type AuthType = 'none' | 'sasl' | 'polkit';

export const authType: Xdr<AuthType> = enumeration({ none: 0, sasl: 1, polkit: 2 });

export interface NonnullDomain {
  name: string;
  uuid: string;
  id: number;
}

export const nonnullDomain: Xdr<NonnullDomain> = struct({ name: text, uuid, id: int });

export interface NonnullNetwork {
  name: string;
  uuid: string;
}

export const nonnullNetwork: Xdr<NonnullNetwork> = struct({ name: text, uuid });

export interface NonnullNetworkPort {
  net: NonnullNetwork;
  uuid: string;
}

export const nonnullNetworkPort: Xdr<NonnullNetworkPort> = struct({ net: nonnullNetwork, uuid });

export interface NonnullNwfilter {
  name: string;
  uuid: string;
}

export const nonnullNwfilter: Xdr<NonnullNwfilter> = struct({ name: text, uuid });

export interface NonnullNwfilterBinding {
  portdev: string;
  filtername: string;
}

export const nonnullNwfilterBinding: Xdr<NonnullNwfilterBinding> = struct({
  portdev: text,
  filtername: text,
});

export interface NonnullInterface {
  name: string;
  mac: string;
}

export const nonnullInterface: Xdr<NonnullInterface> = struct({ name: text, mac: text });

export interface NonnullStoragePool {
  name: string;
  uuid: string;
}

export const nonnullStoragePool: Xdr<NonnullStoragePool> = struct({ name: text, uuid });

export interface NonnullStorageVol {
  pool: string;
  name: string;
  key: string;
}

export const nonnullStorageVol: Xdr<NonnullStorageVol> = struct({ pool: text, name: text, key: text });

export interface NonnullNodeDevice {
  name: string;
}

export const nonnullNodeDevice: Xdr<NonnullNodeDevice> = struct({ name: text });

export interface NonnullSecret {
  uuid: string;
  usageType: number;
  usageID: string;
}

export const nonnullSecret: Xdr<NonnullSecret> = struct({ uuid, usageType: int, usageID: text });

export interface NonnullDomainCheckpoint {
  name: string;
  dom: NonnullDomain;
}

export const nonnullDomainCheckpoint: Xdr<NonnullDomainCheckpoint> = struct({
  name: text,
  dom: nonnullDomain,
});

export interface NonnullDomainSnapshot {
  name: string;
  dom: NonnullDomain;
}

export const nonnullDomainSnapshot: Xdr<NonnullDomainSnapshot> = struct({ name: text, dom: nonnullDomain });

export interface VcpuInfo {
  number: number;
  state: number;
  cpuTime: bigint;
  cpu: number;
}

export const vcpuInfo: Xdr<VcpuInfo> = struct({ number: uint, state: int, cpuTime: uhyper, cpu: int });

export interface NodeGetCpuStats {
  field: string;
  value: bigint;
}

export const nodeGetCpuStats: Xdr<NodeGetCpuStats> = struct({ field: text, value: uhyper });

export interface NodeGetMemoryStats {
  field: string;
  value: bigint;
}

export const nodeGetMemoryStats: Xdr<NodeGetMemoryStats> = struct({ field: text, value: uhyper });

export interface DomainDiskError {
  disk: string;
  error: number;
}

export const domainDiskError: Xdr<DomainDiskError> = struct({ disk: text, error: int });

export interface ConnectOpenArgs {
  name: string | null;
  flags: number;
}

export const connectOpenArgs: Xdr<ConnectOpenArgs> = struct({ name: optional(text), flags: uint });

export interface ConnectSupportsFeatureArgs {
  feature: number;
}

export const connectSupportsFeatureArgs: Xdr<ConnectSupportsFeatureArgs> = struct({ feature: int });

export interface ConnectSupportsFeatureRet {
  supported: boolean;
}

export const connectSupportsFeatureRet: Xdr<ConnectSupportsFeatureRet> = struct({ supported: bool });

export interface ConnectGetTypeRet {
  type: string;
}

export const connectGetTypeRet: Xdr<ConnectGetTypeRet> = struct({ type: text });

export interface ConnectGetVersionRet {
  hvVer: bigint;
}

export const connectGetVersionRet: Xdr<ConnectGetVersionRet> = struct({ hvVer: uhyper });

export interface ConnectGetLibVersionRet {
  libVer: bigint;
}

export const connectGetLibVersionRet: Xdr<ConnectGetLibVersionRet> = struct({ libVer: uhyper });

export interface ConnectGetHostnameRet {
  hostname: string;
}

export const connectGetHostnameRet: Xdr<ConnectGetHostnameRet> = struct({ hostname: text });

export interface ConnectGetSysinfoArgs {
  flags: number;
}

export const connectGetSysinfoArgs: Xdr<ConnectGetSysinfoArgs> = struct({ flags: uint });

export interface ConnectGetSysinfoRet {
  sysinfo: string;
}

export const connectGetSysinfoRet: Xdr<ConnectGetSysinfoRet> = struct({ sysinfo: text });

export interface ConnectGetUriRet {
  uri: string;
}

export const connectGetUriRet: Xdr<ConnectGetUriRet> = struct({ uri: text });

export interface ConnectGetMaxVcpusArgs {
  type: string | null;
}

export const connectGetMaxVcpusArgs: Xdr<ConnectGetMaxVcpusArgs> = struct({ type: optional(text) });

export interface ConnectGetMaxVcpusRet {
  maxVcpus: number;
}

export const connectGetMaxVcpusRet: Xdr<ConnectGetMaxVcpusRet> = struct({ maxVcpus: int });

export interface NodeGetInfoRet {
  model: string;
  memory: bigint;
  cpus: number;
  mhz: number;
  nodes: number;
  sockets: number;
  cores: number;
  threads: number;
}

export const nodeGetInfoRet: Xdr<NodeGetInfoRet> = struct({
  model: fixedCharText(32),
  memory: uhyper,
  cpus: int,
  mhz: int,
  nodes: int,
  sockets: int,
  cores: int,
  threads: int,
});

export interface ConnectGetCapabilitiesRet {
  capabilities: string;
}

export const connectGetCapabilitiesRet: Xdr<ConnectGetCapabilitiesRet> = struct({ capabilities: text });

export interface ConnectGetDomainCapabilitiesArgs {
  emulatorbin: string | null;
  arch: string | null;
  machine: string | null;
  virttype: string | null;
  flags: number;
}

export const connectGetDomainCapabilitiesArgs: Xdr<ConnectGetDomainCapabilitiesArgs> = struct({
  emulatorbin: optional(text),
  arch: optional(text),
  machine: optional(text),
  virttype: optional(text),
  flags: uint,
});

export interface ConnectGetDomainCapabilitiesRet {
  capabilities: string;
}

export const connectGetDomainCapabilitiesRet: Xdr<ConnectGetDomainCapabilitiesRet> = struct({
  capabilities: text,
});

export interface NodeGetCpuStatsArgs {
  cpuNum: number;
  nparams: number;
  flags: number;
}

export const nodeGetCpuStatsArgs: Xdr<NodeGetCpuStatsArgs> = struct({
  cpuNum: int,
  nparams: int,
  flags: uint,
});

export interface NodeGetCpuStatsRet {
  params: NodeGetCpuStats[];
  nparams: number;
}

export const nodeGetCpuStatsRet: Xdr<NodeGetCpuStatsRet> = struct({
  params: array(nodeGetCpuStats, 16),
  nparams: int,
});

export interface NodeGetMemoryStatsArgs {
  nparams: number;
  cellNum: number;
  flags: number;
}

export const nodeGetMemoryStatsArgs: Xdr<NodeGetMemoryStatsArgs> = struct({
  nparams: int,
  cellNum: int,
  flags: uint,
});

export interface NodeGetMemoryStatsRet {
  params: NodeGetMemoryStats[];
  nparams: number;
}

export const nodeGetMemoryStatsRet: Xdr<NodeGetMemoryStatsRet> = struct({
  params: array(nodeGetMemoryStats, 16),
  nparams: int,
});

export interface NodeGetCellsFreeMemoryArgs {
  startCell: number;
  maxcells: number;
}

export const nodeGetCellsFreeMemoryArgs: Xdr<NodeGetCellsFreeMemoryArgs> = struct({
  startCell: int,
  maxcells: int,
});

export interface NodeGetCellsFreeMemoryRet {
  cells: bigint[];
}

export const nodeGetCellsFreeMemoryRet: Xdr<NodeGetCellsFreeMemoryRet> = struct({
  cells: array(uhyper, 1024),
});

export interface NodeGetFreeMemoryRet {
  freeMem: bigint;
}

export const nodeGetFreeMemoryRet: Xdr<NodeGetFreeMemoryRet> = struct({ freeMem: uhyper });

export interface DomainGetSchedulerTypeArgs {
  dom: NonnullDomain;
}

export const domainGetSchedulerTypeArgs: Xdr<DomainGetSchedulerTypeArgs> = struct({ dom: nonnullDomain });

export interface DomainGetSchedulerTypeRet {
  type: string;
  nparams: number;
}

export const domainGetSchedulerTypeRet: Xdr<DomainGetSchedulerTypeRet> = struct({ type: text, nparams: int });

export interface DomainGetSchedulerParametersArgs {
  dom: NonnullDomain;
  nparams: number;
}

export const domainGetSchedulerParametersArgs: Xdr<DomainGetSchedulerParametersArgs> = struct({
  dom: nonnullDomain,
  nparams: int,
});

export interface DomainGetSchedulerParametersRet {
  params: TypedParam[];
}

export const domainGetSchedulerParametersRet: Xdr<DomainGetSchedulerParametersRet> = struct({
  params: array(typedParam, 16),
});

export interface DomainGetSchedulerParametersFlagsArgs {
  dom: NonnullDomain;
  nparams: number;
  flags: number;
}

export const domainGetSchedulerParametersFlagsArgs: Xdr<DomainGetSchedulerParametersFlagsArgs> = struct({
  dom: nonnullDomain,
  nparams: int,
  flags: uint,
});

export interface DomainGetSchedulerParametersFlagsRet {
  params: TypedParam[];
}

export const domainGetSchedulerParametersFlagsRet: Xdr<DomainGetSchedulerParametersFlagsRet> = struct({
  params: array(typedParam, 16),
});

export interface DomainSetSchedulerParametersArgs {
  dom: NonnullDomain;
  params: TypedParam[];
}

export const domainSetSchedulerParametersArgs: Xdr<DomainSetSchedulerParametersArgs> = struct({
  dom: nonnullDomain,
  params: array(typedParam, 16),
});

export interface DomainSetSchedulerParametersFlagsArgs {
  dom: NonnullDomain;
  params: TypedParam[];
  flags: number;
}

export const domainSetSchedulerParametersFlagsArgs: Xdr<DomainSetSchedulerParametersFlagsArgs> = struct({
  dom: nonnullDomain,
  params: array(typedParam, 16),
  flags: uint,
});

export interface DomainSetBlkioParametersArgs {
  dom: NonnullDomain;
  params: TypedParam[];
  flags: number;
}

export const domainSetBlkioParametersArgs: Xdr<DomainSetBlkioParametersArgs> = struct({
  dom: nonnullDomain,
  params: array(typedParam, 16),
  flags: uint,
});

export interface DomainGetBlkioParametersArgs {
  dom: NonnullDomain;
  nparams: number;
  flags: number;
}

export const domainGetBlkioParametersArgs: Xdr<DomainGetBlkioParametersArgs> = struct({
  dom: nonnullDomain,
  nparams: int,
  flags: uint,
});

export interface DomainGetBlkioParametersRet {
  params: TypedParam[];
  nparams: number;
}

export const domainGetBlkioParametersRet: Xdr<DomainGetBlkioParametersRet> = struct({
  params: array(typedParam, 16),
  nparams: int,
});

export interface DomainSetMemoryParametersArgs {
  dom: NonnullDomain;
  params: TypedParam[];
  flags: number;
}

export const domainSetMemoryParametersArgs: Xdr<DomainSetMemoryParametersArgs> = struct({
  dom: nonnullDomain,
  params: array(typedParam, 16),
  flags: uint,
});

export interface DomainGetMemoryParametersArgs {
  dom: NonnullDomain;
  nparams: number;
  flags: number;
}

export const domainGetMemoryParametersArgs: Xdr<DomainGetMemoryParametersArgs> = struct({
  dom: nonnullDomain,
  nparams: int,
  flags: uint,
});

export interface DomainGetMemoryParametersRet {
  params: TypedParam[];
  nparams: number;
}

export const domainGetMemoryParametersRet: Xdr<DomainGetMemoryParametersRet> = struct({
  params: array(typedParam, 16),
  nparams: int,
});

export interface DomainBlockResizeArgs {
  dom: NonnullDomain;
  disk: string;
  size: bigint;
  flags: number;
}

export const domainBlockResizeArgs: Xdr<DomainBlockResizeArgs> = struct({
  dom: nonnullDomain,
  disk: text,
  size: uhyper,
  flags: uint,
});

export interface DomainSetNumaParametersArgs {
  dom: NonnullDomain;
  params: TypedParam[];
  flags: number;
}

export const domainSetNumaParametersArgs: Xdr<DomainSetNumaParametersArgs> = struct({
  dom: nonnullDomain,
  params: array(typedParam, 16),
  flags: uint,
});

export interface DomainGetNumaParametersArgs {
  dom: NonnullDomain;
  nparams: number;
  flags: number;
}

export const domainGetNumaParametersArgs: Xdr<DomainGetNumaParametersArgs> = struct({
  dom: nonnullDomain,
  nparams: int,
  flags: uint,
});

export interface DomainGetNumaParametersRet {
  params: TypedParam[];
  nparams: number;
}

export const domainGetNumaParametersRet: Xdr<DomainGetNumaParametersRet> = struct({
  params: array(typedParam, 16),
  nparams: int,
});

export interface DomainSetPerfEventsArgs {
  dom: NonnullDomain;
  params: TypedParam[];
  flags: number;
}

export const domainSetPerfEventsArgs: Xdr<DomainSetPerfEventsArgs> = struct({
  dom: nonnullDomain,
  params: array(typedParam, 64),
  flags: uint,
});

export interface DomainGetPerfEventsArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainGetPerfEventsArgs: Xdr<DomainGetPerfEventsArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainGetPerfEventsRet {
  params: TypedParam[];
}

export const domainGetPerfEventsRet: Xdr<DomainGetPerfEventsRet> = struct({ params: array(typedParam, 64) });

export interface DomainBlockStatsArgs {
  dom: NonnullDomain;
  path: string;
}

export const domainBlockStatsArgs: Xdr<DomainBlockStatsArgs> = struct({ dom: nonnullDomain, path: text });

export interface DomainBlockStatsRet {
  rdReq: bigint;
  rdBytes: bigint;
  wrReq: bigint;
  wrBytes: bigint;
  errs: bigint;
}

export const domainBlockStatsRet: Xdr<DomainBlockStatsRet> = struct({
  rdReq: hyper,
  rdBytes: hyper,
  wrReq: hyper,
  wrBytes: hyper,
  errs: hyper,
});

export interface DomainBlockStatsFlagsArgs {
  dom: NonnullDomain;
  path: string;
  nparams: number;
  flags: number;
}

export const domainBlockStatsFlagsArgs: Xdr<DomainBlockStatsFlagsArgs> = struct({
  dom: nonnullDomain,
  path: text,
  nparams: int,
  flags: uint,
});

export interface DomainBlockStatsFlagsRet {
  params: TypedParam[];
  nparams: number;
}

export const domainBlockStatsFlagsRet: Xdr<DomainBlockStatsFlagsRet> = struct({
  params: array(typedParam, 16),
  nparams: int,
});

export interface DomainInterfaceStatsArgs {
  dom: NonnullDomain;
  device: string;
}

export const domainInterfaceStatsArgs: Xdr<DomainInterfaceStatsArgs> = struct({
  dom: nonnullDomain,
  device: text,
});

export interface DomainInterfaceStatsRet {
  rxBytes: bigint;
  rxPackets: bigint;
  rxErrs: bigint;
  rxDrop: bigint;
  txBytes: bigint;
  txPackets: bigint;
  txErrs: bigint;
  txDrop: bigint;
}

export const domainInterfaceStatsRet: Xdr<DomainInterfaceStatsRet> = struct({
  rxBytes: hyper,
  rxPackets: hyper,
  rxErrs: hyper,
  rxDrop: hyper,
  txBytes: hyper,
  txPackets: hyper,
  txErrs: hyper,
  txDrop: hyper,
});

export interface DomainSetInterfaceParametersArgs {
  dom: NonnullDomain;
  device: string;
  params: TypedParam[];
  flags: number;
}

export const domainSetInterfaceParametersArgs: Xdr<DomainSetInterfaceParametersArgs> = struct({
  dom: nonnullDomain,
  device: text,
  params: array(typedParam, 16),
  flags: uint,
});

export interface DomainGetInterfaceParametersArgs {
  dom: NonnullDomain;
  device: string;
  nparams: number;
  flags: number;
}

export const domainGetInterfaceParametersArgs: Xdr<DomainGetInterfaceParametersArgs> = struct({
  dom: nonnullDomain,
  device: text,
  nparams: int,
  flags: uint,
});

export interface DomainGetInterfaceParametersRet {
  params: TypedParam[];
  nparams: number;
}

export const domainGetInterfaceParametersRet: Xdr<DomainGetInterfaceParametersRet> = struct({
  params: array(typedParam, 16),
  nparams: int,
});

export interface DomainMemoryStatsArgs {
  dom: NonnullDomain;
  maxStats: number;
  flags: number;
}

export const domainMemoryStatsArgs: Xdr<DomainMemoryStatsArgs> = struct({
  dom: nonnullDomain,
  maxStats: uint,
  flags: uint,
});

export interface DomainMemoryStat {
  tag: number;
  val: bigint;
}

export const domainMemoryStat: Xdr<DomainMemoryStat> = struct({ tag: int, val: uhyper });

export interface DomainMemoryStatsRet {
  stats: DomainMemoryStat[];
}

export const domainMemoryStatsRet: Xdr<DomainMemoryStatsRet> = struct({
  stats: array(domainMemoryStat, 1024),
});

export interface DomainBlockPeekArgs {
  dom: NonnullDomain;
  path: string;
  offset: bigint;
  size: number;
  flags: number;
}

export const domainBlockPeekArgs: Xdr<DomainBlockPeekArgs> = struct({
  dom: nonnullDomain,
  path: text,
  offset: uhyper,
  size: uint,
  flags: uint,
});

export interface DomainBlockPeekRet {
  buffer: Uint8Array;
}

export const domainBlockPeekRet: Xdr<DomainBlockPeekRet> = struct({ buffer: opaque(4_194_304) });

export interface DomainMemoryPeekArgs {
  dom: NonnullDomain;
  offset: bigint;
  size: number;
  flags: number;
}

export const domainMemoryPeekArgs: Xdr<DomainMemoryPeekArgs> = struct({
  dom: nonnullDomain,
  offset: uhyper,
  size: uint,
  flags: uint,
});

export interface DomainMemoryPeekRet {
  buffer: Uint8Array;
}

export const domainMemoryPeekRet: Xdr<DomainMemoryPeekRet> = struct({ buffer: opaque(4_194_304) });

export interface DomainGetBlockInfoArgs {
  dom: NonnullDomain;
  path: string;
  flags: number;
}

export const domainGetBlockInfoArgs: Xdr<DomainGetBlockInfoArgs> = struct({
  dom: nonnullDomain,
  path: text,
  flags: uint,
});

export interface DomainGetBlockInfoRet {
  allocation: bigint;
  capacity: bigint;
  physical: bigint;
}

export const domainGetBlockInfoRet: Xdr<DomainGetBlockInfoRet> = struct({
  allocation: uhyper,
  capacity: uhyper,
  physical: uhyper,
});

export interface ConnectListDomainsArgs {
  maxids: number;
}

export const connectListDomainsArgs: Xdr<ConnectListDomainsArgs> = struct({ maxids: int });

export interface ConnectListDomainsRet {
  ids: number[];
}

export const connectListDomainsRet: Xdr<ConnectListDomainsRet> = struct({ ids: array(int, 16_384) });

export interface ConnectNumOfDomainsRet {
  num: number;
}

export const connectNumOfDomainsRet: Xdr<ConnectNumOfDomainsRet> = struct({ num: int });

export interface DomainCreateXmlArgs {
  xmlDesc: string;
  flags: number;
}

export const domainCreateXmlArgs: Xdr<DomainCreateXmlArgs> = struct({ xmlDesc: text, flags: uint });

export interface DomainCreateXmlRet {
  dom: NonnullDomain;
}

export const domainCreateXmlRet: Xdr<DomainCreateXmlRet> = struct({ dom: nonnullDomain });

export interface DomainCreateXmlWithFilesArgs {
  xmlDesc: string;
  flags: number;
}

export const domainCreateXmlWithFilesArgs: Xdr<DomainCreateXmlWithFilesArgs> = struct({
  xmlDesc: text,
  flags: uint,
});

export interface DomainCreateXmlWithFilesRet {
  dom: NonnullDomain;
}

export const domainCreateXmlWithFilesRet: Xdr<DomainCreateXmlWithFilesRet> = struct({ dom: nonnullDomain });

export interface DomainLookupByIdArgs {
  id: number;
}

export const domainLookupByIdArgs: Xdr<DomainLookupByIdArgs> = struct({ id: int });

export interface DomainLookupByIdRet {
  dom: NonnullDomain;
}

export const domainLookupByIdRet: Xdr<DomainLookupByIdRet> = struct({ dom: nonnullDomain });

export interface DomainLookupByUuidArgs {
  uuid: string;
}

export const domainLookupByUuidArgs: Xdr<DomainLookupByUuidArgs> = struct({ uuid });

export interface DomainLookupByUuidRet {
  dom: NonnullDomain;
}

export const domainLookupByUuidRet: Xdr<DomainLookupByUuidRet> = struct({ dom: nonnullDomain });

export interface DomainLookupByNameArgs {
  name: string;
}

export const domainLookupByNameArgs: Xdr<DomainLookupByNameArgs> = struct({ name: text });

export interface DomainLookupByNameRet {
  dom: NonnullDomain;
}

export const domainLookupByNameRet: Xdr<DomainLookupByNameRet> = struct({ dom: nonnullDomain });

export interface DomainSuspendArgs {
  dom: NonnullDomain;
}

export const domainSuspendArgs: Xdr<DomainSuspendArgs> = struct({ dom: nonnullDomain });

export interface DomainResumeArgs {
  dom: NonnullDomain;
}

export const domainResumeArgs: Xdr<DomainResumeArgs> = struct({ dom: nonnullDomain });

export interface DomainPmSuspendForDurationArgs {
  dom: NonnullDomain;
  target: number;
  duration: bigint;
  flags: number;
}

export const domainPmSuspendForDurationArgs: Xdr<DomainPmSuspendForDurationArgs> = struct({
  dom: nonnullDomain,
  target: uint,
  duration: uhyper,
  flags: uint,
});

export interface DomainPmWakeupArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainPmWakeupArgs: Xdr<DomainPmWakeupArgs> = struct({ dom: nonnullDomain, flags: uint });

export interface DomainShutdownArgs {
  dom: NonnullDomain;
}

export const domainShutdownArgs: Xdr<DomainShutdownArgs> = struct({ dom: nonnullDomain });

export interface DomainRebootArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainRebootArgs: Xdr<DomainRebootArgs> = struct({ dom: nonnullDomain, flags: uint });

export interface DomainResetArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainResetArgs: Xdr<DomainResetArgs> = struct({ dom: nonnullDomain, flags: uint });

export interface DomainDestroyArgs {
  dom: NonnullDomain;
}

export const domainDestroyArgs: Xdr<DomainDestroyArgs> = struct({ dom: nonnullDomain });

export interface DomainDestroyFlagsArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainDestroyFlagsArgs: Xdr<DomainDestroyFlagsArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainGetOsTypeArgs {
  dom: NonnullDomain;
}

export const domainGetOsTypeArgs: Xdr<DomainGetOsTypeArgs> = struct({ dom: nonnullDomain });

export interface DomainGetOsTypeRet {
  type: string;
}

export const domainGetOsTypeRet: Xdr<DomainGetOsTypeRet> = struct({ type: text });

export interface DomainGetMaxMemoryArgs {
  dom: NonnullDomain;
}

export const domainGetMaxMemoryArgs: Xdr<DomainGetMaxMemoryArgs> = struct({ dom: nonnullDomain });

export interface DomainGetMaxMemoryRet {
  memory: bigint;
}

export const domainGetMaxMemoryRet: Xdr<DomainGetMaxMemoryRet> = struct({ memory: uhyper });

export interface DomainSetMaxMemoryArgs {
  dom: NonnullDomain;
  memory: bigint;
}

export const domainSetMaxMemoryArgs: Xdr<DomainSetMaxMemoryArgs> = struct({
  dom: nonnullDomain,
  memory: uhyper,
});

export interface DomainSetMemoryArgs {
  dom: NonnullDomain;
  memory: bigint;
}

export const domainSetMemoryArgs: Xdr<DomainSetMemoryArgs> = struct({ dom: nonnullDomain, memory: uhyper });

export interface DomainSetMemoryFlagsArgs {
  dom: NonnullDomain;
  memory: bigint;
  flags: number;
}

export const domainSetMemoryFlagsArgs: Xdr<DomainSetMemoryFlagsArgs> = struct({
  dom: nonnullDomain,
  memory: uhyper,
  flags: uint,
});

export interface DomainSetMemoryStatsPeriodArgs {
  dom: NonnullDomain;
  period: number;
  flags: number;
}

export const domainSetMemoryStatsPeriodArgs: Xdr<DomainSetMemoryStatsPeriodArgs> = struct({
  dom: nonnullDomain,
  period: int,
  flags: uint,
});

export interface DomainGetInfoArgs {
  dom: NonnullDomain;
}

export const domainGetInfoArgs: Xdr<DomainGetInfoArgs> = struct({ dom: nonnullDomain });

export interface DomainGetInfoRet {
  state: number;
  maxMem: bigint;
  memory: bigint;
  nrVirtCpu: number;
  cpuTime: bigint;
}

export const domainGetInfoRet: Xdr<DomainGetInfoRet> = struct({
  state: uint,
  maxMem: uhyper,
  memory: uhyper,
  nrVirtCpu: uint,
  cpuTime: uhyper,
});

export interface DomainSaveArgs {
  dom: NonnullDomain;
  to: string;
}

export const domainSaveArgs: Xdr<DomainSaveArgs> = struct({ dom: nonnullDomain, to: text });

export interface DomainSaveFlagsArgs {
  dom: NonnullDomain;
  to: string;
  dxml: string | null;
  flags: number;
}

export const domainSaveFlagsArgs: Xdr<DomainSaveFlagsArgs> = struct({
  dom: nonnullDomain,
  to: text,
  dxml: optional(text),
  flags: uint,
});

export interface DomainSaveParamsArgs {
  dom: NonnullDomain;
  params: TypedParam[];
  flags: number;
}

export const domainSaveParamsArgs: Xdr<DomainSaveParamsArgs> = struct({
  dom: nonnullDomain,
  params: array(typedParam, 64),
  flags: uint,
});

export interface DomainRestoreArgs {
  from: string;
}

export const domainRestoreArgs: Xdr<DomainRestoreArgs> = struct({ from: text });

export interface DomainRestoreFlagsArgs {
  from: string;
  dxml: string | null;
  flags: number;
}

export const domainRestoreFlagsArgs: Xdr<DomainRestoreFlagsArgs> = struct({
  from: text,
  dxml: optional(text),
  flags: uint,
});

export interface DomainRestoreParamsArgs {
  params: TypedParam[];
  flags: number;
}

export const domainRestoreParamsArgs: Xdr<DomainRestoreParamsArgs> = struct({
  params: array(typedParam, 64),
  flags: uint,
});

export interface DomainSaveImageGetXmlDescArgs {
  file: string;
  flags: number;
}

export const domainSaveImageGetXmlDescArgs: Xdr<DomainSaveImageGetXmlDescArgs> = struct({
  file: text,
  flags: uint,
});

export interface DomainSaveImageGetXmlDescRet {
  xml: string;
}

export const domainSaveImageGetXmlDescRet: Xdr<DomainSaveImageGetXmlDescRet> = struct({ xml: text });

export interface DomainSaveImageDefineXmlArgs {
  file: string;
  dxml: string;
  flags: number;
}

export const domainSaveImageDefineXmlArgs: Xdr<DomainSaveImageDefineXmlArgs> = struct({
  file: text,
  dxml: text,
  flags: uint,
});

export interface DomainCoreDumpArgs {
  dom: NonnullDomain;
  to: string;
  flags: number;
}

export const domainCoreDumpArgs: Xdr<DomainCoreDumpArgs> = struct({
  dom: nonnullDomain,
  to: text,
  flags: uint,
});

export interface DomainCoreDumpWithFormatArgs {
  dom: NonnullDomain;
  to: string;
  dumpformat: number;
  flags: number;
}

export const domainCoreDumpWithFormatArgs: Xdr<DomainCoreDumpWithFormatArgs> = struct({
  dom: nonnullDomain,
  to: text,
  dumpformat: uint,
  flags: uint,
});

export interface DomainScreenshotArgs {
  dom: NonnullDomain;
  screen: number;
  flags: number;
}

export const domainScreenshotArgs: Xdr<DomainScreenshotArgs> = struct({
  dom: nonnullDomain,
  screen: uint,
  flags: uint,
});

export interface DomainScreenshotRet {
  mime: string | null;
}

export const domainScreenshotRet: Xdr<DomainScreenshotRet> = struct({ mime: optional(text) });

export interface DomainGetXmlDescArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainGetXmlDescArgs: Xdr<DomainGetXmlDescArgs> = struct({ dom: nonnullDomain, flags: uint });

export interface DomainGetXmlDescRet {
  xml: string;
}

export const domainGetXmlDescRet: Xdr<DomainGetXmlDescRet> = struct({ xml: text });

export interface DomainMigratePrepareArgs {
  uriIn: string | null;
  flags: bigint;
  dname: string | null;
  bandwidth: bigint;
}

export const domainMigratePrepareArgs: Xdr<DomainMigratePrepareArgs> = struct({
  uriIn: optional(text),
  flags: uhyper,
  dname: optional(text),
  bandwidth: uhyper,
});

export interface DomainMigratePrepareRet {
  cookie: Uint8Array;
  uriOut: string | null;
}

export const domainMigratePrepareRet: Xdr<DomainMigratePrepareRet> = struct({
  cookie: opaque(4_194_304),
  uriOut: optional(text),
});

export interface DomainMigratePerformArgs {
  dom: NonnullDomain;
  cookie: Uint8Array;
  uri: string;
  flags: bigint;
  dname: string | null;
  bandwidth: bigint;
}

export const domainMigratePerformArgs: Xdr<DomainMigratePerformArgs> = struct({
  dom: nonnullDomain,
  cookie: opaque(4_194_304),
  uri: text,
  flags: uhyper,
  dname: optional(text),
  bandwidth: uhyper,
});

export interface DomainMigrateFinishArgs {
  dname: string;
  cookie: Uint8Array;
  uri: string;
  flags: bigint;
}

export const domainMigrateFinishArgs: Xdr<DomainMigrateFinishArgs> = struct({
  dname: text,
  cookie: opaque(4_194_304),
  uri: text,
  flags: uhyper,
});

export interface DomainMigrateFinishRet {
  ddom: NonnullDomain;
}

export const domainMigrateFinishRet: Xdr<DomainMigrateFinishRet> = struct({ ddom: nonnullDomain });

export interface DomainMigratePrepare2Args {
  uriIn: string | null;
  flags: bigint;
  dname: string | null;
  bandwidth: bigint;
  domXml: string;
}

export const domainMigratePrepare2Args: Xdr<DomainMigratePrepare2Args> = struct({
  uriIn: optional(text),
  flags: uhyper,
  dname: optional(text),
  bandwidth: uhyper,
  domXml: text,
});

export interface DomainMigratePrepare2Ret {
  cookie: Uint8Array;
  uriOut: string | null;
}

export const domainMigratePrepare2Ret: Xdr<DomainMigratePrepare2Ret> = struct({
  cookie: opaque(4_194_304),
  uriOut: optional(text),
});

export interface DomainMigrateFinish2Args {
  dname: string;
  cookie: Uint8Array;
  uri: string;
  flags: bigint;
  retcode: number;
}

export const domainMigrateFinish2Args: Xdr<DomainMigrateFinish2Args> = struct({
  dname: text,
  cookie: opaque(4_194_304),
  uri: text,
  flags: uhyper,
  retcode: int,
});

export interface DomainMigrateFinish2Ret {
  ddom: NonnullDomain;
}

export const domainMigrateFinish2Ret: Xdr<DomainMigrateFinish2Ret> = struct({ ddom: nonnullDomain });

export interface ConnectListDefinedDomainsArgs {
  maxnames: number;
}

export const connectListDefinedDomainsArgs: Xdr<ConnectListDefinedDomainsArgs> = struct({ maxnames: int });

export interface ConnectListDefinedDomainsRet {
  names: string[];
}

export const connectListDefinedDomainsRet: Xdr<ConnectListDefinedDomainsRet> = struct({
  names: array(text, 16_384),
});

export interface ConnectNumOfDefinedDomainsRet {
  num: number;
}

export const connectNumOfDefinedDomainsRet: Xdr<ConnectNumOfDefinedDomainsRet> = struct({ num: int });

export interface DomainCreateArgs {
  dom: NonnullDomain;
}

export const domainCreateArgs: Xdr<DomainCreateArgs> = struct({ dom: nonnullDomain });

export interface DomainCreateWithFlagsArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainCreateWithFlagsArgs: Xdr<DomainCreateWithFlagsArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainCreateWithFlagsRet {
  dom: NonnullDomain;
}

export const domainCreateWithFlagsRet: Xdr<DomainCreateWithFlagsRet> = struct({ dom: nonnullDomain });

export interface DomainCreateWithFilesArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainCreateWithFilesArgs: Xdr<DomainCreateWithFilesArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainCreateWithFilesRet {
  dom: NonnullDomain;
}

export const domainCreateWithFilesRet: Xdr<DomainCreateWithFilesRet> = struct({ dom: nonnullDomain });

export interface DomainDefineXmlArgs {
  xml: string;
}

export const domainDefineXmlArgs: Xdr<DomainDefineXmlArgs> = struct({ xml: text });

export interface DomainDefineXmlRet {
  dom: NonnullDomain;
}

export const domainDefineXmlRet: Xdr<DomainDefineXmlRet> = struct({ dom: nonnullDomain });

export interface DomainDefineXmlFlagsArgs {
  xml: string;
  flags: number;
}

export const domainDefineXmlFlagsArgs: Xdr<DomainDefineXmlFlagsArgs> = struct({ xml: text, flags: uint });

export interface DomainDefineXmlFlagsRet {
  dom: NonnullDomain;
}

export const domainDefineXmlFlagsRet: Xdr<DomainDefineXmlFlagsRet> = struct({ dom: nonnullDomain });

export interface DomainUndefineArgs {
  dom: NonnullDomain;
}

export const domainUndefineArgs: Xdr<DomainUndefineArgs> = struct({ dom: nonnullDomain });

export interface DomainUndefineFlagsArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainUndefineFlagsArgs: Xdr<DomainUndefineFlagsArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainInjectNmiArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainInjectNmiArgs: Xdr<DomainInjectNmiArgs> = struct({ dom: nonnullDomain, flags: uint });

export interface DomainSendKeyArgs {
  dom: NonnullDomain;
  codeset: number;
  holdtime: number;
  keycodes: number[];
  flags: number;
}

export const domainSendKeyArgs: Xdr<DomainSendKeyArgs> = struct({
  dom: nonnullDomain,
  codeset: uint,
  holdtime: uint,
  keycodes: array(uint, 16),
  flags: uint,
});

export interface DomainSendProcessSignalArgs {
  dom: NonnullDomain;
  pidValue: bigint;
  signum: number;
  flags: number;
}

export const domainSendProcessSignalArgs: Xdr<DomainSendProcessSignalArgs> = struct({
  dom: nonnullDomain,
  pidValue: hyper,
  signum: uint,
  flags: uint,
});

export interface DomainSetVcpusArgs {
  dom: NonnullDomain;
  nvcpus: number;
}

export const domainSetVcpusArgs: Xdr<DomainSetVcpusArgs> = struct({ dom: nonnullDomain, nvcpus: uint });

export interface DomainSetVcpusFlagsArgs {
  dom: NonnullDomain;
  nvcpus: number;
  flags: number;
}

export const domainSetVcpusFlagsArgs: Xdr<DomainSetVcpusFlagsArgs> = struct({
  dom: nonnullDomain,
  nvcpus: uint,
  flags: uint,
});

export interface DomainGetVcpusFlagsArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainGetVcpusFlagsArgs: Xdr<DomainGetVcpusFlagsArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainGetVcpusFlagsRet {
  num: number;
}

export const domainGetVcpusFlagsRet: Xdr<DomainGetVcpusFlagsRet> = struct({ num: int });

export interface DomainPinVcpuArgs {
  dom: NonnullDomain;
  vcpu: number;
  cpumap: Uint8Array;
}

export const domainPinVcpuArgs: Xdr<DomainPinVcpuArgs> = struct({
  dom: nonnullDomain,
  vcpu: uint,
  cpumap: opaque(2048),
});

export interface DomainPinVcpuFlagsArgs {
  dom: NonnullDomain;
  vcpu: number;
  cpumap: Uint8Array;
  flags: number;
}

export const domainPinVcpuFlagsArgs: Xdr<DomainPinVcpuFlagsArgs> = struct({
  dom: nonnullDomain,
  vcpu: uint,
  cpumap: opaque(2048),
  flags: uint,
});

export interface DomainGetVcpuPinInfoArgs {
  dom: NonnullDomain;
  ncpumaps: number;
  maplen: number;
  flags: number;
}

export const domainGetVcpuPinInfoArgs: Xdr<DomainGetVcpuPinInfoArgs> = struct({
  dom: nonnullDomain,
  ncpumaps: int,
  maplen: int,
  flags: uint,
});

export interface DomainGetVcpuPinInfoRet {
  cpumaps: Uint8Array;
  num: number;
}

export const domainGetVcpuPinInfoRet: Xdr<DomainGetVcpuPinInfoRet> = struct({
  cpumaps: opaque(8_388_608),
  num: int,
});

export interface DomainPinEmulatorArgs {
  dom: NonnullDomain;
  cpumap: Uint8Array;
  flags: number;
}

export const domainPinEmulatorArgs: Xdr<DomainPinEmulatorArgs> = struct({
  dom: nonnullDomain,
  cpumap: opaque(2048),
  flags: uint,
});

export interface DomainGetEmulatorPinInfoArgs {
  dom: NonnullDomain;
  maplen: number;
  flags: number;
}

export const domainGetEmulatorPinInfoArgs: Xdr<DomainGetEmulatorPinInfoArgs> = struct({
  dom: nonnullDomain,
  maplen: int,
  flags: uint,
});

export interface DomainGetEmulatorPinInfoRet {
  cpumaps: Uint8Array;
  ret: number;
}

export const domainGetEmulatorPinInfoRet: Xdr<DomainGetEmulatorPinInfoRet> = struct({
  cpumaps: opaque(8_388_608),
  ret: int,
});

export interface DomainGetVcpusArgs {
  dom: NonnullDomain;
  maxinfo: number;
  maplen: number;
}

export const domainGetVcpusArgs: Xdr<DomainGetVcpusArgs> = struct({
  dom: nonnullDomain,
  maxinfo: int,
  maplen: int,
});

export interface DomainGetVcpusRet {
  info: VcpuInfo[];
  cpumaps: Uint8Array;
}

export const domainGetVcpusRet: Xdr<DomainGetVcpusRet> = struct({
  info: array(vcpuInfo, 16_384),
  cpumaps: opaque(8_388_608),
});

export interface DomainGetMaxVcpusArgs {
  dom: NonnullDomain;
}

export const domainGetMaxVcpusArgs: Xdr<DomainGetMaxVcpusArgs> = struct({ dom: nonnullDomain });

export interface DomainGetMaxVcpusRet {
  num: number;
}

export const domainGetMaxVcpusRet: Xdr<DomainGetMaxVcpusRet> = struct({ num: int });

export interface DomainIothreadInfo {
  iothreadId: number;
  cpumap: Uint8Array;
}

export const domainIothreadInfo: Xdr<DomainIothreadInfo> = struct({ iothreadId: uint, cpumap: opaque(2048) });

export interface DomainGetIothreadInfoArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainGetIothreadInfoArgs: Xdr<DomainGetIothreadInfoArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainGetIothreadInfoRet {
  info: DomainIothreadInfo[];
  ret: number;
}

export const domainGetIothreadInfoRet: Xdr<DomainGetIothreadInfoRet> = struct({
  info: array(domainIothreadInfo, 16_384),
  ret: uint,
});

export interface DomainPinIothreadArgs {
  dom: NonnullDomain;
  iothreadsId: number;
  cpumap: Uint8Array;
  flags: number;
}

export const domainPinIothreadArgs: Xdr<DomainPinIothreadArgs> = struct({
  dom: nonnullDomain,
  iothreadsId: uint,
  cpumap: opaque(2048),
  flags: uint,
});

export interface DomainAddIothreadArgs {
  dom: NonnullDomain;
  iothreadId: number;
  flags: number;
}

export const domainAddIothreadArgs: Xdr<DomainAddIothreadArgs> = struct({
  dom: nonnullDomain,
  iothreadId: uint,
  flags: uint,
});

export interface DomainDelIothreadArgs {
  dom: NonnullDomain;
  iothreadId: number;
  flags: number;
}

export const domainDelIothreadArgs: Xdr<DomainDelIothreadArgs> = struct({
  dom: nonnullDomain,
  iothreadId: uint,
  flags: uint,
});

export interface DomainSetIothreadParamsArgs {
  dom: NonnullDomain;
  iothreadId: number;
  params: TypedParam[];
  flags: number;
}

export const domainSetIothreadParamsArgs: Xdr<DomainSetIothreadParamsArgs> = struct({
  dom: nonnullDomain,
  iothreadId: uint,
  params: array(typedParam, 64),
  flags: uint,
});

export interface DomainGetSecurityLabelArgs {
  dom: NonnullDomain;
}

export const domainGetSecurityLabelArgs: Xdr<DomainGetSecurityLabelArgs> = struct({ dom: nonnullDomain });

export interface DomainGetSecurityLabelRet {
  label: string;
  enforcing: boolean;
}

export const domainGetSecurityLabelRet: Xdr<DomainGetSecurityLabelRet> = struct({
  label: charText(4097),
  enforcing: bool,
});

export interface DomainGetSecurityLabelListArgs {
  dom: NonnullDomain;
}

export const domainGetSecurityLabelListArgs: Xdr<DomainGetSecurityLabelListArgs> = struct({
  dom: nonnullDomain,
});

export interface DomainGetSecurityLabelListRet {
  labels: DomainGetSecurityLabelRet[];
  ret: number;
}

export const domainGetSecurityLabelListRet: Xdr<DomainGetSecurityLabelListRet> = struct({
  labels: array(domainGetSecurityLabelRet, 64),
  ret: int,
});

export interface NodeGetSecurityModelRet {
  model: string;
  doi: string;
}

export const nodeGetSecurityModelRet: Xdr<NodeGetSecurityModelRet> = struct({
  model: charText(257),
  doi: charText(257),
});

export interface DomainAttachDeviceArgs {
  dom: NonnullDomain;
  xml: string;
}

export const domainAttachDeviceArgs: Xdr<DomainAttachDeviceArgs> = struct({ dom: nonnullDomain, xml: text });

export interface DomainAttachDeviceFlagsArgs {
  dom: NonnullDomain;
  xml: string;
  flags: number;
}

export const domainAttachDeviceFlagsArgs: Xdr<DomainAttachDeviceFlagsArgs> = struct({
  dom: nonnullDomain,
  xml: text,
  flags: uint,
});

export interface DomainDetachDeviceArgs {
  dom: NonnullDomain;
  xml: string;
}

export const domainDetachDeviceArgs: Xdr<DomainDetachDeviceArgs> = struct({ dom: nonnullDomain, xml: text });

export interface DomainDetachDeviceFlagsArgs {
  dom: NonnullDomain;
  xml: string;
  flags: number;
}

export const domainDetachDeviceFlagsArgs: Xdr<DomainDetachDeviceFlagsArgs> = struct({
  dom: nonnullDomain,
  xml: text,
  flags: uint,
});

export interface DomainUpdateDeviceFlagsArgs {
  dom: NonnullDomain;
  xml: string;
  flags: number;
}

export const domainUpdateDeviceFlagsArgs: Xdr<DomainUpdateDeviceFlagsArgs> = struct({
  dom: nonnullDomain,
  xml: text,
  flags: uint,
});

export interface DomainDetachDeviceAliasArgs {
  dom: NonnullDomain;
  alias: string;
  flags: number;
}

export const domainDetachDeviceAliasArgs: Xdr<DomainDetachDeviceAliasArgs> = struct({
  dom: nonnullDomain,
  alias: text,
  flags: uint,
});

export interface DomainGetAutostartArgs {
  dom: NonnullDomain;
}

export const domainGetAutostartArgs: Xdr<DomainGetAutostartArgs> = struct({ dom: nonnullDomain });

export interface DomainGetAutostartRet {
  autostart: boolean;
}

export const domainGetAutostartRet: Xdr<DomainGetAutostartRet> = struct({ autostart: bool });

export interface DomainSetAutostartArgs {
  dom: NonnullDomain;
  autostart: boolean;
}

export const domainSetAutostartArgs: Xdr<DomainSetAutostartArgs> = struct({
  dom: nonnullDomain,
  autostart: bool,
});

export interface DomainSetMetadataArgs {
  dom: NonnullDomain;
  type: number;
  metadata: string | null;
  key: string | null;
  uri: string | null;
  flags: number;
}

export const domainSetMetadataArgs: Xdr<DomainSetMetadataArgs> = struct({
  dom: nonnullDomain,
  type: int,
  metadata: optional(text),
  key: optional(text),
  uri: optional(text),
  flags: uint,
});

export interface DomainGetMetadataArgs {
  dom: NonnullDomain;
  type: number;
  uri: string | null;
  flags: number;
}

export const domainGetMetadataArgs: Xdr<DomainGetMetadataArgs> = struct({
  dom: nonnullDomain,
  type: int,
  uri: optional(text),
  flags: uint,
});

export interface DomainGetMetadataRet {
  metadata: string;
}

export const domainGetMetadataRet: Xdr<DomainGetMetadataRet> = struct({ metadata: text });

export interface DomainBlockJobAbortArgs {
  dom: NonnullDomain;
  path: string;
  flags: number;
}

export const domainBlockJobAbortArgs: Xdr<DomainBlockJobAbortArgs> = struct({
  dom: nonnullDomain,
  path: text,
  flags: uint,
});

export interface DomainGetBlockJobInfoArgs {
  dom: NonnullDomain;
  path: string;
  flags: number;
}

export const domainGetBlockJobInfoArgs: Xdr<DomainGetBlockJobInfoArgs> = struct({
  dom: nonnullDomain,
  path: text,
  flags: uint,
});

export interface DomainGetBlockJobInfoRet {
  found: boolean;
  type: number;
  bandwidth: bigint;
  cur: bigint;
  end: bigint;
}

export const domainGetBlockJobInfoRet: Xdr<DomainGetBlockJobInfoRet> = struct({
  found: bool,
  type: int,
  bandwidth: uhyper,
  cur: uhyper,
  end: uhyper,
});

export interface DomainBlockJobSetSpeedArgs {
  dom: NonnullDomain;
  path: string;
  bandwidth: bigint;
  flags: number;
}

export const domainBlockJobSetSpeedArgs: Xdr<DomainBlockJobSetSpeedArgs> = struct({
  dom: nonnullDomain,
  path: text,
  bandwidth: uhyper,
  flags: uint,
});

export interface DomainBlockPullArgs {
  dom: NonnullDomain;
  path: string;
  bandwidth: bigint;
  flags: number;
}

export const domainBlockPullArgs: Xdr<DomainBlockPullArgs> = struct({
  dom: nonnullDomain,
  path: text,
  bandwidth: uhyper,
  flags: uint,
});

export interface DomainBlockRebaseArgs {
  dom: NonnullDomain;
  path: string;
  base: string | null;
  bandwidth: bigint;
  flags: number;
}

export const domainBlockRebaseArgs: Xdr<DomainBlockRebaseArgs> = struct({
  dom: nonnullDomain,
  path: text,
  base: optional(text),
  bandwidth: uhyper,
  flags: uint,
});

export interface DomainBlockCopyArgs {
  dom: NonnullDomain;
  path: string;
  destxml: string;
  params: TypedParam[];
  flags: number;
}

export const domainBlockCopyArgs: Xdr<DomainBlockCopyArgs> = struct({
  dom: nonnullDomain,
  path: text,
  destxml: text,
  params: array(typedParam, 16),
  flags: uint,
});

export interface DomainBlockCommitArgs {
  dom: NonnullDomain;
  disk: string;
  base: string | null;
  top: string | null;
  bandwidth: bigint;
  flags: number;
}

export const domainBlockCommitArgs: Xdr<DomainBlockCommitArgs> = struct({
  dom: nonnullDomain,
  disk: text,
  base: optional(text),
  top: optional(text),
  bandwidth: uhyper,
  flags: uint,
});

export interface DomainSetBlockIoTuneArgs {
  dom: NonnullDomain;
  disk: string;
  params: TypedParam[];
  flags: number;
}

export const domainSetBlockIoTuneArgs: Xdr<DomainSetBlockIoTuneArgs> = struct({
  dom: nonnullDomain,
  disk: text,
  params: array(typedParam, 32),
  flags: uint,
});

export interface DomainGetBlockIoTuneArgs {
  dom: NonnullDomain;
  disk: string | null;
  nparams: number;
  flags: number;
}

export const domainGetBlockIoTuneArgs: Xdr<DomainGetBlockIoTuneArgs> = struct({
  dom: nonnullDomain,
  disk: optional(text),
  nparams: int,
  flags: uint,
});

export interface DomainGetBlockIoTuneRet {
  params: TypedParam[];
  nparams: number;
}

export const domainGetBlockIoTuneRet: Xdr<DomainGetBlockIoTuneRet> = struct({
  params: array(typedParam, 32),
  nparams: int,
});

export interface DomainSetThrottleGroupArgs {
  dom: NonnullDomain;
  group: string;
  params: TypedParam[];
  flags: number;
}

export const domainSetThrottleGroupArgs: Xdr<DomainSetThrottleGroupArgs> = struct({
  dom: nonnullDomain,
  group: text,
  params: array(typedParam, 32),
  flags: uint,
});

export interface DomainDelThrottleGroupArgs {
  dom: NonnullDomain;
  group: string | null;
  flags: number;
}

export const domainDelThrottleGroupArgs: Xdr<DomainDelThrottleGroupArgs> = struct({
  dom: nonnullDomain,
  group: optional(text),
  flags: uint,
});

export interface DomainGetCpuStatsArgs {
  dom: NonnullDomain;
  nparams: number;
  startCpu: number;
  ncpus: number;
  flags: number;
}

export const domainGetCpuStatsArgs: Xdr<DomainGetCpuStatsArgs> = struct({
  dom: nonnullDomain,
  nparams: uint,
  startCpu: int,
  ncpus: uint,
  flags: uint,
});

export interface DomainGetCpuStatsRet {
  params: TypedParam[];
  nparams: number;
}

export const domainGetCpuStatsRet: Xdr<DomainGetCpuStatsRet> = struct({
  params: array(typedParam, 2048),
  nparams: int,
});

export interface DomainGetHostnameArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainGetHostnameArgs: Xdr<DomainGetHostnameArgs> = struct({ dom: nonnullDomain, flags: uint });

export interface DomainGetHostnameRet {
  hostname: string;
}

export const domainGetHostnameRet: Xdr<DomainGetHostnameRet> = struct({ hostname: text });

export interface ConnectNumOfNetworksRet {
  num: number;
}

export const connectNumOfNetworksRet: Xdr<ConnectNumOfNetworksRet> = struct({ num: int });

export interface ConnectListNetworksArgs {
  maxnames: number;
}

export const connectListNetworksArgs: Xdr<ConnectListNetworksArgs> = struct({ maxnames: int });

export interface ConnectListNetworksRet {
  names: string[];
}

export const connectListNetworksRet: Xdr<ConnectListNetworksRet> = struct({ names: array(text, 16_384) });

export interface ConnectNumOfDefinedNetworksRet {
  num: number;
}

export const connectNumOfDefinedNetworksRet: Xdr<ConnectNumOfDefinedNetworksRet> = struct({ num: int });

export interface ConnectListDefinedNetworksArgs {
  maxnames: number;
}

export const connectListDefinedNetworksArgs: Xdr<ConnectListDefinedNetworksArgs> = struct({ maxnames: int });

export interface ConnectListDefinedNetworksRet {
  names: string[];
}

export const connectListDefinedNetworksRet: Xdr<ConnectListDefinedNetworksRet> = struct({
  names: array(text, 16_384),
});

export interface NetworkLookupByUuidArgs {
  uuid: string;
}

export const networkLookupByUuidArgs: Xdr<NetworkLookupByUuidArgs> = struct({ uuid });

export interface NetworkLookupByUuidRet {
  net: NonnullNetwork;
}

export const networkLookupByUuidRet: Xdr<NetworkLookupByUuidRet> = struct({ net: nonnullNetwork });

export interface NetworkLookupByNameArgs {
  name: string;
}

export const networkLookupByNameArgs: Xdr<NetworkLookupByNameArgs> = struct({ name: text });

export interface NetworkLookupByNameRet {
  net: NonnullNetwork;
}

export const networkLookupByNameRet: Xdr<NetworkLookupByNameRet> = struct({ net: nonnullNetwork });

export interface NetworkCreateXmlArgs {
  xml: string;
}

export const networkCreateXmlArgs: Xdr<NetworkCreateXmlArgs> = struct({ xml: text });

export interface NetworkCreateXmlRet {
  net: NonnullNetwork;
}

export const networkCreateXmlRet: Xdr<NetworkCreateXmlRet> = struct({ net: nonnullNetwork });

export interface NetworkCreateXmlFlagsArgs {
  xml: string;
  flags: number;
}

export const networkCreateXmlFlagsArgs: Xdr<NetworkCreateXmlFlagsArgs> = struct({ xml: text, flags: uint });

export interface NetworkCreateXmlFlagsRet {
  net: NonnullNetwork;
}

export const networkCreateXmlFlagsRet: Xdr<NetworkCreateXmlFlagsRet> = struct({ net: nonnullNetwork });

export interface NetworkDefineXmlArgs {
  xml: string;
}

export const networkDefineXmlArgs: Xdr<NetworkDefineXmlArgs> = struct({ xml: text });

export interface NetworkDefineXmlRet {
  net: NonnullNetwork;
}

export const networkDefineXmlRet: Xdr<NetworkDefineXmlRet> = struct({ net: nonnullNetwork });

export interface NetworkDefineXmlFlagsArgs {
  xml: string;
  flags: number;
}

export const networkDefineXmlFlagsArgs: Xdr<NetworkDefineXmlFlagsArgs> = struct({ xml: text, flags: uint });

export interface NetworkDefineXmlFlagsRet {
  net: NonnullNetwork;
}

export const networkDefineXmlFlagsRet: Xdr<NetworkDefineXmlFlagsRet> = struct({ net: nonnullNetwork });

export interface NetworkUndefineArgs {
  net: NonnullNetwork;
}

export const networkUndefineArgs: Xdr<NetworkUndefineArgs> = struct({ net: nonnullNetwork });

export interface NetworkUpdateArgs {
  net: NonnullNetwork;
  command: number;
  section: number;
  parentIndex: number;
  xml: string;
  flags: number;
}

export const networkUpdateArgs: Xdr<NetworkUpdateArgs> = struct({
  net: nonnullNetwork,
  command: uint,
  section: uint,
  parentIndex: int,
  xml: text,
  flags: uint,
});

export interface NetworkCreateArgs {
  net: NonnullNetwork;
}

export const networkCreateArgs: Xdr<NetworkCreateArgs> = struct({ net: nonnullNetwork });

export interface NetworkDestroyArgs {
  net: NonnullNetwork;
}

export const networkDestroyArgs: Xdr<NetworkDestroyArgs> = struct({ net: nonnullNetwork });

export interface NetworkGetXmlDescArgs {
  net: NonnullNetwork;
  flags: number;
}

export const networkGetXmlDescArgs: Xdr<NetworkGetXmlDescArgs> = struct({ net: nonnullNetwork, flags: uint });

export interface NetworkGetXmlDescRet {
  xml: string;
}

export const networkGetXmlDescRet: Xdr<NetworkGetXmlDescRet> = struct({ xml: text });

export interface NetworkGetBridgeNameArgs {
  net: NonnullNetwork;
}

export const networkGetBridgeNameArgs: Xdr<NetworkGetBridgeNameArgs> = struct({ net: nonnullNetwork });

export interface NetworkGetBridgeNameRet {
  name: string;
}

export const networkGetBridgeNameRet: Xdr<NetworkGetBridgeNameRet> = struct({ name: text });

export interface NetworkGetAutostartArgs {
  net: NonnullNetwork;
}

export const networkGetAutostartArgs: Xdr<NetworkGetAutostartArgs> = struct({ net: nonnullNetwork });

export interface NetworkGetAutostartRet {
  autostart: boolean;
}

export const networkGetAutostartRet: Xdr<NetworkGetAutostartRet> = struct({ autostart: bool });

export interface NetworkSetAutostartArgs {
  net: NonnullNetwork;
  autostart: boolean;
}

export const networkSetAutostartArgs: Xdr<NetworkSetAutostartArgs> = struct({
  net: nonnullNetwork,
  autostart: bool,
});

export interface ConnectNumOfNwfiltersRet {
  num: number;
}

export const connectNumOfNwfiltersRet: Xdr<ConnectNumOfNwfiltersRet> = struct({ num: int });

export interface ConnectListNwfiltersArgs {
  maxnames: number;
}

export const connectListNwfiltersArgs: Xdr<ConnectListNwfiltersArgs> = struct({ maxnames: int });

export interface ConnectListNwfiltersRet {
  names: string[];
}

export const connectListNwfiltersRet: Xdr<ConnectListNwfiltersRet> = struct({ names: array(text, 16_384) });

export interface NwfilterLookupByUuidArgs {
  uuid: string;
}

export const nwfilterLookupByUuidArgs: Xdr<NwfilterLookupByUuidArgs> = struct({ uuid });

export interface NwfilterLookupByUuidRet {
  nwfilter: NonnullNwfilter;
}

export const nwfilterLookupByUuidRet: Xdr<NwfilterLookupByUuidRet> = struct({ nwfilter: nonnullNwfilter });

export interface NwfilterLookupByNameArgs {
  name: string;
}

export const nwfilterLookupByNameArgs: Xdr<NwfilterLookupByNameArgs> = struct({ name: text });

export interface NwfilterLookupByNameRet {
  nwfilter: NonnullNwfilter;
}

export const nwfilterLookupByNameRet: Xdr<NwfilterLookupByNameRet> = struct({ nwfilter: nonnullNwfilter });

export interface NwfilterDefineXmlArgs {
  xml: string;
}

export const nwfilterDefineXmlArgs: Xdr<NwfilterDefineXmlArgs> = struct({ xml: text });

export interface NwfilterDefineXmlRet {
  nwfilter: NonnullNwfilter;
}

export const nwfilterDefineXmlRet: Xdr<NwfilterDefineXmlRet> = struct({ nwfilter: nonnullNwfilter });

export interface NwfilterDefineXmlFlagsArgs {
  xml: string;
  flags: number;
}

export const nwfilterDefineXmlFlagsArgs: Xdr<NwfilterDefineXmlFlagsArgs> = struct({ xml: text, flags: uint });

export interface NwfilterDefineXmlFlagsRet {
  nwfilter: NonnullNwfilter;
}

export const nwfilterDefineXmlFlagsRet: Xdr<NwfilterDefineXmlFlagsRet> = struct({
  nwfilter: nonnullNwfilter,
});

export interface NwfilterUndefineArgs {
  nwfilter: NonnullNwfilter;
}

export const nwfilterUndefineArgs: Xdr<NwfilterUndefineArgs> = struct({ nwfilter: nonnullNwfilter });

export interface NwfilterGetXmlDescArgs {
  nwfilter: NonnullNwfilter;
  flags: number;
}

export const nwfilterGetXmlDescArgs: Xdr<NwfilterGetXmlDescArgs> = struct({
  nwfilter: nonnullNwfilter,
  flags: uint,
});

export interface NwfilterGetXmlDescRet {
  xml: string;
}

export const nwfilterGetXmlDescRet: Xdr<NwfilterGetXmlDescRet> = struct({ xml: text });

export interface ConnectNumOfInterfacesRet {
  num: number;
}

export const connectNumOfInterfacesRet: Xdr<ConnectNumOfInterfacesRet> = struct({ num: int });

export interface ConnectListInterfacesArgs {
  maxnames: number;
}

export const connectListInterfacesArgs: Xdr<ConnectListInterfacesArgs> = struct({ maxnames: int });

export interface ConnectListInterfacesRet {
  names: string[];
}

export const connectListInterfacesRet: Xdr<ConnectListInterfacesRet> = struct({ names: array(text, 16_384) });

export interface ConnectNumOfDefinedInterfacesRet {
  num: number;
}

export const connectNumOfDefinedInterfacesRet: Xdr<ConnectNumOfDefinedInterfacesRet> = struct({ num: int });

export interface ConnectListDefinedInterfacesArgs {
  maxnames: number;
}

export const connectListDefinedInterfacesArgs: Xdr<ConnectListDefinedInterfacesArgs> = struct({
  maxnames: int,
});

export interface ConnectListDefinedInterfacesRet {
  names: string[];
}

export const connectListDefinedInterfacesRet: Xdr<ConnectListDefinedInterfacesRet> = struct({
  names: array(text, 16_384),
});

export interface InterfaceLookupByNameArgs {
  name: string;
}

export const interfaceLookupByNameArgs: Xdr<InterfaceLookupByNameArgs> = struct({ name: text });

export interface InterfaceLookupByNameRet {
  iface: NonnullInterface;
}

export const interfaceLookupByNameRet: Xdr<InterfaceLookupByNameRet> = struct({ iface: nonnullInterface });

export interface InterfaceLookupByMacStringArgs {
  mac: string;
}

export const interfaceLookupByMacStringArgs: Xdr<InterfaceLookupByMacStringArgs> = struct({ mac: text });

export interface InterfaceLookupByMacStringRet {
  iface: NonnullInterface;
}

export const interfaceLookupByMacStringRet: Xdr<InterfaceLookupByMacStringRet> = struct({
  iface: nonnullInterface,
});

export interface InterfaceGetXmlDescArgs {
  iface: NonnullInterface;
  flags: number;
}

export const interfaceGetXmlDescArgs: Xdr<InterfaceGetXmlDescArgs> = struct({
  iface: nonnullInterface,
  flags: uint,
});

export interface InterfaceGetXmlDescRet {
  xml: string;
}

export const interfaceGetXmlDescRet: Xdr<InterfaceGetXmlDescRet> = struct({ xml: text });

export interface InterfaceDefineXmlArgs {
  xml: string;
  flags: number;
}

export const interfaceDefineXmlArgs: Xdr<InterfaceDefineXmlArgs> = struct({ xml: text, flags: uint });

export interface InterfaceDefineXmlRet {
  iface: NonnullInterface;
}

export const interfaceDefineXmlRet: Xdr<InterfaceDefineXmlRet> = struct({ iface: nonnullInterface });

export interface InterfaceUndefineArgs {
  iface: NonnullInterface;
}

export const interfaceUndefineArgs: Xdr<InterfaceUndefineArgs> = struct({ iface: nonnullInterface });

export interface InterfaceCreateArgs {
  iface: NonnullInterface;
  flags: number;
}

export const interfaceCreateArgs: Xdr<InterfaceCreateArgs> = struct({ iface: nonnullInterface, flags: uint });

export interface InterfaceDestroyArgs {
  iface: NonnullInterface;
  flags: number;
}

export const interfaceDestroyArgs: Xdr<InterfaceDestroyArgs> = struct({
  iface: nonnullInterface,
  flags: uint,
});

export interface InterfaceChangeBeginArgs {
  flags: number;
}

export const interfaceChangeBeginArgs: Xdr<InterfaceChangeBeginArgs> = struct({ flags: uint });

export interface InterfaceChangeCommitArgs {
  flags: number;
}

export const interfaceChangeCommitArgs: Xdr<InterfaceChangeCommitArgs> = struct({ flags: uint });

export interface InterfaceChangeRollbackArgs {
  flags: number;
}

export const interfaceChangeRollbackArgs: Xdr<InterfaceChangeRollbackArgs> = struct({ flags: uint });

export interface AuthListRet {
  types: AuthType[];
}

export const authListRet: Xdr<AuthListRet> = struct({ types: array(authType, 20) });

export interface AuthSaslInitRet {
  mechlist: string;
}

export const authSaslInitRet: Xdr<AuthSaslInitRet> = struct({ mechlist: text });

export interface AuthSaslStartArgs {
  mech: string;
  nil: boolean;
  data: Uint8Array;
}

export const authSaslStartArgs: Xdr<AuthSaslStartArgs> = struct({
  mech: text,
  nil: bool,
  data: chars(65_536),
});

export interface AuthSaslStartRet {
  complete: boolean;
  nil: boolean;
  data: Uint8Array;
}

export const authSaslStartRet: Xdr<AuthSaslStartRet> = struct({
  complete: bool,
  nil: bool,
  data: chars(65_536),
});

export interface AuthSaslStepArgs {
  nil: boolean;
  data: Uint8Array;
}

export const authSaslStepArgs: Xdr<AuthSaslStepArgs> = struct({ nil: bool, data: chars(65_536) });

export interface AuthSaslStepRet {
  complete: boolean;
  nil: boolean;
  data: Uint8Array;
}

export const authSaslStepRet: Xdr<AuthSaslStepRet> = struct({
  complete: bool,
  nil: bool,
  data: chars(65_536),
});

export interface AuthPolkitRet {
  complete: boolean;
}

export const authPolkitRet: Xdr<AuthPolkitRet> = struct({ complete: bool });

export interface ConnectNumOfStoragePoolsRet {
  num: number;
}

export const connectNumOfStoragePoolsRet: Xdr<ConnectNumOfStoragePoolsRet> = struct({ num: int });

export interface ConnectListStoragePoolsArgs {
  maxnames: number;
}

export const connectListStoragePoolsArgs: Xdr<ConnectListStoragePoolsArgs> = struct({ maxnames: int });

export interface ConnectListStoragePoolsRet {
  names: string[];
}

export const connectListStoragePoolsRet: Xdr<ConnectListStoragePoolsRet> = struct({
  names: array(text, 16_384),
});

export interface ConnectNumOfDefinedStoragePoolsRet {
  num: number;
}

export const connectNumOfDefinedStoragePoolsRet: Xdr<ConnectNumOfDefinedStoragePoolsRet> = struct({
  num: int,
});

export interface ConnectListDefinedStoragePoolsArgs {
  maxnames: number;
}

export const connectListDefinedStoragePoolsArgs: Xdr<ConnectListDefinedStoragePoolsArgs> = struct({
  maxnames: int,
});

export interface ConnectListDefinedStoragePoolsRet {
  names: string[];
}

export const connectListDefinedStoragePoolsRet: Xdr<ConnectListDefinedStoragePoolsRet> = struct({
  names: array(text, 16_384),
});

export interface ConnectFindStoragePoolSourcesArgs {
  type: string;
  srcSpec: string | null;
  flags: number;
}

export const connectFindStoragePoolSourcesArgs: Xdr<ConnectFindStoragePoolSourcesArgs> = struct({
  type: text,
  srcSpec: optional(text),
  flags: uint,
});

export interface ConnectFindStoragePoolSourcesRet {
  xml: string;
}

export const connectFindStoragePoolSourcesRet: Xdr<ConnectFindStoragePoolSourcesRet> = struct({ xml: text });

export interface StoragePoolLookupByUuidArgs {
  uuid: string;
}

export const storagePoolLookupByUuidArgs: Xdr<StoragePoolLookupByUuidArgs> = struct({ uuid });

export interface StoragePoolLookupByUuidRet {
  pool: NonnullStoragePool;
}

export const storagePoolLookupByUuidRet: Xdr<StoragePoolLookupByUuidRet> = struct({
  pool: nonnullStoragePool,
});

export interface StoragePoolLookupByNameArgs {
  name: string;
}

export const storagePoolLookupByNameArgs: Xdr<StoragePoolLookupByNameArgs> = struct({ name: text });

export interface StoragePoolLookupByNameRet {
  pool: NonnullStoragePool;
}

export const storagePoolLookupByNameRet: Xdr<StoragePoolLookupByNameRet> = struct({
  pool: nonnullStoragePool,
});

export interface StoragePoolLookupByVolumeArgs {
  vol: NonnullStorageVol;
}

export const storagePoolLookupByVolumeArgs: Xdr<StoragePoolLookupByVolumeArgs> = struct({
  vol: nonnullStorageVol,
});

export interface StoragePoolLookupByVolumeRet {
  pool: NonnullStoragePool;
}

export const storagePoolLookupByVolumeRet: Xdr<StoragePoolLookupByVolumeRet> = struct({
  pool: nonnullStoragePool,
});

export interface StoragePoolLookupByTargetPathArgs {
  path: string;
}

export const storagePoolLookupByTargetPathArgs: Xdr<StoragePoolLookupByTargetPathArgs> = struct({
  path: text,
});

export interface StoragePoolLookupByTargetPathRet {
  pool: NonnullStoragePool;
}

export const storagePoolLookupByTargetPathRet: Xdr<StoragePoolLookupByTargetPathRet> = struct({
  pool: nonnullStoragePool,
});

export interface StoragePoolCreateXmlArgs {
  xml: string;
  flags: number;
}

export const storagePoolCreateXmlArgs: Xdr<StoragePoolCreateXmlArgs> = struct({ xml: text, flags: uint });

export interface StoragePoolCreateXmlRet {
  pool: NonnullStoragePool;
}

export const storagePoolCreateXmlRet: Xdr<StoragePoolCreateXmlRet> = struct({ pool: nonnullStoragePool });

export interface StoragePoolDefineXmlArgs {
  xml: string;
  flags: number;
}

export const storagePoolDefineXmlArgs: Xdr<StoragePoolDefineXmlArgs> = struct({ xml: text, flags: uint });

export interface StoragePoolDefineXmlRet {
  pool: NonnullStoragePool;
}

export const storagePoolDefineXmlRet: Xdr<StoragePoolDefineXmlRet> = struct({ pool: nonnullStoragePool });

export interface StoragePoolBuildArgs {
  pool: NonnullStoragePool;
  flags: number;
}

export const storagePoolBuildArgs: Xdr<StoragePoolBuildArgs> = struct({
  pool: nonnullStoragePool,
  flags: uint,
});

export interface StoragePoolUndefineArgs {
  pool: NonnullStoragePool;
}

export const storagePoolUndefineArgs: Xdr<StoragePoolUndefineArgs> = struct({ pool: nonnullStoragePool });

export interface StoragePoolCreateArgs {
  pool: NonnullStoragePool;
  flags: number;
}

export const storagePoolCreateArgs: Xdr<StoragePoolCreateArgs> = struct({
  pool: nonnullStoragePool,
  flags: uint,
});

export interface StoragePoolDestroyArgs {
  pool: NonnullStoragePool;
}

export const storagePoolDestroyArgs: Xdr<StoragePoolDestroyArgs> = struct({ pool: nonnullStoragePool });

export interface StoragePoolDeleteArgs {
  pool: NonnullStoragePool;
  flags: number;
}

export const storagePoolDeleteArgs: Xdr<StoragePoolDeleteArgs> = struct({
  pool: nonnullStoragePool,
  flags: uint,
});

export interface StoragePoolRefreshArgs {
  pool: NonnullStoragePool;
  flags: number;
}

export const storagePoolRefreshArgs: Xdr<StoragePoolRefreshArgs> = struct({
  pool: nonnullStoragePool,
  flags: uint,
});

export interface StoragePoolGetXmlDescArgs {
  pool: NonnullStoragePool;
  flags: number;
}

export const storagePoolGetXmlDescArgs: Xdr<StoragePoolGetXmlDescArgs> = struct({
  pool: nonnullStoragePool,
  flags: uint,
});

export interface StoragePoolGetXmlDescRet {
  xml: string;
}

export const storagePoolGetXmlDescRet: Xdr<StoragePoolGetXmlDescRet> = struct({ xml: text });

export interface StoragePoolGetInfoArgs {
  pool: NonnullStoragePool;
}

export const storagePoolGetInfoArgs: Xdr<StoragePoolGetInfoArgs> = struct({ pool: nonnullStoragePool });

export interface StoragePoolGetInfoRet {
  state: number;
  capacity: bigint;
  allocation: bigint;
  available: bigint;
}

export const storagePoolGetInfoRet: Xdr<StoragePoolGetInfoRet> = struct({
  state: uint,
  capacity: uhyper,
  allocation: uhyper,
  available: uhyper,
});

export interface StoragePoolGetAutostartArgs {
  pool: NonnullStoragePool;
}

export const storagePoolGetAutostartArgs: Xdr<StoragePoolGetAutostartArgs> = struct({
  pool: nonnullStoragePool,
});

export interface StoragePoolGetAutostartRet {
  autostart: boolean;
}

export const storagePoolGetAutostartRet: Xdr<StoragePoolGetAutostartRet> = struct({ autostart: bool });

export interface StoragePoolSetAutostartArgs {
  pool: NonnullStoragePool;
  autostart: boolean;
}

export const storagePoolSetAutostartArgs: Xdr<StoragePoolSetAutostartArgs> = struct({
  pool: nonnullStoragePool,
  autostart: bool,
});

export interface StoragePoolNumOfVolumesArgs {
  pool: NonnullStoragePool;
}

export const storagePoolNumOfVolumesArgs: Xdr<StoragePoolNumOfVolumesArgs> = struct({
  pool: nonnullStoragePool,
});

export interface StoragePoolNumOfVolumesRet {
  num: number;
}

export const storagePoolNumOfVolumesRet: Xdr<StoragePoolNumOfVolumesRet> = struct({ num: int });

export interface StoragePoolListVolumesArgs {
  pool: NonnullStoragePool;
  maxnames: number;
}

export const storagePoolListVolumesArgs: Xdr<StoragePoolListVolumesArgs> = struct({
  pool: nonnullStoragePool,
  maxnames: int,
});

export interface StoragePoolListVolumesRet {
  names: string[];
}

export const storagePoolListVolumesRet: Xdr<StoragePoolListVolumesRet> = struct({
  names: array(text, 16_384),
});

export interface StorageVolLookupByNameArgs {
  pool: NonnullStoragePool;
  name: string;
}

export const storageVolLookupByNameArgs: Xdr<StorageVolLookupByNameArgs> = struct({
  pool: nonnullStoragePool,
  name: text,
});

export interface StorageVolLookupByNameRet {
  vol: NonnullStorageVol;
}

export const storageVolLookupByNameRet: Xdr<StorageVolLookupByNameRet> = struct({ vol: nonnullStorageVol });

export interface StorageVolLookupByKeyArgs {
  key: string;
}

export const storageVolLookupByKeyArgs: Xdr<StorageVolLookupByKeyArgs> = struct({ key: text });

export interface StorageVolLookupByKeyRet {
  vol: NonnullStorageVol;
}

export const storageVolLookupByKeyRet: Xdr<StorageVolLookupByKeyRet> = struct({ vol: nonnullStorageVol });

export interface StorageVolLookupByPathArgs {
  path: string;
}

export const storageVolLookupByPathArgs: Xdr<StorageVolLookupByPathArgs> = struct({ path: text });

export interface StorageVolLookupByPathRet {
  vol: NonnullStorageVol;
}

export const storageVolLookupByPathRet: Xdr<StorageVolLookupByPathRet> = struct({ vol: nonnullStorageVol });

export interface StorageVolCreateXmlArgs {
  pool: NonnullStoragePool;
  xml: string;
  flags: number;
}

export const storageVolCreateXmlArgs: Xdr<StorageVolCreateXmlArgs> = struct({
  pool: nonnullStoragePool,
  xml: text,
  flags: uint,
});

export interface StorageVolCreateXmlRet {
  vol: NonnullStorageVol;
}

export const storageVolCreateXmlRet: Xdr<StorageVolCreateXmlRet> = struct({ vol: nonnullStorageVol });

export interface StorageVolCreateXmlFromArgs {
  pool: NonnullStoragePool;
  xml: string;
  clonevol: NonnullStorageVol;
  flags: number;
}

export const storageVolCreateXmlFromArgs: Xdr<StorageVolCreateXmlFromArgs> = struct({
  pool: nonnullStoragePool,
  xml: text,
  clonevol: nonnullStorageVol,
  flags: uint,
});

export interface StorageVolCreateXmlFromRet {
  vol: NonnullStorageVol;
}

export const storageVolCreateXmlFromRet: Xdr<StorageVolCreateXmlFromRet> = struct({ vol: nonnullStorageVol });

export interface StorageVolDeleteArgs {
  vol: NonnullStorageVol;
  flags: number;
}

export const storageVolDeleteArgs: Xdr<StorageVolDeleteArgs> = struct({
  vol: nonnullStorageVol,
  flags: uint,
});

export interface StorageVolWipeArgs {
  vol: NonnullStorageVol;
  flags: number;
}

export const storageVolWipeArgs: Xdr<StorageVolWipeArgs> = struct({ vol: nonnullStorageVol, flags: uint });

export interface StorageVolWipePatternArgs {
  vol: NonnullStorageVol;
  algorithm: number;
  flags: number;
}

export const storageVolWipePatternArgs: Xdr<StorageVolWipePatternArgs> = struct({
  vol: nonnullStorageVol,
  algorithm: uint,
  flags: uint,
});

export interface StorageVolGetXmlDescArgs {
  vol: NonnullStorageVol;
  flags: number;
}

export const storageVolGetXmlDescArgs: Xdr<StorageVolGetXmlDescArgs> = struct({
  vol: nonnullStorageVol,
  flags: uint,
});

export interface StorageVolGetXmlDescRet {
  xml: string;
}

export const storageVolGetXmlDescRet: Xdr<StorageVolGetXmlDescRet> = struct({ xml: text });

export interface StorageVolGetInfoArgs {
  vol: NonnullStorageVol;
}

export const storageVolGetInfoArgs: Xdr<StorageVolGetInfoArgs> = struct({ vol: nonnullStorageVol });

export interface StorageVolGetInfoRet {
  type: number;
  capacity: bigint;
  allocation: bigint;
}

export const storageVolGetInfoRet: Xdr<StorageVolGetInfoRet> = struct({
  type: int,
  capacity: uhyper,
  allocation: uhyper,
});

export interface StorageVolGetInfoFlagsArgs {
  vol: NonnullStorageVol;
  flags: number;
}

export const storageVolGetInfoFlagsArgs: Xdr<StorageVolGetInfoFlagsArgs> = struct({
  vol: nonnullStorageVol,
  flags: uint,
});

export interface StorageVolGetInfoFlagsRet {
  type: number;
  capacity: bigint;
  allocation: bigint;
}

export const storageVolGetInfoFlagsRet: Xdr<StorageVolGetInfoFlagsRet> = struct({
  type: int,
  capacity: uhyper,
  allocation: uhyper,
});

export interface StorageVolGetPathArgs {
  vol: NonnullStorageVol;
}

export const storageVolGetPathArgs: Xdr<StorageVolGetPathArgs> = struct({ vol: nonnullStorageVol });

export interface StorageVolGetPathRet {
  name: string;
}

export const storageVolGetPathRet: Xdr<StorageVolGetPathRet> = struct({ name: text });

export interface StorageVolResizeArgs {
  vol: NonnullStorageVol;
  capacity: bigint;
  flags: number;
}

export const storageVolResizeArgs: Xdr<StorageVolResizeArgs> = struct({
  vol: nonnullStorageVol,
  capacity: uhyper,
  flags: uint,
});

export interface NodeNumOfDevicesArgs {
  cap: string | null;
  flags: number;
}

export const nodeNumOfDevicesArgs: Xdr<NodeNumOfDevicesArgs> = struct({ cap: optional(text), flags: uint });

export interface NodeNumOfDevicesRet {
  num: number;
}

export const nodeNumOfDevicesRet: Xdr<NodeNumOfDevicesRet> = struct({ num: int });

export interface NodeListDevicesArgs {
  cap: string | null;
  maxnames: number;
  flags: number;
}

export const nodeListDevicesArgs: Xdr<NodeListDevicesArgs> = struct({
  cap: optional(text),
  maxnames: int,
  flags: uint,
});

export interface NodeListDevicesRet {
  names: string[];
}

export const nodeListDevicesRet: Xdr<NodeListDevicesRet> = struct({ names: array(text, 65_536) });

export interface NodeDeviceLookupByNameArgs {
  name: string;
}

export const nodeDeviceLookupByNameArgs: Xdr<NodeDeviceLookupByNameArgs> = struct({ name: text });

export interface NodeDeviceLookupByNameRet {
  dev: NonnullNodeDevice;
}

export const nodeDeviceLookupByNameRet: Xdr<NodeDeviceLookupByNameRet> = struct({ dev: nonnullNodeDevice });

export interface NodeDeviceLookupScsiHostByWwnArgs {
  wwnn: string;
  wwpn: string;
  flags: number;
}

export const nodeDeviceLookupScsiHostByWwnArgs: Xdr<NodeDeviceLookupScsiHostByWwnArgs> = struct({
  wwnn: text,
  wwpn: text,
  flags: uint,
});

export interface NodeDeviceLookupScsiHostByWwnRet {
  dev: NonnullNodeDevice;
}

export const nodeDeviceLookupScsiHostByWwnRet: Xdr<NodeDeviceLookupScsiHostByWwnRet> = struct({
  dev: nonnullNodeDevice,
});

export interface NodeDeviceGetXmlDescArgs {
  name: string;
  flags: number;
}

export const nodeDeviceGetXmlDescArgs: Xdr<NodeDeviceGetXmlDescArgs> = struct({ name: text, flags: uint });

export interface NodeDeviceGetXmlDescRet {
  xml: string;
}

export const nodeDeviceGetXmlDescRet: Xdr<NodeDeviceGetXmlDescRet> = struct({ xml: text });

export interface NodeDeviceGetParentArgs {
  name: string;
}

export const nodeDeviceGetParentArgs: Xdr<NodeDeviceGetParentArgs> = struct({ name: text });

export interface NodeDeviceGetParentRet {
  parentName: string | null;
}

export const nodeDeviceGetParentRet: Xdr<NodeDeviceGetParentRet> = struct({ parentName: optional(text) });

export interface NodeDeviceNumOfCapsArgs {
  name: string;
}

export const nodeDeviceNumOfCapsArgs: Xdr<NodeDeviceNumOfCapsArgs> = struct({ name: text });

export interface NodeDeviceNumOfCapsRet {
  num: number;
}

export const nodeDeviceNumOfCapsRet: Xdr<NodeDeviceNumOfCapsRet> = struct({ num: int });

export interface NodeDeviceListCapsArgs {
  name: string;
  maxnames: number;
}

export const nodeDeviceListCapsArgs: Xdr<NodeDeviceListCapsArgs> = struct({ name: text, maxnames: int });

export interface NodeDeviceListCapsRet {
  names: string[];
}

export const nodeDeviceListCapsRet: Xdr<NodeDeviceListCapsRet> = struct({ names: array(text, 65_536) });

export interface NodeDeviceDettachArgs {
  name: string;
}

export const nodeDeviceDettachArgs: Xdr<NodeDeviceDettachArgs> = struct({ name: text });

export interface NodeDeviceDetachFlagsArgs {
  name: string;
  driverName: string | null;
  flags: number;
}

export const nodeDeviceDetachFlagsArgs: Xdr<NodeDeviceDetachFlagsArgs> = struct({
  name: text,
  driverName: optional(text),
  flags: uint,
});

export interface NodeDeviceReAttachArgs {
  name: string;
}

export const nodeDeviceReAttachArgs: Xdr<NodeDeviceReAttachArgs> = struct({ name: text });

export interface NodeDeviceResetArgs {
  name: string;
}

export const nodeDeviceResetArgs: Xdr<NodeDeviceResetArgs> = struct({ name: text });

export interface NodeDeviceCreateXmlArgs {
  xmlDesc: string;
  flags: number;
}

export const nodeDeviceCreateXmlArgs: Xdr<NodeDeviceCreateXmlArgs> = struct({ xmlDesc: text, flags: uint });

export interface NodeDeviceCreateXmlRet {
  dev: NonnullNodeDevice;
}

export const nodeDeviceCreateXmlRet: Xdr<NodeDeviceCreateXmlRet> = struct({ dev: nonnullNodeDevice });

export interface NodeDeviceDestroyArgs {
  name: string;
}

export const nodeDeviceDestroyArgs: Xdr<NodeDeviceDestroyArgs> = struct({ name: text });

export interface NodeDeviceDefineXmlArgs {
  xmlDesc: string;
  flags: number;
}

export const nodeDeviceDefineXmlArgs: Xdr<NodeDeviceDefineXmlArgs> = struct({ xmlDesc: text, flags: uint });

export interface NodeDeviceDefineXmlRet {
  dev: NonnullNodeDevice;
}

export const nodeDeviceDefineXmlRet: Xdr<NodeDeviceDefineXmlRet> = struct({ dev: nonnullNodeDevice });

export interface NodeDeviceUndefineArgs {
  name: string;
  flags: number;
}

export const nodeDeviceUndefineArgs: Xdr<NodeDeviceUndefineArgs> = struct({ name: text, flags: uint });

export interface NodeDeviceCreateArgs {
  name: string;
  flags: number;
}

export const nodeDeviceCreateArgs: Xdr<NodeDeviceCreateArgs> = struct({ name: text, flags: uint });

export interface NodeDeviceGetAutostartArgs {
  name: string;
}

export const nodeDeviceGetAutostartArgs: Xdr<NodeDeviceGetAutostartArgs> = struct({ name: text });

export interface NodeDeviceGetAutostartRet {
  autostart: boolean;
}

export const nodeDeviceGetAutostartRet: Xdr<NodeDeviceGetAutostartRet> = struct({ autostart: bool });

export interface NodeDeviceSetAutostartArgs {
  name: string;
  autostart: boolean;
}

export const nodeDeviceSetAutostartArgs: Xdr<NodeDeviceSetAutostartArgs> = struct({
  name: text,
  autostart: bool,
});

export interface NodeDeviceIsPersistentArgs {
  name: string;
}

export const nodeDeviceIsPersistentArgs: Xdr<NodeDeviceIsPersistentArgs> = struct({ name: text });

export interface NodeDeviceIsPersistentRet {
  persistent: boolean;
}

export const nodeDeviceIsPersistentRet: Xdr<NodeDeviceIsPersistentRet> = struct({ persistent: bool });

export interface NodeDeviceIsActiveArgs {
  name: string;
}

export const nodeDeviceIsActiveArgs: Xdr<NodeDeviceIsActiveArgs> = struct({ name: text });

export interface NodeDeviceIsActiveRet {
  active: boolean;
}

export const nodeDeviceIsActiveRet: Xdr<NodeDeviceIsActiveRet> = struct({ active: bool });

export interface NodeDeviceUpdateArgs {
  name: string;
  xmlDesc: string;
  flags: number;
}

export const nodeDeviceUpdateArgs: Xdr<NodeDeviceUpdateArgs> = struct({
  name: text,
  xmlDesc: text,
  flags: uint,
});

export interface ConnectDomainEventRegisterRet {
  cbRegistered: boolean;
}

export const connectDomainEventRegisterRet: Xdr<ConnectDomainEventRegisterRet> = struct({
  cbRegistered: bool,
});

export interface ConnectDomainEventDeregisterRet {
  cbRegistered: boolean;
}

export const connectDomainEventDeregisterRet: Xdr<ConnectDomainEventDeregisterRet> = struct({
  cbRegistered: bool,
});

export interface DomainEventLifecycleMsg {
  dom: NonnullDomain;
  event: number;
  detail: number;
}

export const domainEventLifecycleMsg: Xdr<DomainEventLifecycleMsg> = struct({
  dom: nonnullDomain,
  event: int,
  detail: int,
});

export interface DomainEventCallbackLifecycleMsg {
  callbackID: number;
  msg: DomainEventLifecycleMsg;
}

export const domainEventCallbackLifecycleMsg: Xdr<DomainEventCallbackLifecycleMsg> = struct({
  callbackID: int,
  msg: domainEventLifecycleMsg,
});

export interface ConnectDomainXmlFromNativeArgs {
  nativeFormat: string;
  nativeConfig: string;
  flags: number;
}

export const connectDomainXmlFromNativeArgs: Xdr<ConnectDomainXmlFromNativeArgs> = struct({
  nativeFormat: text,
  nativeConfig: text,
  flags: uint,
});

export interface ConnectDomainXmlFromNativeRet {
  domainXml: string;
}

export const connectDomainXmlFromNativeRet: Xdr<ConnectDomainXmlFromNativeRet> = struct({ domainXml: text });

export interface ConnectDomainXmlToNativeArgs {
  nativeFormat: string;
  domainXml: string;
  flags: number;
}

export const connectDomainXmlToNativeArgs: Xdr<ConnectDomainXmlToNativeArgs> = struct({
  nativeFormat: text,
  domainXml: text,
  flags: uint,
});

export interface ConnectDomainXmlToNativeRet {
  nativeConfig: string;
}

export const connectDomainXmlToNativeRet: Xdr<ConnectDomainXmlToNativeRet> = struct({ nativeConfig: text });

export interface ConnectNumOfSecretsRet {
  num: number;
}

export const connectNumOfSecretsRet: Xdr<ConnectNumOfSecretsRet> = struct({ num: int });

export interface ConnectListSecretsArgs {
  maxuuids: number;
}

export const connectListSecretsArgs: Xdr<ConnectListSecretsArgs> = struct({ maxuuids: int });

export interface ConnectListSecretsRet {
  uuids: string[];
}

export const connectListSecretsRet: Xdr<ConnectListSecretsRet> = struct({ uuids: array(text, 16_384) });

export interface SecretLookupByUuidArgs {
  uuid: string;
}

export const secretLookupByUuidArgs: Xdr<SecretLookupByUuidArgs> = struct({ uuid });

export interface SecretLookupByUuidRet {
  secret: NonnullSecret;
}

export const secretLookupByUuidRet: Xdr<SecretLookupByUuidRet> = struct({ secret: nonnullSecret });

export interface SecretDefineXmlArgs {
  xml: string;
  flags: number;
}

export const secretDefineXmlArgs: Xdr<SecretDefineXmlArgs> = struct({ xml: text, flags: uint });

export interface SecretDefineXmlRet {
  secret: NonnullSecret;
}

export const secretDefineXmlRet: Xdr<SecretDefineXmlRet> = struct({ secret: nonnullSecret });

export interface SecretGetXmlDescArgs {
  secret: NonnullSecret;
  flags: number;
}

export const secretGetXmlDescArgs: Xdr<SecretGetXmlDescArgs> = struct({ secret: nonnullSecret, flags: uint });

export interface SecretGetXmlDescRet {
  xml: string;
}

export const secretGetXmlDescRet: Xdr<SecretGetXmlDescRet> = struct({ xml: text });

export interface SecretSetValueArgs {
  secret: NonnullSecret;
  value: Uint8Array;
  flags: number;
}

export const secretSetValueArgs: Xdr<SecretSetValueArgs> = struct({
  secret: nonnullSecret,
  value: opaque(65_536),
  flags: uint,
});

export interface SecretGetValueArgs {
  secret: NonnullSecret;
  flags: number;
}

export const secretGetValueArgs: Xdr<SecretGetValueArgs> = struct({ secret: nonnullSecret, flags: uint });

export interface SecretGetValueRet {
  value: Uint8Array;
}

export const secretGetValueRet: Xdr<SecretGetValueRet> = struct({ value: opaque(65_536) });

export interface SecretUndefineArgs {
  secret: NonnullSecret;
}

export const secretUndefineArgs: Xdr<SecretUndefineArgs> = struct({ secret: nonnullSecret });

export interface SecretLookupByUsageArgs {
  usageType: number;
  usageID: string;
}

export const secretLookupByUsageArgs: Xdr<SecretLookupByUsageArgs> = struct({
  usageType: int,
  usageID: text,
});

export interface SecretLookupByUsageRet {
  secret: NonnullSecret;
}

export const secretLookupByUsageRet: Xdr<SecretLookupByUsageRet> = struct({ secret: nonnullSecret });

export interface DomainMigratePrepareTunnelArgs {
  flags: bigint;
  dname: string | null;
  bandwidth: bigint;
  domXml: string;
}

export const domainMigratePrepareTunnelArgs: Xdr<DomainMigratePrepareTunnelArgs> = struct({
  flags: uhyper,
  dname: optional(text),
  bandwidth: uhyper,
  domXml: text,
});

export interface ConnectIsSecureRet {
  secure: boolean;
}

export const connectIsSecureRet: Xdr<ConnectIsSecureRet> = struct({ secure: bool });

export interface DomainIsActiveArgs {
  dom: NonnullDomain;
}

export const domainIsActiveArgs: Xdr<DomainIsActiveArgs> = struct({ dom: nonnullDomain });

export interface DomainIsActiveRet {
  active: boolean;
}

export const domainIsActiveRet: Xdr<DomainIsActiveRet> = struct({ active: bool });

export interface DomainIsPersistentArgs {
  dom: NonnullDomain;
}

export const domainIsPersistentArgs: Xdr<DomainIsPersistentArgs> = struct({ dom: nonnullDomain });

export interface DomainIsPersistentRet {
  persistent: boolean;
}

export const domainIsPersistentRet: Xdr<DomainIsPersistentRet> = struct({ persistent: bool });

export interface DomainIsUpdatedArgs {
  dom: NonnullDomain;
}

export const domainIsUpdatedArgs: Xdr<DomainIsUpdatedArgs> = struct({ dom: nonnullDomain });

export interface DomainIsUpdatedRet {
  updated: boolean;
}

export const domainIsUpdatedRet: Xdr<DomainIsUpdatedRet> = struct({ updated: bool });

export interface NetworkIsActiveArgs {
  net: NonnullNetwork;
}

export const networkIsActiveArgs: Xdr<NetworkIsActiveArgs> = struct({ net: nonnullNetwork });

export interface NetworkIsActiveRet {
  active: boolean;
}

export const networkIsActiveRet: Xdr<NetworkIsActiveRet> = struct({ active: bool });

export interface NetworkIsPersistentArgs {
  net: NonnullNetwork;
}

export const networkIsPersistentArgs: Xdr<NetworkIsPersistentArgs> = struct({ net: nonnullNetwork });

export interface NetworkIsPersistentRet {
  persistent: boolean;
}

export const networkIsPersistentRet: Xdr<NetworkIsPersistentRet> = struct({ persistent: bool });

export interface StoragePoolIsActiveArgs {
  pool: NonnullStoragePool;
}

export const storagePoolIsActiveArgs: Xdr<StoragePoolIsActiveArgs> = struct({ pool: nonnullStoragePool });

export interface StoragePoolIsActiveRet {
  active: boolean;
}

export const storagePoolIsActiveRet: Xdr<StoragePoolIsActiveRet> = struct({ active: bool });

export interface StoragePoolIsPersistentArgs {
  pool: NonnullStoragePool;
}

export const storagePoolIsPersistentArgs: Xdr<StoragePoolIsPersistentArgs> = struct({
  pool: nonnullStoragePool,
});

export interface StoragePoolIsPersistentRet {
  persistent: boolean;
}

export const storagePoolIsPersistentRet: Xdr<StoragePoolIsPersistentRet> = struct({ persistent: bool });

export interface InterfaceIsActiveArgs {
  iface: NonnullInterface;
}

export const interfaceIsActiveArgs: Xdr<InterfaceIsActiveArgs> = struct({ iface: nonnullInterface });

export interface InterfaceIsActiveRet {
  active: boolean;
}

export const interfaceIsActiveRet: Xdr<InterfaceIsActiveRet> = struct({ active: bool });

export interface ConnectCompareCpuArgs {
  xml: string;
  flags: number;
}

export const connectCompareCpuArgs: Xdr<ConnectCompareCpuArgs> = struct({ xml: text, flags: uint });

export interface ConnectCompareCpuRet {
  result: number;
}

export const connectCompareCpuRet: Xdr<ConnectCompareCpuRet> = struct({ result: int });

export interface ConnectBaselineCpuArgs {
  xmlCPUs: string[];
  flags: number;
}

export const connectBaselineCpuArgs: Xdr<ConnectBaselineCpuArgs> = struct({
  xmlCPUs: array(text, 256),
  flags: uint,
});

export interface ConnectBaselineCpuRet {
  cpu: string;
}

export const connectBaselineCpuRet: Xdr<ConnectBaselineCpuRet> = struct({ cpu: text });

export interface DomainGetJobInfoArgs {
  dom: NonnullDomain;
}

export const domainGetJobInfoArgs: Xdr<DomainGetJobInfoArgs> = struct({ dom: nonnullDomain });

export interface DomainGetJobInfoRet {
  type: number;
  timeElapsed: bigint;
  timeRemaining: bigint;
  dataTotal: bigint;
  dataProcessed: bigint;
  dataRemaining: bigint;
  memTotal: bigint;
  memProcessed: bigint;
  memRemaining: bigint;
  fileTotal: bigint;
  fileProcessed: bigint;
  fileRemaining: bigint;
}

export const domainGetJobInfoRet: Xdr<DomainGetJobInfoRet> = struct({
  type: int,
  timeElapsed: uhyper,
  timeRemaining: uhyper,
  dataTotal: uhyper,
  dataProcessed: uhyper,
  dataRemaining: uhyper,
  memTotal: uhyper,
  memProcessed: uhyper,
  memRemaining: uhyper,
  fileTotal: uhyper,
  fileProcessed: uhyper,
  fileRemaining: uhyper,
});

export interface DomainGetJobStatsArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainGetJobStatsArgs: Xdr<DomainGetJobStatsArgs> = struct({ dom: nonnullDomain, flags: uint });

export interface DomainGetJobStatsRet {
  type: number;
  params: TypedParam[];
}

export const domainGetJobStatsRet: Xdr<DomainGetJobStatsRet> = struct({
  type: int,
  params: array(typedParam, 64),
});

export interface DomainAbortJobArgs {
  dom: NonnullDomain;
}

export const domainAbortJobArgs: Xdr<DomainAbortJobArgs> = struct({ dom: nonnullDomain });

export interface DomainAbortJobFlagsArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainAbortJobFlagsArgs: Xdr<DomainAbortJobFlagsArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainMigrateGetMaxDowntimeArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainMigrateGetMaxDowntimeArgs: Xdr<DomainMigrateGetMaxDowntimeArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainMigrateGetMaxDowntimeRet {
  downtime: bigint;
}

export const domainMigrateGetMaxDowntimeRet: Xdr<DomainMigrateGetMaxDowntimeRet> = struct({
  downtime: uhyper,
});

export interface DomainMigrateSetMaxDowntimeArgs {
  dom: NonnullDomain;
  downtime: bigint;
  flags: number;
}

export const domainMigrateSetMaxDowntimeArgs: Xdr<DomainMigrateSetMaxDowntimeArgs> = struct({
  dom: nonnullDomain,
  downtime: uhyper,
  flags: uint,
});

export interface DomainMigrateGetCompressionCacheArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainMigrateGetCompressionCacheArgs: Xdr<DomainMigrateGetCompressionCacheArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainMigrateGetCompressionCacheRet {
  cacheSize: bigint;
}

export const domainMigrateGetCompressionCacheRet: Xdr<DomainMigrateGetCompressionCacheRet> = struct({
  cacheSize: uhyper,
});

export interface DomainMigrateSetCompressionCacheArgs {
  dom: NonnullDomain;
  cacheSize: bigint;
  flags: number;
}

export const domainMigrateSetCompressionCacheArgs: Xdr<DomainMigrateSetCompressionCacheArgs> = struct({
  dom: nonnullDomain,
  cacheSize: uhyper,
  flags: uint,
});

export interface DomainMigrateSetMaxSpeedArgs {
  dom: NonnullDomain;
  bandwidth: bigint;
  flags: number;
}

export const domainMigrateSetMaxSpeedArgs: Xdr<DomainMigrateSetMaxSpeedArgs> = struct({
  dom: nonnullDomain,
  bandwidth: uhyper,
  flags: uint,
});

export interface DomainMigrateGetMaxSpeedArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainMigrateGetMaxSpeedArgs: Xdr<DomainMigrateGetMaxSpeedArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainMigrateGetMaxSpeedRet {
  bandwidth: bigint;
}

export const domainMigrateGetMaxSpeedRet: Xdr<DomainMigrateGetMaxSpeedRet> = struct({ bandwidth: uhyper });

export interface ConnectDomainEventRegisterAnyArgs {
  eventID: number;
}

export const connectDomainEventRegisterAnyArgs: Xdr<ConnectDomainEventRegisterAnyArgs> = struct({
  eventID: int,
});

export interface ConnectDomainEventDeregisterAnyArgs {
  eventID: number;
}

export const connectDomainEventDeregisterAnyArgs: Xdr<ConnectDomainEventDeregisterAnyArgs> = struct({
  eventID: int,
});

export interface ConnectDomainEventCallbackRegisterAnyArgs {
  eventID: number;
  dom: NonnullDomain | null;
}

export const connectDomainEventCallbackRegisterAnyArgs: Xdr<ConnectDomainEventCallbackRegisterAnyArgs> =
  struct({
    eventID: int,
    dom: optional(nonnullDomain),
  });

export interface ConnectDomainEventCallbackRegisterAnyRet {
  callbackID: number;
}

export const connectDomainEventCallbackRegisterAnyRet: Xdr<ConnectDomainEventCallbackRegisterAnyRet> = struct(
  { callbackID: int },
);

export interface ConnectDomainEventCallbackDeregisterAnyArgs {
  callbackID: number;
}

export const connectDomainEventCallbackDeregisterAnyArgs: Xdr<ConnectDomainEventCallbackDeregisterAnyArgs> =
  struct({ callbackID: int });

export interface DomainEventRebootMsg {
  dom: NonnullDomain;
}

export const domainEventRebootMsg: Xdr<DomainEventRebootMsg> = struct({ dom: nonnullDomain });

export interface DomainEventCallbackRebootMsg {
  callbackID: number;
  msg: DomainEventRebootMsg;
}

export const domainEventCallbackRebootMsg: Xdr<DomainEventCallbackRebootMsg> = struct({
  callbackID: int,
  msg: domainEventRebootMsg,
});

export interface DomainEventRtcChangeMsg {
  dom: NonnullDomain;
  offset: bigint;
}

export const domainEventRtcChangeMsg: Xdr<DomainEventRtcChangeMsg> = struct({
  dom: nonnullDomain,
  offset: hyper,
});

export interface DomainEventCallbackRtcChangeMsg {
  callbackID: number;
  msg: DomainEventRtcChangeMsg;
}

export const domainEventCallbackRtcChangeMsg: Xdr<DomainEventCallbackRtcChangeMsg> = struct({
  callbackID: int,
  msg: domainEventRtcChangeMsg,
});

export interface DomainEventWatchdogMsg {
  dom: NonnullDomain;
  action: number;
}

export const domainEventWatchdogMsg: Xdr<DomainEventWatchdogMsg> = struct({
  dom: nonnullDomain,
  action: int,
});

export interface DomainEventCallbackWatchdogMsg {
  callbackID: number;
  msg: DomainEventWatchdogMsg;
}

export const domainEventCallbackWatchdogMsg: Xdr<DomainEventCallbackWatchdogMsg> = struct({
  callbackID: int,
  msg: domainEventWatchdogMsg,
});

export interface DomainEventIoErrorMsg {
  dom: NonnullDomain;
  srcPath: string;
  devAlias: string;
  action: number;
}

export const domainEventIoErrorMsg: Xdr<DomainEventIoErrorMsg> = struct({
  dom: nonnullDomain,
  srcPath: text,
  devAlias: text,
  action: int,
});

export interface DomainEventCallbackIoErrorMsg {
  callbackID: number;
  msg: DomainEventIoErrorMsg;
}

export const domainEventCallbackIoErrorMsg: Xdr<DomainEventCallbackIoErrorMsg> = struct({
  callbackID: int,
  msg: domainEventIoErrorMsg,
});

export interface DomainEventIoErrorReasonMsg {
  dom: NonnullDomain;
  srcPath: string;
  devAlias: string;
  action: number;
  reason: string;
}

export const domainEventIoErrorReasonMsg: Xdr<DomainEventIoErrorReasonMsg> = struct({
  dom: nonnullDomain,
  srcPath: text,
  devAlias: text,
  action: int,
  reason: text,
});

export interface DomainEventCallbackIoErrorReasonMsg {
  callbackID: number;
  msg: DomainEventIoErrorReasonMsg;
}

export const domainEventCallbackIoErrorReasonMsg: Xdr<DomainEventCallbackIoErrorReasonMsg> = struct({
  callbackID: int,
  msg: domainEventIoErrorReasonMsg,
});

export interface DomainEventGraphicsAddress {
  family: number;
  node: string;
  service: string;
}

export const domainEventGraphicsAddress: Xdr<DomainEventGraphicsAddress> = struct({
  family: int,
  node: text,
  service: text,
});

export interface DomainEventGraphicsIdentity {
  type: string;
  name: string;
}

export const domainEventGraphicsIdentity: Xdr<DomainEventGraphicsIdentity> = struct({
  type: text,
  name: text,
});

export interface DomainEventGraphicsMsg {
  dom: NonnullDomain;
  phase: number;
  local: DomainEventGraphicsAddress;
  remote: DomainEventGraphicsAddress;
  authScheme: string;
  subject: DomainEventGraphicsIdentity[];
}

export const domainEventGraphicsMsg: Xdr<DomainEventGraphicsMsg> = struct({
  dom: nonnullDomain,
  phase: int,
  local: domainEventGraphicsAddress,
  remote: domainEventGraphicsAddress,
  authScheme: text,
  subject: array(domainEventGraphicsIdentity, 20),
});

export interface DomainEventCallbackGraphicsMsg {
  callbackID: number;
  msg: DomainEventGraphicsMsg;
}

export const domainEventCallbackGraphicsMsg: Xdr<DomainEventCallbackGraphicsMsg> = struct({
  callbackID: int,
  msg: domainEventGraphicsMsg,
});

export interface DomainEventBlockJobMsg {
  dom: NonnullDomain;
  path: string;
  type: number;
  status: number;
}

export const domainEventBlockJobMsg: Xdr<DomainEventBlockJobMsg> = struct({
  dom: nonnullDomain,
  path: text,
  type: int,
  status: int,
});

export interface DomainEventCallbackBlockJobMsg {
  callbackID: number;
  msg: DomainEventBlockJobMsg;
}

export const domainEventCallbackBlockJobMsg: Xdr<DomainEventCallbackBlockJobMsg> = struct({
  callbackID: int,
  msg: domainEventBlockJobMsg,
});

export interface DomainEventDiskChangeMsg {
  dom: NonnullDomain;
  oldSrcPath: string | null;
  newSrcPath: string | null;
  devAlias: string;
  reason: number;
}

export const domainEventDiskChangeMsg: Xdr<DomainEventDiskChangeMsg> = struct({
  dom: nonnullDomain,
  oldSrcPath: optional(text),
  newSrcPath: optional(text),
  devAlias: text,
  reason: int,
});

export interface DomainEventCallbackDiskChangeMsg {
  callbackID: number;
  msg: DomainEventDiskChangeMsg;
}

export const domainEventCallbackDiskChangeMsg: Xdr<DomainEventCallbackDiskChangeMsg> = struct({
  callbackID: int,
  msg: domainEventDiskChangeMsg,
});

export interface DomainEventTrayChangeMsg {
  dom: NonnullDomain;
  devAlias: string;
  reason: number;
}

export const domainEventTrayChangeMsg: Xdr<DomainEventTrayChangeMsg> = struct({
  dom: nonnullDomain,
  devAlias: text,
  reason: int,
});

export interface DomainEventCallbackTrayChangeMsg {
  callbackID: number;
  msg: DomainEventTrayChangeMsg;
}

export const domainEventCallbackTrayChangeMsg: Xdr<DomainEventCallbackTrayChangeMsg> = struct({
  callbackID: int,
  msg: domainEventTrayChangeMsg,
});

export interface DomainEventPmwakeupMsg {
  dom: NonnullDomain;
}

export const domainEventPmwakeupMsg: Xdr<DomainEventPmwakeupMsg> = struct({ dom: nonnullDomain });

export interface DomainEventCallbackPmwakeupMsg {
  callbackID: number;
  reason: number;
  msg: DomainEventPmwakeupMsg;
}

export const domainEventCallbackPmwakeupMsg: Xdr<DomainEventCallbackPmwakeupMsg> = struct({
  callbackID: int,
  reason: int,
  msg: domainEventPmwakeupMsg,
});

export interface DomainEventPmsuspendMsg {
  dom: NonnullDomain;
}

export const domainEventPmsuspendMsg: Xdr<DomainEventPmsuspendMsg> = struct({ dom: nonnullDomain });

export interface DomainEventCallbackPmsuspendMsg {
  callbackID: number;
  reason: number;
  msg: DomainEventPmsuspendMsg;
}

export const domainEventCallbackPmsuspendMsg: Xdr<DomainEventCallbackPmsuspendMsg> = struct({
  callbackID: int,
  reason: int,
  msg: domainEventPmsuspendMsg,
});

export interface DomainEventBalloonChangeMsg {
  dom: NonnullDomain;
  actual: bigint;
}

export const domainEventBalloonChangeMsg: Xdr<DomainEventBalloonChangeMsg> = struct({
  dom: nonnullDomain,
  actual: uhyper,
});

export interface DomainEventCallbackBalloonChangeMsg {
  callbackID: number;
  msg: DomainEventBalloonChangeMsg;
}

export const domainEventCallbackBalloonChangeMsg: Xdr<DomainEventCallbackBalloonChangeMsg> = struct({
  callbackID: int,
  msg: domainEventBalloonChangeMsg,
});

export interface DomainEventPmsuspendDiskMsg {
  dom: NonnullDomain;
}

export const domainEventPmsuspendDiskMsg: Xdr<DomainEventPmsuspendDiskMsg> = struct({ dom: nonnullDomain });

export interface DomainEventCallbackPmsuspendDiskMsg {
  callbackID: number;
  reason: number;
  msg: DomainEventPmsuspendDiskMsg;
}

export const domainEventCallbackPmsuspendDiskMsg: Xdr<DomainEventCallbackPmsuspendDiskMsg> = struct({
  callbackID: int,
  reason: int,
  msg: domainEventPmsuspendDiskMsg,
});

export interface DomainManagedSaveArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainManagedSaveArgs: Xdr<DomainManagedSaveArgs> = struct({ dom: nonnullDomain, flags: uint });

export interface DomainHasManagedSaveImageArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainHasManagedSaveImageArgs: Xdr<DomainHasManagedSaveImageArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainHasManagedSaveImageRet {
  result: boolean;
}

export const domainHasManagedSaveImageRet: Xdr<DomainHasManagedSaveImageRet> = struct({ result: bool });

export interface DomainManagedSaveRemoveArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainManagedSaveRemoveArgs: Xdr<DomainManagedSaveRemoveArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainManagedSaveGetXmlDescArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainManagedSaveGetXmlDescArgs: Xdr<DomainManagedSaveGetXmlDescArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainManagedSaveGetXmlDescRet {
  xml: string;
}

export const domainManagedSaveGetXmlDescRet: Xdr<DomainManagedSaveGetXmlDescRet> = struct({ xml: text });

export interface DomainManagedSaveDefineXmlArgs {
  dom: NonnullDomain;
  dxml: string | null;
  flags: number;
}

export const domainManagedSaveDefineXmlArgs: Xdr<DomainManagedSaveDefineXmlArgs> = struct({
  dom: nonnullDomain,
  dxml: optional(text),
  flags: uint,
});

export interface DomainSnapshotCreateXmlArgs {
  dom: NonnullDomain;
  xmlDesc: string;
  flags: number;
}

export const domainSnapshotCreateXmlArgs: Xdr<DomainSnapshotCreateXmlArgs> = struct({
  dom: nonnullDomain,
  xmlDesc: text,
  flags: uint,
});

export interface DomainSnapshotCreateXmlRet {
  snap: NonnullDomainSnapshot;
}

export const domainSnapshotCreateXmlRet: Xdr<DomainSnapshotCreateXmlRet> = struct({
  snap: nonnullDomainSnapshot,
});

export interface DomainSnapshotGetXmlDescArgs {
  snap: NonnullDomainSnapshot;
  flags: number;
}

export const domainSnapshotGetXmlDescArgs: Xdr<DomainSnapshotGetXmlDescArgs> = struct({
  snap: nonnullDomainSnapshot,
  flags: uint,
});

export interface DomainSnapshotGetXmlDescRet {
  xml: string;
}

export const domainSnapshotGetXmlDescRet: Xdr<DomainSnapshotGetXmlDescRet> = struct({ xml: text });

export interface DomainSnapshotNumArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainSnapshotNumArgs: Xdr<DomainSnapshotNumArgs> = struct({ dom: nonnullDomain, flags: uint });

export interface DomainSnapshotNumRet {
  num: number;
}

export const domainSnapshotNumRet: Xdr<DomainSnapshotNumRet> = struct({ num: int });

export interface DomainSnapshotListNamesArgs {
  dom: NonnullDomain;
  maxnames: number;
  flags: number;
}

export const domainSnapshotListNamesArgs: Xdr<DomainSnapshotListNamesArgs> = struct({
  dom: nonnullDomain,
  maxnames: int,
  flags: uint,
});

export interface DomainSnapshotListNamesRet {
  names: string[];
}

export const domainSnapshotListNamesRet: Xdr<DomainSnapshotListNamesRet> = struct({
  names: array(text, 16_384),
});

export interface DomainListAllSnapshotsArgs {
  dom: NonnullDomain;
  needResults: boolean;
  flags: number;
}

export const domainListAllSnapshotsArgs: Xdr<DomainListAllSnapshotsArgs> = struct({
  dom: nonnullDomain,
  needResults: bool,
  flags: uint,
});

export interface DomainListAllSnapshotsRet {
  snapshots: NonnullDomainSnapshot[];
  ret: number;
}

export const domainListAllSnapshotsRet: Xdr<DomainListAllSnapshotsRet> = struct({
  snapshots: array(nonnullDomainSnapshot, 16_384),
  ret: int,
});

export interface DomainSnapshotNumChildrenArgs {
  snap: NonnullDomainSnapshot;
  flags: number;
}

export const domainSnapshotNumChildrenArgs: Xdr<DomainSnapshotNumChildrenArgs> = struct({
  snap: nonnullDomainSnapshot,
  flags: uint,
});

export interface DomainSnapshotNumChildrenRet {
  num: number;
}

export const domainSnapshotNumChildrenRet: Xdr<DomainSnapshotNumChildrenRet> = struct({ num: int });

export interface DomainSnapshotListChildrenNamesArgs {
  snap: NonnullDomainSnapshot;
  maxnames: number;
  flags: number;
}

export const domainSnapshotListChildrenNamesArgs: Xdr<DomainSnapshotListChildrenNamesArgs> = struct({
  snap: nonnullDomainSnapshot,
  maxnames: int,
  flags: uint,
});

export interface DomainSnapshotListChildrenNamesRet {
  names: string[];
}

export const domainSnapshotListChildrenNamesRet: Xdr<DomainSnapshotListChildrenNamesRet> = struct({
  names: array(text, 16_384),
});

export interface DomainSnapshotListAllChildrenArgs {
  snapshot: NonnullDomainSnapshot;
  needResults: boolean;
  flags: number;
}

export const domainSnapshotListAllChildrenArgs: Xdr<DomainSnapshotListAllChildrenArgs> = struct({
  snapshot: nonnullDomainSnapshot,
  needResults: bool,
  flags: uint,
});

export interface DomainSnapshotListAllChildrenRet {
  snapshots: NonnullDomainSnapshot[];
  ret: number;
}

export const domainSnapshotListAllChildrenRet: Xdr<DomainSnapshotListAllChildrenRet> = struct({
  snapshots: array(nonnullDomainSnapshot, 16_384),
  ret: int,
});

export interface DomainSnapshotLookupByNameArgs {
  dom: NonnullDomain;
  name: string;
  flags: number;
}

export const domainSnapshotLookupByNameArgs: Xdr<DomainSnapshotLookupByNameArgs> = struct({
  dom: nonnullDomain,
  name: text,
  flags: uint,
});

export interface DomainSnapshotLookupByNameRet {
  snap: NonnullDomainSnapshot;
}

export const domainSnapshotLookupByNameRet: Xdr<DomainSnapshotLookupByNameRet> = struct({
  snap: nonnullDomainSnapshot,
});

export interface DomainHasCurrentSnapshotArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainHasCurrentSnapshotArgs: Xdr<DomainHasCurrentSnapshotArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainHasCurrentSnapshotRet {
  result: boolean;
}

export const domainHasCurrentSnapshotRet: Xdr<DomainHasCurrentSnapshotRet> = struct({ result: bool });

export interface DomainSnapshotGetParentArgs {
  snap: NonnullDomainSnapshot;
  flags: number;
}

export const domainSnapshotGetParentArgs: Xdr<DomainSnapshotGetParentArgs> = struct({
  snap: nonnullDomainSnapshot,
  flags: uint,
});

export interface DomainSnapshotGetParentRet {
  snap: NonnullDomainSnapshot;
}

export const domainSnapshotGetParentRet: Xdr<DomainSnapshotGetParentRet> = struct({
  snap: nonnullDomainSnapshot,
});

export interface DomainSnapshotCurrentArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainSnapshotCurrentArgs: Xdr<DomainSnapshotCurrentArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainSnapshotCurrentRet {
  snap: NonnullDomainSnapshot;
}

export const domainSnapshotCurrentRet: Xdr<DomainSnapshotCurrentRet> = struct({
  snap: nonnullDomainSnapshot,
});

export interface DomainSnapshotIsCurrentArgs {
  snap: NonnullDomainSnapshot;
  flags: number;
}

export const domainSnapshotIsCurrentArgs: Xdr<DomainSnapshotIsCurrentArgs> = struct({
  snap: nonnullDomainSnapshot,
  flags: uint,
});

export interface DomainSnapshotIsCurrentRet {
  current: boolean;
}

export const domainSnapshotIsCurrentRet: Xdr<DomainSnapshotIsCurrentRet> = struct({ current: bool });

export interface DomainSnapshotHasMetadataArgs {
  snap: NonnullDomainSnapshot;
  flags: number;
}

export const domainSnapshotHasMetadataArgs: Xdr<DomainSnapshotHasMetadataArgs> = struct({
  snap: nonnullDomainSnapshot,
  flags: uint,
});

export interface DomainSnapshotHasMetadataRet {
  metadata: boolean;
}

export const domainSnapshotHasMetadataRet: Xdr<DomainSnapshotHasMetadataRet> = struct({ metadata: bool });

export interface DomainRevertToSnapshotArgs {
  snap: NonnullDomainSnapshot;
  flags: number;
}

export const domainRevertToSnapshotArgs: Xdr<DomainRevertToSnapshotArgs> = struct({
  snap: nonnullDomainSnapshot,
  flags: uint,
});

export interface DomainSnapshotDeleteArgs {
  snap: NonnullDomainSnapshot;
  flags: number;
}

export const domainSnapshotDeleteArgs: Xdr<DomainSnapshotDeleteArgs> = struct({
  snap: nonnullDomainSnapshot,
  flags: uint,
});

export interface DomainOpenConsoleArgs {
  dom: NonnullDomain;
  devName: string | null;
  flags: number;
}

export const domainOpenConsoleArgs: Xdr<DomainOpenConsoleArgs> = struct({
  dom: nonnullDomain,
  devName: optional(text),
  flags: uint,
});

export interface DomainOpenChannelArgs {
  dom: NonnullDomain;
  name: string | null;
  flags: number;
}

export const domainOpenChannelArgs: Xdr<DomainOpenChannelArgs> = struct({
  dom: nonnullDomain,
  name: optional(text),
  flags: uint,
});

export interface StorageVolUploadArgs {
  vol: NonnullStorageVol;
  offset: bigint;
  length: bigint;
  flags: number;
}

export const storageVolUploadArgs: Xdr<StorageVolUploadArgs> = struct({
  vol: nonnullStorageVol,
  offset: uhyper,
  length: uhyper,
  flags: uint,
});

export interface StorageVolDownloadArgs {
  vol: NonnullStorageVol;
  offset: bigint;
  length: bigint;
  flags: number;
}

export const storageVolDownloadArgs: Xdr<StorageVolDownloadArgs> = struct({
  vol: nonnullStorageVol,
  offset: uhyper,
  length: uhyper,
  flags: uint,
});

export interface DomainGetStateArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainGetStateArgs: Xdr<DomainGetStateArgs> = struct({ dom: nonnullDomain, flags: uint });

export interface DomainGetStateRet {
  state: number;
  reason: number;
}

export const domainGetStateRet: Xdr<DomainGetStateRet> = struct({ state: int, reason: int });

export interface DomainMigrateBegin3Args {
  dom: NonnullDomain;
  xmlin: string | null;
  flags: bigint;
  dname: string | null;
  bandwidth: bigint;
}

export const domainMigrateBegin3Args: Xdr<DomainMigrateBegin3Args> = struct({
  dom: nonnullDomain,
  xmlin: optional(text),
  flags: uhyper,
  dname: optional(text),
  bandwidth: uhyper,
});

export interface DomainMigrateBegin3Ret {
  cookieOut: Uint8Array;
  xml: string;
}

export const domainMigrateBegin3Ret: Xdr<DomainMigrateBegin3Ret> = struct({
  cookieOut: opaque(4_194_304),
  xml: text,
});

export interface DomainMigratePrepare3Args {
  cookieIn: Uint8Array;
  uriIn: string | null;
  flags: bigint;
  dname: string | null;
  bandwidth: bigint;
  domXml: string;
}

export const domainMigratePrepare3Args: Xdr<DomainMigratePrepare3Args> = struct({
  cookieIn: opaque(4_194_304),
  uriIn: optional(text),
  flags: uhyper,
  dname: optional(text),
  bandwidth: uhyper,
  domXml: text,
});

export interface DomainMigratePrepare3Ret {
  cookieOut: Uint8Array;
  uriOut: string | null;
}

export const domainMigratePrepare3Ret: Xdr<DomainMigratePrepare3Ret> = struct({
  cookieOut: opaque(4_194_304),
  uriOut: optional(text),
});

export interface DomainMigratePrepareTunnel3Args {
  cookieIn: Uint8Array;
  flags: bigint;
  dname: string | null;
  bandwidth: bigint;
  domXml: string;
}

export const domainMigratePrepareTunnel3Args: Xdr<DomainMigratePrepareTunnel3Args> = struct({
  cookieIn: opaque(4_194_304),
  flags: uhyper,
  dname: optional(text),
  bandwidth: uhyper,
  domXml: text,
});

export interface DomainMigratePrepareTunnel3Ret {
  cookieOut: Uint8Array;
}

export const domainMigratePrepareTunnel3Ret: Xdr<DomainMigratePrepareTunnel3Ret> = struct({
  cookieOut: opaque(4_194_304),
});

export interface DomainMigratePerform3Args {
  dom: NonnullDomain;
  xmlin: string | null;
  cookieIn: Uint8Array;
  dconnuri: string | null;
  uri: string | null;
  flags: bigint;
  dname: string | null;
  bandwidth: bigint;
}

export const domainMigratePerform3Args: Xdr<DomainMigratePerform3Args> = struct({
  dom: nonnullDomain,
  xmlin: optional(text),
  cookieIn: opaque(4_194_304),
  dconnuri: optional(text),
  uri: optional(text),
  flags: uhyper,
  dname: optional(text),
  bandwidth: uhyper,
});

export interface DomainMigratePerform3Ret {
  cookieOut: Uint8Array;
}

export const domainMigratePerform3Ret: Xdr<DomainMigratePerform3Ret> = struct({
  cookieOut: opaque(4_194_304),
});

export interface DomainMigrateFinish3Args {
  dname: string;
  cookieIn: Uint8Array;
  dconnuri: string | null;
  uri: string | null;
  flags: bigint;
  cancelled: boolean;
}

export const domainMigrateFinish3Args: Xdr<DomainMigrateFinish3Args> = struct({
  dname: text,
  cookieIn: opaque(4_194_304),
  dconnuri: optional(text),
  uri: optional(text),
  flags: uhyper,
  cancelled: bool,
});

export interface DomainMigrateFinish3Ret {
  dom: NonnullDomain;
  cookieOut: Uint8Array;
}

export const domainMigrateFinish3Ret: Xdr<DomainMigrateFinish3Ret> = struct({
  dom: nonnullDomain,
  cookieOut: opaque(4_194_304),
});

export interface DomainMigrateConfirm3Args {
  dom: NonnullDomain;
  cookieIn: Uint8Array;
  flags: bigint;
  cancelled: boolean;
}

export const domainMigrateConfirm3Args: Xdr<DomainMigrateConfirm3Args> = struct({
  dom: nonnullDomain,
  cookieIn: opaque(4_194_304),
  flags: uhyper,
  cancelled: bool,
});

export interface DomainEventControlErrorMsg {
  dom: NonnullDomain;
}

export const domainEventControlErrorMsg: Xdr<DomainEventControlErrorMsg> = struct({ dom: nonnullDomain });

export interface DomainEventCallbackControlErrorMsg {
  callbackID: number;
  msg: DomainEventControlErrorMsg;
}

export const domainEventCallbackControlErrorMsg: Xdr<DomainEventCallbackControlErrorMsg> = struct({
  callbackID: int,
  msg: domainEventControlErrorMsg,
});

export interface DomainGetControlInfoArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainGetControlInfoArgs: Xdr<DomainGetControlInfoArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainGetControlInfoRet {
  state: number;
  details: number;
  stateTime: bigint;
}

export const domainGetControlInfoRet: Xdr<DomainGetControlInfoRet> = struct({
  state: uint,
  details: uint,
  stateTime: uhyper,
});

export interface DomainOpenGraphicsArgs {
  dom: NonnullDomain;
  idx: number;
  flags: number;
}

export const domainOpenGraphicsArgs: Xdr<DomainOpenGraphicsArgs> = struct({
  dom: nonnullDomain,
  idx: uint,
  flags: uint,
});

export interface DomainOpenGraphicsFdArgs {
  dom: NonnullDomain;
  idx: number;
  flags: number;
}

export const domainOpenGraphicsFdArgs: Xdr<DomainOpenGraphicsFdArgs> = struct({
  dom: nonnullDomain,
  idx: uint,
  flags: uint,
});

export interface NodeSuspendForDurationArgs {
  target: number;
  duration: bigint;
  flags: number;
}

export const nodeSuspendForDurationArgs: Xdr<NodeSuspendForDurationArgs> = struct({
  target: uint,
  duration: uhyper,
  flags: uint,
});

export interface DomainShutdownFlagsArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainShutdownFlagsArgs: Xdr<DomainShutdownFlagsArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainGetDiskErrorsArgs {
  dom: NonnullDomain;
  maxerrors: number;
  flags: number;
}

export const domainGetDiskErrorsArgs: Xdr<DomainGetDiskErrorsArgs> = struct({
  dom: nonnullDomain,
  maxerrors: uint,
  flags: uint,
});

export interface DomainGetDiskErrorsRet {
  errors: DomainDiskError[];
  nerrors: number;
}

export const domainGetDiskErrorsRet: Xdr<DomainGetDiskErrorsRet> = struct({
  errors: array(domainDiskError, 256),
  nerrors: int,
});

export interface ConnectListAllDomainsArgs {
  needResults: boolean;
  flags: number;
}

export const connectListAllDomainsArgs: Xdr<ConnectListAllDomainsArgs> = struct({
  needResults: bool,
  flags: uint,
});

export interface ConnectListAllDomainsRet {
  domains: NonnullDomain[];
  ret: number;
}

export const connectListAllDomainsRet: Xdr<ConnectListAllDomainsRet> = struct({
  domains: array(nonnullDomain, 16_384),
  ret: uint,
});

export interface ConnectListAllStoragePoolsArgs {
  needResults: boolean;
  flags: number;
}

export const connectListAllStoragePoolsArgs: Xdr<ConnectListAllStoragePoolsArgs> = struct({
  needResults: bool,
  flags: uint,
});

export interface ConnectListAllStoragePoolsRet {
  pools: NonnullStoragePool[];
  ret: number;
}

export const connectListAllStoragePoolsRet: Xdr<ConnectListAllStoragePoolsRet> = struct({
  pools: array(nonnullStoragePool, 16_384),
  ret: uint,
});

export interface StoragePoolListAllVolumesArgs {
  pool: NonnullStoragePool;
  needResults: boolean;
  flags: number;
}

export const storagePoolListAllVolumesArgs: Xdr<StoragePoolListAllVolumesArgs> = struct({
  pool: nonnullStoragePool,
  needResults: bool,
  flags: uint,
});

export interface StoragePoolListAllVolumesRet {
  vols: NonnullStorageVol[];
  ret: number;
}

export const storagePoolListAllVolumesRet: Xdr<StoragePoolListAllVolumesRet> = struct({
  vols: array(nonnullStorageVol, 16_384),
  ret: uint,
});

export interface ConnectListAllNetworksArgs {
  needResults: boolean;
  flags: number;
}

export const connectListAllNetworksArgs: Xdr<ConnectListAllNetworksArgs> = struct({
  needResults: bool,
  flags: uint,
});

export interface ConnectListAllNetworksRet {
  nets: NonnullNetwork[];
  ret: number;
}

export const connectListAllNetworksRet: Xdr<ConnectListAllNetworksRet> = struct({
  nets: array(nonnullNetwork, 16_384),
  ret: uint,
});

export interface ConnectListAllInterfacesArgs {
  needResults: boolean;
  flags: number;
}

export const connectListAllInterfacesArgs: Xdr<ConnectListAllInterfacesArgs> = struct({
  needResults: bool,
  flags: uint,
});

export interface ConnectListAllInterfacesRet {
  ifaces: NonnullInterface[];
  ret: number;
}

export const connectListAllInterfacesRet: Xdr<ConnectListAllInterfacesRet> = struct({
  ifaces: array(nonnullInterface, 16_384),
  ret: uint,
});

export interface ConnectListAllNodeDevicesArgs {
  needResults: boolean;
  flags: number;
}

export const connectListAllNodeDevicesArgs: Xdr<ConnectListAllNodeDevicesArgs> = struct({
  needResults: bool,
  flags: uint,
});

export interface ConnectListAllNodeDevicesRet {
  devices: NonnullNodeDevice[];
  ret: number;
}

export const connectListAllNodeDevicesRet: Xdr<ConnectListAllNodeDevicesRet> = struct({
  devices: array(nonnullNodeDevice, 65_536),
  ret: uint,
});

export interface ConnectListAllNwfiltersArgs {
  needResults: boolean;
  flags: number;
}

export const connectListAllNwfiltersArgs: Xdr<ConnectListAllNwfiltersArgs> = struct({
  needResults: bool,
  flags: uint,
});

export interface ConnectListAllNwfiltersRet {
  filters: NonnullNwfilter[];
  ret: number;
}

export const connectListAllNwfiltersRet: Xdr<ConnectListAllNwfiltersRet> = struct({
  filters: array(nonnullNwfilter, 16_384),
  ret: uint,
});

export interface ConnectListAllSecretsArgs {
  needResults: boolean;
  flags: number;
}

export const connectListAllSecretsArgs: Xdr<ConnectListAllSecretsArgs> = struct({
  needResults: bool,
  flags: uint,
});

export interface ConnectListAllSecretsRet {
  secrets: NonnullSecret[];
  ret: number;
}

export const connectListAllSecretsRet: Xdr<ConnectListAllSecretsRet> = struct({
  secrets: array(nonnullSecret, 16_384),
  ret: uint,
});

export interface NodeSetMemoryParametersArgs {
  params: TypedParam[];
  flags: number;
}

export const nodeSetMemoryParametersArgs: Xdr<NodeSetMemoryParametersArgs> = struct({
  params: array(typedParam, 64),
  flags: uint,
});

export interface NodeGetMemoryParametersArgs {
  nparams: number;
  flags: number;
}

export const nodeGetMemoryParametersArgs: Xdr<NodeGetMemoryParametersArgs> = struct({
  nparams: int,
  flags: uint,
});

export interface NodeGetMemoryParametersRet {
  params: TypedParam[];
  nparams: number;
}

export const nodeGetMemoryParametersRet: Xdr<NodeGetMemoryParametersRet> = struct({
  params: array(typedParam, 64),
  nparams: int,
});

export interface NodeGetCpuMapArgs {
  needMap: boolean;
  needOnline: boolean;
  flags: number;
}

export const nodeGetCpuMapArgs: Xdr<NodeGetCpuMapArgs> = struct({
  needMap: bool,
  needOnline: bool,
  flags: uint,
});

export interface NodeGetCpuMapRet {
  cpumap: Uint8Array;
  online: number;
  ret: number;
}

export const nodeGetCpuMapRet: Xdr<NodeGetCpuMapRet> = struct({
  cpumap: opaque(2048),
  online: uint,
  ret: int,
});

export interface DomainFstrimArgs {
  dom: NonnullDomain;
  mountPoint: string | null;
  minimum: bigint;
  flags: number;
}

export const domainFstrimArgs: Xdr<DomainFstrimArgs> = struct({
  dom: nonnullDomain,
  mountPoint: optional(text),
  minimum: uhyper,
  flags: uint,
});

export interface DomainGetTimeArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainGetTimeArgs: Xdr<DomainGetTimeArgs> = struct({ dom: nonnullDomain, flags: uint });

export interface DomainGetTimeRet {
  seconds: bigint;
  nseconds: number;
}

export const domainGetTimeRet: Xdr<DomainGetTimeRet> = struct({ seconds: hyper, nseconds: uint });

export interface DomainSetTimeArgs {
  dom: NonnullDomain;
  seconds: bigint;
  nseconds: number;
  flags: number;
}

export const domainSetTimeArgs: Xdr<DomainSetTimeArgs> = struct({
  dom: nonnullDomain,
  seconds: hyper,
  nseconds: uint,
  flags: uint,
});

export interface DomainMigrateBegin3ParamsArgs {
  dom: NonnullDomain;
  params: TypedParam[];
  flags: number;
}

export const domainMigrateBegin3ParamsArgs: Xdr<DomainMigrateBegin3ParamsArgs> = struct({
  dom: nonnullDomain,
  params: array(typedParam, 64),
  flags: uint,
});

export interface DomainMigrateBegin3ParamsRet {
  cookieOut: Uint8Array;
  xml: string;
}

export const domainMigrateBegin3ParamsRet: Xdr<DomainMigrateBegin3ParamsRet> = struct({
  cookieOut: opaque(4_194_304),
  xml: text,
});

export interface DomainMigratePrepare3ParamsArgs {
  params: TypedParam[];
  cookieIn: Uint8Array;
  flags: number;
}

export const domainMigratePrepare3ParamsArgs: Xdr<DomainMigratePrepare3ParamsArgs> = struct({
  params: array(typedParam, 64),
  cookieIn: opaque(4_194_304),
  flags: uint,
});

export interface DomainMigratePrepare3ParamsRet {
  cookieOut: Uint8Array;
  uriOut: string | null;
}

export const domainMigratePrepare3ParamsRet: Xdr<DomainMigratePrepare3ParamsRet> = struct({
  cookieOut: opaque(4_194_304),
  uriOut: optional(text),
});

export interface DomainMigratePrepareTunnel3ParamsArgs {
  params: TypedParam[];
  cookieIn: Uint8Array;
  flags: number;
}

export const domainMigratePrepareTunnel3ParamsArgs: Xdr<DomainMigratePrepareTunnel3ParamsArgs> = struct({
  params: array(typedParam, 64),
  cookieIn: opaque(4_194_304),
  flags: uint,
});

export interface DomainMigratePrepareTunnel3ParamsRet {
  cookieOut: Uint8Array;
}

export const domainMigratePrepareTunnel3ParamsRet: Xdr<DomainMigratePrepareTunnel3ParamsRet> = struct({
  cookieOut: opaque(4_194_304),
});

export interface DomainMigratePerform3ParamsArgs {
  dom: NonnullDomain;
  dconnuri: string | null;
  params: TypedParam[];
  cookieIn: Uint8Array;
  flags: number;
}

export const domainMigratePerform3ParamsArgs: Xdr<DomainMigratePerform3ParamsArgs> = struct({
  dom: nonnullDomain,
  dconnuri: optional(text),
  params: array(typedParam, 64),
  cookieIn: opaque(4_194_304),
  flags: uint,
});

export interface DomainMigratePerform3ParamsRet {
  cookieOut: Uint8Array;
}

export const domainMigratePerform3ParamsRet: Xdr<DomainMigratePerform3ParamsRet> = struct({
  cookieOut: opaque(4_194_304),
});

export interface DomainMigrateFinish3ParamsArgs {
  params: TypedParam[];
  cookieIn: Uint8Array;
  flags: number;
  cancelled: boolean;
}

export const domainMigrateFinish3ParamsArgs: Xdr<DomainMigrateFinish3ParamsArgs> = struct({
  params: array(typedParam, 64),
  cookieIn: opaque(4_194_304),
  flags: uint,
  cancelled: bool,
});

export interface DomainMigrateFinish3ParamsRet {
  dom: NonnullDomain;
  cookieOut: Uint8Array;
}

export const domainMigrateFinish3ParamsRet: Xdr<DomainMigrateFinish3ParamsRet> = struct({
  dom: nonnullDomain,
  cookieOut: opaque(4_194_304),
});

export interface DomainMigrateConfirm3ParamsArgs {
  dom: NonnullDomain;
  params: TypedParam[];
  cookieIn: Uint8Array;
  flags: number;
  cancelled: boolean;
}

export const domainMigrateConfirm3ParamsArgs: Xdr<DomainMigrateConfirm3ParamsArgs> = struct({
  dom: nonnullDomain,
  params: array(typedParam, 64),
  cookieIn: opaque(4_194_304),
  flags: uint,
  cancelled: bool,
});

export interface DomainEventDeviceRemovedMsg {
  dom: NonnullDomain;
  devAlias: string;
}

export const domainEventDeviceRemovedMsg: Xdr<DomainEventDeviceRemovedMsg> = struct({
  dom: nonnullDomain,
  devAlias: text,
});

export interface DomainEventCallbackDeviceRemovedMsg {
  callbackID: number;
  msg: DomainEventDeviceRemovedMsg;
}

export const domainEventCallbackDeviceRemovedMsg: Xdr<DomainEventCallbackDeviceRemovedMsg> = struct({
  callbackID: int,
  msg: domainEventDeviceRemovedMsg,
});

export interface DomainEventBlockJob2Msg {
  callbackID: number;
  dom: NonnullDomain;
  dst: string;
  type: number;
  status: number;
}

export const domainEventBlockJob2Msg: Xdr<DomainEventBlockJob2Msg> = struct({
  callbackID: int,
  dom: nonnullDomain,
  dst: text,
  type: int,
  status: int,
});

export interface DomainEventBlockThresholdMsg {
  callbackID: number;
  dom: NonnullDomain;
  dev: string;
  path: string | null;
  threshold: bigint;
  excess: bigint;
}

export const domainEventBlockThresholdMsg: Xdr<DomainEventBlockThresholdMsg> = struct({
  callbackID: int,
  dom: nonnullDomain,
  dev: text,
  path: optional(text),
  threshold: uhyper,
  excess: uhyper,
});

export interface DomainEventCallbackTunableMsg {
  callbackID: number;
  dom: NonnullDomain;
  params: TypedParam[];
}

export const domainEventCallbackTunableMsg: Xdr<DomainEventCallbackTunableMsg> = struct({
  callbackID: int,
  dom: nonnullDomain,
  params: array(typedParam, 2048),
});

export interface DomainEventCallbackDeviceAddedMsg {
  callbackID: number;
  dom: NonnullDomain;
  devAlias: string;
}

export const domainEventCallbackDeviceAddedMsg: Xdr<DomainEventCallbackDeviceAddedMsg> = struct({
  callbackID: int,
  dom: nonnullDomain,
  devAlias: text,
});

export interface ConnectEventConnectionClosedMsg {
  reason: number;
}

export const connectEventConnectionClosedMsg: Xdr<ConnectEventConnectionClosedMsg> = struct({ reason: int });

export interface ConnectGetCpuModelNamesArgs {
  arch: string;
  needResults: boolean;
  flags: number;
}

export const connectGetCpuModelNamesArgs: Xdr<ConnectGetCpuModelNamesArgs> = struct({
  arch: text,
  needResults: bool,
  flags: uint,
});

export interface ConnectGetCpuModelNamesRet {
  models: string[];
  ret: number;
}

export const connectGetCpuModelNamesRet: Xdr<ConnectGetCpuModelNamesRet> = struct({
  models: array(text, 8192),
  ret: int,
});

export interface ConnectNetworkEventRegisterAnyArgs {
  eventID: number;
  net: NonnullNetwork | null;
}

export const connectNetworkEventRegisterAnyArgs: Xdr<ConnectNetworkEventRegisterAnyArgs> = struct({
  eventID: int,
  net: optional(nonnullNetwork),
});

export interface ConnectNetworkEventRegisterAnyRet {
  callbackID: number;
}

export const connectNetworkEventRegisterAnyRet: Xdr<ConnectNetworkEventRegisterAnyRet> = struct({
  callbackID: int,
});

export interface ConnectNetworkEventDeregisterAnyArgs {
  callbackID: number;
}

export const connectNetworkEventDeregisterAnyArgs: Xdr<ConnectNetworkEventDeregisterAnyArgs> = struct({
  callbackID: int,
});

export interface NetworkEventLifecycleMsg {
  callbackID: number;
  net: NonnullNetwork;
  event: number;
  detail: number;
}

export const networkEventLifecycleMsg: Xdr<NetworkEventLifecycleMsg> = struct({
  callbackID: int,
  net: nonnullNetwork,
  event: int,
  detail: int,
});

export interface NetworkEventCallbackMetadataChangeMsg {
  callbackID: number;
  net: NonnullNetwork;
  type: number;
  nsuri: string | null;
}

export const networkEventCallbackMetadataChangeMsg: Xdr<NetworkEventCallbackMetadataChangeMsg> = struct({
  callbackID: int,
  net: nonnullNetwork,
  type: int,
  nsuri: optional(text),
});

export interface NetworkSetMetadataArgs {
  network: NonnullNetwork;
  type: number;
  metadata: string | null;
  key: string | null;
  uri: string | null;
  flags: number;
}

export const networkSetMetadataArgs: Xdr<NetworkSetMetadataArgs> = struct({
  network: nonnullNetwork,
  type: int,
  metadata: optional(text),
  key: optional(text),
  uri: optional(text),
  flags: uint,
});

export interface NetworkGetMetadataArgs {
  network: NonnullNetwork;
  type: number;
  uri: string | null;
  flags: number;
}

export const networkGetMetadataArgs: Xdr<NetworkGetMetadataArgs> = struct({
  network: nonnullNetwork,
  type: int,
  uri: optional(text),
  flags: uint,
});

export interface NetworkGetMetadataRet {
  metadata: string;
}

export const networkGetMetadataRet: Xdr<NetworkGetMetadataRet> = struct({ metadata: text });

export interface ConnectStoragePoolEventRegisterAnyArgs {
  eventID: number;
  pool: NonnullStoragePool | null;
}

export const connectStoragePoolEventRegisterAnyArgs: Xdr<ConnectStoragePoolEventRegisterAnyArgs> = struct({
  eventID: int,
  pool: optional(nonnullStoragePool),
});

export interface ConnectStoragePoolEventRegisterAnyRet {
  callbackID: number;
}

export const connectStoragePoolEventRegisterAnyRet: Xdr<ConnectStoragePoolEventRegisterAnyRet> = struct({
  callbackID: int,
});

export interface ConnectStoragePoolEventDeregisterAnyArgs {
  callbackID: number;
}

export const connectStoragePoolEventDeregisterAnyArgs: Xdr<ConnectStoragePoolEventDeregisterAnyArgs> = struct(
  { callbackID: int },
);

export interface StoragePoolEventLifecycleMsg {
  callbackID: number;
  pool: NonnullStoragePool;
  event: number;
  detail: number;
}

export const storagePoolEventLifecycleMsg: Xdr<StoragePoolEventLifecycleMsg> = struct({
  callbackID: int,
  pool: nonnullStoragePool,
  event: int,
  detail: int,
});

export interface StoragePoolEventRefreshMsg {
  callbackID: number;
  pool: NonnullStoragePool;
}

export const storagePoolEventRefreshMsg: Xdr<StoragePoolEventRefreshMsg> = struct({
  callbackID: int,
  pool: nonnullStoragePool,
});

export interface ConnectNodeDeviceEventRegisterAnyArgs {
  eventID: number;
  dev: NonnullNodeDevice | null;
}

export const connectNodeDeviceEventRegisterAnyArgs: Xdr<ConnectNodeDeviceEventRegisterAnyArgs> = struct({
  eventID: int,
  dev: optional(nonnullNodeDevice),
});

export interface ConnectNodeDeviceEventRegisterAnyRet {
  callbackID: number;
}

export const connectNodeDeviceEventRegisterAnyRet: Xdr<ConnectNodeDeviceEventRegisterAnyRet> = struct({
  callbackID: int,
});

export interface ConnectNodeDeviceEventDeregisterAnyArgs {
  callbackID: number;
}

export const connectNodeDeviceEventDeregisterAnyArgs: Xdr<ConnectNodeDeviceEventDeregisterAnyArgs> = struct({
  callbackID: int,
});

export interface NodeDeviceEventLifecycleMsg {
  callbackID: number;
  dev: NonnullNodeDevice;
  event: number;
  detail: number;
}

export const nodeDeviceEventLifecycleMsg: Xdr<NodeDeviceEventLifecycleMsg> = struct({
  callbackID: int,
  dev: nonnullNodeDevice,
  event: int,
  detail: int,
});

export interface NodeDeviceEventUpdateMsg {
  callbackID: number;
  dev: NonnullNodeDevice;
}

export const nodeDeviceEventUpdateMsg: Xdr<NodeDeviceEventUpdateMsg> = struct({
  callbackID: int,
  dev: nonnullNodeDevice,
});

export interface DomainFsfreezeArgs {
  dom: NonnullDomain;
  mountpoints: string[];
  flags: number;
}

export const domainFsfreezeArgs: Xdr<DomainFsfreezeArgs> = struct({
  dom: nonnullDomain,
  mountpoints: array(text, 256),
  flags: uint,
});

export interface DomainFsfreezeRet {
  filesystems: number;
}

export const domainFsfreezeRet: Xdr<DomainFsfreezeRet> = struct({ filesystems: int });

export interface DomainFsthawArgs {
  dom: NonnullDomain;
  mountpoints: string[];
  flags: number;
}

export const domainFsthawArgs: Xdr<DomainFsthawArgs> = struct({
  dom: nonnullDomain,
  mountpoints: array(text, 256),
  flags: uint,
});

export interface DomainFsthawRet {
  filesystems: number;
}

export const domainFsthawRet: Xdr<DomainFsthawRet> = struct({ filesystems: int });

export interface NodeGetFreePagesArgs {
  pages: number[];
  startCell: number;
  cellCount: number;
  flags: number;
}

export const nodeGetFreePagesArgs: Xdr<NodeGetFreePagesArgs> = struct({
  pages: array(uint, 1024),
  startCell: int,
  cellCount: uint,
  flags: uint,
});

export interface NodeGetFreePagesRet {
  counts: bigint[];
}

export const nodeGetFreePagesRet: Xdr<NodeGetFreePagesRet> = struct({ counts: array(uhyper, 1024) });

export interface NodeAllocPagesArgs {
  pageSizes: number[];
  pageCounts: bigint[];
  startCell: number;
  cellCount: number;
  flags: number;
}

export const nodeAllocPagesArgs: Xdr<NodeAllocPagesArgs> = struct({
  pageSizes: array(uint, 1024),
  pageCounts: array(uhyper, 1024),
  startCell: int,
  cellCount: uint,
  flags: uint,
});

export interface NodeAllocPagesRet {
  ret: number;
}

export const nodeAllocPagesRet: Xdr<NodeAllocPagesRet> = struct({ ret: int });

export interface NetworkDhcpLease {
  iface: string;
  expirytime: bigint;
  type: number;
  mac: string | null;
  iaid: string | null;
  ipaddr: string;
  prefix: number;
  hostname: string | null;
  clientid: string | null;
}

export const networkDhcpLease: Xdr<NetworkDhcpLease> = struct({
  iface: text,
  expirytime: hyper,
  type: int,
  mac: optional(text),
  iaid: optional(text),
  ipaddr: text,
  prefix: uint,
  hostname: optional(text),
  clientid: optional(text),
});

export interface NetworkGetDhcpLeasesArgs {
  net: NonnullNetwork;
  mac: string | null;
  needResults: boolean;
  flags: number;
}

export const networkGetDhcpLeasesArgs: Xdr<NetworkGetDhcpLeasesArgs> = struct({
  net: nonnullNetwork,
  mac: optional(text),
  needResults: bool,
  flags: uint,
});

export interface NetworkGetDhcpLeasesRet {
  leases: NetworkDhcpLease[];
  ret: number;
}

export const networkGetDhcpLeasesRet: Xdr<NetworkGetDhcpLeasesRet> = struct({
  leases: array(networkDhcpLease, 65_536),
  ret: uint,
});

export interface DomainStatsRecord {
  dom: NonnullDomain;
  params: TypedParam[];
}

export const domainStatsRecord: Xdr<DomainStatsRecord> = struct({
  dom: nonnullDomain,
  params: array(typedParam, 262_144),
});

export interface ConnectGetAllDomainStatsArgs {
  doms: NonnullDomain[];
  stats: number;
  flags: number;
}

export const connectGetAllDomainStatsArgs: Xdr<ConnectGetAllDomainStatsArgs> = struct({
  doms: array(nonnullDomain, 16_384),
  stats: uint,
  flags: uint,
});

export interface DomainEventCallbackAgentLifecycleMsg {
  callbackID: number;
  dom: NonnullDomain;
  state: number;
  reason: number;
}

export const domainEventCallbackAgentLifecycleMsg: Xdr<DomainEventCallbackAgentLifecycleMsg> = struct({
  callbackID: int,
  dom: nonnullDomain,
  state: int,
  reason: int,
});

export interface ConnectGetAllDomainStatsRet {
  retStats: DomainStatsRecord[];
}

export const connectGetAllDomainStatsRet: Xdr<ConnectGetAllDomainStatsRet> = struct({
  retStats: array(domainStatsRecord, 16_384),
});

export interface DomainFsinfo {
  mountpoint: string;
  name: string;
  fstype: string;
  devAliases: string[];
}

export const domainFsinfo: Xdr<DomainFsinfo> = struct({
  mountpoint: text,
  name: text,
  fstype: text,
  devAliases: array(text, 256),
});

export interface DomainGetFsinfoArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainGetFsinfoArgs: Xdr<DomainGetFsinfoArgs> = struct({ dom: nonnullDomain, flags: uint });

export interface DomainGetFsinfoRet {
  info: DomainFsinfo[];
  ret: number;
}

export const domainGetFsinfoRet: Xdr<DomainGetFsinfoRet> = struct({
  info: array(domainFsinfo, 256),
  ret: uint,
});

export interface DomainIpAddr {
  type: number;
  addr: string;
  prefix: number;
}

export const domainIpAddr: Xdr<DomainIpAddr> = struct({ type: int, addr: text, prefix: uint });

export interface DomainInterface {
  name: string;
  hwaddr: string | null;
  addrs: DomainIpAddr[];
}

export const domainInterface: Xdr<DomainInterface> = struct({
  name: text,
  hwaddr: optional(text),
  addrs: array(domainIpAddr, 2048),
});

export interface DomainInterfaceAddressesArgs {
  dom: NonnullDomain;
  source: number;
  flags: number;
}

export const domainInterfaceAddressesArgs: Xdr<DomainInterfaceAddressesArgs> = struct({
  dom: nonnullDomain,
  source: uint,
  flags: uint,
});

export interface DomainInterfaceAddressesRet {
  ifaces: DomainInterface[];
}

export const domainInterfaceAddressesRet: Xdr<DomainInterfaceAddressesRet> = struct({
  ifaces: array(domainInterface, 2048),
});

export interface DomainSetUserPasswordArgs {
  dom: NonnullDomain;
  user: string | null;
  password: string | null;
  flags: number;
}

export const domainSetUserPasswordArgs: Xdr<DomainSetUserPasswordArgs> = struct({
  dom: nonnullDomain,
  user: optional(text),
  password: optional(text),
  flags: uint,
});

export interface DomainRenameArgs {
  dom: NonnullDomain;
  newName: string | null;
  flags: number;
}

export const domainRenameArgs: Xdr<DomainRenameArgs> = struct({
  dom: nonnullDomain,
  newName: optional(text),
  flags: uint,
});

export interface DomainRenameRet {
  retcode: number;
}

export const domainRenameRet: Xdr<DomainRenameRet> = struct({ retcode: int });

export interface DomainEventCallbackMigrationIterationMsg {
  callbackID: number;
  dom: NonnullDomain;
  iteration: number;
}

export const domainEventCallbackMigrationIterationMsg: Xdr<DomainEventCallbackMigrationIterationMsg> = struct(
  {
    callbackID: int,
    dom: nonnullDomain,
    iteration: int,
  },
);

export interface DomainEventCallbackJobCompletedMsg {
  callbackID: number;
  dom: NonnullDomain;
  params: TypedParam[];
}

export const domainEventCallbackJobCompletedMsg: Xdr<DomainEventCallbackJobCompletedMsg> = struct({
  callbackID: int,
  dom: nonnullDomain,
  params: array(typedParam, 64),
});

export interface DomainMigrateStartPostCopyArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainMigrateStartPostCopyArgs: Xdr<DomainMigrateStartPostCopyArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainEventCallbackDeviceRemovalFailedMsg {
  callbackID: number;
  dom: NonnullDomain;
  devAlias: string;
}

export const domainEventCallbackDeviceRemovalFailedMsg: Xdr<DomainEventCallbackDeviceRemovalFailedMsg> =
  struct({
    callbackID: int,
    dom: nonnullDomain,
    devAlias: text,
  });

export interface DomainGetGuestVcpusArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainGetGuestVcpusArgs: Xdr<DomainGetGuestVcpusArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainGetGuestVcpusRet {
  params: TypedParam[];
}

export const domainGetGuestVcpusRet: Xdr<DomainGetGuestVcpusRet> = struct({ params: array(typedParam, 64) });

export interface DomainSetGuestVcpusArgs {
  dom: NonnullDomain;
  cpumap: string;
  state: number;
  flags: number;
}

export const domainSetGuestVcpusArgs: Xdr<DomainSetGuestVcpusArgs> = struct({
  dom: nonnullDomain,
  cpumap: text,
  state: int,
  flags: uint,
});

export interface DomainSetVcpuArgs {
  dom: NonnullDomain;
  cpumap: string;
  state: number;
  flags: number;
}

export const domainSetVcpuArgs: Xdr<DomainSetVcpuArgs> = struct({
  dom: nonnullDomain,
  cpumap: text,
  state: int,
  flags: uint,
});

export interface DomainEventCallbackMetadataChangeMsg {
  callbackID: number;
  dom: NonnullDomain;
  type: number;
  nsuri: string | null;
}

export const domainEventCallbackMetadataChangeMsg: Xdr<DomainEventCallbackMetadataChangeMsg> = struct({
  callbackID: int,
  dom: nonnullDomain,
  type: int,
  nsuri: optional(text),
});

export interface DomainEventMemoryFailureMsg {
  callbackID: number;
  dom: NonnullDomain;
  recipient: number;
  action: number;
  flags: number;
}

export const domainEventMemoryFailureMsg: Xdr<DomainEventMemoryFailureMsg> = struct({
  callbackID: int,
  dom: nonnullDomain,
  recipient: int,
  action: int,
  flags: uint,
});

export interface ConnectSecretEventRegisterAnyArgs {
  eventID: number;
  secret: NonnullSecret | null;
}

export const connectSecretEventRegisterAnyArgs: Xdr<ConnectSecretEventRegisterAnyArgs> = struct({
  eventID: int,
  secret: optional(nonnullSecret),
});

export interface ConnectSecretEventRegisterAnyRet {
  callbackID: number;
}

export const connectSecretEventRegisterAnyRet: Xdr<ConnectSecretEventRegisterAnyRet> = struct({
  callbackID: int,
});

export interface ConnectSecretEventDeregisterAnyArgs {
  callbackID: number;
}

export const connectSecretEventDeregisterAnyArgs: Xdr<ConnectSecretEventDeregisterAnyArgs> = struct({
  callbackID: int,
});

export interface SecretEventLifecycleMsg {
  callbackID: number;
  secret: NonnullSecret;
  event: number;
  detail: number;
}

export const secretEventLifecycleMsg: Xdr<SecretEventLifecycleMsg> = struct({
  callbackID: int,
  secret: nonnullSecret,
  event: int,
  detail: int,
});

export interface SecretEventValueChangedMsg {
  callbackID: number;
  secret: NonnullSecret;
}

export const secretEventValueChangedMsg: Xdr<SecretEventValueChangedMsg> = struct({
  callbackID: int,
  secret: nonnullSecret,
});

export interface DomainSetBlockThresholdArgs {
  dom: NonnullDomain;
  dev: string;
  threshold: bigint;
  flags: number;
}

export const domainSetBlockThresholdArgs: Xdr<DomainSetBlockThresholdArgs> = struct({
  dom: nonnullDomain,
  dev: text,
  threshold: uhyper,
  flags: uint,
});

export interface DomainSetLifecycleActionArgs {
  dom: NonnullDomain;
  type: number;
  action: number;
  flags: number;
}

export const domainSetLifecycleActionArgs: Xdr<DomainSetLifecycleActionArgs> = struct({
  dom: nonnullDomain,
  type: uint,
  action: uint,
  flags: uint,
});

export interface ConnectCompareHypervisorCpuArgs {
  emulator: string | null;
  arch: string | null;
  machine: string | null;
  virttype: string | null;
  xmlCPU: string;
  flags: number;
}

export const connectCompareHypervisorCpuArgs: Xdr<ConnectCompareHypervisorCpuArgs> = struct({
  emulator: optional(text),
  arch: optional(text),
  machine: optional(text),
  virttype: optional(text),
  xmlCPU: text,
  flags: uint,
});

export interface ConnectCompareHypervisorCpuRet {
  result: number;
}

export const connectCompareHypervisorCpuRet: Xdr<ConnectCompareHypervisorCpuRet> = struct({ result: int });

export interface ConnectBaselineHypervisorCpuArgs {
  emulator: string | null;
  arch: string | null;
  machine: string | null;
  virttype: string | null;
  xmlCPUs: string[];
  flags: number;
}

export const connectBaselineHypervisorCpuArgs: Xdr<ConnectBaselineHypervisorCpuArgs> = struct({
  emulator: optional(text),
  arch: optional(text),
  machine: optional(text),
  virttype: optional(text),
  xmlCPUs: array(text, 256),
  flags: uint,
});

export interface ConnectBaselineHypervisorCpuRet {
  cpu: string;
}

export const connectBaselineHypervisorCpuRet: Xdr<ConnectBaselineHypervisorCpuRet> = struct({ cpu: text });

export interface NodeGetSevInfoArgs {
  nparams: number;
  flags: number;
}

export const nodeGetSevInfoArgs: Xdr<NodeGetSevInfoArgs> = struct({ nparams: int, flags: uint });

export interface NodeGetSevInfoRet {
  params: TypedParam[];
  nparams: number;
}

export const nodeGetSevInfoRet: Xdr<NodeGetSevInfoRet> = struct({
  params: array(typedParam, 64),
  nparams: int,
});

export interface DomainGetLaunchSecurityInfoArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainGetLaunchSecurityInfoArgs: Xdr<DomainGetLaunchSecurityInfoArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainGetLaunchSecurityInfoRet {
  params: TypedParam[];
}

export const domainGetLaunchSecurityInfoRet: Xdr<DomainGetLaunchSecurityInfoRet> = struct({
  params: array(typedParam, 64),
});

export interface DomainSetLaunchSecurityStateArgs {
  dom: NonnullDomain;
  params: TypedParam[];
  flags: number;
}

export const domainSetLaunchSecurityStateArgs: Xdr<DomainSetLaunchSecurityStateArgs> = struct({
  dom: nonnullDomain,
  params: array(typedParam, 64),
  flags: uint,
});

export interface NwfilterBindingLookupByPortDevArgs {
  name: string;
}

export const nwfilterBindingLookupByPortDevArgs: Xdr<NwfilterBindingLookupByPortDevArgs> = struct({
  name: text,
});

export interface NwfilterBindingLookupByPortDevRet {
  nwfilter: NonnullNwfilterBinding;
}

export const nwfilterBindingLookupByPortDevRet: Xdr<NwfilterBindingLookupByPortDevRet> = struct({
  nwfilter: nonnullNwfilterBinding,
});

export interface NwfilterBindingCreateXmlArgs {
  xml: string;
  flags: number;
}

export const nwfilterBindingCreateXmlArgs: Xdr<NwfilterBindingCreateXmlArgs> = struct({
  xml: text,
  flags: uint,
});

export interface NwfilterBindingCreateXmlRet {
  nwfilter: NonnullNwfilterBinding;
}

export const nwfilterBindingCreateXmlRet: Xdr<NwfilterBindingCreateXmlRet> = struct({
  nwfilter: nonnullNwfilterBinding,
});

export interface NwfilterBindingDeleteArgs {
  nwfilter: NonnullNwfilterBinding;
}

export const nwfilterBindingDeleteArgs: Xdr<NwfilterBindingDeleteArgs> = struct({
  nwfilter: nonnullNwfilterBinding,
});

export interface NwfilterBindingGetXmlDescArgs {
  nwfilter: NonnullNwfilterBinding;
  flags: number;
}

export const nwfilterBindingGetXmlDescArgs: Xdr<NwfilterBindingGetXmlDescArgs> = struct({
  nwfilter: nonnullNwfilterBinding,
  flags: uint,
});

export interface NwfilterBindingGetXmlDescRet {
  xml: string;
}

export const nwfilterBindingGetXmlDescRet: Xdr<NwfilterBindingGetXmlDescRet> = struct({ xml: text });

export interface ConnectListAllNwfilterBindingsArgs {
  needResults: boolean;
  flags: number;
}

export const connectListAllNwfilterBindingsArgs: Xdr<ConnectListAllNwfilterBindingsArgs> = struct({
  needResults: bool,
  flags: uint,
});

export interface ConnectListAllNwfilterBindingsRet {
  bindings: NonnullNwfilterBinding[];
  ret: number;
}

export const connectListAllNwfilterBindingsRet: Xdr<ConnectListAllNwfilterBindingsRet> = struct({
  bindings: array(nonnullNwfilterBinding, 16_384),
  ret: uint,
});

export interface ConnectGetStoragePoolCapabilitiesArgs {
  flags: number;
}

export const connectGetStoragePoolCapabilitiesArgs: Xdr<ConnectGetStoragePoolCapabilitiesArgs> = struct({
  flags: uint,
});

export interface ConnectGetStoragePoolCapabilitiesRet {
  capabilities: string;
}

export const connectGetStoragePoolCapabilitiesRet: Xdr<ConnectGetStoragePoolCapabilitiesRet> = struct({
  capabilities: text,
});

export interface NetworkListAllPortsArgs {
  network: NonnullNetwork;
  needResults: boolean;
  flags: number;
}

export const networkListAllPortsArgs: Xdr<NetworkListAllPortsArgs> = struct({
  network: nonnullNetwork,
  needResults: bool,
  flags: uint,
});

export interface NetworkListAllPortsRet {
  ports: NonnullNetworkPort[];
  ret: number;
}

export const networkListAllPortsRet: Xdr<NetworkListAllPortsRet> = struct({
  ports: array(nonnullNetworkPort, 16_384),
  ret: uint,
});

export interface NetworkPortLookupByUuidArgs {
  network: NonnullNetwork;
  uuid: string;
}

export const networkPortLookupByUuidArgs: Xdr<NetworkPortLookupByUuidArgs> = struct({
  network: nonnullNetwork,
  uuid,
});

export interface NetworkPortLookupByUuidRet {
  port: NonnullNetworkPort;
}

export const networkPortLookupByUuidRet: Xdr<NetworkPortLookupByUuidRet> = struct({
  port: nonnullNetworkPort,
});

export interface NetworkPortCreateXmlArgs {
  network: NonnullNetwork;
  xml: string;
  flags: number;
}

export const networkPortCreateXmlArgs: Xdr<NetworkPortCreateXmlArgs> = struct({
  network: nonnullNetwork,
  xml: text,
  flags: uint,
});

export interface NetworkPortCreateXmlRet {
  port: NonnullNetworkPort;
}

export const networkPortCreateXmlRet: Xdr<NetworkPortCreateXmlRet> = struct({ port: nonnullNetworkPort });

export interface NetworkPortSetParametersArgs {
  port: NonnullNetworkPort;
  params: TypedParam[];
  flags: number;
}

export const networkPortSetParametersArgs: Xdr<NetworkPortSetParametersArgs> = struct({
  port: nonnullNetworkPort,
  params: array(typedParam, 16),
  flags: uint,
});

export interface NetworkPortGetParametersArgs {
  port: NonnullNetworkPort;
  nparams: number;
  flags: number;
}

export const networkPortGetParametersArgs: Xdr<NetworkPortGetParametersArgs> = struct({
  port: nonnullNetworkPort,
  nparams: int,
  flags: uint,
});

export interface NetworkPortGetParametersRet {
  params: TypedParam[];
  nparams: number;
}

export const networkPortGetParametersRet: Xdr<NetworkPortGetParametersRet> = struct({
  params: array(typedParam, 16),
  nparams: int,
});

export interface NetworkPortGetXmlDescArgs {
  port: NonnullNetworkPort;
  flags: number;
}

export const networkPortGetXmlDescArgs: Xdr<NetworkPortGetXmlDescArgs> = struct({
  port: nonnullNetworkPort,
  flags: uint,
});

export interface NetworkPortGetXmlDescRet {
  xml: string;
}

export const networkPortGetXmlDescRet: Xdr<NetworkPortGetXmlDescRet> = struct({ xml: text });

export interface NetworkPortDeleteArgs {
  port: NonnullNetworkPort;
  flags: number;
}

export const networkPortDeleteArgs: Xdr<NetworkPortDeleteArgs> = struct({
  port: nonnullNetworkPort,
  flags: uint,
});

export interface DomainCheckpointCreateXmlArgs {
  dom: NonnullDomain;
  xmlDesc: string;
  flags: number;
}

export const domainCheckpointCreateXmlArgs: Xdr<DomainCheckpointCreateXmlArgs> = struct({
  dom: nonnullDomain,
  xmlDesc: text,
  flags: uint,
});

export interface DomainCheckpointCreateXmlRet {
  checkpoint: NonnullDomainCheckpoint;
}

export const domainCheckpointCreateXmlRet: Xdr<DomainCheckpointCreateXmlRet> = struct({
  checkpoint: nonnullDomainCheckpoint,
});

export interface DomainCheckpointGetXmlDescArgs {
  checkpoint: NonnullDomainCheckpoint;
  flags: number;
}

export const domainCheckpointGetXmlDescArgs: Xdr<DomainCheckpointGetXmlDescArgs> = struct({
  checkpoint: nonnullDomainCheckpoint,
  flags: uint,
});

export interface DomainCheckpointGetXmlDescRet {
  xml: string;
}

export const domainCheckpointGetXmlDescRet: Xdr<DomainCheckpointGetXmlDescRet> = struct({ xml: text });

export interface DomainListAllCheckpointsArgs {
  dom: NonnullDomain;
  needResults: boolean;
  flags: number;
}

export const domainListAllCheckpointsArgs: Xdr<DomainListAllCheckpointsArgs> = struct({
  dom: nonnullDomain,
  needResults: bool,
  flags: uint,
});

export interface DomainListAllCheckpointsRet {
  checkpoints: NonnullDomainCheckpoint[];
  ret: number;
}

export const domainListAllCheckpointsRet: Xdr<DomainListAllCheckpointsRet> = struct({
  checkpoints: array(nonnullDomainCheckpoint, 16_384),
  ret: int,
});

export interface DomainCheckpointListAllChildrenArgs {
  checkpoint: NonnullDomainCheckpoint;
  needResults: boolean;
  flags: number;
}

export const domainCheckpointListAllChildrenArgs: Xdr<DomainCheckpointListAllChildrenArgs> = struct({
  checkpoint: nonnullDomainCheckpoint,
  needResults: bool,
  flags: uint,
});

export interface DomainCheckpointListAllChildrenRet {
  checkpoints: NonnullDomainCheckpoint[];
  ret: number;
}

export const domainCheckpointListAllChildrenRet: Xdr<DomainCheckpointListAllChildrenRet> = struct({
  checkpoints: array(nonnullDomainCheckpoint, 16_384),
  ret: int,
});

export interface DomainCheckpointLookupByNameArgs {
  dom: NonnullDomain;
  name: string;
  flags: number;
}

export const domainCheckpointLookupByNameArgs: Xdr<DomainCheckpointLookupByNameArgs> = struct({
  dom: nonnullDomain,
  name: text,
  flags: uint,
});

export interface DomainCheckpointLookupByNameRet {
  checkpoint: NonnullDomainCheckpoint;
}

export const domainCheckpointLookupByNameRet: Xdr<DomainCheckpointLookupByNameRet> = struct({
  checkpoint: nonnullDomainCheckpoint,
});

export interface DomainCheckpointGetParentArgs {
  checkpoint: NonnullDomainCheckpoint;
  flags: number;
}

export const domainCheckpointGetParentArgs: Xdr<DomainCheckpointGetParentArgs> = struct({
  checkpoint: nonnullDomainCheckpoint,
  flags: uint,
});

export interface DomainCheckpointGetParentRet {
  parent: NonnullDomainCheckpoint;
}

export const domainCheckpointGetParentRet: Xdr<DomainCheckpointGetParentRet> = struct({
  parent: nonnullDomainCheckpoint,
});

export interface DomainCheckpointDeleteArgs {
  checkpoint: NonnullDomainCheckpoint;
  flags: number;
}

export const domainCheckpointDeleteArgs: Xdr<DomainCheckpointDeleteArgs> = struct({
  checkpoint: nonnullDomainCheckpoint,
  flags: uint,
});

export interface DomainGetGuestInfoArgs {
  dom: NonnullDomain;
  types: number;
  flags: number;
}

export const domainGetGuestInfoArgs: Xdr<DomainGetGuestInfoArgs> = struct({
  dom: nonnullDomain,
  types: uint,
  flags: uint,
});

export interface DomainGetGuestInfoRet {
  params: TypedParam[];
}

export const domainGetGuestInfoRet: Xdr<DomainGetGuestInfoRet> = struct({ params: array(typedParam, 2048) });

export interface ConnectSetIdentityArgs {
  params: TypedParam[];
  flags: number;
}

export const connectSetIdentityArgs: Xdr<ConnectSetIdentityArgs> = struct({
  params: array(typedParam, 20),
  flags: uint,
});

export interface DomainAgentSetResponseTimeoutArgs {
  dom: NonnullDomain;
  timeout: number;
  flags: number;
}

export const domainAgentSetResponseTimeoutArgs: Xdr<DomainAgentSetResponseTimeoutArgs> = struct({
  dom: nonnullDomain,
  timeout: int,
  flags: uint,
});

export interface DomainAgentSetResponseTimeoutRet {
  result: number;
}

export const domainAgentSetResponseTimeoutRet: Xdr<DomainAgentSetResponseTimeoutRet> = struct({
  result: int,
});

export interface DomainBackupBeginArgs {
  dom: NonnullDomain;
  backupXml: string;
  checkpointXml: string | null;
  flags: number;
}

export const domainBackupBeginArgs: Xdr<DomainBackupBeginArgs> = struct({
  dom: nonnullDomain,
  backupXml: text,
  checkpointXml: optional(text),
  flags: uint,
});

export interface DomainBackupGetXmlDescArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainBackupGetXmlDescArgs: Xdr<DomainBackupGetXmlDescArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});

export interface DomainBackupGetXmlDescRet {
  xml: string;
}

export const domainBackupGetXmlDescRet: Xdr<DomainBackupGetXmlDescRet> = struct({ xml: text });

export interface DomainAuthorizedSshKeysGetArgs {
  dom: NonnullDomain;
  user: string;
  flags: number;
}

export const domainAuthorizedSshKeysGetArgs: Xdr<DomainAuthorizedSshKeysGetArgs> = struct({
  dom: nonnullDomain,
  user: text,
  flags: uint,
});

export interface DomainAuthorizedSshKeysGetRet {
  keys: string[];
}

export const domainAuthorizedSshKeysGetRet: Xdr<DomainAuthorizedSshKeysGetRet> = struct({
  keys: array(text, 2048),
});

export interface DomainAuthorizedSshKeysSetArgs {
  dom: NonnullDomain;
  user: string;
  keys: string[];
  flags: number;
}

export const domainAuthorizedSshKeysSetArgs: Xdr<DomainAuthorizedSshKeysSetArgs> = struct({
  dom: nonnullDomain,
  user: text,
  keys: array(text, 2048),
  flags: uint,
});

export interface DomainGetMessagesArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainGetMessagesArgs: Xdr<DomainGetMessagesArgs> = struct({ dom: nonnullDomain, flags: uint });

export interface DomainGetMessagesRet {
  msgs: string[];
}

export const domainGetMessagesRet: Xdr<DomainGetMessagesRet> = struct({ msgs: array(text, 2048) });

export interface DomainStartDirtyRateCalcArgs {
  dom: NonnullDomain;
  seconds: number;
  flags: number;
}

export const domainStartDirtyRateCalcArgs: Xdr<DomainStartDirtyRateCalcArgs> = struct({
  dom: nonnullDomain,
  seconds: int,
  flags: uint,
});

export interface DomainGraphicsReloadArgs {
  dom: NonnullDomain;
  type: number;
  flags: number;
}

export const domainGraphicsReloadArgs: Xdr<DomainGraphicsReloadArgs> = struct({
  dom: nonnullDomain,
  type: uint,
  flags: uint,
});

export interface DomainEventMemoryDeviceSizeChangeMsg {
  callbackID: number;
  dom: NonnullDomain;
  alias: string;
  size: bigint;
}

export const domainEventMemoryDeviceSizeChangeMsg: Xdr<DomainEventMemoryDeviceSizeChangeMsg> = struct({
  callbackID: int,
  dom: nonnullDomain,
  alias: text,
  size: uhyper,
});

export interface DomainEventVcpuRemovedMsg {
  callbackID: number;
  dom: NonnullDomain;
  vcpuid: number;
}

export const domainEventVcpuRemovedMsg: Xdr<DomainEventVcpuRemovedMsg> = struct({
  callbackID: int,
  dom: nonnullDomain,
  vcpuid: uint,
});

export interface DomainFdAssociateArgs {
  dom: NonnullDomain;
  name: string;
  flags: number;
}

export const domainFdAssociateArgs: Xdr<DomainFdAssociateArgs> = struct({
  dom: nonnullDomain,
  name: text,
  flags: uint,
});

export interface DomainGetAutostartOnceArgs {
  dom: NonnullDomain;
}

export const domainGetAutostartOnceArgs: Xdr<DomainGetAutostartOnceArgs> = struct({ dom: nonnullDomain });

export interface DomainGetAutostartOnceRet {
  autostart: boolean;
}

export const domainGetAutostartOnceRet: Xdr<DomainGetAutostartOnceRet> = struct({ autostart: bool });

export interface DomainSetAutostartOnceArgs {
  dom: NonnullDomain;
  autostart: boolean;
}

export const domainSetAutostartOnceArgs: Xdr<DomainSetAutostartOnceArgs> = struct({
  dom: nonnullDomain,
  autostart: bool,
});

export interface DomainEventNicMacChangeMsg {
  callbackID: number;
  dom: NonnullDomain;
  alias: string;
  oldMAC: string;
  newMAC: string;
}

export const domainEventNicMacChangeMsg: Xdr<DomainEventNicMacChangeMsg> = struct({
  callbackID: int,
  dom: nonnullDomain,
  alias: text,
  oldMAC: text,
  newMAC: text,
});

export interface DomainEventCallbackChannelLifecycleMsg {
  callbackID: number;
  dom: NonnullDomain;
  channelName: string;
  state: number;
  reason: number;
}

export const domainEventCallbackChannelLifecycleMsg: Xdr<DomainEventCallbackChannelLifecycleMsg> = struct({
  callbackID: int,
  dom: nonnullDomain,
  channelName: text,
  state: int,
  reason: int,
});

export interface DomainAnnounceInterfaceArgs {
  dom: NonnullDomain;
  device: string | null;
  params: TypedParam[];
  flags: number;
}

export const domainAnnounceInterfaceArgs: Xdr<DomainAnnounceInterfaceArgs> = struct({
  dom: nonnullDomain,
  device: optional(text),
  params: array(typedParam, 16),
  flags: uint,
});
