/**
 * Checkpoints of domains.
 */
import { area, listed, same } from '../method.ts';

export const checkpointMethods = area({
  domainCheckpointCreateXml: same('domainCheckpointCreateXml'),
  domainCheckpointGetXmlDesc: same('domainCheckpointGetXmlDesc'),
  domainListAllCheckpoints: listed('domainListAllCheckpoints'),
  domainCheckpointListAllChildren: listed('domainCheckpointListAllChildren'),
  domainCheckpointLookupByName: same('domainCheckpointLookupByName'),
  domainCheckpointGetParent: same('domainCheckpointGetParent'),
  domainCheckpointDelete: same('domainCheckpointDelete'),
});
