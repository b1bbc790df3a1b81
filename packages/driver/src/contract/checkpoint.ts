/**
 * Checkpoints of domains: the contract's methods, named as the wire protocol's procedures; of each family (`create`, `createWithFlags`)
 * only the newest member, since it can say what the older ones say.
 */
import type { Awaitable, Call } from '../call.ts';
import type { DomainCheckpointDeleteFlags, DomainCheckpointXMLFlags } from '../constants/index.ts';
import type { DomainCheckpointRef, DomainRef } from '../refs.ts';

/** Checkpoints of domains. A driver has those methods that its hypervisor can do. */
export interface CheckpointMethods {
  /** @source libvirt virDomainCheckpointCreateXML, procedure 411, since 5.6.0 */
  domainCheckpointCreateXml(
    args: { readonly dom: DomainRef; readonly xmlDesc: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly checkpoint: DomainCheckpointRef }>;
  /** @source libvirt virDomainCheckpointGetXMLDesc, procedure 412, since 5.6.0 */
  domainCheckpointGetXmlDesc(
    args: { readonly checkpoint: DomainCheckpointRef; readonly flags: DomainCheckpointXMLFlags },
    call: Call,
  ): Awaitable<{ readonly xml: string }>;
  /** @source libvirt virDomainListAllCheckpoints, procedure 413, since 5.6.0 */
  domainListAllCheckpoints(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly checkpoints: readonly DomainCheckpointRef[] }>;
  /** @source libvirt virDomainCheckpointListAllChildren, procedure 414, since 5.6.0 */
  domainCheckpointListAllChildren(
    args: { readonly checkpoint: DomainCheckpointRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly checkpoints: readonly DomainCheckpointRef[] }>;
  /** @source libvirt virDomainCheckpointLookupByName, procedure 415, since 5.6.0 */
  domainCheckpointLookupByName(
    args: { readonly dom: DomainRef; readonly name: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly checkpoint: DomainCheckpointRef }>;
  /** @source libvirt virDomainCheckpointGetParent, procedure 416, since 5.6.0 */
  domainCheckpointGetParent(
    args: { readonly checkpoint: DomainCheckpointRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly parent: DomainCheckpointRef }>;
  /** @source libvirt virDomainCheckpointDelete, procedure 417, since 5.6.0 */
  domainCheckpointDelete(
    args: { readonly checkpoint: DomainCheckpointRef; readonly flags: DomainCheckpointDeleteFlags },
    call: Call,
  ): Awaitable<void>;
}
