import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type DemoGuest, demoGuestCache, demoGuestXml, prepareDemoGuest } from '../../tools/demo-guest.mjs';
import { type Host, run, startHost, until, whyNot, writeDocument } from './harness.ts';

vi.setConfig({ testTimeout: 180_000 }); // a boot under emulation takes seconds, on a busy machine many

const reason = whyNot('virsh', 'qemu-system-x86_64');

describe.skipIf(reason)(`a real Linux guest, driven by stock tools${reason ? `: ${reason}` : ''}`, () => {
  let host: Host;
  let guest: DemoGuest;
  beforeAll(async () => {
    guest = await prepareDemoGuest(demoGuestCache);
    host = await startHost();
    return () => host[Symbol.asyncDispose]();
  });

  const virsh = (...args: string[]) => host.virsh('qemu', ...args);
  const state = async (name: string) => (await virsh('domstate', name)).trim();

  /** A file that a guest's serial line writes to, and the device for it. */
  function serialFile(name: string): { path: string; devices: string; text: () => string } {
    const path = join(host.root, `${name}.log`);
    writeFileSync(path, '');
    const devices = `\n    <serial type='file'><source path='${path}'/></serial>`;
    return { path, devices, text: () => (existsSync(path) ? readFileSync(path, 'utf8') : '') };
  }

  async function define(name: string, devices: string): Promise<void> {
    await virsh('define', writeDocument(host, name, demoGuestXml(guest, { name, devices, memoryMiB: 128 })));
  }

  const booted = (text: string) => text.includes('typevirt demo guest: Linux');

  test('boots, greets on its serial line, and shuts down when the host asks', async () => {
    const serial = serialFile('one');
    await define('one', serial.devices);
    expect(await virsh('start', 'one')).toBe("Domain 'one' started\n\n");
    await until(async () => serial.text(), booted);
    await virsh('shutdown', 'one');
    await until(
      () => state('one'),
      (now) => now === 'shut off',
    );
    expect(await virsh('domstate', 'one', '--reason')).toBe('shut off (shutdown)\n\n');
    await virsh('undefine', 'one');
  });

  test.each(['SIGTERM', 'SIGKILL'] as const)(
    'runs on when the daemon ends by %s, and is found again',
    async (signal) => {
      const name = `survivor-${signal.toLowerCase()}`;
      const serial = serialFile(name);
      await define(name, serial.devices);
      await virsh('start', name);
      const before = await virsh('domid', name);
      await host.restart(signal);
      expect(await state(name)).toBe('running');
      expect(await virsh('domid', name)).toBe(before);
      await until(async () => serial.text(), booted);
      await virsh('suspend', name);
      expect(await state(name)).toBe('paused');
      await virsh('destroy', name);
      await virsh('undefine', name);
    },
  );

  test('virt-install makes one from nothing but its options', async () => {
    const serial = serialFile('installed');
    const { code, stderr } = await run('virt-install', [
      ...['--connect', host.uri('qemu'), '--virt-type', 'qemu', '--name', 'installed', '--memory', '128'],
      ...['--import', '--disk', 'none', '--network', 'none', '--graphics', 'none', '--noautoconsole'],
      ...['--osinfo', 'detect=off,require=off', '--serial', `file,path=${serial.path}`],
      ...['--boot', `kernel=${guest.kernel},initrd=${guest.initrd},kernel_args=console=ttyS0`],
    ]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(await state('installed')).toBe('running');
    await until(async () => serial.text(), booted);
    await virsh('destroy', 'installed');
    await virsh('undefine', 'installed');
  });
});
