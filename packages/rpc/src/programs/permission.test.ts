import { expect, test } from 'vitest';
import { neededPermissions } from './permission.ts';
import { remote } from './remote.ts';

const dom = { name: 'x', uuid: '00000000-0000-0000-0000-000000000000', id: -1 };

test('neededPermissions() asks for more when a flag is set', () => {
  const { allow } = remote.procedures.domainGetXmlDesc;
  expect(neededPermissions(allow!, { dom, flags: 0 })).toEqual(['domain:read']);
  expect(neededPermissions(allow!, { dom, flags: 1 })).toEqual(['domain:read', 'domain:read_secure']);
});

test('neededPermissions() asks for more when neither of two flags is set', () => {
  const { allow } = remote.procedures.domainUpdateDeviceFlags;
  expect(neededPermissions(allow!, { dom, xml: '', flags: 0 })).toEqual(['domain:write', 'domain:save']);
  expect(neededPermissions(allow!, { dom, xml: '', flags: 1 })).toEqual(['domain:write']);
  expect(neededPermissions(allow!, { dom, xml: '', flags: 2 })).toEqual(['domain:write', 'domain:save']);
});

test('neededPermissions() looks at other fields than flags', () => {
  const { allow } = remote.procedures.domainInterfaceAddresses;
  expect(neededPermissions(allow!, { dom, source: 0, flags: 0 })).toEqual(['domain:read']);
  expect(neededPermissions(allow!, { dom, source: 1, flags: 0 })).toEqual(['domain:read', 'domain:write']);
});
