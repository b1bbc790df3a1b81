/** What one hypervisor's driver brings to a definition. */
import type { Domain } from '../domain.ts';
import { step, type NormalizeStep } from '../normalize/step.ts';
import type { Rule } from '../rules/rule.ts';
import type { DefinitionFeature } from './features.ts';

const namespaceFields = [
  'qemuCommandline',
  'qemuCapabilities',
  'qemuOverride',
  'qemuDeprecation',
  'lxcNamespaces',
  'bhyveCommandline',
  'xenCommandline',
  'vmwareDatacenter',
] as const satisfies readonly (keyof Domain)[];
export type NamespaceField = (typeof namespaceFields)[number];

/** A hypervisor's part in settling: pure, for one host and one program. */
export interface DefinitionDriver {
  readonly features: ReadonlySet<DefinitionFeature>;
  /** The first three bytes of hardware addresses that the driver makes up. */
  readonly macPrefix: readonly [number, number, number];
  /** How names begin that the driver makes up for network devices. */
  readonly netPrefix?: string;
  /** Whether what NUMA cells have together replaces a size that is written down (libvirt's ABI_UPDATE). Default: no. */
  readonly cellsDecideMemory?: boolean;
  /** Elements of namespaces that the driver reads; those of other hypervisors are dropped. */
  readonly namespaces: readonly NamespaceField[];
  /** Between the steps that come before every driver's and those that come after. */
  readonly steps: readonly NormalizeStep[];
  /** On what the shared steps added. */
  readonly lateSteps?: readonly NormalizeStep[];
  /** Gives places to devices, beyond drives. Changes the domain that it is given. */
  readonly place?: (domain: Domain) => void;
  /** What holds once everything is filled in, in the order in which libvirt looks. */
  readonly rules: readonly Rule[];
}

/** Drops what is written for other hypervisors. */
export function foreignPartsAreDropped(known: readonly NamespaceField[]): NormalizeStep {
  return step('foreignPartsAreDropped', (domain) => {
    for (const field of namespaceFields) if (!known.includes(field)) delete domain[field];
  });
}

/** Where identities come from that a document leaves open. */
export interface Identities {
  readonly newUuid: () => string;
  /** 0 to 255. */
  readonly newByte: () => number;
}

/** A hardware address of the given range. */
export function newMac(prefix: DefinitionDriver['macPrefix'], newByte: Identities['newByte']): string {
  return [...prefix, newByte(), newByte(), newByte()]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join(':');
}
