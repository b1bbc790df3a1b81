/**
 * Checkpoints of domains.
 */
import { area, same } from './handler.ts';
import { counted } from './lists.ts';

export const checkpointHandlers = area({
  domainCheckpointCreateXml: same('domainCheckpointCreateXml'),
  domainCheckpointGetXmlDesc: same('domainCheckpointGetXmlDesc'),
  domainListAllCheckpoints: counted('domainListAllCheckpoints', 'checkpoints'),
  domainCheckpointListAllChildren: counted('domainCheckpointListAllChildren', 'checkpoints'),
  domainCheckpointLookupByName: same('domainCheckpointLookupByName'),
  domainCheckpointGetParent: same('domainCheckpointGetParent'),
  domainCheckpointDelete: same('domainCheckpointDelete'),
});
