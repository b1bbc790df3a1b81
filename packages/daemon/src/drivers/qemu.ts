/** QEMU and KVM, as the daemon holds them. */
import { join } from 'node:path';
import type { Log } from '@typevirt/driver-qemu';
import type { Logger } from 'pino';
import type { HypervisorRow } from './hypervisors.ts';
import { readQemuSettings } from './qemu-config.ts';

/** The driver of `qemu:///system` and `qemu:///session`; it looks after guests whether clients ask or not. */
export const qemuRow: HypervisorRow = {
  scheme: 'qemu',
  fromStart: true,
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

function toLog(logger: Logger): Log {
  const tell =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (text: string, details: object = {}) => {
      const { error, ...rest } = details as { readonly error?: unknown };
      logger[level]({ ...rest, ...(error === undefined ? {} : { err: error }) }, text);
    };
  return { debug: tell('debug'), info: tell('info'), warn: tell('warn'), error: tell('error') };
}
