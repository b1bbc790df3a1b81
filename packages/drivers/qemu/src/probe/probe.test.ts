import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HostNode, readKvmFacts } from '@typevirt/host';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { QemuStartError } from '../process/start.ts';
import { cacheKeyOf, fileCache } from './cache.ts';
import { chooseGuest, type GuestQuestion } from './choose-guest.ts';
import { planDomainCapabilities } from './domain-capabilities.ts';
import { formatDomainCapabilities } from './domain-capabilities-text.ts';
import { Emulators } from './emulators.ts';
import { readFirmware, suits } from './firmware.ts';
import { planHostCapabilities } from './host-capabilities.ts';
import { formatHostCapabilities } from './host-capabilities-text.ts';
import { readGuestHostFacts, readHostFacts } from './host-facts.ts';
import { probeQemu } from './probe.ts';
import { findMachine, type QemuCapabilities, versionNumber } from './qemu-capabilities.ts';

const binary = '/usr/bin/qemu-system-x86_64';
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'typevirt-caps-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function program(name: string, script = 'exit 1'): string {
  const path = join(dir, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe.runIf(existsSync(binary))('with a real QEMU', () => {
  let capabilities: QemuCapabilities;
  beforeEach(async () => {
    capabilities ??= await probeQemu(binary);
  });

  test('probeQemu() learns machines, processors, devices and flags', () => {
    expect(versionNumber(capabilities)).toBeGreaterThan(5_000_000);
    expect(capabilities.architecture).toBe('x86_64');
    expect(findMachine(capabilities)?.alias).toBe('pc');
    expect(findMachine(capabilities, 'q35')?.name).toMatch(/^pc-q35-/);
    expect(findMachine(capabilities, 'none')).toBeUndefined();
    expect(capabilities.tcgCpus.models.find(({ name }) => name === 'qemu64')?.missing).toEqual([]);
    expect(capabilities.tcgCpus.best?.features).toContain('sse2');
    expect(capabilities.deviceProperties['virtio-blk-pci']).toContain('drive');
    expect(capabilities.flags).toContain('blockdev-reopen');
    expect(capabilities.kvm.usable).toBe(capabilities.kvmCpus !== undefined);
  });

  test('what was learned comes back from the cache unchanged, and only for the same key', async () => {
    const cache = fileCache(join(dir, 'cache'));
    await cache.store(binary, { a: 1 }, capabilities);
    expect(await cache.load(binary, { a: 1 })).toEqual(JSON.parse(JSON.stringify(capabilities)));
    expect(await cache.load(binary, { a: 2 })).toBeUndefined();
    expect(await cache.load('/other', { a: 1 })).toBeUndefined();
    const [file = ''] = readdirSync(join(dir, 'cache'));
    writeFileSync(join(dir, 'cache', file), '{"key":');
    expect(await cache.load(binary, { a: 1 })).toBeUndefined();
  });

  test('the documents are well formed and say what was learned', async () => {
    const kvm = readKvmFacts();
    const host = readHostFacts(new HostNode(), '00000000-0000-4000-8000-000000000000', kvm, {
      uid: 64,
      gid: 65,
    });
    const text = formatHostCapabilities(planHostCapabilities(host, new Map([['x86_64', capabilities]])));
    expect(text).toMatch(
      /^<capabilities>\n\n {2}<host>\n {4}<uuid>00000000-0000-4000-8000-000000000000<\/uuid>\n/,
    );
    expect(text).toContain("<baselabel type='kvm'>+64:+65</baselabel>");
    expect(text).toMatch(/<machine canonical='pc-q35-[\d.]+' maxCpus='\d+'>q35<\/machine>/);
    expect(text).toMatch(/<\/guest>\n\n<\/capabilities>\n$/);
    const machine = findMachine(capabilities, 'q35');
    if (!machine) throw new Error('no q35');
    const choice = { domainType: 'qemu', architecture: 'x86_64', machine } as const;
    const guest = planDomainCapabilities(capabilities, choice, readGuestHostFacts(kvm, '/usr/bin'));
    expect(guest.devices.find(({ name }) => name === 'disk')?.settings?.[1]?.values).not.toContain('ide');
    expect(formatDomainCapabilities(guest)).toContain("<mode name='host-passthrough' supported='no'/>");
  });

  test('Emulators asks a program once for two questions at the same time', async () => {
    const link = join(dir, 'qemu-system-x86_64');
    symlinkSync(binary, link);
    let stored = 0;
    const cache = {
      load: () => Promise.resolve(undefined),
      store: () => {
        stored += 1;
        return Promise.resolve();
      },
    };
    const emulators = new Emulators({ path: dir, hostArchitecture: 'x86_64', cache });
    expect(emulators.findFor('x86_64')).toBe(link);
    expect(emulators.findFor('i686')).toBe(link);
    const [first, second] = await Promise.all([emulators.capabilities(link), emulators.capabilities(link)]);
    expect(first).toBe(second);
    expect(stored).toBe(1);
  });

  test('chooseGuest() answers with the parts left out, and refuses what does not fit', async () => {
    const emulators = new Emulators({
      path: '/usr/bin',
      hostArchitecture: 'x86_64',
      cache: fileCache(join(dir, 'cache')),
    });
    const refusal = (question: GuestQuestion): Promise<unknown> =>
      chooseGuest(question, emulators, 'x86_64').then(
        () => undefined,
        (error: Error) => error.message,
      );
    const { choice } = await chooseGuest({ virtType: 'qemu' }, emulators, 'x86_64');
    expect(choice).toMatchObject({
      domainType: 'qemu',
      architecture: 'x86_64',
      machine: { isDefault: true },
    });
    expect(await refusal({ architecture: 'foo' })).toBe('unknown architecture: foo');
    expect(await refusal({ machine: 'none' })).toBe(
      `the machine 'none' is not supported by emulator '${binary}'`,
    );
    expect(await refusal({ virtType: 'xen' })).toBe(`Emulator '${binary}' does not support virt type 'xen'`);
    expect(await refusal({ emulator: binary, architecture: 'aarch64' })).toBe(
      `Emulator '${binary}' does not support arch 'aarch64'`,
    );
  });
});

test('probeQemu() gives the words of a program that is no QEMU', async () => {
  const failing = probeQemu(program('qemu-system-x86_64', 'echo "not today" >&2; exit 3'));
  await expect(failing).rejects.toBeInstanceOf(QemuStartError);
  await expect(failing).rejects.toThrow(/exited with status 3: not today/);
});

test('cacheKeyOf() changes with the program', async () => {
  const path = program('qemu');
  const before = await cacheKeyOf(path);
  expect(await cacheKeyOf(path)).toEqual(before);
  utimesSync(path, 1, 1);
  expect(await cacheKeyOf(path)).not.toEqual(before);
  await expect(cacheKeyOf(join(dir, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('Emulators finds programs by architecture, in the order of PATH', () => {
  mkdirSync(join(dir, 'b'));
  program('b/qemu-system-aarch64');
  program('b/qemu-system-i386');
  program('qemu-system-i386');
  const emulators = new Emulators({ path: `relative:${dir}:${join(dir, 'b')}`, hostArchitecture: 'x86_64' });
  expect([...emulators.all()]).toEqual([
    ['aarch64', join(dir, 'b/qemu-system-aarch64')],
    ['i686', join(dir, 'qemu-system-i386')],
  ]);
});

test('firmware descriptors of higher rank replace and remove those below', () => {
  mkdirSync(join(dir, 'low'));
  mkdirSync(join(dir, 'high'));
  const descriptor = (image: string): string =>
    JSON.stringify({
      'interface-types': ['uefi'],
      mapping: {
        device: 'flash',
        executable: { filename: image, format: 'raw' },
        'nvram-template': { filename: '/vars' },
      },
      targets: [{ architecture: 'x86_64', machines: ['pc-q35-*'] }],
      features: ['secure-boot'],
    });
  writeFileSync(join(dir, 'low/20.json'), descriptor('/low20'));
  writeFileSync(join(dir, 'low/10.json'), descriptor('/low10'));
  writeFileSync(join(dir, 'low/30.json'), descriptor('/low30'));
  writeFileSync(join(dir, 'high/20.json'), descriptor('/high20'));
  writeFileSync(join(dir, 'high/30.json'), '');
  const found = readFirmware([join(dir, 'low'), join(dir, 'high'), join(dir, 'missing')]);
  expect(found.map(({ path }) => path)).toEqual(['/low10', '/high20']);
  expect(found.map((firmware) => suits(firmware, 'x86_64', 'pc-q35-7.2'))).toEqual([true, true]);
  expect(found.map((firmware) => suits(firmware, 'x86_64', 'pc-i440fx-7.2'))).toEqual([false, false]);
});
