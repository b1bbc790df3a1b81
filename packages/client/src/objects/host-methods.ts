/** What a connection says of the host and of the hypervisor. */
import type {
  ConnectBaselineCPUFlags,
  ConnectCompareCPUFlags,
  ConnectGetAllDomainStatsFlags,
  ConnectGetDomainCapabilitiesFlags,
  DomainStatsRecord,
  NodeAllocPagesFlags,
  NodeGetCpuStats,
  NodeGetMemoryStats,
  TypedParam,
} from '@typevirt/driver';
import { paramValues, type ParamValues } from '../params.ts';
import type { Session } from '../session.ts';
import type { CallOptions } from './virt-object.ts';
import type { Domain } from './domain.ts';

/** What a connection says of the host and of the hypervisor. */
export class HostMethods {
  /** The way to the driver; of use to those who extend the API. */
  readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  /**
   * Name of the driver at the other end, e.g. `QEMU`, `TEST`.
   *
   * @source libvirt virConnectGetType, since 0.0.3
   */
  async getType(options?: CallOptions): Promise<string> {
    return (await this.session.call('connectGetType', {}, 'virConnectGetType', options)).type;
  }

  /**
   * The hypervisor's version: major × 1,000,000 + minor × 1,000 + release.
   *
   * @source libvirt virConnectGetVersion, since 0.0.3
   */
  async getVersion(options?: CallOptions): Promise<bigint> {
    return (await this.session.call('connectGetVersion', {}, 'virConnectGetVersion', options)).hvVer;
  }

  /**
   * @param type Kind of domain, e.g. `kvm`; null: the driver's own choice.
   * @returns Most processors that one may have.
   * @source libvirt virConnectGetMaxVcpus, since 0.2.1
   */
  async getMaxVcpus(type: string | null = null, options?: CallOptions): Promise<number> {
    return (await this.session.call('connectGetMaxVcpus', { type }, 'virConnectGetMaxVcpus', options))
      .maxVcpus;
  }

  /**
   * The host's processors and memory.
   *
   * @returns `memory` in KiB; `mhz` of the processors, 0 where unknown; `nodes` × `sockets` × `cores` × `threads` is `cpus` but
   *   on hosts whose shape that cannot say.
   * @source libvirt virNodeGetInfo, since 0.1.0
   */
  nodeGetInfo(options?: CallOptions): Promise<{
    readonly model: string;
    readonly memory: bigint;
    readonly cpus: number;
    readonly mhz: number;
    readonly nodes: number;
    readonly sockets: number;
    readonly cores: number;
    readonly threads: number;
  }> {
    return this.session.call('nodeGetInfo', {}, 'virNodeGetInfo', options);
  }

  /**
   * What host and hypervisor can do, as a `<capabilities>` document.
   *
   * @source libvirt virConnectGetCapabilities, since 0.2.1
   */
  async getCapabilities(options?: CallOptions): Promise<string> {
    return (await this.session.call('connectGetCapabilities', {}, 'virConnectGetCapabilities', options))
      .capabilities;
  }

  /**
   * Name of the host at the other end, with its domain where it knows one.
   *
   * @source libvirt virConnectGetHostname, since 0.3.0
   */
  async getHostname(options?: CallOptions): Promise<string> {
    return (await this.session.call('connectGetHostname', {}, 'virConnectGetHostname', options)).hostname;
  }

  /**
   * Free memory of NUMA cells, in bytes.
   *
   * @source libvirt virNodeGetCellsFreeMemory, since 0.3.3
   */
  async nodeGetCellsFreeMemory(
    startCell: number,
    maxcells: number,
    options?: CallOptions,
  ): Promise<readonly bigint[]> {
    return (
      await this.session.call(
        'nodeGetCellsFreeMemory',
        { startCell, maxcells },
        'virNodeGetCellsFreeMemory',
        options,
      )
    ).cells;
  }

  /**
   * Free memory of the host, in bytes.
   *
   * @source libvirt virNodeGetFreeMemory, since 0.3.3
   */
  async nodeGetFreeMemory(options?: CallOptions): Promise<bigint> {
    return (await this.session.call('nodeGetFreeMemory', {}, 'virNodeGetFreeMemory', options)).freeMem;
  }

  /**
   * The URI that was opened, aliases and defaults resolved; opens the same hypervisor again.
   *
   * @source libvirt virConnectGetURI, since 0.3.0
   */
  async getUri(options?: CallOptions): Promise<string> {
    return (
      this.session.uri ?? (await this.session.call('connectGetUri', {}, 'virConnectGetURI', options)).uri
    );
  }

  /** @source libvirt virNodeGetSecurityModel, since 0.6.1 */
  nodeGetSecurityModel(options?: CallOptions): Promise<{ readonly model: string; readonly doi: string }> {
    return this.session.call('nodeGetSecurityModel', {}, 'virNodeGetSecurityModel', options);
  }

  /** @source libvirt virConnectDomainXMLFromNative, since 0.6.4 */
  async domainXmlFromNative(
    nativeFormat: string,
    nativeConfig: string,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<string> {
    return (
      await this.session.call(
        'connectDomainXmlFromNative',
        { nativeFormat, nativeConfig, flags },
        'virConnectDomainXMLFromNative',
        options,
      )
    ).domainXml;
  }

  /** @source libvirt virConnectDomainXMLToNative, since 0.6.4 */
  async domainXmlToNative(
    nativeFormat: string,
    domainXml: string,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<string> {
    return (
      await this.session.call(
        'connectDomainXmlToNative',
        { nativeFormat, domainXml, flags },
        'virConnectDomainXMLToNative',
        options,
      )
    ).nativeConfig;
  }

  /**
   * The version of libvirt that the other end speaks as: major × 1,000,000 + minor × 1,000 + release.
   *
   * @source libvirt virConnectGetLibVersion, since 0.7.3
   */
  async getLibVersion(options?: CallOptions): Promise<bigint> {
    return (await this.session.call('connectGetLibVersion', {}, 'virConnectGetLibVersion', options)).libVer;
  }

  /**
   * Compares the host's processor with a described one.
   *
   * @param flags `ConnectCompareCPUFlags`; `failIncompatible` makes an error of incompatibility.
   * @returns A `CPUCompareResult`.
   * @throws {VirtError} `cpuIncompatible` as said.
   * @source libvirt virConnectCompareCPU, since 0.7.5
   */
  async compareCpu(xml: string, flags: ConnectCompareCPUFlags = 0, options?: CallOptions): Promise<number> {
    return (await this.session.call('connectCompareCpu', { xml, flags }, 'virConnectCompareCPU', options))
      .result;
  }

  /**
   * The richest processor that all of the described ones are.
   *
   * @param flags `ConnectBaselineCPUFlags`.
   * @returns A `<cpu>` element.
   * @source libvirt virConnectBaselineCPU, since 0.7.7
   */
  async baselineCpu(
    xmlCPUs: readonly string[],
    flags: ConnectBaselineCPUFlags = 0,
    options?: CallOptions,
  ): Promise<string> {
    return (
      await this.session.call('connectBaselineCpu', { xmlCPUs, flags }, 'virConnectBaselineCPU', options)
    ).cpu;
  }

  /** @source libvirt virConnectGetSysinfo, since 0.8.8 */
  async getSysinfo(flags: number = 0, options?: CallOptions): Promise<string> {
    return (await this.session.call('connectGetSysinfo', { flags }, 'virConnectGetSysinfo', options)).sysinfo;
  }

  /**
   * Time of the host's processors since it started, in ns, by name (`kernel`, `user`, `idle`, `iowait`).
   *
   * @param cpuNum From 0; `NodeGetCPUStatsAllCPUs.cpus` for the sum.
   * @throws {VirtError} `invalidArg` without such a processor.
   * @source libvirt virNodeGetCPUStats, since 0.9.3
   */
  async nodeGetCpuStats(
    cpuNum: number,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<readonly NodeGetCpuStats[]> {
    return (await this.session.call('nodeGetCpuStats', { cpuNum, flags }, 'virNodeGetCPUStats', options))
      .params;
  }

  /**
   * Memory of the host, in KiB, by name (`total`, `free`, `buffers`, `cached`).
   *
   * @param cellNum From 0; `NodeGetMemoryStatsAllCells.cells` for the sum.
   * @throws {VirtError} `invalidArg` without such a cell.
   * @source libvirt virNodeGetMemoryStats, since 0.9.3
   */
  async nodeGetMemoryStats(
    cellNum: number,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<readonly NodeGetMemoryStats[]> {
    return (
      await this.session.call('nodeGetMemoryStats', { cellNum, flags }, 'virNodeGetMemoryStats', options)
    ).params;
  }

  /** @source libvirt virNodeSuspendForDuration, since 0.9.8 */
  nodeSuspendForDuration(
    target: number,
    duration: bigint,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'nodeSuspendForDuration',
      { target, duration, flags },
      'virNodeSuspendForDuration',
      options,
    );
  }

  /** @source libvirt virNodeSetMemoryParameters, since 0.10.2 */
  nodeSetMemoryParameters(
    params: readonly TypedParam[],
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'nodeSetMemoryParameters',
      { params, flags },
      'virNodeSetMemoryParameters',
      options,
    );
  }

  /** @source libvirt virNodeGetMemoryParameters, since 0.10.2 */
  async nodeGetMemoryParameters(flags: number = 0, options?: CallOptions): Promise<ParamValues> {
    return paramValues(
      (await this.session.call('nodeGetMemoryParameters', { flags }, 'virNodeGetMemoryParameters', options))
        .params,
    );
  }

  /** @source libvirt virNodeGetCPUMap, since 1.0.0 */
  nodeGetCpuMap(
    needMap: number,
    needOnline: number,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<{ readonly cpumap: Uint8Array; readonly online: number; readonly total: number }> {
    return this.session.call('nodeGetCpuMap', { needMap, needOnline, flags }, 'virNodeGetCPUMap', options);
  }

  /** @source libvirt virConnectGetCPUModelNames, since 1.1.3 */
  async getCpuModelNames(arch: string, flags: number = 0, options?: CallOptions): Promise<readonly string[]> {
    return (
      await this.session.call(
        'connectGetCpuModelNames',
        { arch, flags },
        'virConnectGetCPUModelNames',
        options,
      )
    ).models;
  }

  /** @source libvirt virNodeGetFreePages, since 1.2.6 */
  async nodeGetFreePages(
    pages: readonly number[],
    startCell: number,
    cellCount: number,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<readonly bigint[]> {
    return (
      await this.session.call(
        'nodeGetFreePages',
        { pages, startCell, cellCount, flags },
        'virNodeGetFreePages',
        options,
      )
    ).counts;
  }

  /**
   * What domains of one kind can have, as a `<domainCapabilities>` document.
   *
   * @throws {VirtError} `invalidArg` for combinations that the hypervisor does not run.
   * @source libvirt virConnectGetDomainCapabilities, since 1.2.7
   */
  async getDomainCapabilities(
    args: {
      readonly emulatorbin: string | null;
      readonly arch: string | null;
      readonly machine: string | null;
      readonly virttype: string | null;
    },
    flags: ConnectGetDomainCapabilitiesFlags = 0,
    options?: CallOptions,
  ): Promise<string> {
    return (
      await this.session.call(
        'connectGetDomainCapabilities',
        { ...args, flags },
        'virConnectGetDomainCapabilities',
        options,
      )
    ).capabilities;
  }

  /**
   * Statistics of many domains in one call.
   *
   * @param doms None: all domains that the flags pick.
   * @param stats `DomainStatsTypes`; 0: all that are cheap.
   * @param flags `ConnectGetAllDomainStatsFlags`; `nowait` leaves out what a domain under a job cannot tell, `enforceStats`
   *   refuses groups that the driver does not know.
   * @source libvirt virConnectGetAllDomainStats, since 1.2.8
   */
  async getAllDomainStats(
    doms: readonly Domain[],
    stats: number,
    flags: ConnectGetAllDomainStatsFlags = 0,
    options?: CallOptions,
  ): Promise<readonly DomainStatsRecord[]> {
    return (
      await this.session.call(
        'connectGetAllDomainStats',
        { doms: doms.map((each) => each.ref), stats, flags },
        'virConnectGetAllDomainStats',
        options,
      )
    ).retStats;
  }

  /** @source libvirt virNodeAllocPages, since 1.2.9 */
  async nodeAllocPages(
    args: {
      readonly pageSizes: readonly number[];
      readonly pageCounts: readonly bigint[];
      readonly startCell: number;
      readonly cellCount: number;
    },
    flags: NodeAllocPagesFlags = 0,
    options?: CallOptions,
  ): Promise<number> {
    return (await this.session.call('nodeAllocPages', { ...args, flags }, 'virNodeAllocPages', options)).ret;
  }

  /** @source libvirt virConnectCompareHypervisorCPU, since 4.4.0 */
  async compareHypervisorCpu(
    args: {
      readonly emulator: string | null;
      readonly arch: string | null;
      readonly machine: string | null;
      readonly virttype: string | null;
      readonly xmlCPU: string;
    },
    flags: number = 0,
    options?: CallOptions,
  ): Promise<number> {
    return (
      await this.session.call(
        'connectCompareHypervisorCpu',
        { ...args, flags },
        'virConnectCompareHypervisorCPU',
        options,
      )
    ).result;
  }

  /** @source libvirt virConnectBaselineHypervisorCPU, since 4.4.0 */
  async baselineHypervisorCpu(
    args: {
      readonly emulator: string | null;
      readonly arch: string | null;
      readonly machine: string | null;
      readonly virttype: string | null;
      readonly xmlCPUs: readonly string[];
    },
    flags: number = 0,
    options?: CallOptions,
  ): Promise<string> {
    return (
      await this.session.call(
        'connectBaselineHypervisorCpu',
        { ...args, flags },
        'virConnectBaselineHypervisorCPU',
        options,
      )
    ).cpu;
  }

  /** @source libvirt virNodeGetSEVInfo, since 4.5.0 */
  async nodeGetSevInfo(flags: number = 0, options?: CallOptions): Promise<ParamValues> {
    return paramValues(
      (await this.session.call('nodeGetSevInfo', { flags }, 'virNodeGetSEVInfo', options)).params,
    );
  }
}
