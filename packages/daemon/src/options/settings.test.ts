import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseCommandLine, UsageError } from './command-line.ts';
import { ConfigError } from './config-syntax.ts';
import { decide, type Surroundings } from './settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const root: Surroundings = { userId: 0, env: { HOME: '/root' }, hasGroup: (name) => name === 'libvirt' };
const user: Surroundings = {
  userId: 1000,
  env: { HOME: '/home/u', XDG_RUNTIME_DIR: '/run/user/1000' },
  hasGroup: () => true,
};

function decided(args: readonly string[], where: Surroundings) {
  const asked = parseCommandLine(args);
  if (!('run' in asked)) throw new Error('not a daemon');
  return decide(asked.run, where);
}

describe('decide()', () => {
  test("gives root the system's daemon beside libvirt's", () => {
    const settings = decided([], root);
    expect(settings.sockets).toEqual({
      rw: { path: '/run/typevirt/libvirt-sock', mode: 0o770, group: 'libvirt' },
      ro: { path: '/run/typevirt/libvirt-sock-ro', mode: 0o777, group: 'libvirt' },
      admin: { path: '/run/typevirt/libvirt-admin-sock', mode: 0o700, group: 'libvirt' },
    });
    expect(settings).toMatchObject({ serverName: 'typevirtd', defaultUri: 'qemu:///system' });
  });

  test("gives root libvirt's own paths with --as-libvirtd", () => {
    const settings = decided(['--as-libvirtd'], root);
    expect(settings.sockets.rw.path).toBe('/run/libvirt/libvirt-sock');
    expect(settings).toMatchObject({ serverName: 'libvirtd', configFile: '/etc/libvirt/libvirtd.conf' });
  });

  test('gives a user a daemon of their own, closed to everybody else and without a read-only socket', () => {
    const settings = decided([], user);
    expect(settings.sockets.rw).toEqual({
      path: '/run/user/1000/typevirt/libvirt-sock',
      mode: 0o700,
      group: null,
    });
    expect(settings.sockets.ro).toBeNull();
    expect(settings.defaultUri).toBe('qemu:///session');
  });

  test('keeps everything below --root', () => {
    const settings = decided(['--root', folder], user);
    expect(settings.sockets.ro?.path).toBe(join(folder, 'run/libvirt-sock-ro'));
    expect(settings.layout.state).toBe(join(folder, 'lib'));
    expect(settings.pidFile).toBe(join(folder, 'run/typevirtd.pid'));
  });

  test('obeys the configuration file', () => {
    const file = join(folder, 'my.conf');
    writeFileSync(file, 'unix_sock_dir = "/run/elsewhere"\nunix_sock_rw_perms = "0777"\n');
    expect(decided(['--config', file], root).sockets.rw).toEqual({
      path: '/run/elsewhere/libvirt-sock',
      mode: 0o777,
      group: 'libvirt',
    });
  });

  test('refuses a configuration file that was asked for and is not there', () => {
    expect(() => decided(['-f', join(folder, 'none')], root)).toThrow(ConfigError);
  });
});

describe('parseCommandLine()', () => {
  test('knows libvirtd’s options in both spellings', () => {
    expect(parseCommandLine(['-v', '-t', '30', '-p', '/p', '-f', '/f', '-d'])).toEqual({
      run: {
        root: null,
        asLibvirtd: false,
        config: '/f',
        pidFile: '/p',
        timeoutSeconds: 30,
        verbose: true,
        background: true,
      },
    });
    expect(parseCommandLine(['--help'])).toEqual({ show: 'help' });
    expect(parseCommandLine(['-V'])).toEqual({ show: 'version' });
  });

  test.each([
    [['--timeout', 'x'], 'Invalid value for timeout'],
    [['extra'], 'unexpected, non-option, command line arguments'],
    [['--listen'], 'TCP and TLS are not supported'],
    [['--nonsense'], "Unknown option '--nonsense'"],
  ])('refuses %j', (args, message) => {
    expect(() => parseCommandLine(args)).toThrow(UsageError);
    expect(() => parseCommandLine(args)).toThrow(message);
  });
});
