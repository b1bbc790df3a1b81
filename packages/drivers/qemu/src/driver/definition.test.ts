import { existsSync, lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diskXml, DriverUnderTest, guestXml, hasQemu } from './testing/driver-under-test.ts';

const uuid = '8a1f8b4c-4dd5-4b6e-9c3a-000000000001';
const otherUuid = '8a1f8b4c-4dd5-4b6e-9c3a-000000000002';

describe.runIf(hasQemu)('definitions', () => {
  let qemu: DriverUnderTest;
  beforeEach(async () => {
    qemu = await DriverUnderTest.start();
  });
  afterEach(() => qemu[Symbol.asyncDispose]());

  test('are files, and are there again with the next driver', async () => {
    const dom = await qemu.define(guestXml('a', { uuid, top: '<title>T</title>' }));
    await qemu.api.domainSetAutostart({ dom, autostart: true }, {});
    const before = await qemu.api.domainGetXmlDesc({ dom, flags: 0 }, {});
    expect(qemu.list('etc/qemu')).toEqual(['a.xml', 'autostart']);
    await qemu.startAgain();
    expect(await qemu.names()).toEqual(['a']);
    expect(await qemu.api.domainGetXmlDesc({ dom, flags: 0 }, {})).toEqual(before);
    expect(await qemu.api.domainGetAutostart({ dom }, {})).toEqual({ autostart: true });
  });

  test('keep names that begin with a dot, and refuse names that no file can have', async () => {
    await qemu.define(guestXml('.hidden'));
    for (const name of ['.', '..', 'x'.repeat(300)])
      await expect(qemu.define(guestXml(name))).rejects.toMatchObject({ code: 'xmlError' });
    await qemu.startAgain();
    expect(await qemu.names()).toEqual(['.hidden']);
  });

  test('replace an earlier one of the same uuid; a refused one leaves it as it was', async () => {
    const dom = await qemu.define(guestXml('a', { uuid, top: '<title>first</title>' }));
    await qemu.define(guestXml('a', { uuid, top: '<title>second</title>' }));
    const kept = readFileSync(qemu.path('etc/qemu/a.xml'), 'utf8');
    expect(kept).toContain('second');
    const bad = guestXml('a', { uuid, devices: "<disk type='file'><target dev='vda' bus='wrong'/></disk>" });
    await expect(qemu.define(bad)).rejects.toThrow();
    expect(readFileSync(qemu.path('etc/qemu/a.xml'), 'utf8')).toBe(kept);
    expect((await qemu.api.domainGetXmlDesc({ dom, flags: 0 }, {})).xml).toContain('second');
    expect(qemu.events).toEqual(['a 0 0', 'a 0 1']);
  });

  test('refuse a name or a uuid that another domain has', async () => {
    await qemu.define(guestXml('a', { uuid }));
    await expect(qemu.define(guestXml('a', { uuid: otherUuid }))).rejects.toMatchObject({
      code: 'operationFailed',
      message: `operation failed: domain 'a' already exists with uuid ${uuid}`,
    });
    await expect(qemu.define(guestXml('b', { uuid }))).rejects.toThrow(
      `domain 'a' is already defined with uuid ${uuid}`,
    );
    expect(qemu.list('etc/qemu')).toEqual(['a.xml', 'autostart']);
  });

  test('of the same name at the same time: one is made, and the file is that one', async () => {
    const tries = Array.from({ length: 8 }, () => qemu.define(guestXml('a')));
    const made = (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled');
    expect(made).toHaveLength(1);
    const { dom } = await qemu.api.domainLookupByName({ name: 'a' }, {});
    expect(readFileSync(qemu.path('etc/qemu/a.xml'), 'utf8')).toContain(dom.uuid);
  });

  test('of the same uuid at the same time are made one after the other', async () => {
    const tries = Array.from({ length: 5 }, (_, n) =>
      qemu.define(guestXml('a', { uuid, top: `<title>t${String(n)}</title>` })),
    );
    await Promise.all(tries);
    const { xml } = await qemu.api.domainGetXmlDesc({ dom: { name: 'a', uuid, id: -1 }, flags: 0 }, {});
    const title = /<title>.*<\/title>/.exec(xml)?.[0] ?? '';
    expect(readFileSync(qemu.path('etc/qemu/a.xml'), 'utf8')).toContain(title);
  });

  test('that cannot be read, or lie about their name, are reported and left alone', async () => {
    await qemu.define(guestXml('a', { uuid }));
    const good = readFileSync(qemu.path('etc/qemu/a.xml'), 'utf8');
    writeFileSync(qemu.path('etc/qemu/broken.xml'), '<domain');
    writeFileSync(qemu.path('etc/qemu/liar.xml'), good);
    writeFileSync(qemu.path('etc/qemu/.0123.new'), 'half');
    await qemu.startAgain();
    expect(await qemu.names()).toEqual(['a']);
    expect(qemu.complaints.join('\n')).toMatch(/broken\.xml/);
    expect(qemu.complaints.join('\n')).toMatch(/liar\.xml is left alone/);
    expect(qemu.list('etc/qemu')).toEqual(['a.xml', 'autostart', 'broken.xml', 'liar.xml']);
  });

  test('removed: nothing of them stays', async () => {
    const dom = await qemu.define(guestXml('a', { uuid }));
    await qemu.api.domainSetAutostart({ dom, autostart: true }, {});
    await qemu.api.domainUndefine({ dom, flags: 0 }, {});
    expect(qemu.list('etc/qemu')).toEqual(['autostart']);
    expect(qemu.list('etc/qemu/autostart')).toEqual([]);
    await expect(qemu.state(dom)).rejects.toMatchObject({ code: 'noDomain' });
    expect(qemu.events.at(-1)).toBe('a 1 0');
  });

  test('with checkpoints are removed only when told so; their records go too', async () => {
    const dom = await qemu.define(guestXml('a', { uuid, devices: diskXml(qemu.image('a.qcow2')) }));
    const xmlDesc = '<domaincheckpoint><name>c</name></domaincheckpoint>';
    await qemu.api.domainCheckpointCreateXml({ dom, xmlDesc, flags: 0 }, {});
    await expect(qemu.api.domainUndefine({ dom, flags: 0 }, {})).rejects.toThrow(
      'cannot delete inactive domain with 1 checkpoints',
    );
    await qemu.api.domainUndefine({ dom, flags: 16 }, {});
    expect(qemu.list('lib/qemu/checkpoint')).toEqual([]);
  });

  test('of a variable store: its removal has to be decided', async () => {
    const store = qemu.path('vars.fd');
    writeFileSync(store, '');
    const top = `<os><type arch='x86_64' machine='pc'>hvm</type><loader readonly='yes' type='pflash'>${qemu.path('code.fd')}</loader><nvram>${store}</nvram></os>`;
    writeFileSync(qemu.path('code.fd'), '');
    const xml = guestXml('a', { uuid, top: '<features><acpi/></features>' }).replace(/<os>.*<\/os>/, top);
    const dom = await qemu.define(xml);
    await expect(qemu.api.domainUndefine({ dom, flags: 0 }, {})).rejects.toThrow(
      'cannot undefine domain with nvram',
    );
    await qemu.api.domainUndefine({ dom, flags: 8 }, {});
    expect(existsSync(store)).toBe(true);
    const again = await qemu.define(xml);
    await qemu.api.domainUndefine({ dom: again, flags: 4 }, {});
    expect(existsSync(store)).toBe(false);
  });

  test('renamed: definition, autostart and checkpoints move', async () => {
    const dom = await qemu.define(guestXml('a', { uuid, devices: diskXml(qemu.image('a.qcow2')) }));
    await qemu.api.domainSetAutostart({ dom, autostart: true }, {});
    const xmlDesc = '<domaincheckpoint><name>c</name></domaincheckpoint>';
    await qemu.api.domainCheckpointCreateXml({ dom, xmlDesc, flags: 0 }, {});
    await qemu.api.domainRename({ dom, newName: 'b', flags: 0 }, {});
    expect(qemu.events.slice(-2)).toEqual(['a 1 1', 'b 0 2']);
    await qemu.startAgain();
    expect(await qemu.names()).toEqual(['b']);
    expect(qemu.list('etc/qemu')).toEqual(['autostart', 'b.xml']);
    expect(qemu.list('etc/qemu/autostart')).toEqual(['b.xml']);
    const { checkpoints } = await qemu.api.domainListAllCheckpoints({ dom, flags: 0 }, {});
    expect(checkpoints.map(({ name }) => name)).toEqual(['c']);
  });

  test('whose renaming was interrupted get the new name if it was written, else keep the old', async () => {
    await qemu.define(guestXml('a', { uuid }));
    const text = readFileSync(qemu.path('etc/qemu/a.xml'), 'utf8');
    await qemu.define(guestXml('c', { uuid: otherUuid }));
    await qemu.stop();
    symlinkSync('b.xml', qemu.path('etc/qemu/a.renaming'));
    writeFileSync(qemu.path('etc/qemu/b.xml'), text.replace('<name>a<', '<name>b<'));
    symlinkSync('d.xml', qemu.path('etc/qemu/c.renaming'));
    await qemu.startAgain();
    expect(await qemu.names()).toEqual(['b', 'c']);
    expect(qemu.list('etc/qemu')).toEqual(['autostart', 'b.xml', 'c.xml']);
  });

  test('autostart is a link, and means nothing once its definition is gone', async () => {
    const dom = await qemu.define(guestXml('a', { uuid }));
    await qemu.api.domainSetAutostart({ dom, autostart: true }, {});
    await qemu.api.domainSetAutostart({ dom, autostart: true }, {});
    expect(lstatSync(qemu.path('etc/qemu/autostart/a.xml')).isSymbolicLink()).toBe(true);
    await qemu.stop();
    symlinkSync(qemu.path('etc/qemu/gone.xml'), qemu.path('etc/qemu/autostart/gone.xml'));
    await qemu.startAgain();
    expect(qemu.list('etc/qemu/autostart')).toEqual(['a.xml']);
  });
});
