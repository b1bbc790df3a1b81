/** Kinds of text that several domain elements share. */
import { oneOf, pattern, type Scalar } from '@typevirt/xml';

/** A path on the host that starts at its root. */
export const absolutePath: Scalar<string> = pattern('/[^\\n]*', { name: 'absolutePath', sample: () => '/var/lib/example.img' });

/** Name of an emulated board, `pc-q35-7.2`. */
export const machineName: Scalar<string> = pattern('[a-zA-Z0-9_\\.\\-]+', { name: 'machineName', sample: () => 'pc-q35-7.2' });

/** Name of a processor feature, `pcid`. */
export const cpuFeatureName: Scalar<string> = pattern('[a-zA-Z0-9\\-_\\.]+', { name: 'cpuFeatureName', sample: () => 'pcid' });

/** What a domain does when something ends it. */
export const lifecycleAction = oneOf('destroy', 'restart', 'preserve', 'rename-restart');
export type LifecycleAction = 'destroy' | 'restart' | 'preserve' | 'rename-restart';

/** What a domain does when its guest crashed. */
export const crashAction = oneOf('destroy', 'restart', 'preserve', 'rename-restart', 'coredump-destroy', 'coredump-restart');
export type CrashAction = LifecycleAction | 'coredump-destroy' | 'coredump-restart';
