/** virsh's words for the API's numbers, indexed by number. @source virsh 9.0 */

/** `DomainState`. */
export const domainStates = [
  'no state',
  'running',
  'idle',
  'paused',
  'in shutdown',
  'shut off',
  'crashed',
  'pmsuspended',
];

const runningReasons = [
  'unknown',
  'booted',
  'migrated',
  'restored',
  'from snapshot',
  'unpaused',
  'migration canceled',
  'save canceled',
  'event wakeup',
  'crashed',
  'post-copy',
  'post-copy failed',
];
const pausedReasons = [
  'unknown',
  'user',
  'migrating',
  'saving',
  'dumping',
  'I/O error',
  'watchdog',
  'from snapshot',
  'shutting down',
  'creating snapshot',
  'crashed',
  'starting up',
  'post-copy',
  'post-copy failed',
  'api error',
];
const shutoffReasons = [
  'unknown',
  'shutdown',
  'destroyed',
  'crashed',
  'migrated',
  'saved',
  'failed',
  'from snapshot',
  'daemon',
];

const reasons: Readonly<Record<number, readonly string[]>> = {
  1: runningReasons,
  3: pausedReasons,
  4: ['unknown', 'user'],
  5: shutoffReasons,
  6: ['unknown', 'panicked'],
};

/** The word at a number, `fallback` beyond the list. */
export function wordFor(words: readonly string[], number: number, fallback = 'unknown'): string {
  return words[number] ?? fallback;
}

/** Why a domain is in its state. */
export function stateReason(state: number, reason: number): string {
  return reasons[state]?.[reason] ?? 'unknown';
}

/** `VcpuState`. */
export const vcpuStates = ['offline', 'running', 'blocked'];

/** `DomainControlState`. */
export const controlStates = ['ok', 'background job', 'occupied', 'error'];

/** `DomainControlErrorReason`. */
export const controlErrors = ['', 'unknown', 'monitor failure', 'internal (locking) error'];

/** `DomainDiskErrorCode`. */
export const diskErrors = ['no error', 'unspecified error', 'no space'];

/** `StoragePoolState`. */
export const poolStates = ['inactive', 'building', 'running', 'degraded', 'inaccessible'];

/** `StorageVolType`. */
export const volumeTypes = ['file', 'block', 'dir', 'network', 'netdir', 'ploop'];

/** `SecretUsageType`. */
export const secretUsages = ['none', 'volume', 'ceph', 'iscsi', 'tls', 'vtpm'];

/** `IPAddrType`. */
export const addressTypes = ['ipv4', 'ipv6'];

/** `DomainJobType`. */
export const jobTypes = ['None', 'Bounded', 'Unbounded', 'Completed', 'Failed', 'Cancelled'];

/** `DomainJobOperation`. */
export const jobOperations = [
  'Unknown',
  'Start',
  'Save',
  'Restore',
  'Incoming migration',
  'Outgoing migration',
  'Snapshot',
  'Snapshot revert',
  'Dump',
  'Backup',
  'Snapshot delete',
];

/** `yes` or `no`. */
export const yesNo = (value: boolean): string => (value ? 'yes' : 'no');
