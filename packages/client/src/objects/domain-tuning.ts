/** Domain, the part that concerns processors, memory and tuning. */
import {
  VirtError,
  type DomainGetSecurityLabel,
  type DomainIothreadInfo,
  type TypedParam,
  type VcpuInfo,
} from '@typevirt/driver';
import { paramValues, type ParamValues } from '../params.ts';
import { DomainGuest } from './domain-guest.ts';
import type { CallOptions } from './virt-object.ts';

/** The part of a domain that concerns processors, memory and tuning. */
export class DomainTuning extends DomainGuest {
  /**
   * Each processor's state (`VcpuState`), time in ns and host processor, with a bitmap of those it may use.
   *
   * @throws {VirtError} `operationInvalid` where it does not run.
   * @source libvirt virDomainGetVcpus, since 0.1.4
   */
  getVcpus(
    options?: CallOptions,
  ): Promise<{ readonly info: readonly VcpuInfo[]; readonly cpumaps: readonly Uint8Array[] }> {
    return this.session.call('domainGetVcpus', { dom: this.ref }, 'virDomainGetVcpus', options);
  }

  /** @source libvirt virDomainGetSecurityLabel, since 0.6.1 */
  getSecurityLabel(options?: CallOptions): Promise<{ readonly label: string; readonly enforcing: number }> {
    return this.session.call(
      'domainGetSecurityLabel',
      { dom: this.ref },
      'virDomainGetSecurityLabel',
      options,
    );
  }

  /**
   * Changes limits of the host memory that the domain's processes may use.
   *
   * @param params By name: `hard_limit`, `soft_limit`, `swap_hard_limit` in KiB (`ullong`).
   * @param flags `DomainModificationImpact`: `live`, `config`, both; none: the running guest if there is one, else the definition.
   * @source libvirt virDomainSetMemoryParameters, since 0.8.5
   */
  setMemoryParameters(
    params: readonly TypedParam[],
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainSetMemoryParameters',
      { dom: this.ref, params, flags },
      'virDomainSetMemoryParameters',
      options,
    );
  }

  /**
   * Limits of the host memory that the domain's processes may use: `hard_limit`, `soft_limit`, `swap_hard_limit` in KiB.
   *
   * @param flags `DomainModificationImpact`.
   * @source libvirt virDomainGetMemoryParameters, since 0.8.5
   */
  async getMemoryParameters(flags: number = 0, options?: CallOptions): Promise<ParamValues> {
    return paramValues(
      (
        await this.session.call(
          'domainGetMemoryParameters',
          { dom: this.ref, flags },
          'virDomainGetMemoryParameters',
          options,
        )
      ).params,
    );
  }

  /**
   * Changes how many processors a domain uses.
   *
   * @param nvcpus From 1 to the domain's maximum.
   * @param flags `DomainVcpuFlags`: `live`, `config`, both; `maximum` (with `config`) changes the maximum itself, `guest` asks the agent,
   *   `hotpluggable` makes those added by `config` removable. None: the running guest if there is one, else the definition.
   * @throws {VirtError} `invalidArg` above the maximum; `operationInvalid` for `live` on a stopped domain.
   * @source libvirt virDomainSetVcpusFlags, since 0.8.5
   */
  setVcpus(nvcpus: number, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainSetVcpus',
      { dom: this.ref, nvcpus, flags },
      'virDomainSetVcpusFlags',
      options,
    );
  }

  /**
   * How many processors the domain uses, or may at most.
   *
   * @param flags `DomainVcpuFlags`: `live` or `config`, with `maximum` for the limit.
   * @throws {VirtError} `operationInvalid` for `live` on a stopped domain.
   * @source libvirt virDomainGetVcpusFlags, since 0.8.5
   */
  async getVcpusFlags(flags: number = 0, options?: CallOptions): Promise<number> {
    return (
      await this.session.call(
        'domainGetVcpusFlags',
        { dom: this.ref, flags },
        'virDomainGetVcpusFlags',
        options,
      )
    ).num;
  }

  /**
   * Changes how much memory a domain uses. On a running guest the balloon does it: late, in part, or not at all.
   *
   * @param memory In KiB, from 1 to the domain's maximum.
   * @param flags `DomainMemoryModFlags`: `live`, `config`, both; `maximum` (with `config`) changes the maximum itself. None: the
   *   running guest if there is one, else the definition.
   * @throws {VirtError} `invalidArg` above the maximum; `operationInvalid` for `live` on a stopped domain.
   * @source libvirt virDomainSetMemoryFlags, since 0.9.0
   */
  async setMemory(memory: bigint, flags: number = 0, options?: CallOptions): Promise<void> {
    if (memory === 0n)
      throw new VirtError('invalidArg', 'memory in virDomainSetMemoryFlags must not be zero', {
        verbatim: true,
      });
    await this.session.call(
      'domainSetMemory',
      { dom: this.ref, memory, flags },
      'virDomainSetMemoryFlags',
      options,
    );
  }

  /** @source libvirt virDomainSetBlkioParameters, since 0.9.0 */
  setBlkioParameters(params: readonly TypedParam[], flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainSetBlkioParameters',
      { dom: this.ref, params, flags },
      'virDomainSetBlkioParameters',
      options,
    );
  }

  /** @source libvirt virDomainGetBlkioParameters, since 0.9.0 */
  async getBlkioParameters(flags: number = 0, options?: CallOptions): Promise<ParamValues> {
    return paramValues(
      (
        await this.session.call(
          'domainGetBlkioParameters',
          { dom: this.ref, flags },
          'virDomainGetBlkioParameters',
          options,
        )
      ).params,
    );
  }

  /**
   * Changes how the host's processors are shared out to the domain.
   *
   * @param params By name, e.g. `cpu_shares` (`ullong`), `vcpu_period` (`ullong`) and `vcpu_quota` (`llong`) in µs.
   * @param flags `DomainModificationImpact`: `live`, `config`, both; none: the running guest if there is one, else the definition.
   * @source libvirt virDomainSetSchedulerParametersFlags, since 0.9.2
   */
  setSchedulerParameters(
    params: readonly TypedParam[],
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainSetSchedulerParameters',
      { dom: this.ref, params, flags },
      'virDomainSetSchedulerParametersFlags',
      options,
    );
  }

  /**
   * How the host's processors are shared out to the domain, e.g. `cpu_shares`; periods and quotas in µs.
   *
   * @param flags `DomainModificationImpact`.
   * @source libvirt virDomainGetSchedulerParametersFlags, since 0.9.2
   */
  async getSchedulerParameters(flags: number = 0, options?: CallOptions): Promise<ParamValues> {
    return paramValues(
      (
        await this.session.call(
          'domainGetSchedulerParameters',
          { dom: this.ref, flags },
          'virDomainGetSchedulerParametersFlags',
          options,
        )
      ).params,
    );
  }

  /**
   * Says which of the host's processors one of the guest's may use.
   *
   * @param vcpu From 0.
   * @param cpumap One bit a host processor, lowest bit of the first byte for processor 0.
   * @param flags `DomainModificationImpact`: `live`, `config`, both; none: the running guest if there is one, else the definition.
   * @source libvirt virDomainPinVcpuFlags, since 0.9.3
   */
  pinVcpu(vcpu: number, cpumap: Uint8Array, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainPinVcpu',
      { dom: this.ref, vcpu, cpumap, flags },
      'virDomainPinVcpuFlags',
      options,
    );
  }

  /** @source libvirt virDomainGetVcpuPinInfo, since 0.9.3 */
  getVcpuPinInfo(
    flags: number = 0,
    options?: CallOptions,
  ): Promise<{ readonly cpumaps: readonly Uint8Array[] }> {
    return this.session.call(
      'domainGetVcpuPinInfo',
      { dom: this.ref, flags },
      'virDomainGetVcpuPinInfo',
      options,
    );
  }

  /** @source libvirt virDomainSetNumaParameters, since 0.9.9 */
  setNumaParameters(params: readonly TypedParam[], flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainSetNumaParameters',
      { dom: this.ref, params, flags },
      'virDomainSetNumaParameters',
      options,
    );
  }

  /** @source libvirt virDomainGetNumaParameters, since 0.9.9 */
  async getNumaParameters(flags: number = 0, options?: CallOptions): Promise<ParamValues> {
    return paramValues(
      (
        await this.session.call(
          'domainGetNumaParameters',
          { dom: this.ref, flags },
          'virDomainGetNumaParameters',
          options,
        )
      ).params,
    );
  }

  /**
   * Time that processors spent on the domain, in ns, by name (`cpu_time`, `user_time`, `system_time`, `vcpu_time`).
   *
   * @source libvirt virDomainGetCPUStats, since 0.9.10
   */
  getCpuStats(
    startCpu: number,
    ncpus: number,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<{ readonly cpus: readonly (readonly TypedParam[])[] }> {
    return this.session.call(
      'domainGetCpuStats',
      { dom: this.ref, startCpu, ncpus, flags },
      'virDomainGetCPUStats',
      options,
    );
  }

  /** @source libvirt virDomainGetSecurityLabelList, since 0.10.0 */
  async getSecurityLabelList(options?: CallOptions): Promise<readonly DomainGetSecurityLabel[]> {
    return (
      await this.session.call(
        'domainGetSecurityLabelList',
        { dom: this.ref },
        'virDomainGetSecurityLabelList',
        options,
      )
    ).labels;
  }

  /**
   * Says which of the host's processors the hypervisor's own threads may use.
   *
   * @param cpumap One bit a host processor, lowest bit of the first byte for processor 0.
   * @param flags `DomainModificationImpact`: `live`, `config`, both; none: the running guest if there is one, else the definition.
   * @source libvirt virDomainPinEmulator, since 0.10.0
   */
  pinEmulator(cpumap: Uint8Array, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainPinEmulator',
      { dom: this.ref, cpumap, flags },
      'virDomainPinEmulator',
      options,
    );
  }

  /** @source libvirt virDomainGetEmulatorPinInfo, since 0.10.0 */
  getEmulatorPinInfo(
    flags: number = 0,
    options?: CallOptions,
  ): Promise<{ readonly cpumap: Uint8Array | null }> {
    return this.session.call(
      'domainGetEmulatorPinInfo',
      { dom: this.ref, flags },
      'virDomainGetEmulatorPinInfo',
      options,
    );
  }

  /**
   * How often the guest's balloon driver reports its statistics.
   *
   * @param period In seconds; 0: never.
   * @param flags `DomainModificationImpact`: `live`, `config`, both; none: the running guest if there is one, else the definition.
   * @source libvirt virDomainSetMemoryStatsPeriod, since 1.1.1
   */
  setMemoryStatsPeriod(period: number, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainSetMemoryStatsPeriod',
      { dom: this.ref, period, flags },
      'virDomainSetMemoryStatsPeriod',
      options,
    );
  }

  /** @source libvirt virDomainGetIOThreadInfo, since 1.2.14 */
  async getIothreadInfo(flags: number = 0, options?: CallOptions): Promise<readonly DomainIothreadInfo[]> {
    return (
      await this.session.call(
        'domainGetIothreadInfo',
        { dom: this.ref, flags },
        'virDomainGetIOThreadInfo',
        options,
      )
    ).info;
  }

  /** @source libvirt virDomainPinIOThread, since 1.2.14 */
  pinIothread(
    iothreadsId: number,
    cpumap: Uint8Array,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainPinIothread',
      { dom: this.ref, iothreadsId, cpumap, flags },
      'virDomainPinIOThread',
      options,
    );
  }

  /** @source libvirt virDomainAddIOThread, since 1.2.15 */
  addIothread(iothreadId: number, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainAddIothread',
      { dom: this.ref, iothreadId, flags },
      'virDomainAddIOThread',
      options,
    );
  }

  /** @source libvirt virDomainDelIOThread, since 1.2.15 */
  delIothread(iothreadId: number, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainDelIothread',
      { dom: this.ref, iothreadId, flags },
      'virDomainDelIOThread',
      options,
    );
  }

  /** @source libvirt virDomainSetVcpu, since 3.1.0 */
  setVcpu(cpumap: string, state: number, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainSetVcpu',
      { dom: this.ref, cpumap, state, flags },
      'virDomainSetVcpu',
      options,
    );
  }

  /** @source libvirt virDomainGetLaunchSecurityInfo, since 4.5.0 */
  async getLaunchSecurityInfo(flags: number = 0, options?: CallOptions): Promise<ParamValues> {
    return paramValues(
      (
        await this.session.call(
          'domainGetLaunchSecurityInfo',
          { dom: this.ref, flags },
          'virDomainGetLaunchSecurityInfo',
          options,
        )
      ).params,
    );
  }

  /** @source libvirt virDomainSetIOThreadParams, since 4.10.0 */
  setIothreadParams(
    iothreadId: number,
    params: readonly TypedParam[],
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainSetIothreadParams',
      { dom: this.ref, iothreadId, params, flags },
      'virDomainSetIOThreadParams',
      options,
    );
  }

  /** @source libvirt virDomainSetLaunchSecurityState, since 8.0.0 */
  setLaunchSecurityState(
    params: readonly TypedParam[],
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainSetLaunchSecurityState',
      { dom: this.ref, params, flags },
      'virDomainSetLaunchSecurityState',
      options,
    );
  }

  /** @source libvirt virDomainGetSchedulerType, since 0.2.3 */
  getSchedulerType(options?: CallOptions): Promise<{ readonly type: string; readonly nparams: number }> {
    return this.session.call(
      'domainGetSchedulerType',
      { dom: this.ref },
      'virDomainGetSchedulerType',
      options,
    );
  }

  /**
   * Which hardware counters of the host count for the domain, by name (e.g. `cmt`, `cpu_cycles`).
   *
   * @param flags `DomainModificationImpact`.
   * @source libvirt virDomainGetPerfEvents, since 1.3.3
   */
  async getPerfEvents(flags: number = 0, options?: CallOptions): Promise<ParamValues> {
    return paramValues(
      (
        await this.session.call(
          'domainGetPerfEvents',
          { dom: this.ref, flags },
          'virDomainGetPerfEvents',
          options,
        )
      ).params,
    );
  }

  /**
   * Starts and ends hardware counters of the host for the domain; `getAllDomainStats` tells what they count.
   *
   * @param params By name, `boolean`; those not named stay as they are.
   * @param flags `DomainModificationImpact`: `live`, `config`, both; none: the running guest if there is one, else the definition.
   * @source libvirt virDomainSetPerfEvents, since 1.3.3
   */
  setPerfEvents(params: readonly TypedParam[], flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainSetPerfEvents',
      { dom: this.ref, params, flags },
      'virDomainSetPerfEvents',
      options,
    );
  }
}
