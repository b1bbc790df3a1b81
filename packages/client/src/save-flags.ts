/** What libvirt's public functions refuse before any driver is asked to save or restore a guest. */
import { DomainSaveRestoreFlags, VirtError } from '@typevirt/driver';

/** @throws {VirtError} `invalidArg` where a saved guest shall come back both running and paused. */
export function requireOneWake(flags: number): void {
  const both = DomainSaveRestoreFlags.running | DomainSaveRestoreFlags.paused;
  if ((flags & both) !== both) return;
  throw new VirtError(
    'invalidArg',
    "Flags 'VIR_DOMAIN_SAVE_RUNNING' and 'VIR_DOMAIN_SAVE_PAUSED' are mutually exclusive",
    { verbatim: true },
  );
}
