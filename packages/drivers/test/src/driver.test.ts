import { VirtError, type DriverConnection } from '@typevirt/driver';
import { expect, test } from 'vitest';
import { createTestDriver } from './driver.ts';
import { memoryFiles, type TestDriverOptions } from './options.ts';

const defaultUri = new URL('test:///default');
const guest = `<domain type='test'><name>guest</name><memory>65536</memory><os><type>hvm</type></os></domain>`;

async function names(connection: DriverConnection): Promise<string[]> {
  const { domains } = (await connection.connectListAllDomains?.({ flags: 0 }, {})) ?? { domains: [] };
  return domains.map(({ name }) => name);
}

async function open(options: TestDriverOptions = {}): Promise<DriverConnection> {
  return createTestDriver(options).open(defaultUri, {});
}

test('connections to the default share one world, which is new when the last has closed', async () => {
  const driver = createTestDriver();
  const first = await driver.open(defaultUri, {});
  const second = await driver.open(defaultUri, {});
  await first.domainDefineXml?.({ xml: guest, flags: 0 }, {});
  expect(await names(second)).toEqual(['test', 'guest']);
  await first.close();
  await first.close();
  expect(await names(second)).toEqual(['test', 'guest']);
  await second.close();
  expect([first.isAlive(), second.isAlive()]).toEqual([false, false]);
  expect(await names(await driver.open(defaultUri, {}))).toEqual(['test']);
});

test('two drivers have nothing in common', async () => {
  const [here, there] = [await open(), await open()];
  await here.domainDefineXml?.({ xml: guest, flags: 0 }, {});
  expect(await names(there)).toEqual(['test']);
});

test('a URI without a path is refused, one of another driver is not accepted', async () => {
  const driver = createTestDriver();
  await expect(driver.open(new URL('test:///'), {})).rejects.toMatchObject({
    code: 'invalidArg',
    domain: 'test',
    message: 'invalid argument: testOpen: supply a path or use test:///default',
  });
  expect(['qemu:///system', 'test://host/default'].map((uri) => driver.accepts(new URL(uri)))).toEqual([
    false,
    false,
  ]);
});

test('identities and times are those that were given', async () => {
  const uuid = '01234567-89ab-cdef-0123-456789abcdef';
  const connection = await open({ newUuid: () => uuid, nowMs: () => 1_000_000, random: () => 0 });
  const xml = guest.replace(
    '</os>',
    "</os><devices><interface type='bridge'><source bridge='b'/></interface></devices>",
  );
  const { dom } = (await connection.domainDefineXml?.({ xml, flags: 0 }, {})) ?? expect.fail();
  expect(dom.uuid).toBe(uuid);
  expect((await connection.domainGetXmlDesc?.({ dom, flags: 0 }, {}))?.xml).toContain(
    "<mac address='52:54:00:00:00:00'/>",
  );
  expect((await connection.domainGetInfo?.({ dom }, {}))?.cpuTime).toBe(1_000_000_000_000n);
});

test('a read-only connection looks but does not touch', async () => {
  const connection = await createTestDriver().open(defaultUri, { readOnly: true });
  const { dom } = (await connection.domainLookupByName?.({ name: 'test' }, {})) ?? expect.fail();
  expect(() => connection.domainSuspend?.({ dom }, {})).toThrow(
    'operation forbidden: read only access prevents virDomainSuspend',
  );
  expect(() => connection.domainDefineXml?.({ xml: guest, flags: 0 }, {})).toThrow('virDomainDefineXML');
  expect(() => connection.domainSetMemoryStatsPeriod?.({ dom, period: 1, flags: 0 }, {})).toThrow(VirtError);
  expect(await connection.domainGetState?.({ dom, flags: 0 }, {})).toEqual({ state: 1, reason: 0 });
});

test('a fault on order fails its calls, then is used up', async () => {
  const faults = [
    { method: 'domainSuspend', error: new VirtError('noMemory'), afterMs: 1, times: 2 },
  ] as const;
  const connection = await open({ faults: faults.map((fault) => ({ ...fault })) });
  const { dom } = (await connection.domainLookupByName?.({ name: 'test' }, {})) ?? expect.fail();
  const suspend = async () => connection.domainSuspend?.({ dom }, {});
  await expect(suspend()).rejects.toMatchObject({ code: 'noMemory' });
  await expect(suspend()).rejects.toMatchObject({ code: 'noMemory' });
  await suspend();
  expect(await connection.domainGetState?.({ dom, flags: 0 }, {})).toEqual({ state: 3, reason: 1 });
});

test('a fault for one object spares the others; one without error only delays, until the caller gives up', async () => {
  const connection = await open({
    faults: [
      { method: 'domainSuspend', object: 'other', error: new VirtError('noMemory') },
      { method: 'domainResume', afterMs: 60_000 },
    ],
  });
  const { dom } = (await connection.domainLookupByName?.({ name: 'test' }, {})) ?? expect.fail();
  await connection.domainSuspend?.({ dom }, {});
  const controller = new AbortController();
  const resuming = connection.domainResume?.({ dom }, { signal: controller.signal });
  controller.abort();
  await expect(resuming).rejects.toMatchObject({ code: 'operationAborted' });
  expect(await connection.domainGetState?.({ dom, flags: 0 }, {})).toEqual({ state: 3, reason: 1 });
});

test('a saved guest is a file among those that were given', async () => {
  const files = memoryFiles();
  const connection = await open({ files });
  const { dom } = (await connection.domainLookupByName?.({ name: 'test' }, {})) ?? expect.fail();
  await connection.domainSave?.({ dom, to: '/saved', dxml: null, flags: 0 }, {});
  expect(await files.read('/saved')).toContain('<name>test</name>');
  await files.write('/other', 'something else altogether');
  await expect(connection.domainRestore?.({ from: '/other', dxml: null, flags: 0 }, {})).rejects.toThrow(
    'internal error: mismatched header magic',
  );
});
