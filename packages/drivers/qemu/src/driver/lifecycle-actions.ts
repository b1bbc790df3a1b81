/** What QEMU itself must know of what a guest's reboot shall lead to; all else is decided when the guest ends. */
import type { Domain } from '@typevirt/model';
import type { QmpMonitor } from '../monitor/index.ts';

/**
 * Tells QEMU whether a guest that reboots goes on or ends.
 *
 * @source libvirt qemuProcessSetupLifecycleActions
 */
export async function setLifecycleActions(monitor: QmpMonitor, { onReboot }: Domain): Promise<void> {
  await monitor.execute('set-action', { reboot: onReboot === 'destroy' ? 'shutdown' : 'reset' });
}
