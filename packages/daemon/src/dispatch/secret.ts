/**
 * Secrets.
 */
import { area, same, after } from './handler.ts';
import { all, counted, numberOf } from './lists.ts';

const secrets = all('connectListAllSecrets', 'secrets', 0);

export const secretHandlers = area({
  connectNumOfSecrets: numberOf(secrets),
  connectListSecrets: (args, session) =>
    after(secrets(args, session), (found) => ({
      uuids: found.slice(0, Math.max(0, args.maxuuids)).map((secret) => secret.uuid),
    })),
  secretLookupByUuid: same('secretLookupByUuid'),
  secretDefineXml: same('secretDefineXml'),
  secretGetXmlDesc: same('secretGetXmlDesc'),
  secretSetValue: same('secretSetValue'),
  secretGetValue: same('secretGetValue'),
  secretUndefine: same('secretUndefine'),
  secretLookupByUsage: same('secretLookupByUsage'),
  connectListAllSecrets: counted('connectListAllSecrets', 'secrets'),
});
