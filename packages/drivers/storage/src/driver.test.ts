/** The driver with real folders and the real qemu-img. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtError, type DriverConnection, type Methods, type StoragePoolRef } from '@typevirt/driver';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startStorageDriver } from './driver.ts';

type Api = Required<Methods> & DriverConnection;

let root: string;
let images: string;
let api: Api;

async function start(): Promise<Api> {
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const directories = { etc: join(root, 'etc'), run: join(root, 'run') };
  const driver = await startStorageDriver({ directories, log: quiet });
  await driver.autostart();
  const connection = await driver.open(new URL('storage:///system'), {});
  // Every method asked for here is one that this driver has.
  return new Proxy(connection as Api, {
    get: (target, name: keyof Api) => {
      const member = target[name] as unknown;
      if (typeof member !== 'function') return member;
      return (args: never) => (member as (args: never, call: object) => unknown)(args, {});
    },
  });
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'typevirt-storage-'));
  images = join(root, 'images');
  mkdirSync(images);
  api = await start();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const poolXml = (name: string, path = images): string =>
  `<pool type='dir'><name>${name}</name><target><path>${path}</path></target></pool>`;
const volumeXml = (name: string, bytes: number, format = 'raw', rest = ''): string =>
  `<volume><name>${name}</name><capacity>${String(bytes)}</capacity><target><format type='${format}'/></target>${rest}</volume>`;

async function activePool(): Promise<StoragePoolRef> {
  return (await api.storagePoolCreateXml({ xml: poolXml('p'), flags: 0 }, {})).pool;
}
const names = async (pool: StoragePoolRef): Promise<readonly string[]> =>
  (await api.storagePoolListAllVolumes({ pool, flags: 0 }, {})).vols.map(({ name }) => name).sort();

async function refused(work: () => unknown, code: string, words: string): Promise<void> {
  const error = await Promise.resolve()
    .then(work)
    .then(
      () => undefined,
      (reason: unknown) => reason,
    );
  expect(error).toBeInstanceOf(VirtError);
  expect(error).toMatchObject({ code, domain: 'storage', message: words });
}

describe('pools', () => {
  test('live from definition to undefinition, tell of it, and are files meanwhile', async () => {
    const seen: number[] = [];
    api.events.on('storagePool', 'lifecycle', ({ event }) => seen.push(event));
    const path = join(root, 'new', 'folder');
    const { pool } = await api.storagePoolDefineXml({ xml: poolXml('p', path), flags: 0 }, {});
    expect(readFileSync(join(root, 'etc/storage/p.xml'), 'utf8')).toContain(`<path>${path}</path>`);
    await refused(
      () => api.storagePoolCreate({ pool, flags: 0 }, {}),
      'systemError',
      `cannot open directory '${path}': No such file or directory`,
    );
    await api.storagePoolBuild({ pool, flags: 0 }, {});
    expect(statSync(path).mode & 0o777).toBe(0o711);
    await api.storagePoolCreate({ pool, flags: 0 }, {});
    expect(existsSync(join(root, 'run/storage/p.xml'))).toBe(true);
    await refused(
      () => api.storagePoolUndefine({ pool }, {}),
      'operationInvalid',
      "Requested operation is not valid: storage pool 'p' is still active",
    );
    await api.storagePoolDestroy({ pool }, {});
    expect(existsSync(join(root, 'run/storage/p.xml'))).toBe(false);
    await api.storagePoolDelete({ pool, flags: 0 }, {});
    expect(existsSync(path)).toBe(false);
    await api.storagePoolUndefine({ pool }, {});
    expect(readdirSync(join(root, 'etc/storage'))).toEqual(['autostart']);
    expect(seen).toEqual([0, 4, 2, 3, 5, 1]);
  });

  test('are found again by the next driver: active, defined, and to be started', async () => {
    const { pool } = await api.storagePoolDefineXml({ xml: poolXml('auto'), flags: 0 }, {});
    await api.storagePoolSetAutostart({ pool, autostart: true }, {});
    mkdirSync(join(root, 'other'));
    await api.storagePoolCreateXml({ xml: poolXml('passing', join(root, 'other')), flags: 0 }, {});
    mkdirSync(join(root, 'lost'));
    await api.storagePoolCreateXml({ xml: poolXml('lost', join(root, 'lost')), flags: 0 }, {});
    rmSync(join(root, 'lost'), { recursive: true });
    api = await start();
    const { pools } = await api.connectListAllStoragePools({ flags: 0 }, {});
    expect(pools.map(({ name }) => name).sort()).toEqual(['auto', 'passing']);
    for (const each of pools)
      expect(await api.storagePoolIsActive({ pool: each }, {})).toEqual({ active: true });
    expect(await api.storagePoolGetAutostart({ pool }, {})).toEqual({ autostart: true });
    expect(readdirSync(join(root, 'run/storage')).sort()).toEqual(['auto.xml', 'passing.xml']);
  });

  test('of one place, one name or one uuid are refused', async () => {
    const { pool } = await api.storagePoolDefineXml({ xml: poolXml('a'), flags: 0 }, {});
    await refused(
      () => api.storagePoolDefineXml({ xml: poolXml('b'), flags: 0 }, {}),
      'operationFailed',
      "operation failed: Storage source conflict with pool: 'a'",
    );
    await refused(
      () => api.storagePoolDefineXml({ xml: poolXml('a', '/elsewhere'), flags: 0 }, {}),
      'operationFailed',
      `operation failed: pool 'a' already exists with uuid ${pool.uuid}`,
    );
    expect((await api.connectListAllStoragePools({ flags: 0 }, {})).pools).toEqual([pool]);
  });

  test('of other kinds can be defined where libvirt can, and not be started', async () => {
    const fs = `<pool type='fs'><name>f</name><source><device path='/dev/none'/></source><target><path>/mnt</path></target></pool>`;
    const { pool } = await api.storagePoolDefineXml({ xml: fs, flags: 0 }, {});
    const words = 'internal error: missing backend for pool type 1 (fs)';
    await refused(() => api.storagePoolCreate({ pool, flags: 0 }, {}), 'internalError', words);
    const zfs = `<pool type='zfs'><name>z</name><source><name>z</name></source></pool>`;
    await refused(
      () => api.storagePoolDefineXml({ xml: zfs, flags: 0 }, {}),
      'internalError',
      'internal error: missing backend for pool type 12 (zfs)',
    );
  });
});

describe('volumes', () => {
  test('of every kind of file are seen as what they are', async () => {
    const qemuImg = (...args: string[]) => execFileSync('qemu-img', args, { cwd: images });
    qemuImg('create', '-q', '-f', 'qcow2', 'base.qcow2', '1M');
    qemuImg('create', '-q', '-f', 'qcow2', '-b', 'base.qcow2', '-F', 'qcow2', 'top.qcow2', '2M');
    for (const format of ['vdi', 'vmdk', 'vpc', 'qed', 'qcow'])
      qemuImg('create', '-q', '-f', format, format, '4M');
    mkdirSync(join(images, 'sub'));
    writeFileSync(join(images, 'plain'), 'hello');
    execFileSync('mkfifo', [join(images, 'pipe')]);
    const pool = await activePool();
    expect(await names(pool)).not.toContain('pipe');
    const seen = await Promise.all(
      (await names(pool)).map(async (name) => {
        const { vol } = await api.storageVolLookupByName({ pool, name }, {});
        const { xml } = await api.storageVolGetXmlDesc({ vol, flags: 0 }, {});
        return [name, /format type='(\w+)'/.exec(xml)?.[1], /<capacity.*>(\d+)</.exec(xml)?.[1]].join(' ');
      }),
    );
    const of4MiB = (name: string): string => `${name} ${name} 4194304`;
    expect(seen.filter((line) => !line.startsWith('vpc'))).toEqual(
      [
        'base.qcow2 qcow2 1048576',
        'plain raw 5',
        ...['qcow', 'qed'].map(of4MiB),
        'sub dir 0',
        'top.qcow2 qcow2 2097152',
        ...['vdi', 'vmdk'].map(of4MiB),
      ].sort(),
    );
    expect(seen.find((line) => line.startsWith('vpc'))).toMatch(/^vpc vpc 4\d{6}$/);
    const { vol } = await api.storageVolLookupByPath({ path: `${images}//top.qcow2` }, {});
    const { xml } = await api.storageVolGetXmlDesc({ vol, flags: 0 }, {});
    expect(xml).toContain(
      `<backingStore>\n    <path>${images}/base.qcow2</path>\n    <format type='qcow2'/>`,
    );
  });

  test('are made raw with room or without, and as images of QEMU', async () => {
    const pool = await activePool();
    await api.storageVolCreateXml({ pool, xml: volumeXml('full', 1 << 20), flags: 0 }, {});
    expect(statSync(join(images, 'full'))).toMatchObject({ size: 1 << 20, blocks: 2048, mode: 0o100600 });
    const sparse = volumeXml('sparse', 1 << 20, 'raw', '<allocation>0</allocation>');
    await api.storageVolCreateXml({ pool, xml: sparse, flags: 0 }, {});
    expect(statSync(join(images, 'sparse'))).toMatchObject({ size: 1 << 20, blocks: 0 });
    await api.storageVolCreateXml({ pool, xml: volumeXml('q', 1 << 20, 'qcow2'), flags: 0 }, {});
    const above = `<backingStore><path>${images}/q</path><format type='qcow2'/></backingStore>`;
    await api.storageVolCreateXml({ pool, xml: volumeXml('top', 1 << 20, 'qcow2', above), flags: 0 }, {});
    const info = execFileSync('qemu-img', ['info', '--output=json', join(images, 'top')], {
      encoding: 'utf8',
    });
    expect(JSON.parse(info)).toMatchObject({
      format: 'qcow2',
      'virtual-size': 1 << 20,
      'backing-filename': `${images}/q`,
    });
  });

  test('that cannot be made leave nothing behind', async () => {
    const pool = await activePool();
    writeFileSync(join(images, 'there'), 'mine');
    const path = join(images, 'there');
    await refused(
      () => api.storageVolCreateXml({ pool, xml: volumeXml('there', 1), flags: 0 }, {}),
      'operationInvalid',
      `Requested operation is not valid: volume target path '${path}' already exists`,
    );
    expect(readFileSync(path, 'utf8')).toBe('mine');
    await expect(
      Promise.resolve(api.storageVolCreateXml({ pool, xml: volumeXml('b', 1, 'bochs'), flags: 0 }, {})),
    ).rejects.toThrow(/qemu-img create -f bochs .* unexpected exit status 1/);
    await expect(
      Promise.resolve(api.storageVolCreateXml({ pool, xml: volumeXml('big', 2 ** 52), flags: 0 }, {})),
    ).rejects.toThrow(/cannot (extend|allocate)/);
    expect(readdirSync(images)).toEqual(['there']);
    expect(await names(pool)).toEqual([]);
  });

  test('are copied to other formats and sizes, grown, wiped and removed', async () => {
    const pool = await activePool();
    writeFileSync(join(images, 'v'), Buffer.alloc(1 << 20, 'data'));
    await api.storagePoolRefresh({ pool, flags: 0 }, {});
    const { vol } = await api.storageVolLookupByName({ pool, name: 'v' }, {});
    const copy = async (xml: string) =>
      (await api.storageVolCreateXmlFrom({ pool, xml, clonevol: vol, flags: 0 }, {})).vol;
    await copy(volumeXml('raw', 3 << 20));
    expect(
      readFileSync(join(images, 'raw')).equals(
        Buffer.concat([Buffer.alloc(1 << 20, 'data'), Buffer.alloc(2 << 20)]),
      ),
    ).toBe(true);
    const image = await copy(volumeXml('image', 2 << 20, 'qcow2'));
    expect(await api.storageVolGetInfo({ vol: image, flags: 0 }, {})).toMatchObject({ capacity: 2n << 20n });
    await api.storageVolResize({ vol: image, capacity: 8n << 20n, flags: 0 }, {});
    expect(await api.storageVolGetInfo({ vol: image, flags: 0 }, {})).toMatchObject({ capacity: 8n << 20n });
    await refused(
      () => api.storageVolResize({ vol: image, capacity: 1n << 20n, flags: 0 }, {}),
      'invalidArg',
      "invalid argument: Can't shrink capacity below current capacity unless shrink flag explicitly specified",
    );
    await api.storageVolWipe({ vol, algorithm: 0, flags: 0 }, {});
    expect(readFileSync(join(images, 'v')).equals(Buffer.alloc(1 << 20))).toBe(true);
    await api.storageVolDelete({ vol, flags: 0 }, {});
    expect(readdirSync(images).sort()).toEqual(['image', 'raw']);
  });

  test('are written and read as streams, in part and with holes', async () => {
    const pool = await activePool();
    const xml = volumeXml('v', 4 << 20, 'raw', '<allocation>0</allocation>');
    const { vol } = await api.storageVolCreateXml({ pool, xml, flags: 0 }, {});
    const { stream } = await api.storageVolUpload({ vol, offset: 1n << 20n, length: 10n, flags: 0 }, {});
    await stream.write(Buffer.from('01234'));
    await refused(
      () => stream.write(Buffer.from('56789x')),
      'systemError',
      'cannot write to stream: No space left on device',
    );
    await stream.finish();
    const part = await api.storageVolDownload({ vol, offset: (1n << 20n) + 3n, length: 7n, flags: 0 }, {});
    expect(Buffer.from((await part.stream.read(100)) as Uint8Array).toString()).toBe('3456789');
    expect(await part.stream.read(100)).toBeNull();
    await part.stream.finish();
    const holes = (await api.storageVolDownload({ vol, offset: 0n, length: 0n, flags: 1 }, {})).stream;
    expect(await holes.read(8192)).toEqual({ hole: 1n << 20n });
    expect(await holes.read(8192)).toHaveLength(4096);
    expect(await holes.read(8192)).toEqual({ hole: (3n << 20n) - 4096n });
    expect(await holes.read(8192)).toBeNull();
    await holes.finish();
    const up = (await api.storageVolUpload({ vol, offset: 0n, length: 0n, flags: 1 }, {})).stream;
    await up.write({ hole: 8n << 20n });
    await up.finish();
    expect(statSync(join(images, 'v'))).toMatchObject({ size: 8 << 20, blocks: 0 });
  });
});
