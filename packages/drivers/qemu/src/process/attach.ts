/** Finding a QEMU again that an earlier daemon started: by its pid and start time, through its monitor socket. */
import { isRunning, type ProcessIdentity } from '@typevirt/host';
import { type ConnectOptions, QmpMonitor } from '../monitor/monitor.ts';
import { QemuProcess } from './qemu-process.ts';

/** What must be remembered of a running QEMU to find it again. */
export interface QemuTrace {
  readonly identity: ProcessIdentity;
  readonly monitorSocketPath: string;
}

/**
 * Takes hold of a running QEMU.
 *
 * @returns undefined if exactly this process does not run any more.
 * @throws {MonitorClosedError} its socket is gone. @throws {MonitorTimeoutError} it runs and stays silent,
 * for instance because another client holds its monitor.
 */
export async function attachQemu(
  trace: QemuTrace,
  options: ConnectOptions = {},
): Promise<QemuProcess | undefined> {
  if (!isRunning(trace.identity)) return undefined;
  try {
    const monitor = await QmpMonitor.connect(trace.monitorSocketPath, options);
    return new QemuProcess(trace.identity, monitor);
  } catch (error) {
    if (!isRunning(trace.identity)) return undefined;
    throw error;
  }
}
