/** One thing that is filled in or put in order. Steps change the copy that they are given. */
import type { Domain } from '../domain.ts';
import type { DefinitionFeature } from '../settle/features.ts';

/** What filling in depends on beside the document. */
export interface NormalizeFacts {
  /** A UUID that nobody has. */
  readonly newUuid: () => string;
  /** A hardware address of the hypervisor's own range. */
  readonly newMac: () => string;
  /** What the hypervisor's driver can take. */
  readonly features: ReadonlySet<DefinitionFeature>;
  /** Whether what NUMA cells have together replaces a size that is written down. */
  readonly cellsDecideMemory: boolean;
  /** How names begin that the driver makes up for network devices, besides those that every driver makes up. */
  readonly netPrefix?: string | undefined;
}

export interface NormalizeStep {
  readonly name: string;
  readonly run: (domain: Domain, facts: NormalizeFacts) => void;
}

export function step(name: string, run: NormalizeStep['run']): NormalizeStep {
  return { name, run };
}
