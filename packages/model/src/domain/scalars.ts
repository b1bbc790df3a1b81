/** Kinds of text that several domain elements share. */
import { oneOf } from '@typevirt/xml';
import { strictly } from './devices/scalars.ts';

export { absPath as absolutePath } from './devices/scalars.ts';

/** Name of an emulated board. */
export const machineName = strictly('[a-zA-Z0-9_\\.\\-]+', 'machine name', 'pc-q35-7.2', 'pc');

/** Name of a processor feature. */
export const cpuFeatureName = strictly('[a-zA-Z0-9\\-_\\.]+', 'processor feature', 'pcid', 'x2apic');

/** What a domain does when something ends it. */
export const lifecycleAction = oneOf('destroy', 'restart', 'preserve', 'rename-restart');
export type LifecycleAction = 'destroy' | 'restart' | 'preserve' | 'rename-restart';

/** What a domain does when its guest crashed. */
export const crashAction = oneOf(
  'destroy',
  'restart',
  'preserve',
  'rename-restart',
  'coredump-destroy',
  'coredump-restart',
);
export type CrashAction = LifecycleAction | 'coredump-destroy' | 'coredump-restart';

/** Kinds of hypervisor. */
export const hypervisorType = oneOf(
  'qemu',
  'kqemu',
  'kvm',
  'xen',
  'lxc',
  'uml',
  'openvz',
  'test',
  'vmware',
  'hyperv',
  'vbox',
  'phyp',
  'parallels',
  'bhyve',
  'vz',
  'hvf',
);
