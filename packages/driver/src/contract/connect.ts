/**
 * The host and the connection itself: the contract's methods, named as the wire protocol's procedures; of each family (`create`, `createWithFlags`)
 * only the newest member, since it can say what the older ones say.
 */
import type { Awaitable, Call, NoArgs, TypedParam } from '../call.ts';
import type {
  ConnectBaselineCPUFlags,
  ConnectCompareCPUFlags,
  ConnectGetAllDomainStatsFlags,
  ConnectGetDomainCapabilitiesFlags,
  NodeAllocPagesFlags,
} from '../constants/index.ts';
import type { DomainRef } from '../refs.ts';

/** One `remote_node_get_cpu_stats` of the wire protocol. */
export interface NodeGetCpuStats {
  readonly field: string;
  readonly value: bigint;
}

/** One `remote_node_get_memory_stats` of the wire protocol. */
export interface NodeGetMemoryStats {
  readonly field: string;
  readonly value: bigint;
}

/** One `remote_domain_stats_record` of the wire protocol. */
export interface DomainStatsRecord {
  readonly dom: DomainRef;
  readonly params: readonly TypedParam[];
}

/** The host and the connection itself. A driver has those methods that its hypervisor can do. */
export interface ConnectMethods {
  /** @source libvirt virConnectGetType, procedure 3, since 0.0.3 */
  connectGetType(args: NoArgs, call: Call): Awaitable<{ readonly type: string }>;
  /** @source libvirt virConnectGetVersion, procedure 4, since 0.0.3 */
  connectGetVersion(args: NoArgs, call: Call): Awaitable<{ readonly hvVer: bigint }>;
  /** @source libvirt virConnectGetMaxVcpus, procedure 5, since 0.2.1 */
  connectGetMaxVcpus(
    args: { readonly type: string | null },
    call: Call,
  ): Awaitable<{ readonly maxVcpus: number }>;
  /** @source libvirt virNodeGetInfo, procedure 6, since 0.1.0 */
  nodeGetInfo(
    args: NoArgs,
    call: Call,
  ): Awaitable<{
    readonly model: string;
    readonly memory: bigint;
    readonly cpus: number;
    readonly mhz: number;
    readonly nodes: number;
    readonly sockets: number;
    readonly cores: number;
    readonly threads: number;
  }>;
  /** @source libvirt virConnectGetCapabilities, procedure 7, since 0.2.1 */
  connectGetCapabilities(args: NoArgs, call: Call): Awaitable<{ readonly capabilities: string }>;
  /** @source libvirt virConnectGetHostname, procedure 59, since 0.3.0 */
  connectGetHostname(args: NoArgs, call: Call): Awaitable<{ readonly hostname: string }>;
  /** @source libvirt virNodeGetCellsFreeMemory, procedure 101, since 0.3.3 */
  nodeGetCellsFreeMemory(
    args: { readonly startCell: number; readonly maxcells: number },
    call: Call,
  ): Awaitable<{ readonly cells: readonly bigint[] }>;
  /** @source libvirt virNodeGetFreeMemory, procedure 102, since 0.3.3 */
  nodeGetFreeMemory(args: NoArgs, call: Call): Awaitable<{ readonly freeMem: bigint }>;
  /** @source libvirt virConnectGetURI, procedure 110, since 0.3.0 */
  connectGetUri(args: NoArgs, call: Call): Awaitable<{ readonly uri: string }>;
  /** @source libvirt virNodeGetSecurityModel, procedure 122, since 0.6.1 */
  nodeGetSecurityModel(args: NoArgs, call: Call): Awaitable<{ readonly model: string; readonly doi: string }>;
  /** @source libvirt virConnectDomainXMLFromNative, procedure 135, since 0.6.4 */
  connectDomainXmlFromNative(
    args: { readonly nativeFormat: string; readonly nativeConfig: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly domainXml: string }>;
  /** @source libvirt virConnectDomainXMLToNative, procedure 136, since 0.6.4 */
  connectDomainXmlToNative(
    args: { readonly nativeFormat: string; readonly domainXml: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly nativeConfig: string }>;
  /** @source libvirt virConnectGetLibVersion, procedure 157, since 0.7.3 */
  connectGetLibVersion(args: NoArgs, call: Call): Awaitable<{ readonly libVer: bigint }>;
  /** @source libvirt virConnectCompareCPU, procedure 158, since 0.7.5 */
  connectCompareCpu(
    args: { readonly xml: string; readonly flags: ConnectCompareCPUFlags },
    call: Call,
  ): Awaitable<{ readonly result: number }>;
  /** @source libvirt virConnectBaselineCPU, procedure 162, since 0.7.7 */
  connectBaselineCpu(
    args: { readonly xmlCPUs: readonly string[]; readonly flags: ConnectBaselineCPUFlags },
    call: Call,
  ): Awaitable<{ readonly cpu: string }>;
  /** @source libvirt virConnectGetSysinfo, procedure 203, since 0.8.8 */
  connectGetSysinfo(args: { readonly flags: number }, call: Call): Awaitable<{ readonly sysinfo: string }>;
  /** @source libvirt virNodeGetCPUStats, procedure 227, since 0.9.3 */
  nodeGetCpuStats(
    args: { readonly cpuNum: number; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly params: readonly NodeGetCpuStats[] }>;
  /** @source libvirt virNodeGetMemoryStats, procedure 228, since 0.9.3 */
  nodeGetMemoryStats(
    args: { readonly cellNum: number; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly params: readonly NodeGetMemoryStats[] }>;
  /** @source libvirt virNodeSuspendForDuration, procedure 250, since 0.9.8 */
  nodeSuspendForDuration(
    args: { readonly target: number; readonly duration: bigint; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virNodeSetMemoryParameters, procedure 288, since 0.10.2 */
  nodeSetMemoryParameters(
    args: { readonly params: readonly TypedParam[]; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virNodeGetMemoryParameters, procedure 289, since 0.10.2 */
  nodeGetMemoryParameters(
    args: { readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly params: readonly TypedParam[] }>;
  /** `cpumap` has one bit a CPU, least significant first; `total` counts all CPUs present. @source libvirt virNodeGetCPUMap, procedure 293, since 1.0.0 */
  nodeGetCpuMap(
    args: { readonly needMap: number; readonly needOnline: number; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly cpumap: Uint8Array; readonly online: number; readonly total: number }>;
  /** @source libvirt virConnectGetCPUModelNames, procedure 312, since 1.1.3 */
  connectGetCpuModelNames(
    args: { readonly arch: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly models: readonly string[] }>;
  /** @source libvirt virNodeGetFreePages, procedure 340, since 1.2.6 */
  nodeGetFreePages(
    args: {
      readonly pages: readonly number[];
      readonly startCell: number;
      readonly cellCount: number;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<{ readonly counts: readonly bigint[] }>;
  /** @source libvirt virConnectGetDomainCapabilities, procedure 342, since 1.2.7 */
  connectGetDomainCapabilities(
    args: {
      readonly emulatorbin: string | null;
      readonly arch: string | null;
      readonly machine: string | null;
      readonly virttype: string | null;
      readonly flags: ConnectGetDomainCapabilitiesFlags;
    },
    call: Call,
  ): Awaitable<{ readonly capabilities: string }>;
  /** @source libvirt virConnectGetAllDomainStats, procedure 344, since 1.2.8 */
  connectGetAllDomainStats(
    args: {
      readonly doms: readonly DomainRef[];
      readonly stats: number;
      readonly flags: ConnectGetAllDomainStatsFlags;
    },
    call: Call,
  ): Awaitable<{ readonly retStats: readonly DomainStatsRecord[] }>;
  /** @source libvirt virNodeAllocPages, procedure 347, since 1.2.9 */
  nodeAllocPages(
    args: {
      readonly pageSizes: readonly number[];
      readonly pageCounts: readonly bigint[];
      readonly startCell: number;
      readonly cellCount: number;
      readonly flags: NodeAllocPagesFlags;
    },
    call: Call,
  ): Awaitable<{ readonly ret: number }>;
  /** @source libvirt virConnectCompareHypervisorCPU, procedure 393, since 4.4.0 */
  connectCompareHypervisorCpu(
    args: {
      readonly emulator: string | null;
      readonly arch: string | null;
      readonly machine: string | null;
      readonly virttype: string | null;
      readonly xmlCPU: string;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<{ readonly result: number }>;
  /** @source libvirt virConnectBaselineHypervisorCPU, procedure 394, since 4.4.0 */
  connectBaselineHypervisorCpu(
    args: {
      readonly emulator: string | null;
      readonly arch: string | null;
      readonly machine: string | null;
      readonly virttype: string | null;
      readonly xmlCPUs: readonly string[];
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<{ readonly cpu: string }>;
  /** @source libvirt virNodeGetSEVInfo, procedure 395, since 4.5.0 */
  nodeGetSevInfo(
    args: { readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly params: readonly TypedParam[] }>;
}
