import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultConfig, readConfig } from './config.ts';

const read = (text: string) => readConfig(text, 'f.conf');

describe('readConfig()', () => {
  test('says what holds where nothing is set', () => {
    expect(read('')).toEqual(defaultConfig);
  });

  test('takes the keys of libvirtd.conf', () => {
    const config = read(`unix_sock_group = "wheel"
unix_sock_rw_perms = "0700"
max_clients = 7
max_anonymous_clients = 0
keepalive_interval = -1
log_level = 1
log_filters = "1:qemu"
host_uuid = "C7A5FDBD-EDAF-9455-926A-D65C16DB1809"
admin_max_clients = 3`);
    expect(config).toMatchObject({
      unixSockGroup: 'wheel',
      unixSockRwPerms: 0o700,
      clients: { maxClients: 7, maxAnonymousClients: 0, maxClientRequests: 5 },
      adminClients: { maxClients: 3 },
      keepalive: { intervalSeconds: -1, count: 5 },
      logLevel: 1,
      logFilters: '1:qemu',
      hostUuid: 'c7a5fdbd-edaf-9455-926a-d65c16db1809',
    });
    expect(defaultConfig.clients.maxClients).toBe(5000);
  });

  test.each([
    ['nonsense = 1', "f.conf:1: unknown key 'nonsense'"],
    ['max_clients = "many"', 'f.conf:1: max_clients: expecting a number'],
    ['max_clients = 0', 'f.conf:1: max_clients: expecting a number of at least 1'],
    ['unix_sock_ro_perms = "rw"', 'f.conf:1: unix_sock_ro_perms: expecting permission bits such as "0770"'],
    ['log_level = 9', 'f.conf:1: log_level: expecting a level from 1 (debug) to 4 (error)'],
    ['host_uuid_source = "dice"', 'f.conf:1: host_uuid_source: expecting one of "smbios", "machine-id"'],
    ['listen_tcp = 1', 'f.conf:1: listen_tcp: not supported by this daemon'],
    ['access_drivers = [ "polkit" ]', 'f.conf:1: access_drivers: not supported by this daemon'],
    ['auth_unix_rw = "sasl"', 'f.conf:1: auth_unix_rw: expecting one of "none"'],
    ['min_workers = 9\nmax_workers = 3', "f.conf: 'max_workers' must not be less than 'min_workers'"],
  ])('refuses %j', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  test('accepts what asks for nothing that we lack', () => {
    expect(() => read('listen_tls = 0\naccess_drivers = []\nauth_tls = "none"')).not.toThrow();
  });

  const shipped = '/etc/libvirt/libvirtd.conf';
  test.skipIf(!existsSync(shipped))("reads the file that Debian's libvirtd comes with", () => {
    expect(readConfig(readFileSync(shipped, 'utf8'), shipped)).toEqual(defaultConfig);
  });
});
