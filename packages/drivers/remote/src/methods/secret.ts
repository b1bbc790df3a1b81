/**
 * Secrets.
 */
import { area, listed, same } from '../method.ts';

export const secretMethods = area({
  secretLookupByUuid: same('secretLookupByUuid'),
  secretDefineXml: same('secretDefineXml'),
  secretGetXmlDesc: same('secretGetXmlDesc'),
  secretSetValue: same('secretSetValue'),
  secretGetValue: same('secretGetValue'),
  secretUndefine: same('secretUndefine'),
  secretLookupByUsage: same('secretLookupByUsage'),
  connectListAllSecrets: listed('connectListAllSecrets'),
});
