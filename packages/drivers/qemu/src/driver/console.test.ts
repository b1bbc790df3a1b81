import { existsSync, readFileSync } from 'node:fs';
import type { ByteStream, DomainRef } from '@typevirt/driver';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DriverUnderTest, guestXml, hasQemu } from './testing/driver-under-test.ts';

/** What was read, a byte a letter. */
async function textOf(reading: Promise<Uint8Array | { readonly hole: bigint } | null>): Promise<string> {
  const bytes = await reading;
  return bytes instanceof Uint8Array ? Buffer.from(bytes).toString('latin1') : '';
}

describe.runIf(hasQemu)('a running guest', () => {
  let qemu: DriverUnderTest;
  let dom: DomainRef;
  beforeEach(async () => {
    qemu = await DriverUnderTest.start();
    const devices = "<serial type='pty'/><video><model type='vga'/></video><memballoon model='virtio'/>";
    dom = await qemu.boot(await qemu.define(guestXml('a', { devices })));
  });
  afterEach(() => qemu[Symbol.asyncDispose]());

  const open = async (flags = 0): Promise<ByteStream> =>
    (await qemu.api.domainOpenConsole({ dom, devName: null, flags }, {})).stream;
  const monitor = async (cmd: string): Promise<string> =>
    (await qemu.api.qemuDomainMonitorCommand({ dom, cmd, flags: 1 }, {})).result;

  test('gives its console to one client; another has to take it', async () => {
    const first = await open();
    await expect(open()).rejects.toThrow('Active console session exists for this domain');
    const second = await open(1);
    expect(await first.read(10)).toBeNull();
    second.abort(new Error('enough'));
    const third = await open();
    await third.finish();
  });

  test('gets what a client types, and the client what it says', async () => {
    const stream = await open();
    await qemu.api.domainResume({ dom }, {});
    await stream.write(new TextEncoder().encode('hello'));
    const lineStatus = async (): Promise<number> => Number((await monitor('i /b 0x3fd')).split('= ')[1]);
    while (((await lineStatus()) & 1) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(Number((await monitor('i /b 0x3f8')).split('= ')[1])).toBe('h'.charCodeAt(0));
    await monitor('o /b 0x3f8 0x21');
    expect(await textOf(stream.read(100))).toBe('!');
    await stream.finish();
  });

  test('shows its screen as a picture, and leaves no file of it', async () => {
    const { mime, stream } = await qemu.api.domainScreenshot({ dom, screen: 0, flags: 0 }, {});
    expect(mime).toBe('image/png');
    expect(await textOf(stream.read(8))).toBe('\x89PNG\r\n\x1a\n');
    await stream.finish();
    expect(qemu.list('lib/qemu/domain-1-a')).not.toContain('screenshot.png');
    await expect(qemu.api.domainScreenshot({ dom, screen: 3, flags: 0 }, {})).rejects.toThrow(
      'no screen with ID 3',
    );
  });

  test('is sent keys; unknown ones are refused in libvirt’s words', async () => {
    const send = (codeset: number, keycodes: readonly number[]): Promise<void> =>
      Promise.resolve(qemu.api.domainSendKey({ dom, codeset, holdtime: 10, keycodes, flags: 0 }, {}));
    await send(0, [29, 56, 111]);
    await expect(send(0, [3000])).rejects.toThrow(
      'internal error: cannot translate keycode 3000 of linux codeset to qnum keycode',
    );
  });

  test('answers words to its monitor, is marked for it, and its events are told', async () => {
    const heard: string[] = [];
    qemu.api.events.on('qemu', 'monitor', ({ event }) => heard.push(event));
    const say = async (cmd: string): Promise<string> =>
      (await qemu.api.qemuDomainMonitorCommand({ dom, cmd, flags: 0 }, {})).result;
    expect(JSON.parse(await say('{"execute":"query-status"}'))).toMatchObject({
      id: expect.stringMatching(/^libvirt-\d+$/),
      return: { status: 'prelaunch' },
    });
    await expect(say('{"execute":"query-status","id":7}')).rejects.toThrow('Unable to append command');
    expect(JSON.parse(await say('{"execute":"nope"}'))).toMatchObject({
      error: { class: 'CommandNotFound' },
    });
    await expect(say('nonsense')).rejects.toThrow('internal error: cannot parse json nonsense');
    await say('{"execute":"cont"}');
    expect(heard).toContain('RESUME');
    expect(await qemu.state(dom)).toEqual([1, 5]);
    expect(readFileSync(qemu.path('run/qemu/a.xml'), 'utf8')).toContain("<taint flag='custom-monitor'/>");
  });

  test('whose job is held refuses another and names the holder', async () => {
    await qemu[Symbol.asyncDispose]();
    qemu = await DriverUnderTest.start({ jobWaitMs: 150 });
    dom = await qemu.boot(await qemu.define(guestXml('a')));
    const pid = qemu.guests()[0] ?? 0;
    process.kill(pid, 'SIGSTOP');
    const held = qemu.api.domainReset({ dom, flags: 0 }, {});
    await expect(qemu.api.domainSuspend({ dom }, {})).rejects.toThrow(
      /cannot acquire state change lock \(held by domainReset for 0s\)/,
    );
    process.kill(pid, 'SIGCONT');
    await held;
    expect(existsSync(qemu.path('run/qemu/a.xml'))).toBe(true);
  });
});
