/**
 * Snapshots of domains.
 */
import type { Awaitable, DomainRef, DomainSnapshotRef } from '@typevirt/driver';
import type { Session } from '../session/session.ts';
import { area, ask, same, after } from './handler.ts';
import { counted, namesOf, numberOf } from './lists.ts';

const nameOf = (snapshot: DomainSnapshotRef): string => snapshot.name;

function snapshots(
  args: { dom: DomainRef; flags: number },
  session: Session,
): Awaitable<readonly DomainSnapshotRef[]> {
  return after(
    ask(session, 'domainListAllSnapshots', { dom: args.dom, flags: args.flags }),
    (reply) => reply.snapshots,
  );
}

function children(
  args: { snap: DomainSnapshotRef; flags: number },
  session: Session,
): Awaitable<readonly DomainSnapshotRef[]> {
  const asked = { snapshot: args.snap, flags: args.flags };
  return after(ask(session, 'domainSnapshotListAllChildren', asked), (reply) => reply.snapshots);
}

export const snapshotHandlers = area({
  domainSnapshotCreateXml: same('domainSnapshotCreateXml'),
  domainSnapshotGetXmlDesc: same('domainSnapshotGetXmlDesc'),
  domainSnapshotNum: numberOf(snapshots),
  domainSnapshotListNames: namesOf(snapshots, nameOf),
  domainSnapshotLookupByName: same('domainSnapshotLookupByName'),
  domainHasCurrentSnapshot: same('domainHasCurrentSnapshot'),
  domainSnapshotCurrent: same('domainSnapshotCurrent'),
  domainRevertToSnapshot: same('domainRevertToSnapshot'),
  domainSnapshotDelete: same('domainSnapshotDelete'),
  domainSnapshotGetParent: same('domainSnapshotGetParent'),
  domainSnapshotNumChildren: numberOf(children),
  domainSnapshotListChildrenNames: namesOf(children, nameOf),
  domainSnapshotIsCurrent: same('domainSnapshotIsCurrent'),
  domainSnapshotHasMetadata: same('domainSnapshotHasMetadata'),
  domainListAllSnapshots: counted('domainListAllSnapshots', 'snapshots'),
  domainSnapshotListAllChildren: counted('domainSnapshotListAllChildren', 'snapshots'),
});
