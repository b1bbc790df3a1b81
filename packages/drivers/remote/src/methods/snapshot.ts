/**
 * Snapshots of domains.
 */
import { area, listed, same, withNumber } from '../method.ts';

export const snapshotMethods = area({
  domainSnapshotCreateXml: same('domainSnapshotCreateXml'),
  domainSnapshotGetXmlDesc: same('domainSnapshotGetXmlDesc'),
  domainSnapshotLookupByName: same('domainSnapshotLookupByName'),
  domainHasCurrentSnapshot: withNumber('domainHasCurrentSnapshot', 'result'),
  domainSnapshotCurrent: same('domainSnapshotCurrent'),
  domainRevertToSnapshot: same('domainRevertToSnapshot'),
  domainSnapshotDelete: same('domainSnapshotDelete'),
  domainSnapshotGetParent: same('domainSnapshotGetParent'),
  domainSnapshotIsCurrent: withNumber('domainSnapshotIsCurrent', 'current'),
  domainSnapshotHasMetadata: withNumber('domainSnapshotHasMetadata', 'metadata'),
  domainListAllSnapshots: listed('domainListAllSnapshots'),
  domainSnapshotListAllChildren: listed('domainSnapshotListAllChildren'),
});
