/** QEMU and KVM: each domain is one QEMU process on this host. */
export type { Directories } from './driver/directories.ts';
export { startQemuDriver, type QemuDriver, type QemuDriverOptions } from './driver/driver.ts';
export type { Log, QemuSettings } from './driver/state.ts';
