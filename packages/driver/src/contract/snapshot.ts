/**
 * Snapshots of domains: the contract's methods, named as the wire protocol's procedures; of each family (`create`, `createWithFlags`)
 * only the newest member, since it can say what the older ones say.
 */
import type { Awaitable, Call } from '../call.ts';
import type { DomainSnapshotDeleteFlags, DomainSnapshotXMLFlags } from '../constants/index.ts';
import type { DomainRef, DomainSnapshotRef } from '../refs.ts';

/** Snapshots of domains. A driver has those methods that its hypervisor can do. */
export interface SnapshotMethods {
  /** @source libvirt virDomainSnapshotCreateXML, procedure 185, since 0.8.0 */
  domainSnapshotCreateXml(
    args: { readonly dom: DomainRef; readonly xmlDesc: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly snap: DomainSnapshotRef }>;
  /** @source libvirt virDomainSnapshotGetXMLDesc, procedure 186, since 0.8.0 */
  domainSnapshotGetXmlDesc(
    args: { readonly snap: DomainSnapshotRef; readonly flags: DomainSnapshotXMLFlags },
    call: Call,
  ): Awaitable<{ readonly xml: string }>;
  /** @source libvirt virDomainSnapshotLookupByName, procedure 189, since 0.8.0 */
  domainSnapshotLookupByName(
    args: { readonly dom: DomainRef; readonly name: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly snap: DomainSnapshotRef }>;
  /** @source libvirt virDomainHasCurrentSnapshot, procedure 190, since 0.8.0 */
  domainHasCurrentSnapshot(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly result: number }>;
  /** @source libvirt virDomainSnapshotCurrent, procedure 191, since 0.8.0 */
  domainSnapshotCurrent(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly snap: DomainSnapshotRef }>;
  /** @source libvirt virDomainRevertToSnapshot, procedure 192, since 0.8.0 */
  domainRevertToSnapshot(
    args: { readonly snap: DomainSnapshotRef; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainSnapshotDelete, procedure 193, since 0.8.0 */
  domainSnapshotDelete(
    args: { readonly snap: DomainSnapshotRef; readonly flags: DomainSnapshotDeleteFlags },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virDomainSnapshotGetParent, procedure 244, since 0.9.7 */
  domainSnapshotGetParent(
    args: { readonly snap: DomainSnapshotRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly snap: DomainSnapshotRef }>;
  /** @source libvirt virDomainSnapshotIsCurrent, procedure 271, since 0.9.13 */
  domainSnapshotIsCurrent(
    args: { readonly snap: DomainSnapshotRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly current: number }>;
  /** @source libvirt virDomainSnapshotHasMetadata, procedure 272, since 0.9.13 */
  domainSnapshotHasMetadata(
    args: { readonly snap: DomainSnapshotRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly metadata: number }>;
  /** @source libvirt virDomainListAllSnapshots, procedure 274, since 0.9.13 */
  domainListAllSnapshots(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly snapshots: readonly DomainSnapshotRef[] }>;
  /** @source libvirt virDomainSnapshotListAllChildren, procedure 275, since 0.9.13 */
  domainSnapshotListAllChildren(
    args: { readonly snapshot: DomainSnapshotRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly snapshots: readonly DomainSnapshotRef[] }>;
}
