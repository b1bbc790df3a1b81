/**
 * In which states a driver allows which operation, and its words otherwise. Data, so that driver, shell and console read
 * the same rows. Learned by asking libvirt 9.0 for each operation in each state.
 */
import type { RefusalCode } from '../document-error.ts';

/** What a guest does. */
export type DomainState =
  | 'nostate'
  | 'running'
  | 'blocked'
  | 'paused'
  | 'shutdown'
  | 'shutoff'
  | 'crashed'
  | 'pmsuspended';

/** Where an operation is allowed. */
export interface StateRule {
  readonly in: readonly DomainState[];
  readonly otherwise: string;
  /** Default `operationInvalid`. */
  readonly code?: RefusalCode;
}

/** States in which there is a process. */
export const activeStates = [
  'running',
  'blocked',
  'paused',
  'shutdown',
  'crashed',
  'pmsuspended',
] as const satisfies readonly DomainState[];
const off = ['shutoff'] as const;
const notRunning = 'domain is not running';
const active: StateRule = { in: activeStates, otherwise: notRunning };

/** Is there a process in this state? */
export function isActive(state: DomainState): boolean {
  return (activeStates as readonly DomainState[]).includes(state);
}

/** The QEMU driver's rules. */
export const qemuAllows = {
  create: { in: off, otherwise: 'domain is already running' }, // qemuDomainCreateWithFlags
  suspend: { in: ['running', 'blocked', 'paused'], otherwise: notRunning }, // qemuDomainSuspend
  resume: active, // qemuDomainResume
  resumeSleeping: {
    in: ['running', 'blocked', 'paused', 'crashed', 'shutdown'],
    otherwise: 'domain is pmsuspended',
  },
  shutdown: { in: ['running', 'blocked'], otherwise: notRunning }, // qemuDomainShutdownFlags
  reboot: active, // qemuDomainReboot
  reset: active, // qemuDomainReset
  destroy: active, // qemuDomainDestroyFlags
  save: active, // qemuDomainSaveFlags
  coreDump: active, // qemuDomainCoreDumpWithFormat
  screenshot: active, // qemuDomainScreenshot
  sendKey: active, // qemuDomainSendKey
  injectNmi: active, // qemuDomainInjectNMI
  pmSuspend: { in: ['running', 'blocked'], otherwise: notRunning }, // qemuDomainPMSuspendForDuration
  pmWakeup: active, // qemuDomainPMWakeup
  blockJob: active, // qemuDomainBlockPull, BlockCommit, BlockCopy
  blockResize: active, // qemuDomainBlockResize
  blockStats: active, // qemuDomainBlockStats
  interfaceStats: active, // qemuDomainInterfaceStats
  memoryStats: active, // qemuDomainMemoryStats
  memoryPeek: active, // qemuDomainMemoryPeek
  cpuStats: active, // qemuDomainGetCPUStats
  vcpuInfo: { in: activeStates, otherwise: 'cannot retrieve vcpu information for inactive domain' }, // qemuDomainGetVcpus
  controlInfo: active, // qemuDomainGetControlInfo
  jobInfo: active, // qemuDomainGetJobStats
  migrate: active, // qemuDomainMigrateBegin3Params
  openConsole: active, // qemuDomainOpenConsole
  openGraphics: active, // qemuDomainOpenGraphics
  monitor: active, // qemuDomainQemuMonitorCommand
  agent: { in: ['running', 'blocked'], otherwise: notRunning }, // qemuDomainAgentAvailable
  rename: { in: off, otherwise: 'cannot rename active domain' }, // qemuDomainRename
  checkpointCreate: {
    in: activeStates,
    otherwise: 'cannot create checkpoint for inactive domain',
    code: 'operationUnsupported',
  }, // qemuCheckpointCreateXML
  changeLive: active, // virDomainObjUpdateModificationImpact
} as const satisfies Record<string, StateRule>;

/** The test driver's rules; its words name the domain in the place of `%s`. */
export const testAllows = {
  create: { in: off, otherwise: "Domain '%s' is already running", code: 'internalError' }, // testDomainCreateWithFlags
  suspend: { in: ['running'], otherwise: "domain '%s' not running", code: 'internalError' }, // testDomainSuspend
  resume: { in: ['paused'], otherwise: "domain '%s' not paused", code: 'internalError' }, // testDomainResume
  shutdown: {
    in: ['running', 'paused', 'blocked', 'crashed', 'pmsuspended'],
    otherwise: "domain '%s' not running",
    code: 'internalError',
  }, // testDomainShutdownFlags
  reboot: active, // testDomainReboot
  reset: active, // testDomainReset
  destroy: active, // testDomainDestroyFlags
  save: active, // testDomainSaveFlags
  coreDump: active, // testDomainCoreDumpWithFormat
  sendKey: active, // testDomainSendKey
  injectNmi: active, // testDomainInjectNMI
  blockStats: active, // testDomainBlockStats
  interfaceStats: active, // testDomainInterfaceStats
  memoryStats: active, // testDomainMemoryStats
  memoryPeek: active, // testDomainMemoryPeek
  cpuStats: active, // testDomainGetCPUStats
  vcpuInfo: { in: activeStates, otherwise: 'cannot list vcpus for an inactive domain' }, // testDomainGetVcpus
  controlInfo: active, // testDomainGetControlInfo
  diskErrors: active, // testDomainGetDiskErrors
  getTime: { in: ['running'], otherwise: notRunning }, // testDomainGetTime
  rename: { in: off, otherwise: 'cannot rename active domain' }, // testDomainRename
  setMaxMemory: { in: off, otherwise: 'cannot resize the maximum memory on an active domain' }, // testDomainSetMaxMemory
  checkpointCreate: {
    in: activeStates,
    otherwise: 'cannot create checkpoint for inactive domain',
    code: 'operationUnsupported',
  }, // testDomainCheckpointCreateXML
  changeLive: active, // virDomainObjUpdateModificationImpact
} as const satisfies Record<string, StateRule>;
