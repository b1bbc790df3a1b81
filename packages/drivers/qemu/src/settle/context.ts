/** What settling may look at beside the document. */
import type { QemuCapabilities } from '../probe/index.ts';

/** What an administrator sets that a definition may leave open. */
export interface SettleSettings {
  readonly vncListen: string;
  readonly spiceListen: string;
  readonly displayPorts: { readonly first: number; readonly last: number };
  /** Folder for the firmware variables of guests. Default: libvirt's. */
  readonly nvramFolder?: string;
  /** Are the programs there that emulate TPMs? Default: looked for in PATH when a document asks. */
  readonly hasTpmEmulator?: boolean;
}

/** The surroundings of settling. */
export interface SettleContext {
  readonly capabilities: QemuCapabilities;
  readonly settings: SettleSettings;
}
