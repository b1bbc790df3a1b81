/** Stock tools and storage: a guest from an image, a volume up and down. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type Host, run, runScript, startHost, until, whyNot } from './harness.ts';

vi.setConfig({ testTimeout: 120_000 });

const reason = whyNot('virsh', 'virt-install', 'qemu-img', 'qemu-system-x86_64');

/** A boot sector that says a word on the first serial line, and halts. */
function bootSector(word: string): Buffer {
  const code = '31c08ed8fcbe167cac84c07406baf803eeebf5f4ebfd'; // ds=0; si=7c16; out 3f8,[si++] until 0; hlt
  const sector = Buffer.alloc(512);
  sector.write(code, 'hex');
  sector.write(`${word}\n`, code.length / 2);
  sector.writeUInt16BE(0x55aa, 510);
  return sector;
}

describe.skipIf(reason)(`storage with stock tools${reason ? `: ${reason}` : ''}`, () => {
  let host: Host;
  beforeAll(async () => {
    host = await startHost();
    return () => host[Symbol.asyncDispose]();
  });
  const virsh = (...args: string[]) => host.virsh('qemu', ...args);
  function folder(name: string): string {
    const path = join(host.root, name);
    mkdirSync(path, { mode: 0o777 });
    return path;
  }

  test('virt-install --import makes a guest that boots from an image, and a pool of its folder', async () => {
    const images = folder('images');
    const image = join(images, 'disk.qcow2');
    const said = join(host.root, 'serial.log');
    writeFileSync(join(host.root, 'boot.raw'), Buffer.concat([bootSector('booted'), Buffer.alloc(1 << 20)]));
    execFileSync('qemu-img', ['convert', '-f', 'raw', '-O', 'qcow2', join(host.root, 'boot.raw'), image]);
    const { code, stderr } = await run('virt-install', [
      ...['--connect', host.uri('qemu'), '--import', '--name', 'imported', '--virt-type', 'qemu'],
      ...['--disk', image, '--memory', '64', '--network', 'none', '--graphics', 'none', '--noautoconsole'],
      ...['--osinfo', 'detect=off,require=off', '--serial', `file,path=${said}`],
    ]);
    expect(code, stderr).toBe(0);
    const text = async () => (existsSync(said) ? readFileSync(said, 'utf8') : '');
    await until(text, (now) => now.includes('booted'));
    expect(await virsh('vol-pool', image)).toBe('images\n\n');
    expect(await virsh('vol-dumpxml', image)).toContain("<format type='qcow2'/>");
    await virsh('destroy', 'imported');
    await virsh('undefine', 'imported', '--remove-all-storage');
    expect(existsSync(image)).toBe(false);
  });

  test('virsh takes a volume’s bytes up and down, and its pool is found again after the daemon’s death', async () => {
    await virsh('pool-create-as', 'bytes', 'dir', '--target', folder('bytes'));
    await virsh('vol-create-as', 'bytes', 'v', '1M');
    const [up, down] = [join(host.root, 'up'), join(host.root, 'down')];
    writeFileSync(up, randomBytes(1 << 20));
    await virsh('vol-upload', 'v', up, 'bytes');
    await host.restart('SIGKILL');
    await virsh('vol-download', 'v', down, 'bytes');
    expect(readFileSync(down).equals(readFileSync(up))).toBe(true);
    await virsh('pool-destroy', 'bytes');
  });

  test('Python makes, fills, reads and removes a volume', async () => {
    const path = folder('python');
    expect(await runScript('/usr/bin/python3', 'volume.py', host.uri('qemu'), path)).toEqual({
      same: true,
      info: [0, 8 << 20, 8 << 20],
      left: [],
      pools: expect.not.arrayContaining(['passing']),
    });
  });
});
