/** The document as `domxml-to-native` plans it: as for a run, with number -1 and interfaces that someone else will open. */
import type { Domain } from '@typevirt/model';
import type { QemuCapabilities } from '../probe/index.ts';
import { settleLive, type RunFacts } from './live.ts';

/** Settles a definition for being shown as a command line. */
export function settleForNative(definition: Domain, capabilities: QemuCapabilities, facts: RunFacts): Domain {
  return settleLive(definition, capabilities, facts);
}
