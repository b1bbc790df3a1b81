/** Refusals of planning, in libvirt's words. */
import { VirtError } from '@typevirt/driver';

/** What this QEMU, or this kind of guest, cannot do. */
export function unsupported(detail: string): VirtError {
  return new VirtError('configUnsupported', detail, { domain: 'qemu' });
}

/** What a settled document cannot hold: somebody before us made a mistake. */
export function broken(detail: string): VirtError {
  return new VirtError('internalError', detail, { domain: 'qemu' });
}
