/** Storage pools and volumes of this host, as the daemon holds them. */
import type { HypervisorRow } from './hypervisors.ts';
import { toLog } from './to-log.ts';

/** The driver of `storage:///system`, and of pools for every hypervisor of this host. */
export const storageRow: HypervisorRow = {
  scheme: 'storage',
  fromStart: true,
  beside: [],
  load: async ({ layout, log }) => {
    const { startStorageDriver } = await import('@typevirt/driver-storage');
    return startStorageDriver({
      directories: { etc: layout.config, run: layout.runtime },
      log: toLog(log('storage')),
    });
  },
};
