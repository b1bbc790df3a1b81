import { type DriverConnection, DomainMigrateFlags, VirtError } from '@typevirt/driver';
import { expect, test } from 'vitest';
import { migrate, migrateToUri } from './migrate.ts';
import { param } from './params.ts';
import { Session } from './session.ts';

const dom = { name: 'guest', uuid: '6695eb01-f6a4-8304-79aa-97f2502e193f', id: 1 };
const cookie = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A host that can migrate, and the calls that it has got. */
function host(features: readonly number[] = [4, 5, 12, 13], but: Partial<DriverConnection> = {}) {
  const calls: (readonly [string, Record<string, unknown>])[] = [];
  const got =
    <Reply>(name: string, reply: Reply) =>
    (args: object): Reply => {
      calls.push([name, { ...args }]);
      return reply;
    };
  const driver: DriverConnection = {
    events: { on: () => () => undefined },
    supportsFeature: (feature) => features.includes(feature),
    isAlive: () => true,
    isSecure: () => true,
    close: () => Promise.resolve(),
    domainGetState: () => ({ state: 1, reason: 1 }),
    domainAbortJob: got('abort', undefined),
    domainMigrateBegin3Params: got('begin', { cookieOut: cookie('from begin'), xml: '<domain/>' }),
    domainMigratePrepare3Params: got('prepare', { cookieOut: cookie('from prepare'), uriOut: 'tcp:there' }),
    domainMigratePerform3Params: got('perform', { cookieOut: cookie('from perform') }),
    domainMigrateFinish3Params: got('finish', { dom, cookieOut: cookie('from finish') }),
    domainMigrateConfirm3Params: got('confirm', undefined),
    ...but,
  };
  return { session: new Session(driver), calls };
}

const names = (calls: readonly (readonly [string, unknown])[]): string[] => calls.map(([name]) => name);

test('migrate() carries each cookie to the next step', async () => {
  const [here, there] = [host(), host()];
  expect(await migrate(here.session, dom, there.session, [], DomainMigrateFlags.live)).toEqual(dom);
  expect(names(here.calls)).toEqual(['begin', 'perform', 'confirm']);
  expect(names(there.calls)).toEqual(['prepare', 'finish']);
  expect(here.calls[1]![1]).toMatchObject({ cookieIn: cookie('from prepare') });
  expect(there.calls[1]![1]).toMatchObject({ cookieIn: cookie('from perform'), cancelled: 0 });
  expect(here.calls[2]![1]).toMatchObject({ cookieIn: cookie('from finish'), cancelled: 0 });
});

test('migrate() of a definition sends nothing, and the other side gets no cookie of its own back', async () => {
  const [here, there] = [host(), host()];
  await migrate(here.session, dom, there.session, [], DomainMigrateFlags.offline);
  expect(names(here.calls)).toEqual(['begin', 'confirm']);
  expect(there.calls[1]![1]).toMatchObject({ cookieIn: new Uint8Array() });
});

test('migrate() tells both sides of a failure, and its caller the first one', async () => {
  const here = host([13], {
    domainMigratePerform3Params: () => Promise.reject(new VirtError('operationFailed', 'no way')),
  });
  const there = host();
  await expect(migrate(here.session, dom, there.session, [], 0)).rejects.toMatchObject({
    code: 'operationFailed',
  });
  expect(here.calls.at(-1)).toMatchObject(['confirm', { cancelled: 1 }]);
  expect(there.calls.at(-1)).toMatchObject(['finish', { cancelled: 1 }]);
});

test.each([
  [DomainMigrateFlags.offline, [13], 'argumentUnsupported'],
  [DomainMigrateFlags.tunnelled, [13], 'invalidArg'],
  [DomainMigrateFlags.nonSharedDisk | DomainMigrateFlags.nonSharedInc, [13], 'invalidArg'],
  [DomainMigrateFlags.live, [], 'noSupport'],
])('migrate() with flags %i to a host with features %j fails with %s', async (flags, features, code) => {
  const here = host(features);
  await expect(migrate(here.session, dom, host().session, [], flags)).rejects.toMatchObject({ code });
  expect(here.calls).toEqual([]);
});

test('migrateToUri() names the other daemon only where it is to be talked to', async () => {
  const here = host();
  const params = [param.string('migrate_uri', 'tcp:there')];
  await migrateToUri(here.session, dom, 'qemu+ssh://there/system', params, DomainMigrateFlags.peer2peer);
  await migrateToUri(here.session, dom, 'tcp:there', params, 0);
  expect(here.calls.map(([, args]) => args['dconnuri'])).toEqual(['qemu+ssh://there/system', null]);
  await expect(
    migrateToUri(host([13]).session, dom, 'x', [], DomainMigrateFlags.peer2peer),
  ).rejects.toMatchObject({ code: 'argumentUnsupported' });
});
