/** What planning may look at: the settled document, what QEMU can do, and where this run's files are. */
import type { Domain } from '@typevirt/model';
import type { QemuCapabilities } from '../probe/index.ts';
import type { SealedSecret } from './secret.ts';

/** Descriptors of one interface that QEMU inherits, one of each for every queue. */
export interface TapDescriptors {
  readonly tap: readonly number[];
  /** Empty: packets are moved by QEMU, not by the kernel. */
  readonly vhost: readonly number[];
}

/** What the driver decides for one command line. */
export interface PlanOptions {
  /** Folder of this run: monitor socket, keys. */
  readonly instance: string;
  /** Descriptor under which QEMU finds its listening monitor socket; absent: it makes the socket itself. */
  readonly monitorFd?: number;
  /** Whether QEMU's system call filter is on. */
  readonly seccompSandbox: boolean;
  /** Folder under which guests keep memory in files; absent: libvirt's own. */
  readonly memoryFolder?: string;
  /** Where huge pages are mounted: page size in KiB → folder. */
  readonly hugepageFolders?: ReadonlyMap<bigint, string>;
  /**
   * Descriptors by alias of interface. Absent: the line is only shown, and numbers stand for descriptors that
   * somebody would have to open.
   */
  readonly taps?: ReadonlyMap<string, TapDescriptors>;
  /**
   * Secrets that the document names, by `secretKey`, sealed with the run's master key; cookies of web servers as if they
   * were for the usage `cookies NODE`.
   */
  readonly secrets?: ReadonlyMap<string, SealedSecret>;
  /** Sockets of emulated TPMs by alias. */
  readonly tpmSockets?: ReadonlyMap<string, string>;
  /** Sockets of virtiofs and passt helpers by alias of their device. */
  readonly helperSockets?: ReadonlyMap<string, string>;
  /** Descriptors of `/dev/vhost-scsi` by alias of the device. */
  readonly vhostScsiFds?: ReadonlyMap<string, number>;
  /** Descriptor of `/dev/vhost-vsock`, already told the guest's number. */
  readonly vsockFd?: number;
  /** Folder with the keys of TLS; absent: libvirt's own. */
  readonly tlsFolder?: string;
  /** What a host offers to viewers over TLS and SASL, set by its administrator. */
  readonly viewers?: ViewerSettings;
  /** Address from which the guest's state comes instead of booting. */
  readonly incoming?: string;
  /** When the guest starts, for clocks that are told so; absent: now. */
  readonly startedAt?: Date;
}

/** Settings of displays that are the administrator's, not the document's. */
export interface ViewerSettings {
  readonly vncTlsFolder?: string;
  readonly vncVerifyPeer?: boolean;
  readonly vncSasl?: boolean;
  readonly vncPassword?: boolean;
  readonly spiceTlsFolder?: string;
  readonly spiceSasl?: boolean;
  readonly spicePassword?: boolean;
}

/** The surroundings of planning. */
export interface PlanContext extends PlanOptions {
  readonly domain: Domain;
  readonly capabilities: QemuCapabilities;
}
