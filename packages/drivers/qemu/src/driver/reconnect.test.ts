import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DomainShutoffReason, DomainState } from '@typevirt/driver';
import { identifyProcess } from '@typevirt/host';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diskXml, DriverUnderTest, guestXml, hasQemu } from './testing/driver-under-test.ts';

const uuid = '8a1f8b4c-4dd5-4b6e-9c3a-000000000001';
const { running, paused, shutoff } = DomainState;

describe.runIf(hasQemu)('a driver that starts again', () => {
  let qemu: DriverUnderTest;
  beforeEach(async () => {
    qemu = await DriverUnderTest.start();
  });
  afterEach(() => qemu[Symbol.asyncDispose]());

  const status = (name: string): string => qemu.path(`run/qemu/${name}.xml`);

  test('finds its guests with ids, states, taints and documents; new ids are new', async () => {
    const a = await qemu.boot(await qemu.define(guestXml('a', { uuid, devices: "<serial type='pty'/>" })));
    const { dom: b } = await qemu.api.domainCreateXml({ xmlDesc: guestXml('b'), flags: 0 }, {});
    await qemu.api.qemuDomainMonitorCommand({ dom: a, cmd: 'info status', flags: 1 }, {});
    const before = await qemu.api.domainGetXmlDesc({ dom: a, flags: 0 }, {});
    await qemu.startAgain();
    expect(await qemu.state(a)).toEqual([paused, 1]);
    expect(await qemu.state(b)).toEqual([running, 1]);
    expect((await qemu.api.domainLookupById({ id: b.id }, {})).dom).toEqual(b);
    expect(await qemu.api.domainIsPersistent({ dom: b }, {})).toEqual({ persistent: false });
    expect(await qemu.api.domainGetXmlDesc({ dom: a, flags: 0 }, {})).toEqual(before);
    expect((await qemu.api.domainGetMessages({ dom: a, flags: 0 }, {})).msgs).toContain(
      'tainted: custom monitor control commands issued',
    );
    const c = await qemu.boot(await qemu.define(guestXml('c')));
    expect(c.id).toBe(3);
    await qemu.api.domainResume({ dom: a }, {});
    await qemu.api.domainDestroy({ dom: a, flags: 0 }, {});
    expect(qemu.complaints).toEqual([]);
  });

  test('sees that a guest ended meanwhile, and clears up after it', async () => {
    const a = await qemu.boot(await qemu.define(guestXml('a', { uuid })));
    const devices = diskXml(qemu.image('b.qcow2'));
    const { dom: b } = await qemu.api.domainCreateXml({ xmlDesc: guestXml('b', { devices }), flags: 0 }, {});
    const xmlDesc = '<domaincheckpoint><name>c0</name></domaincheckpoint>';
    await qemu.api.domainCheckpointCreateXml({ dom: b, xmlDesc, flags: 0 }, {});
    expect(qemu.list('lib/qemu/checkpoint')).toEqual(['b']);
    await qemu.stop();
    for (const pid of qemu.guests()) process.kill(pid, 'SIGKILL');
    await qemu.startAgain();
    expect(await qemu.state(a)).toEqual([shutoff, DomainShutoffReason.crashed]);
    expect(await qemu.names()).toEqual(['a']);
    expect(qemu.list('run/qemu')).toEqual([]);
    expect(qemu.list('lib/qemu/checkpoint')).toEqual([]);
    expect(qemu.list('lib/qemu').filter((name) => name.startsWith('domain-'))).toEqual([]);
  });

  test('ends a guest that was bound to a connection', async () => {
    await qemu.api.domainCreateXml({ xmlDesc: guestXml('a'), flags: 3 }, {});
    await qemu.startAgain();
    expect(await qemu.names()).toEqual([]);
    expect(qemu.guests()).toEqual([]);
  });

  test('does not take another process for a guest, whose pid it has by now', async () => {
    const a = await qemu.boot(await qemu.define(guestXml('a', { uuid })));
    await qemu.stop();
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    try {
      const text = readFileSync(status('a'), 'utf8');
      writeFileSync(status('a'), text.replace(/ pid='\d+'/, ` pid='${String(stranger.pid)}'`));
      for (const pid of qemu.guests()) process.kill(pid, 'SIGKILL');
      await qemu.startAgain();
      expect(await qemu.state(a)).toEqual([shutoff, DomainShutoffReason.crashed]);
      expect(identifyProcess(stranger.pid ?? 0)).toBeDefined();
    } finally {
      stranger.kill();
    }
  });

  test('finds a guest by its command line where a status has no start time, as libvirt’s have none', async () => {
    const a = await qemu.boot(await qemu.define(guestXml('a', { uuid })));
    await qemu.stop();
    writeFileSync(status('a'), readFileSync(status('a'), 'utf8').replace(/ starttime='\d+'/, ''));
    await qemu.startAgain();
    expect(await qemu.state(a)).toEqual([paused, 1]);
  });

  test('leaves an unreadable status alone, and does not start its guest a second time', async () => {
    const a = await qemu.boot(await qemu.define(guestXml('a', { uuid })));
    await qemu.stop();
    writeFileSync(status('a'), '<domstatus');
    await qemu.startAgain();
    expect(qemu.complaints.join('\n')).toContain(`${status('a')} cannot be read`);
    expect(readFileSync(status('a'), 'utf8')).toBe('<domstatus');
    await expect(qemu.boot(a)).rejects.toThrow(/runs already, as process \d+/);
    await qemu.api.domainDestroy({ dom: a, flags: 0 }, {});
    expect(qemu.guests()).toEqual([]);
    await qemu.boot(a);
  });

  test('ends a QEMU whose start was never answered', async () => {
    await qemu.boot(await qemu.define(guestXml('a', { uuid })));
    await qemu.stop();
    rmSync(status('a'));
    await qemu.startAgain();
    expect(qemu.guests()).toEqual([]);
    expect(qemu.list('lib/qemu').filter((name) => name.startsWith('domain-'))).toEqual([]);
    expect(await qemu.names(1)).toEqual([]);
  });
});
