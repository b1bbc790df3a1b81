/** One thing that is filled in or put in order. Steps change the copy that they are given. */
import type { ScsiWidth } from '../addresses/drive.ts';
import type { Domain } from '../domain.ts';

/** What filling in depends on beside the document. */
export interface NormalizeFacts {
  /** A UUID that nobody has. */
  readonly newUuid: () => string;
  /** A hardware address of the hypervisor's own range. */
  readonly newMac: () => string;
  readonly scsiWidth: ScsiWidth;
}

export interface NormalizeStep {
  readonly name: string;
  readonly run: (domain: Domain, facts: NormalizeFacts) => void;
}

export function step(name: string, run: NormalizeStep['run']): NormalizeStep {
  return { name, run };
}
