/** What goes on inside a guest: file systems, clock, addresses, keys, screen. */
import { describe, expect, test } from 'vitest';
import { connect, refused, type ConformanceOptions } from './harness.ts';

export function guest(options: ConformanceOptions): void {
  const { errorDomain: domain } = options;
  const start = async () => {
    const api = await connect(options);
    return { api, dom: (await api.domainLookupByName({ name: 'test' })).dom };
  };
  const off = {
    code: 'operationInvalid',
    message: 'Requested operation is not valid: domain is not running',
  } as const;

  describe('guest', () => {
    test('file systems are frozen once, and thawed', async () => {
      const { api, dom } = await start();
      const { info } = await api.domainGetFsinfo({ dom, flags: 0 });
      expect(info.map(({ mountpoint }) => mountpoint)).toEqual(['/', '/boot']);
      const freeze = async (...mountpoints: string[]) =>
        (await api.domainFsfreeze({ dom, mountpoints, flags: 0 })).filesystems;
      expect([await freeze(), await freeze('/')]).toEqual([2, 0]);
      expect(await api.domainFsthaw({ dom, mountpoints: ['/'], flags: 0 })).toEqual({ filesystems: 1 });
      expect(await api.domainFsthaw({ dom, mountpoints: [], flags: 0 })).toEqual({ filesystems: 1 });
      await api.domainFstrim({ dom, mountPoint: '/', minimum: 0n, flags: 0 });
      await refused(freeze('/none'), {
        code: 'operationInvalid',
        domain,
        message: 'Requested operation is not valid: mount point not found: /none',
      });
    });

    test('the clock shows what it was set to', async () => {
      const { api, dom } = await start();
      const time = { seconds: 5n, nseconds: 6 };
      await api.domainSetTime({ dom, ...time, flags: 0 });
      expect(await api.domainGetTime({ dom, flags: 0 })).toEqual(time);
    });

    test('addresses are those of the network', async () => {
      const { api, dom } = await start();
      const { ifaces } = await api.domainInterfaceAddresses({ dom, source: 0, flags: 0 });
      expect(ifaces).toEqual([
        {
          name: 'testnet0',
          hwaddr: 'aa:bb:cc:dd:ee:ff',
          addrs: [{ type: 0, addr: '192.168.122.3', prefix: 24 }],
        },
      ]);
      await refused(api.domainInterfaceAddresses({ dom, source: 4, flags: 0 }), {
        code: 'argumentUnsupported',
        domain,
        message: 'argument unsupported: Unknown IP address data source 4',
      });
    });

    test('keys and signals reach it, unless they are none', async () => {
      const { api, dom } = await start();
      await api.domainSendKey({ dom, codeset: 0, holdtime: 0, keycodes: [30], flags: 0 });
      await refused(api.domainSendKey({ dom, codeset: 0, holdtime: 0, keycodes: [30_000], flags: 0 }), {
        code: 'internalError',
        domain,
        message: 'internal error: invalid keycode 30000 of linux codeset',
      });
      await api.domainSendProcessSignal({ dom, pidValue: 1n, signum: 1, flags: 0 });
      await refused(api.domainSendProcessSignal({ dom, pidValue: 5n, signum: 1, flags: 0 }), {
        code: 'invalidArg',
        domain,
        message: 'invalid argument: only sending a signal to pid 1 is supported',
      });
      await api.domainSetUserPassword({ dom, user: 'root', password: 'x', flags: 0 });
    });

    test('the screen is a picture', async () => {
      const { api, dom } = await start();
      const { mime, stream } = await api.domainScreenshot({ dom, screen: 0, flags: 0 });
      expect(mime).toBe('image/png');
      const first = await stream.read(1024);
      expect(first instanceof Uint8Array && [...first.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
      while ((await stream.read(65_536)) !== null);
      await stream.finish();
    });

    test('a guest that is off answers nothing', async () => {
      const { api, dom } = await start();
      await api.domainDestroy({ dom, flags: 0 });
      await refused(api.domainGetFsinfo({ dom, flags: 0 }), { ...off, domain: 'domain' });
      await refused(api.domainGetTime({ dom, flags: 0 }), { ...off, domain });
      await refused(api.domainMemoryStats({ dom, flags: 0 }), { ...off, domain: 'domain' });
      await refused(api.domainGetHostname({ dom, flags: 0 }), { ...off, domain: 'domain' });
    });
  });
}
