import type { DriverConnection } from '@typevirt/driver';
import { expect, test } from 'vitest';
import { createTestDriver } from '../driver.ts';
import { memoryFiles } from '../options.ts';

const node = `<node>
  <!-- a host -->
  <domain file='guest.xml'/>
  <domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>
    <test:runstate>3</test:runstate><test:transient>1</test:transient>
    <name>passing</name><memory>1024</memory><os><type>hvm</type></os>
  </domain>
  <domain type='test' xmlns:t='http://libvirt.org/schemas/domain/test/1.0'>
    <t:runstate>5</t:runstate><name>off</name><memory>1024</memory><os><type>xen</type></os>
  </domain>
  <network><name>private</name><bridge name='brpriv'/></network>
  <pool type='dir'><name>images</name><target><path>/images</path></target>
    <volume><name>inline</name><capacity>5</capacity></volume>
    <volume file='/volumes/far.xml'/>
  </pool>
  <device><name>here</name><capability type='system'><hardware><uuid>11111111-2222-3333-4444-555555555555</uuid></hardware><firmware/></capability></device>
  <cpu><mhz>6000</mhz><model>i986</model><active>50</active><nodes>4</nodes><sockets>4</sockets><cores>4</cores><threads>2</threads></cpu>
  <memory>8192000</memory>
</node>`;

const files = {
  '/hosts/one.xml': node,
  '/hosts/guest.xml': `<domain type='test'><name>guest</name><memory>2048</memory><os><type>hvm</type></os>
    <devices><disk type='file'><source file='/image'/><target dev='vda' bus='virtio'/></disk></devices></domain>`,
  '/volumes/far.xml': '<volume><name>far</name><capacity>7</capacity></volume>',
  '/hosts/none.xml': '<html/>',
  '/hosts/broken.xml': '<node>\n<domain>',
  '/hosts/wrong.xml': "<node><domain type='test'/></node>",
};

function open(path: string): Promise<DriverConnection> {
  return createTestDriver({ files: memoryFiles(files) }).open(new URL(`test://${path}`), {});
}

test('the host is what the file says', async () => {
  const connection = await open('/hosts/one.xml');
  expect(await connection.nodeGetInfo?.({}, {})).toEqual({
    model: 'i986',
    memory: 8_192_000n,
    cpus: 50,
    mhz: 6000,
    nodes: 4,
    sockets: 4,
    cores: 4,
    threads: 2,
  });
});

test('domains are in the states that the file says', async () => {
  const connection = await open('/hosts/one.xml');
  const { domains } = (await connection.connectListAllDomains?.({ flags: 0 }, {})) ?? expect.fail();
  const seen = [];
  for (const dom of domains) {
    const { state } = (await connection.domainGetState?.({ dom, flags: 0 }, {})) ?? expect.fail();
    const { persistent } = (await connection.domainIsPersistent?.({ dom }, {})) ?? expect.fail();
    seen.push([dom.name, state, persistent]);
  }
  expect(seen).toEqual([
    ['guest', 1, true],
    ['passing', 3, false],
    ['off', 5, true],
  ]);
});

test('networks, pools with volumes, and devices are there, and nothing else', async () => {
  const connection = await open('/hosts/one.xml');
  expect((await connection.connectListAllNetworks?.({ flags: 0 }, {}))?.nets.map(({ name }) => name)).toEqual(
    ['private'],
  );
  const { pool } = (await connection.storagePoolLookupByName?.({ name: 'images' }, {})) ?? expect.fail();
  const { vols } = (await connection.storagePoolListAllVolumes?.({ pool, flags: 0 }, {})) ?? expect.fail();
  expect(vols.map(({ key }) => key)).toEqual(['/images/inline', '/images/far']);
  expect((await connection.connectListAllNodeDevices?.({ flags: 0 }, {}))?.devices).toEqual([
    { name: 'here' },
  ]);
  expect((await connection.connectListAllInterfaces?.({ flags: 0 }, {}))?.ifaces).toEqual([]);
});

test.each([
  [
    '/hosts/absent.xml',
    {
      code: 'xmlError',
      domain: 'xml',
      message: "XML error: failed to parse xml document '/hosts/absent.xml'",
    },
  ],
  ['/hosts/none.xml', { code: 'xmlError', domain: 'test', message: "XML error: root element is not 'node'" }],
  ['/hosts/broken.xml', { code: 'xmlDetail' }],
  ['/hosts/wrong.xml', { code: 'noName' }],
] as const)('%s is refused', async (path, refusal) => {
  await expect(open(path)).rejects.toMatchObject(refusal);
});
