import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { DomainRef } from '@typevirt/driver';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diskXml, DriverUnderTest, guestXml, hasQemu } from './testing/driver-under-test.ts';

const uuid = '8a1f8b4c-4dd5-4b6e-9c3a-000000000001';

describe.runIf(hasQemu)('checkpoints', () => {
  let qemu: DriverUnderTest;
  let dom: DomainRef;
  beforeEach(async () => {
    qemu = await DriverUnderTest.start();
    dom = await qemu.define(
      guestXml('a', {
        uuid,
        devices: diskXml(qemu.image('a.qcow2')) + diskXml(qemu.image('b.qcow2'), 'vdb'),
      }),
    );
  });
  afterEach(() => qemu[Symbol.asyncDispose]());

  async function create(name: string, disks = ''): Promise<void> {
    const xmlDesc = `<domaincheckpoint><name>${name}</name>${disks}</domaincheckpoint>`;
    await qemu.api.domainCheckpointCreateXml({ dom, xmlDesc, flags: 0 }, {});
  }
  async function remove(name: string, flags = 0): Promise<void> {
    await qemu.api.domainCheckpointDelete({ checkpoint: { dom, name }, flags }, {});
  }
  async function names(flags = 0): Promise<string[]> {
    const { checkpoints } = await qemu.api.domainListAllCheckpoints({ dom, flags }, {});
    return checkpoints.map(({ name }) => name);
  }
  async function children(name: string, flags = 0): Promise<string[]> {
    const checkpoint = { dom, name };
    const { checkpoints } = await qemu.api.domainCheckpointListAllChildren({ checkpoint, flags }, {});
    return checkpoints.map((each) => each.name);
  }
  async function xml(name: string, flags = 0): Promise<string> {
    return (await qemu.api.domainCheckpointGetXmlDesc({ checkpoint: { dom, name }, flags }, {})).xml;
  }
  function bitmaps(file: string): string[] {
    const text = execFileSync('qemu-img', ['info', '-U', '--output=json', qemu.path(file)]).toString();
    const info = JSON.parse(text) as { 'format-specific': { data: { bitmaps?: { name: string }[] } } };
    return (info['format-specific'].data.bitmaps ?? []).map(({ name }) => name).sort();
  }
  async function write(disk: number, offset: number, bytes: number): Promise<void> {
    const device = `/machine/peripheral/virtio-disk${String(disk)}/virtio-backend`;
    const cmd = `qemu-io -d ${device} "write -P 1 ${String(offset)} ${String(bytes)}"`;
    const { result } = await qemu.api.qemuDomainMonitorCommand({ dom, cmd, flags: 1 }, {});
    expect(result).toBe('');
  }

  for (const state of ['runs', 'is off'] as const) {
    describe(`of a guest that ${state}`, () => {
      beforeEach(async () => {
        if (state === 'runs') dom = await qemu.boot(dom);
      });

      test('form a line, name their parents, and are found in lists', async () => {
        await create('one');
        await create('two');
        await create('three');
        expect(await names()).toEqual(['one', 'two', 'three']);
        expect(await names(1)).toEqual(['one']);
        expect(await names(4)).toEqual(['three']);
        expect(await children('one')).toEqual(['two']);
        expect(await children('one', 1)).toEqual(['two', 'three']);
        const checkpoint = { dom, name: 'two' };
        const { parent } = await qemu.api.domainCheckpointGetParent({ checkpoint, flags: 0 }, {});
        expect(parent.name).toBe('one');
        expect(await xml('two', 2)).toMatch(/<parent>\s*<name>one<\/name>/);
        expect(await xml('two', 2)).toContain("<disk name='vda' checkpoint='bitmap' bitmap='two'/>");
        expect(await xml('two')).toContain(`<uuid>${uuid}</uuid>`);
      });

      test('are refused by a name that is taken, by record or by bitmap, and nothing changes', async () => {
        await create('one', "<disks><disk name='vda'/></disks>");
        await expect(create('one')).rejects.toThrow('domain moment one already exists');
        await remove('one', 2);
        expect(await names()).toEqual([]);
        await expect(create('one')).rejects.toThrow(
          /bitmap 'one' of no checkpoint is in the image of disk 'vda' already/,
        );
        expect(await names()).toEqual([]);
        expect(qemu.list('lib/qemu/checkpoint/a')).toEqual([]);
        if (state === 'runs') await qemu.api.domainDestroy({ dom, flags: 0 }, {});
        expect(bitmaps('a.qcow2')).toEqual(['one']);
        expect(bitmaps('b.qcow2')).toEqual([]);
      });

      test('are removed one by one, with those below, or only those below; bitmaps go with them', async () => {
        for (const name of ['one', 'two', 'three', 'four']) await create(name);
        await remove('two');
        expect(await children('one')).toEqual(['three']);
        expect(await xml('three', 2)).toMatch(/<parent>\s*<name>one<\/name>/);
        await remove('three', 4);
        expect(await names()).toEqual(['one', 'three']);
        await remove('one', 1);
        expect(await names()).toEqual([]);
        expect(qemu.list('lib/qemu/checkpoint/a')).toEqual([]);
        if (state === 'runs') await qemu.api.domainDestroy({ dom, flags: 0 }, {});
        expect([...bitmaps('a.qcow2'), ...bitmaps('b.qcow2')]).toEqual([]);
      });

      test('can be redefined from their own documents; validation finds a missing bitmap', async () => {
        await create('one');
        const xmlDesc = await xml('one');
        await remove('one', 2);
        await qemu.api.domainCheckpointCreateXml({ dom, xmlDesc, flags: 5 }, {});
        expect(await names()).toEqual(['one']);
        expect(await xml('one')).toBe(xmlDesc);
        await remove('one');
        await expect(
          qemu.api.domainCheckpointCreateXml({ dom, xmlDesc, flags: 5 }, {}),
        ).rejects.toMatchObject({ code: 'checkpointInconsistent' });
        expect(await names()).toEqual([]);
      });

      test('are there again with the next driver', async () => {
        await create('one');
        await create('two');
        const before = await xml('two');
        await qemu.startAgain();
        expect(await names()).toEqual(['one', 'two']);
        expect(await xml('two')).toBe(before);
        await remove('one');
        expect(await xml('two', 2)).not.toContain('<parent>');
      });
    });
  }

  test('of one disk that cannot have them: no disk gets one', async () => {
    dom = await qemu.define(
      guestXml('a', {
        uuid,
        devices:
          diskXml(qemu.path('a.qcow2')) + diskXml(qemu.path('b.qcow2'), 'vdb').replace("'qcow2'", "'raw'"),
      }),
    );
    await expect(create('one')).rejects.toMatchObject({ code: 'configUnsupported' });
    expect(bitmaps('a.qcow2')).toEqual([]);
    await create('one', "<disks><disk name='vda'/></disks>");
    expect(bitmaps('a.qcow2')).toEqual(['one']);
  });

  test('count what the guest writes, and go on counting after the guest and the driver start again', async () => {
    await create('off');
    dom = await qemu.boot(dom);
    await create('on');
    await write(0, 0, 65536);
    await write(0, 1_048_576, 131_072);
    expect(await xml('on', 2 | 4)).toMatch(/name='vda' .*size='196608'/);
    expect(await xml('off', 2 | 4)).toMatch(/name='vda' .*size='196608'/);
    expect(await xml('on', 2 | 4)).toMatch(/name='vdb' .*size='0'/);
    await qemu.startAgain();
    expect(await xml('on', 2 | 4)).toMatch(/name='vda' .*size='196608'/);
    await qemu.api.domainDestroy({ dom, flags: 0 }, {});
    dom = await qemu.boot(dom);
    expect(await xml('on', 2 | 4)).toMatch(/name='vda' .*size='196608'/);
  });

  test('whose making was interrupted are made if their bitmaps are, else forgotten', async () => {
    await create('made');
    await create('begun');
    const file = (name: string): string => qemu.path(`lib/qemu/checkpoint/a/${name}`);
    const half = readFileSync(file('begun.xml'), 'utf8');
    await qemu.stop();
    renameSync(file('made.xml'), file('made.creating'));
    renameSync(file('begun.xml'), file('begun.creating'));
    execFileSync('qemu-img', ['bitmap', '--remove', qemu.path('b.qcow2'), 'begun']);
    writeFileSync(file('begun.creating'), half);
    await qemu.startAgain();
    expect(await names()).toEqual(['made']);
    expect(bitmaps('a.qcow2')).toEqual(['made']);
    expect(qemu.list('lib/qemu/checkpoint/a')).toEqual(['made.xml']);
  });

  test('whose removal was interrupted are removed', async () => {
    await create('one');
    await create('two');
    const file = (name: string): string => qemu.path(`lib/qemu/checkpoint/a/${name}`);
    await qemu.stop();
    renameSync(file('one.xml'), file('one.deleting'));
    execFileSync('qemu-img', ['bitmap', '--remove', qemu.path('a.qcow2'), 'one']);
    await qemu.startAgain();
    expect(await names()).toEqual(['two']);
    expect(bitmaps('b.qcow2')).toEqual(['two']);
    expect(qemu.list('lib/qemu/checkpoint/a')).toEqual(['two.xml']);
  });

  test('that a removed domain of the same name left are not taken for its own', async () => {
    await create('one');
    await qemu.stop();
    const path = qemu.path('lib/qemu/checkpoint/a/one.xml');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(uuid, uuid.replace(/1$/, '2')));
    await qemu.startAgain();
    expect(await names()).toEqual([]);
    expect(qemu.complaints.join('\n')).toContain('one.xml cannot be used');
  });
});
