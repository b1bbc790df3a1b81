/**
 * Domains: the contract's methods, named as the wire protocol's procedures; of each family (`create`, `createWithFlags`)
 * only the newest member, since it can say what the older ones say.
 */
import type { Awaitable, ByteStream, Call, TypedParam } from '../call.ts';
import type {
  ConnectListAllDomainsFlags,
  DomainAuthorizedSSHKeysSetFlags,
  DomainBackupBeginFlags,
  DomainBlockCommitFlags,
  DomainBlockCopyFlags,
  DomainBlockJobAbortFlags,
  DomainBlockJobSetSpeedFlags,
  DomainBlockPullFlags,
  DomainBlockRebaseFlags,
  DomainBlockResizeFlags,
  DomainCreateFlags,
  DomainFDAssociateFlags,
  DomainGetHostnameFlags,
  DomainGetJobStatsFlags,
  DomainOpenGraphicsFlags,
  DomainSaveImageXMLFlags,
  DomainSetTimeFlags,
  DomainSetUserPasswordFlags,
  DomainXMLFlags,
} from '../constants/index.ts';
import type { DomainRef } from '../refs.ts';

/** One `remote_vcpu_info` of the wire protocol. */
export interface VcpuInfo {
  readonly number: number;
  readonly state: number;
  readonly cpuTime: bigint;
  readonly cpu: number;
}

/** One `remote_domain_memory_stat` of the wire protocol. */
export interface DomainMemoryStat {
  readonly tag: number;
  readonly val: bigint;
}

/** One `remote_domain_disk_error` of the wire protocol. */
export interface DomainDiskError {
  readonly disk: string;
  readonly error: number;
}

/** One `remote_domain_get_security_label_ret` of the wire protocol. */
export interface DomainGetSecurityLabel {
  readonly label: string;
  readonly enforcing: number;
}

/** One `remote_domain_fsinfo` of the wire protocol. */
export interface DomainFsinfo {
  readonly mountpoint: string;
  readonly name: string;
  readonly fstype: string;
  readonly devAliases: readonly string[];
}

/** One `remote_domain_iothread_info` of the wire protocol. */
export interface DomainIothreadInfo {
  readonly iothreadId: number;
  readonly cpumap: Uint8Array;
}

/** One `remote_domain_ip_addr` of the wire protocol. */
export interface DomainIpAddr {
  readonly type: number;
  readonly addr: string;
  readonly prefix: number;
}

/** One `remote_domain_interface` of the wire protocol. */
export interface DomainInterface {
  readonly name: string;
  readonly hwaddr: string | null;
  readonly addrs: readonly DomainIpAddr[];
}

/** Domains. A driver has those methods that its hypervisor can do. */
export interface DomainMethods {
  /** @source libvirt virDomainCreateXML, procedure 10, since 0.5.0 */
  domainCreateXml(
    args: { readonly xmlDesc: string; readonly flags: DomainCreateFlags; readonly fds?: readonly number[] },
    call: Call,
  ): Awaitable<{ readonly dom: DomainRef }>;
  /** @source libvirt virDomainGetXMLDesc, procedure 14, since 0.0.3 */
  domainGetXmlDesc(
    args: { readonly dom: DomainRef; readonly flags: DomainXMLFlags },
    call: Call,
  ): Awaitable<{ readonly xml: string }>;
  /** @source libvirt virDomainGetAutostart, procedure 15, since 0.2.1 */
  domainGetAutostart(
    args: { readonly dom: DomainRef },
    call: Call,
  ): Awaitable<{ readonly autostart: boolean }>;
  /** @source libvirt virDomainGetInfo, procedure 16, since 0.0.3 */
  domainGetInfo(
    args: { readonly dom: DomainRef },
    call: Call,
  ): Awaitable<{
    readonly state: number;
    readonly maxMem: bigint;
    readonly memory: bigint;
    readonly nrVirtCpu: number;
    readonly cpuTime: bigint;
  }>;
  /** @source libvirt virDomainGetOSType, procedure 19, since 0.0.3 */
  domainGetOsType(args: { readonly dom: DomainRef }, call: Call): Awaitable<{ readonly type: string }>;
  /** @source libvirt virDomainGetVcpus, procedure 20, since 0.1.4 */
  domainGetVcpus(
    args: { readonly dom: DomainRef },
    call: Call,
  ): Awaitable<{ readonly info: readonly VcpuInfo[]; readonly cpumaps: readonly Uint8Array[] }>;
  /** @source libvirt virDomainLookupByID, procedure 22, since 0.0.3 */
  domainLookupById(args: { readonly id: number }, call: Call): Awaitable<{ readonly dom: DomainRef }>;
  /** @source libvirt virDomainLookupByName, procedure 23, since 0.0.3 */
  domainLookupByName(args: { readonly name: string }, call: Call): Awaitable<{ readonly dom: DomainRef }>;
  /** @source libvirt virDomainLookupByUUID, procedure 24, since 0.0.5 */
  domainLookupByUuid(args: { readonly uuid: string }, call: Call): Awaitable<{ readonly dom: DomainRef }>;
  /** @source libvirt virDomainReboot, procedure 27, since 0.1.0 */
  domainReboot(args: { readonly dom: DomainRef; readonly flags: number }, call: Call): Awaitable<void>;
  /** @source libvirt virDomainResume, procedure 28, since 0.0.3 */
  domainResume(args: { readonly dom: DomainRef }, call: Call): Awaitable<void>;
  /** @source libvirt virDomainSetAutostart, procedure 29, since 0.2.1 */
  domainSetAutostart(
    args: { readonly dom: DomainRef; readonly autostart: boolean },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainSuspend, procedure 34, since 0.0.3 */
  domainSuspend(args: { readonly dom: DomainRef }, call: Call): Awaitable<void>;
  /** @source libvirt virDomainBlockStats, procedure 64, since 0.3.2 */
  domainBlockStats(
    args: { readonly dom: DomainRef; readonly path: string },
    call: Call,
  ): Awaitable<{
    readonly rdReq: bigint;
    readonly rdBytes: bigint;
    readonly wrReq: bigint;
    readonly wrBytes: bigint;
    readonly errs: bigint;
  }>;
  /** @source libvirt virDomainInterfaceStats, procedure 65, since 0.3.2 */
  domainInterfaceStats(
    args: { readonly dom: DomainRef; readonly device: string },
    call: Call,
  ): Awaitable<{
    readonly rxBytes: bigint;
    readonly rxPackets: bigint;
    readonly rxErrs: bigint;
    readonly rxDrop: bigint;
    readonly txBytes: bigint;
    readonly txPackets: bigint;
    readonly txErrs: bigint;
    readonly txDrop: bigint;
  }>;
  /** @source libvirt virDomainBlockPeek, procedure 103, since 0.4.2 */
  domainBlockPeek(
    args: {
      readonly dom: DomainRef;
      readonly path: string;
      readonly offset: bigint;
      readonly size: number;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<{ readonly buffer: Uint8Array }>;
  /** @source libvirt virDomainMemoryPeek, procedure 104, since 0.4.2 */
  domainMemoryPeek(
    args: { readonly dom: DomainRef; readonly offset: bigint; readonly size: number; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly buffer: Uint8Array }>;
  /** @source libvirt virDomainGetSecurityLabel, procedure 121, since 0.6.1 */
  domainGetSecurityLabel(
    args: { readonly dom: DomainRef },
    call: Call,
  ): Awaitable<{ readonly label: string; readonly enforcing: number }>;
  /** @source libvirt virDomainIsActive, procedure 150, since 0.7.3 */
  domainIsActive(args: { readonly dom: DomainRef }, call: Call): Awaitable<{ readonly active: boolean }>;
  /** @source libvirt virDomainIsPersistent, procedure 151, since 0.7.3 */
  domainIsPersistent(
    args: { readonly dom: DomainRef },
    call: Call,
  ): Awaitable<{ readonly persistent: boolean }>;
  /** @source libvirt virDomainMemoryStats, procedure 159, since 0.7.5 */
  domainMemoryStats(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly stats: readonly DomainMemoryStat[] }>;
  /** @source libvirt virDomainAttachDeviceFlags, procedure 160, since 0.7.7 */
  domainAttachDevice(
    args: { readonly dom: DomainRef; readonly xml: string; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainDetachDeviceFlags, procedure 161, since 0.7.7 */
  domainDetachDevice(
    args: { readonly dom: DomainRef; readonly xml: string; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetJobInfo, procedure 163, since 0.7.7 */
  domainGetJobInfo(
    args: { readonly dom: DomainRef },
    call: Call,
  ): Awaitable<{
    readonly type: number;
    readonly timeElapsed: bigint;
    readonly timeRemaining: bigint;
    readonly dataTotal: bigint;
    readonly dataProcessed: bigint;
    readonly dataRemaining: bigint;
    readonly memTotal: bigint;
    readonly memProcessed: bigint;
    readonly memRemaining: bigint;
    readonly fileTotal: bigint;
    readonly fileProcessed: bigint;
    readonly fileRemaining: bigint;
  }>;
  /** @source libvirt virDomainMigrateSetMaxDowntime, procedure 166, since 0.8.0 */
  domainMigrateSetMaxDowntime(
    args: { readonly dom: DomainRef; readonly downtime: bigint; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainUpdateDeviceFlags, procedure 174, since 0.8.0 */
  domainUpdateDeviceFlags(
    args: { readonly dom: DomainRef; readonly xml: string; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainManagedSave, procedure 182, since 0.8.0 */
  domainManagedSave(args: { readonly dom: DomainRef; readonly flags: number }, call: Call): Awaitable<void>;
  /** @source libvirt virDomainHasManagedSaveImage, procedure 183, since 0.8.0 */
  domainHasManagedSaveImage(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly result: number }>;
  /** @source libvirt virDomainManagedSaveRemove, procedure 184, since 0.8.0 */
  domainManagedSaveRemove(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetBlockInfo, procedure 194, since 0.8.1 */
  domainGetBlockInfo(
    args: { readonly dom: DomainRef; readonly path: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly allocation: bigint; readonly capacity: bigint; readonly physical: bigint }>;
  /** @source libvirt virDomainCreateWithFlags, procedure 196, since 0.8.2 */
  domainCreate(
    args: { readonly dom: DomainRef; readonly flags: DomainCreateFlags; readonly fds?: readonly number[] },
    call: Call,
  ): Awaitable<{ readonly dom: DomainRef }>;
  /** @source libvirt virDomainSetMemoryParameters, procedure 197, since 0.8.5 */
  domainSetMemoryParameters(
    args: { readonly dom: DomainRef; readonly params: readonly TypedParam[]; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetMemoryParameters, procedure 198, since 0.8.5 */
  domainGetMemoryParameters(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly params: readonly TypedParam[] }>;
  /** @source libvirt virDomainSetVcpusFlags, procedure 199, since 0.8.5 */
  domainSetVcpus(
    args: { readonly dom: DomainRef; readonly nvcpus: number; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetVcpusFlags, procedure 200, since 0.8.5 */
  domainGetVcpusFlags(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly num: number }>;
  /** @source libvirt virDomainOpenConsole, procedure 201, since 0.8.6 */
  domainOpenConsole(
    args: { readonly dom: DomainRef; readonly devName: string | null; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly stream: ByteStream }>;
  /** @source libvirt virDomainIsUpdated, procedure 202, since 0.8.6 */
  domainIsUpdated(args: { readonly dom: DomainRef }, call: Call): Awaitable<{ readonly updated: boolean }>;
  /** @source libvirt virDomainSetMemoryFlags, procedure 204, since 0.9.0 */
  domainSetMemory(
    args: { readonly dom: DomainRef; readonly memory: bigint; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainSetBlkioParameters, procedure 205, since 0.9.0 */
  domainSetBlkioParameters(
    args: { readonly dom: DomainRef; readonly params: readonly TypedParam[]; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetBlkioParameters, procedure 206, since 0.9.0 */
  domainGetBlkioParameters(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly params: readonly TypedParam[] }>;
  /** @source libvirt virDomainMigrateSetMaxSpeed, procedure 207, since 0.9.0 */
  domainMigrateSetMaxSpeed(
    args: { readonly dom: DomainRef; readonly bandwidth: bigint; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainInjectNMI, procedure 210, since 0.9.2 */
  domainInjectNmi(args: { readonly dom: DomainRef; readonly flags: number }, call: Call): Awaitable<void>;
  /** @source libvirt virDomainScreenshot, procedure 211, since 0.9.2 */
  domainScreenshot(
    args: { readonly dom: DomainRef; readonly screen: number; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly mime: string | null; readonly stream: ByteStream }>;
  /** @source libvirt virDomainGetState, procedure 212, since 0.9.2 */
  domainGetState(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly state: number; readonly reason: number }>;
  /** `nparams` is how many parameters `domainGetSchedulerParameters` has at most. @source libvirt virDomainGetSchedulerType, procedure 56, since 0.2.3 */
  domainGetSchedulerType(
    args: { readonly dom: DomainRef },
    call: Call,
  ): Awaitable<{ readonly type: string; readonly nparams: number }>;
  /** @source libvirt virDomainSetSchedulerParametersFlags, procedure 219, since 0.9.2 */
  domainSetSchedulerParameters(
    args: { readonly dom: DomainRef; readonly params: readonly TypedParam[]; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetSchedulerParametersFlags, procedure 223, since 0.9.2 */
  domainGetSchedulerParameters(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly params: readonly TypedParam[] }>;
  /** @source libvirt virDomainPinVcpuFlags, procedure 225, since 0.9.3 */
  domainPinVcpu(
    args: {
      readonly dom: DomainRef;
      readonly vcpu: number;
      readonly cpumap: Uint8Array;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainSendKey, procedure 226, since 0.9.3 */
  domainSendKey(
    args: {
      readonly dom: DomainRef;
      readonly codeset: number;
      readonly holdtime: number;
      readonly keycodes: readonly number[];
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetControlInfo, procedure 229, since 0.9.3 */
  domainGetControlInfo(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly state: number; readonly details: number; readonly stateTime: bigint }>;
  /** @source libvirt virDomainGetVcpuPinInfo, procedure 230, since 0.9.3 */
  domainGetVcpuPinInfo(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly cpumaps: readonly Uint8Array[] }>;
  /** @source libvirt virDomainUndefineFlags, procedure 231, since 0.9.4 */
  domainUndefine(args: { readonly dom: DomainRef; readonly flags: number }, call: Call): Awaitable<void>;
  /** @source libvirt virDomainSaveFlags, procedure 232, since 0.9.4 */
  domainSave(
    args: {
      readonly dom: DomainRef;
      readonly to: string;
      readonly dxml: string | null;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainRestoreFlags, procedure 233, since 0.9.4 */
  domainRestore(
    args: { readonly from: string; readonly dxml: string | null; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainDestroyFlags, procedure 234, since 0.9.4 */
  domainDestroy(args: { readonly dom: DomainRef; readonly flags: number }, call: Call): Awaitable<void>;
  /** @source libvirt virDomainSaveImageGetXMLDesc, procedure 235, since 0.9.4 */
  domainSaveImageGetXmlDesc(
    args: { readonly file: string; readonly flags: DomainSaveImageXMLFlags },
    call: Call,
  ): Awaitable<{ readonly xml: string }>;
  /** @source libvirt virDomainSaveImageDefineXML, procedure 236, since 0.9.4 */
  domainSaveImageDefineXml(
    args: { readonly file: string; readonly dxml: string; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainBlockJobAbort, procedure 237, since 0.9.4 */
  domainBlockJobAbort(
    args: { readonly dom: DomainRef; readonly path: string; readonly flags: DomainBlockJobAbortFlags },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetBlockJobInfo, procedure 238, since 0.9.4 */
  domainGetBlockJobInfo(
    args: { readonly dom: DomainRef; readonly path: string; readonly flags: number },
    call: Call,
  ): Awaitable<{
    readonly found: number;
    readonly type: number;
    readonly bandwidth: bigint;
    readonly cur: bigint;
    readonly end: bigint;
  }>;
  /** @source libvirt virDomainBlockJobSetSpeed, procedure 239, since 0.9.4 */
  domainBlockJobSetSpeed(
    args: {
      readonly dom: DomainRef;
      readonly path: string;
      readonly bandwidth: bigint;
      readonly flags: DomainBlockJobSetSpeedFlags;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainBlockPull, procedure 240, since 0.9.4 */
  domainBlockPull(
    args: {
      readonly dom: DomainRef;
      readonly path: string;
      readonly bandwidth: bigint;
      readonly flags: DomainBlockPullFlags;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainMigrateGetMaxSpeed, procedure 242, since 0.9.5 */
  domainMigrateGetMaxSpeed(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly bandwidth: bigint }>;
  /** @source libvirt virDomainBlockStatsFlags, procedure 243, since 0.9.5 */
  domainBlockStatsFlags(
    args: { readonly dom: DomainRef; readonly path: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly params: readonly TypedParam[] }>;
  /** @source libvirt virDomainReset, procedure 245, since 0.9.7 */
  domainReset(args: { readonly dom: DomainRef; readonly flags: number }, call: Call): Awaitable<void>;
  /** @source libvirt virDomainOpenGraphics, procedure 249, since 0.9.7 */
  domainOpenGraphics(
    args: {
      readonly dom: DomainRef;
      readonly idx: number;
      readonly flags: DomainOpenGraphicsFlags;
      readonly fds: readonly number[];
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainBlockResize, procedure 251, since 0.9.8 */
  domainBlockResize(
    args: {
      readonly dom: DomainRef;
      readonly disk: string;
      readonly size: bigint;
      readonly flags: DomainBlockResizeFlags;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainSetBlockIoTune, procedure 252, since 0.9.8 */
  domainSetBlockIoTune(
    args: {
      readonly dom: DomainRef;
      readonly disk: string;
      readonly params: readonly TypedParam[];
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetBlockIoTune, procedure 253, since 0.9.8 */
  domainGetBlockIoTune(
    args: { readonly dom: DomainRef; readonly disk: string | null; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly params: readonly TypedParam[] }>;
  /** @source libvirt virDomainSetNumaParameters, procedure 254, since 0.9.9 */
  domainSetNumaParameters(
    args: { readonly dom: DomainRef; readonly params: readonly TypedParam[]; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetNumaParameters, procedure 255, since 0.9.9 */
  domainGetNumaParameters(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly params: readonly TypedParam[] }>;
  /** @source libvirt virDomainSetInterfaceParameters, procedure 256, since 0.9.9 */
  domainSetInterfaceParameters(
    args: {
      readonly dom: DomainRef;
      readonly device: string;
      readonly params: readonly TypedParam[];
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetInterfaceParameters, procedure 257, since 0.9.9 */
  domainGetInterfaceParameters(
    args: { readonly dom: DomainRef; readonly device: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly params: readonly TypedParam[] }>;
  /** @source libvirt virDomainShutdownFlags, procedure 258, since 0.9.10 */
  domainShutdown(args: { readonly dom: DomainRef; readonly flags: number }, call: Call): Awaitable<void>;
  /** @source libvirt virDomainPMSuspendForDuration, procedure 261, since 0.9.10 */
  domainPmSuspendForDuration(
    args: {
      readonly dom: DomainRef;
      readonly target: number;
      readonly duration: bigint;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<void>;
  /** With `startCpu` -1 one list of totals; else one list per CPU from `startCpu`. @source libvirt virDomainGetCPUStats, procedure 262, since 0.9.10 */
  domainGetCpuStats(
    args: {
      readonly dom: DomainRef;
      readonly startCpu: number;
      readonly ncpus: number;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<{ readonly cpus: readonly (readonly TypedParam[])[] }>;
  /** @source libvirt virDomainGetDiskErrors, procedure 263, since 0.9.10 */
  domainGetDiskErrors(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly errors: readonly DomainDiskError[] }>;
  /** @source libvirt virDomainSetMetadata, procedure 264, since 0.9.10 */
  domainSetMetadata(
    args: {
      readonly dom: DomainRef;
      readonly type: number;
      readonly metadata: string | null;
      readonly key: string | null;
      readonly uri: string | null;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetMetadata, procedure 265, since 0.9.10 */
  domainGetMetadata(
    args: {
      readonly dom: DomainRef;
      readonly type: number;
      readonly uri: string | null;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<{ readonly metadata: string }>;
  /** @source libvirt virDomainBlockRebase, procedure 266, since 0.9.10 */
  domainBlockRebase(
    args: {
      readonly dom: DomainRef;
      readonly path: string;
      readonly base: string | null;
      readonly bandwidth: bigint;
      readonly flags: DomainBlockRebaseFlags;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainPMWakeup, procedure 267, since 0.9.11 */
  domainPmWakeup(args: { readonly dom: DomainRef; readonly flags: number }, call: Call): Awaitable<void>;
  /** @source libvirt virConnectListAllDomains, procedure 273, since 0.9.13 */
  connectListAllDomains(
    args: { readonly flags: ConnectListAllDomainsFlags },
    call: Call,
  ): Awaitable<{ readonly domains: readonly DomainRef[] }>;
  /** @source libvirt virDomainGetHostname, procedure 277, since 0.10.0 */
  domainGetHostname(
    args: { readonly dom: DomainRef; readonly flags: DomainGetHostnameFlags },
    call: Call,
  ): Awaitable<{ readonly hostname: string }>;
  /** @source libvirt virDomainGetSecurityLabelList, procedure 278, since 0.10.0 */
  domainGetSecurityLabelList(
    args: { readonly dom: DomainRef },
    call: Call,
  ): Awaitable<{ readonly labels: readonly DomainGetSecurityLabel[] }>;
  /** @source libvirt virDomainPinEmulator, procedure 279, since 0.10.0 */
  domainPinEmulator(
    args: { readonly dom: DomainRef; readonly cpumap: Uint8Array; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetEmulatorPinInfo, procedure 280, since 0.10.0 */
  domainGetEmulatorPinInfo(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly cpumap: Uint8Array | null }>;
  /** @source libvirt virDomainBlockCommit, procedure 290, since 0.10.2 */
  domainBlockCommit(
    args: {
      readonly dom: DomainRef;
      readonly disk: string;
      readonly base: string | null;
      readonly top: string | null;
      readonly bandwidth: bigint;
      readonly flags: DomainBlockCommitFlags;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainFSTrim, procedure 294, since 1.0.1 */
  domainFstrim(
    args: {
      readonly dom: DomainRef;
      readonly mountPoint: string | null;
      readonly minimum: bigint;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainSendProcessSignal, procedure 295, since 1.0.1 */
  domainSendProcessSignal(
    args: {
      readonly dom: DomainRef;
      readonly pidValue: bigint;
      readonly signum: number;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainOpenChannel, procedure 296, since 1.0.2 */
  domainOpenChannel(
    args: { readonly dom: DomainRef; readonly name: string | null; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly stream: ByteStream }>;
  /** @source libvirt virDomainGetJobStats, procedure 298, since 1.0.3 */
  domainGetJobStats(
    args: { readonly dom: DomainRef; readonly flags: DomainGetJobStatsFlags },
    call: Call,
  ): Awaitable<{ readonly type: number; readonly params: readonly TypedParam[] }>;
  /** @source libvirt virDomainMigrateGetCompressionCache, procedure 299, since 1.0.3 */
  domainMigrateGetCompressionCache(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly cacheSize: bigint }>;
  /** @source libvirt virDomainMigrateSetCompressionCache, procedure 300, since 1.0.3 */
  domainMigrateSetCompressionCache(
    args: { readonly dom: DomainRef; readonly cacheSize: bigint; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt None, procedure 302, since None */
  domainMigrateBegin3Params(
    args: { readonly dom: DomainRef; readonly params: readonly TypedParam[]; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly cookieOut: Uint8Array; readonly xml: string }>;
  /** @source libvirt None, procedure 303, since None */
  domainMigratePrepare3Params(
    args: { readonly params: readonly TypedParam[]; readonly cookieIn: Uint8Array; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly cookieOut: Uint8Array; readonly uriOut: string | null }>;
  /** @source libvirt None, procedure 304, since None */
  domainMigratePrepareTunnel3Params(
    args: { readonly params: readonly TypedParam[]; readonly cookieIn: Uint8Array; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly cookieOut: Uint8Array; readonly stream: ByteStream }>;
  /** @source libvirt None, procedure 305, since None */
  domainMigratePerform3Params(
    args: {
      readonly dom: DomainRef;
      readonly dconnuri: string | null;
      readonly params: readonly TypedParam[];
      readonly cookieIn: Uint8Array;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<{ readonly cookieOut: Uint8Array }>;
  /** @source libvirt None, procedure 306, since None */
  domainMigrateFinish3Params(
    args: {
      readonly params: readonly TypedParam[];
      readonly cookieIn: Uint8Array;
      readonly flags: number;
      readonly cancelled: number;
    },
    call: Call,
  ): Awaitable<{ readonly dom: DomainRef; readonly cookieOut: Uint8Array }>;
  /** @source libvirt None, procedure 307, since None */
  domainMigrateConfirm3Params(
    args: {
      readonly dom: DomainRef;
      readonly params: readonly TypedParam[];
      readonly cookieIn: Uint8Array;
      readonly flags: number;
      readonly cancelled: number;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainSetMemoryStatsPeriod, procedure 308, since 1.1.1 */
  domainSetMemoryStatsPeriod(
    args: { readonly dom: DomainRef; readonly period: number; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainCoreDumpWithFormat, procedure 334, since 1.2.3 */
  domainCoreDump(
    args: {
      readonly dom: DomainRef;
      readonly to: string;
      readonly dumpformat: number;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainFSFreeze, procedure 335, since 1.2.5 */
  domainFsfreeze(
    args: { readonly dom: DomainRef; readonly mountpoints: readonly string[]; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly filesystems: number }>;
  /** @source libvirt virDomainFSThaw, procedure 336, since 1.2.5 */
  domainFsthaw(
    args: { readonly dom: DomainRef; readonly mountpoints: readonly string[]; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly filesystems: number }>;
  /** @source libvirt virDomainGetTime, procedure 337, since 1.2.5 */
  domainGetTime(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly seconds: bigint; readonly nseconds: number }>;
  /** @source libvirt virDomainSetTime, procedure 338, since 1.2.5 */
  domainSetTime(
    args: {
      readonly dom: DomainRef;
      readonly seconds: bigint;
      readonly nseconds: number;
      readonly flags: DomainSetTimeFlags;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainOpenGraphicsFD, procedure 343, since 1.2.8 */
  domainOpenGraphicsFd(
    args: { readonly dom: DomainRef; readonly idx: number; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly fds: readonly number[] }>;
  /** @source libvirt virDomainBlockCopy, procedure 345, since 1.2.8 */
  domainBlockCopy(
    args: {
      readonly dom: DomainRef;
      readonly path: string;
      readonly destxml: string;
      readonly params: readonly TypedParam[];
      readonly flags: DomainBlockCopyFlags;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetFSInfo, procedure 349, since 1.2.11 */
  domainGetFsinfo(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly info: readonly DomainFsinfo[] }>;
  /** @source libvirt virDomainDefineXMLFlags, procedure 350, since 1.2.12 */
  domainDefineXml(
    args: { readonly xml: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly dom: DomainRef }>;
  /** @source libvirt virDomainGetIOThreadInfo, procedure 351, since 1.2.14 */
  domainGetIothreadInfo(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly info: readonly DomainIothreadInfo[] }>;
  /** @source libvirt virDomainPinIOThread, procedure 352, since 1.2.14 */
  domainPinIothread(
    args: {
      readonly dom: DomainRef;
      readonly iothreadsId: number;
      readonly cpumap: Uint8Array;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainInterfaceAddresses, procedure 353, since 1.2.14 */
  domainInterfaceAddresses(
    args: { readonly dom: DomainRef; readonly source: number; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly ifaces: readonly DomainInterface[] }>;
  /** @source libvirt virDomainAddIOThread, procedure 355, since 1.2.15 */
  domainAddIothread(
    args: { readonly dom: DomainRef; readonly iothreadId: number; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainDelIOThread, procedure 356, since 1.2.15 */
  domainDelIothread(
    args: { readonly dom: DomainRef; readonly iothreadId: number; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainSetUserPassword, procedure 357, since 1.2.16 */
  domainSetUserPassword(
    args: {
      readonly dom: DomainRef;
      readonly user: string | null;
      readonly password: string | null;
      readonly flags: DomainSetUserPasswordFlags;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainRename, procedure 358, since 1.2.19 */
  domainRename(
    args: { readonly dom: DomainRef; readonly newName: string | null; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly retcode: number }>;
  /** @source libvirt virDomainMigrateStartPostCopy, procedure 364, since 1.3.3 */
  domainMigrateStartPostCopy(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetPerfEvents, procedure 365, since 1.3.3 */
  domainGetPerfEvents(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly params: readonly TypedParam[] }>;
  /** @source libvirt virDomainSetPerfEvents, procedure 366, since 1.3.3 */
  domainSetPerfEvents(
    args: { readonly dom: DomainRef; readonly params: readonly TypedParam[]; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetGuestVcpus, procedure 371, since 2.0.0 */
  domainGetGuestVcpus(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly params: readonly TypedParam[] }>;
  /** @source libvirt virDomainSetGuestVcpus, procedure 372, since 2.0.0 */
  domainSetGuestVcpus(
    args: {
      readonly dom: DomainRef;
      readonly cpumap: string;
      readonly state: number;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainSetVcpu, procedure 384, since 3.1.0 */
  domainSetVcpu(
    args: {
      readonly dom: DomainRef;
      readonly cpumap: string;
      readonly state: number;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainSetBlockThreshold, procedure 386, since 3.1.0 */
  domainSetBlockThreshold(
    args: {
      readonly dom: DomainRef;
      readonly dev: string;
      readonly threshold: bigint;
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainMigrateGetMaxDowntime, procedure 387, since 3.7.0 */
  domainMigrateGetMaxDowntime(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly downtime: bigint }>;
  /** @source libvirt virDomainManagedSaveGetXMLDesc, procedure 388, since 3.7.0 */
  domainManagedSaveGetXmlDesc(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly xml: string }>;
  /** @source libvirt virDomainManagedSaveDefineXML, procedure 389, since 3.7.0 */
  domainManagedSaveDefineXml(
    args: { readonly dom: DomainRef; readonly dxml: string | null; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainSetLifecycleAction, procedure 390, since 3.9.0 */
  domainSetLifecycleAction(
    args: { readonly dom: DomainRef; readonly type: number; readonly action: number; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainDetachDeviceAlias, procedure 392, since 4.4.0 */
  domainDetachDeviceAlias(
    args: { readonly dom: DomainRef; readonly alias: string; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetLaunchSecurityInfo, procedure 396, since 4.5.0 */
  domainGetLaunchSecurityInfo(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly params: readonly TypedParam[] }>;
  /** @source libvirt virDomainSetIOThreadParams, procedure 402, since 4.10.0 */
  domainSetIothreadParams(
    args: {
      readonly dom: DomainRef;
      readonly iothreadId: number;
      readonly params: readonly TypedParam[];
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetGuestInfo, procedure 418, since 5.7.0 */
  domainGetGuestInfo(
    args: { readonly dom: DomainRef; readonly types: number; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly params: readonly TypedParam[] }>;
  /** @source libvirt virDomainAgentSetResponseTimeout, procedure 420, since 5.10.0 */
  domainAgentSetResponseTimeout(
    args: { readonly dom: DomainRef; readonly timeout: number; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly result: number }>;
  /** @source libvirt virDomainBackupBegin, procedure 421, since 6.0.0 */
  domainBackupBegin(
    args: {
      readonly dom: DomainRef;
      readonly backupXml: string;
      readonly checkpointXml: string | null;
      readonly flags: DomainBackupBeginFlags;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainBackupGetXMLDesc, procedure 422, since 6.0.0 */
  domainBackupGetXmlDesc(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly xml: string }>;
  /** @source libvirt virDomainAuthorizedSSHKeysGet, procedure 424, since 6.10.0 */
  domainAuthorizedSshKeysGet(
    args: { readonly dom: DomainRef; readonly user: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly keys: readonly string[] }>;
  /** @source libvirt virDomainAuthorizedSSHKeysSet, procedure 425, since 6.10.0 */
  domainAuthorizedSshKeysSet(
    args: {
      readonly dom: DomainRef;
      readonly user: string;
      readonly keys: readonly string[];
      readonly flags: DomainAuthorizedSSHKeysSetFlags;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetMessages, procedure 426, since 7.1.0 */
  domainGetMessages(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly msgs: readonly string[] }>;
  /** @source libvirt virDomainStartDirtyRateCalc, procedure 427, since 7.2.0 */
  domainStartDirtyRateCalc(
    args: { readonly dom: DomainRef; readonly seconds: number; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainSetLaunchSecurityState, procedure 439, since 8.0.0 */
  domainSetLaunchSecurityState(
    args: { readonly dom: DomainRef; readonly params: readonly TypedParam[]; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainSaveParams, procedure 440, since 8.4.0 */
  domainSaveParams(
    args: { readonly dom: DomainRef; readonly params: readonly TypedParam[]; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainRestoreParams, procedure 441, since 8.4.0 */
  domainRestoreParams(
    args: { readonly params: readonly TypedParam[]; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainAbortJobFlags, procedure 442, since 8.5.0 */
  domainAbortJob(args: { readonly dom: DomainRef; readonly flags: number }, call: Call): Awaitable<void>;
  /** @source libvirt virDomainFDAssociate, procedure 443, since 9.0.0 */
  domainFdAssociate(
    args: {
      readonly dom: DomainRef;
      readonly name: string;
      readonly flags: DomainFDAssociateFlags;
      readonly fds: readonly number[];
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGraphicsReload, procedure 448, since 10.2.0 */
  domainGraphicsReload(
    args: { readonly dom: DomainRef; readonly type: number; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainGetAutostartOnce, procedure 449, since 11.2.0 */
  domainGetAutostartOnce(
    args: { readonly dom: DomainRef },
    call: Call,
  ): Awaitable<{ readonly autostart: boolean }>;
  /** @source libvirt virDomainSetAutostartOnce, procedure 450, since 11.2.0 */
  domainSetAutostartOnce(
    args: { readonly dom: DomainRef; readonly autostart: boolean },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainSetThrottleGroup, procedure 451, since 11.2.0 */
  domainSetThrottleGroup(
    args: {
      readonly dom: DomainRef;
      readonly group: string;
      readonly params: readonly TypedParam[];
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainDelThrottleGroup, procedure 452, since 11.2.0 */
  domainDelThrottleGroup(
    args: { readonly dom: DomainRef; readonly group: string | null; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainAnnounceInterface, procedure 456, since 12.5.0 */
  domainAnnounceInterface(
    args: {
      readonly dom: DomainRef;
      readonly device: string | null;
      readonly params: readonly TypedParam[];
      readonly flags: number;
    },
    call: Call,
  ): Awaitable<void>;
}
