/** QEMU and KVM, as the daemon holds them. */
import { join } from 'node:path';
import type { HypervisorRow } from './hypervisors.ts';
import { readQemuSettings } from './qemu-config.ts';
import { storageRow } from './storage.ts';
import { toLog } from './to-log.ts';

/** The driver of `qemu:///system` and `qemu:///session`; it looks after guests whether clients ask or not. */
export const qemuRow: HypervisorRow = {
  scheme: 'qemu',
  fromStart: true,
  beside: [storageRow],
  load: async ({ layout, privileged, hostUuid, log }) => {
    const { startQemuDriver } = await import('@typevirt/driver-qemu');
    const { config, state, runtime, cache } = layout;
    return startQemuDriver({
      directories: { etc: config, lib: state, run: runtime, log: layout.log, cache },
      privileged,
      hostUuid,
      log: toLog(log('qemu')),
      settings: readQemuSettings(join(config, 'qemu.conf')),
    });
  },
};
