import { existsSync, readFileSync } from 'node:fs';
import type { DomainRef } from '@typevirt/driver';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asObject, diskXml, DriverUnderTest, guestXml, hasQemu } from './testing/driver-under-test.ts';

const uuid = '8a1f8b4c-4dd5-4b6e-9c3a-000000000001';
const live = 1;
const config = 2;
const maximum = 4;

describe.runIf(hasQemu)('a domain', () => {
  let qemu: DriverUnderTest;
  let dom: DomainRef;
  beforeEach(async () => {
    qemu = await DriverUnderTest.start();
    dom = await qemu.define(
      guestXml('a', {
        uuid,
        devices: `${diskXml(qemu.image('a.qcow2'))}<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/><readonly/></disk><memballoon model='virtio'/>`,
      }).replace('<vcpu>1', "<vcpu current='1'>2"),
    );
  });
  afterEach(() => qemu[Symbol.asyncDispose]());

  const xml = async (flags = 0): Promise<string> => (await qemu.api.domainGetXmlDesc({ dom, flags }, {})).xml;
  const memory = async (memory: bigint, flags: number): Promise<void> =>
    qemu.api.domainSetMemory({ dom, memory, flags }, {});
  const vcpus = async (nvcpus: number, flags: number): Promise<void> =>
    qemu.api.domainSetVcpus({ dom, nvcpus, flags }, {});
  async function statNames(): Promise<string[]> {
    const { retStats } = await qemu.api.connectGetAllDomainStats({ doms: [dom], stats: 0, flags: 0 }, {});
    return (retStats[0]?.params ?? []).map(({ field, type }) => `${field} ${type}`);
  }

  test('takes memory and processors for its next start, and refuses more than its most', async () => {
    await memory(65536n, config | maximum);
    await memory(40000n, config);
    await expect(memory(70000n, config)).rejects.toThrow('cannot set memory higher than max memory');
    await vcpus(4, config | maximum);
    await vcpus(3, config);
    await expect(vcpus(5, config)).rejects.toThrow(
      'requested vcpus is greater than max allowable vcpus for the persistent domain: 5 > 4',
    );
    await qemu.startAgain();
    expect(await xml()).toContain("<memory unit='KiB'>65536</memory>");
    expect(await xml()).toContain("<currentMemory unit='KiB'>40000</currentMemory>");
    expect(await xml()).toMatch(/<vcpu placement='static' current='3'>4<\/vcpu>/);
    await expect(memory(1000n, live)).rejects.toThrow('domain is not running');
  });

  test('that runs: what is for the guest and what is for the definition stay apart', async () => {
    dom = await qemu.boot(dom);
    await expect(memory(65536n, live | maximum)).rejects.toThrow(
      'cannot resize the maximum memory on an active domain',
    );
    await memory(20000n, config);
    expect(await xml()).toContain("<currentMemory unit='KiB'>32768</currentMemory>");
    expect(await xml(2)).toContain("<currentMemory unit='KiB'>20000</currentMemory>");
    await memory(24576n, live);
    expect(await qemu.api.domainGetVcpusFlags({ dom, flags: live | maximum }, {})).toEqual({ num: 2 });
    await qemu.api.domainSetMemoryStatsPeriod({ dom, period: 2, flags: live | config }, {});
    expect(await xml()).toContain("<stats period='2'/>");
  });

  test('keeps notes: in the guest, in the definition, and over the driver’s end', async () => {
    const note = (type: number, metadata: string | null, key: string | null, uri: string | null, flags = 0) =>
      qemu.api.domainSetMetadata({ dom, type, metadata, key, uri, flags }, {});
    await note(1, 'A title', null, null);
    await note(2, '<mine>x</mine>', 'me', 'u:r/i');
    dom = await qemu.boot(dom);
    await note(0, 'live only', null, null, live);
    await qemu.startAgain();
    const read = async (type: number, uri: string | null, flags: number): Promise<string> =>
      (await qemu.api.domainGetMetadata({ dom, type, uri, flags }, {})).metadata;
    expect(await read(1, null, live)).toBe('A title');
    expect(await read(2, 'u:r/i', config)).toContain('x</');
    expect(await read(0, null, live)).toBe('live only');
    await expect(read(0, null, config)).rejects.toMatchObject({ code: 'noDomainMetadata' });
  });

  test('off, has the statistics that libvirt gives, in its order', async () => {
    expect(await statNames()).toEqual([
      'state.state int',
      'state.reason int',
      'cpu.time ullong',
      'cpu.user ullong',
      'cpu.system ullong',
      'balloon.current ullong',
      'balloon.maximum ullong',
      'vcpu.current uint',
      'vcpu.maximum uint',
      'block.count uint',
      'block.0.name string',
      'block.0.path string',
      'block.0.allocation ullong',
      'block.0.capacity ullong',
      'block.0.physical ullong',
      'block.1.name string',
    ]);
    const [stats] = (await qemu.api.connectGetAllDomainStats({ doms: [dom], stats: 32, flags: 0 }, {}))
      .retStats;
    expect(asObject(stats?.params ?? [])).toMatchObject({ 'block.0.capacity': 8_388_608n });
  });

  test('that runs has the statistics that libvirt gives, in its order', async () => {
    dom = await qemu.boot(dom);
    const counters = [
      ...['rd.reqs', 'rd.bytes', 'rd.times', 'wr.reqs', 'wr.bytes', 'wr.times', 'fl.reqs', 'fl.times'],
    ];
    expect(await statNames()).toEqual([
      'state.state int',
      'state.reason int',
      'cpu.time ullong',
      'cpu.user ullong',
      'cpu.system ullong',
      'cpu.cache.monitor.count uint',
      'cpu.haltpoll.success.time ullong',
      'cpu.haltpoll.fail.time ullong',
      'balloon.current ullong',
      'balloon.maximum ullong',
      'balloon.last-update ullong',
      'balloon.rss ullong',
      'vcpu.current uint',
      'vcpu.maximum uint',
      ...['state int', 'time ullong', 'wait ullong', 'delay ullong'].map((name) => `vcpu.0.${name}`),
      'net.count uint',
      'block.count uint',
      'block.0.name string',
      'block.0.path string',
      'block.0.backingIndex uint',
      ...[...counters, 'allocation', 'capacity', 'physical'].map((name) => `block.0.${name} ullong`),
      'block.1.name string',
      ...counters.map((name) => `block.1.${name} ullong`),
      'dirtyrate.calc_status int',
      'dirtyrate.calc_start_time llong',
      'dirtyrate.calc_period int',
      'dirtyrate.calc_mode string',
    ]);
  });

  test('tells the limits that its definition sets, and none of a guest that nobody limits', async () => {
    dom = await qemu.define(guestXml('a', { uuid, top: '<cputune><shares>512</shares></cputune>' }));
    const shares = async (flags: number) =>
      asObject((await qemu.api.domainGetSchedulerParameters({ dom, flags }, {})).params);
    expect(await shares(config)).toMatchObject({ cpu_shares: 512n, vcpu_quota: 0n });
    dom = await qemu.boot(dom);
    expect(await shares(live)).toMatchObject({ cpu_shares: 1024n, vcpu_quota: -1n, vcpu_period: 100_000n });
  });

  test('without a guest agent refuses what needs one', async () => {
    const ask = async (): Promise<unknown> => qemu.api.domainGetTime({ dom, flags: 0 }, {});
    await expect(ask()).rejects.toThrow('domain is not running');
    dom = await qemu.boot(dom, 0);
    await expect(ask()).rejects.toThrow('argument unsupported: QEMU guest agent is not configured');
  });

  test('has its live changes on disk when they are answered', async () => {
    dom = await qemu.boot(dom);
    const changes = Array.from({ length: 20 }, async (_, n) =>
      qemu.api.domainSetMetadata(
        { dom, type: 1, metadata: `title ${String(n)}`, key: null, uri: null, flags: live },
        {},
      ),
    );
    await Promise.all(changes);
    expect(readFileSync(qemu.path('run/qemu/a.xml'), 'utf8')).toContain('<title>title 19</title>');
    await qemu.api.domainDestroy({ dom, flags: 0 }, {});
    expect(existsSync(qemu.path('run/qemu/a.xml'))).toBe(false);
  });
});
