/** What planning may look at: the settled document, what QEMU can do, and where this run's files are. */
import type { Domain } from '@typevirt/model';
import type { QemuCapabilities } from '../probe/index.ts';

/** What the driver decides for one command line. */
export interface PlanOptions {
  /** Folder of this run: monitor socket, keys. */
  readonly instance: string;
  /** Descriptor under which QEMU finds its listening monitor socket; absent: it makes the socket itself. */
  readonly monitorFd?: number;
  /** Whether QEMU's system call filter is on. */
  readonly seccompSandbox: boolean;
}

/** The surroundings of planning. */
export interface PlanContext extends PlanOptions {
  readonly domain: Domain;
  readonly capabilities: QemuCapabilities;
}
