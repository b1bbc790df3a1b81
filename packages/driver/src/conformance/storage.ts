/** Storage pools and their volumes. */
import { describe, expect, test } from 'vitest';
import { connect, refused, untilHeard, type ConformanceOptions } from './harness.ts';

function poolXml(name: string, path = `/${name}`): string {
  return `<pool type='dir'><name>${name}</name><target><path>${path}</path></target></pool>`;
}
function volumeXml(name: string, mebibytes: number): string {
  return `<volume><name>${name}</name><capacity unit='MiB'>${mebibytes}</capacity></volume>`;
}
const mebibyte = 1_048_576n;
const room = 107_374_182_400n;

export function storage(options: ConformanceOptions): void {
  const { errorDomain: domain } = options;
  const invalid = (detail: string) =>
    ({ code: 'operationInvalid', domain, message: `Requested operation is not valid: ${detail}` }) as const;

  describe('storage', () => {
    test('a pool lives from definition to undefinition, and tells of it', async () => {
      const api = await connect(options);
      const seen: number[] = [];
      api.events.on('storagePool', 'lifecycle', ({ event }) => seen.push(event));
      await untilHeard(api);
      const { pool } = await api.storagePoolDefineXml({ xml: poolXml('p'), flags: 0 });
      await api.storagePoolBuild({ pool, flags: 0 });
      await api.storagePoolCreate({ pool, flags: 0 });
      expect(await api.storagePoolGetInfo({ pool })).toEqual({
        state: 2,
        capacity: room,
        allocation: 0n,
        available: room,
      });
      await refused(api.storagePoolCreate({ pool, flags: 0 }), invalid("storage pool 'p' is active"));
      await refused(api.storagePoolUndefine({ pool }), invalid("storage pool 'p' is active"));
      await api.storagePoolDestroy({ pool });
      await refused(api.storagePoolDestroy({ pool }), invalid("storage pool 'p' is not active"));
      await api.storagePoolDelete({ pool, flags: 0 });
      await api.storagePoolUndefine({ pool });
      await expect.poll(() => seen).toEqual([0, 4, 2, 3, 5, 1]);
      await refused(api.storagePoolLookupByName({ name: 'p' }), {
        code: 'noStoragePool',
        domain,
        message: "Storage pool not found: no storage pool with matching name 'p'",
      });
    });

    test('pools are found, listed and told', async () => {
      const api = await connect(options);
      const { pool } = await api.storagePoolLookupByName({ name: 'default-pool' });
      expect(await api.storagePoolLookupByUuid({ uuid: pool.uuid })).toEqual({ pool });
      const { xml } = await api.storagePoolGetXmlDesc({ pool, flags: 0 });
      expect(xml).toMatch(/^<pool type='dir'>\n {2}<name>default-pool<\/name>\n/);
      await api.storagePoolCreateXml({ xml: poolXml('passing'), flags: 0 });
      const names = async (flags: number) =>
        (await api.connectListAllStoragePools({ flags })).pools.map(({ name }) => name).sort();
      expect([await names(0), await names(8), await names(0x80)]).toEqual([
        ['default-pool', 'passing'],
        ['passing'],
        [],
      ]);
      expect(await api.storagePoolIsActive({ pool })).toEqual({ active: true });
      expect(await api.storagePoolIsPersistent({ pool })).toEqual({ persistent: true });
      await api.storagePoolSetAutostart({ pool, autostart: true });
      expect(await api.storagePoolGetAutostart({ pool })).toEqual({ autostart: true });
    });

    test('two pools may not have one place', async () => {
      const api = await connect(options);
      await api.storagePoolDefineXml({ xml: poolXml('a', '/same'), flags: 0 });
      await refused(api.storagePoolDefineXml({ xml: poolXml('b', '/same'), flags: 0 }), {
        code: 'operationFailed',
        domain: 'storage',
        message: "operation failed: Storage source conflict with pool: 'a'",
      });
    });

    test('a volume takes room while it is there', async () => {
      const api = await connect(options);
      const { pool } = await api.storagePoolLookupByName({ name: 'default-pool' });
      const { vol } = await api.storageVolCreateXml({ pool, xml: volumeXml('v', 10), flags: 0 });
      expect(vol).toEqual({ pool: 'default-pool', name: 'v', key: '/default-pool/v' });
      expect(await api.storagePoolGetInfo({ pool })).toMatchObject({ allocation: 10n * mebibyte });
      expect(await api.storageVolGetPath({ vol })).toEqual({ name: '/default-pool/v' });
      expect((await api.storageVolGetXmlDesc({ vol, flags: 0 })).xml).toContain('<key>/default-pool/v</key>');
      await refused(api.storageVolCreateXml({ pool, xml: volumeXml('v', 10), flags: 0 }), {
        code: 'operationFailed',
        domain,
        message: 'operation failed: storage vol already exists',
      });
      await refused(api.storageVolCreateXml({ pool, xml: volumeXml('big', 1_000_000), flags: 0 }), {
        code: 'internalError',
        domain,
        message: "internal error: Not enough free space in pool for volume 'big'",
      });
      await api.storageVolDelete({ vol, flags: 0 });
      expect(await api.storagePoolGetInfo({ pool })).toMatchObject({ allocation: 0n });
      await refused(api.storageVolGetPath({ vol }), {
        code: 'noStorageVol',
        domain,
        message: "Storage volume not found: no storage vol with matching name 'v'",
      });
    });

    test('volumes are found by name, key and path, and copied', async () => {
      const api = await connect(options);
      const { pool } = await api.storagePoolLookupByName({ name: 'default-pool' });
      const { vol } = await api.storageVolCreateXml({ pool, xml: volumeXml('v', 1), flags: 0 });
      expect(await api.storageVolLookupByName({ pool, name: 'v' })).toEqual({ vol });
      expect(await api.storageVolLookupByKey({ key: vol.key })).toEqual({ vol });
      expect(await api.storageVolLookupByPath({ path: '/default-pool/v' })).toEqual({ vol });
      expect((await api.storagePoolLookupByVolume({ vol })).pool).toEqual(pool);
      await api.storageVolCreateXmlFrom({ pool, xml: volumeXml('w', 1), clonevol: vol, flags: 0 });
      const { vols } = await api.storagePoolListAllVolumes({ pool, flags: 0 });
      expect(vols.map(({ name }) => name).sort()).toEqual(['v', 'w']);
      await refused(api.storageVolLookupByKey({ key: '/none' }), {
        code: 'noStorageVol',
        domain,
        message: "Storage volume not found: no storage vol with matching key '/none'",
      });
    });

    test('a refresh is told, sources are found', async () => {
      const api = await connect(options);
      const { pool } = await api.storagePoolLookupByName({ name: 'default-pool' });
      let refreshed = 0;
      api.events.on('storagePool', 'refresh', () => (refreshed += 1));
      await untilHeard(api);
      await api.storagePoolRefresh({ pool, flags: 0 });
      await expect.poll(() => refreshed).toBe(1);
      const { xml } = await api.connectFindStoragePoolSources({ type: 'logical', srcSpec: null, flags: 0 });
      expect(xml.match(/<source>/g)).toHaveLength(2);
    });
  });
}
