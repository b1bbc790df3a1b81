/** The host and the connection. */
import { describe, expect, test } from 'vitest';
import { connect, refused, type ConformanceOptions } from './harness.ts';

export function host(options: ConformanceOptions): void {
  describe('host', () => {
    test('an open connection is alive and secure', async () => {
      const api = await connect(options);
      expect([api.isAlive(), await api.isSecure()]).toEqual([true, true]);
    });

    test('connectGetType() names the driver, nodeGetInfo() counts its processors', async () => {
      const api = await connect(options);
      expect(await api.connectGetType({})).toEqual({ type: 'TEST' });
      expect(await api.nodeGetInfo({})).toEqual({
        model: 'i686',
        memory: 3_145_728n,
        cpus: 16,
        mhz: 1400,
        nodes: 2,
        sockets: 2,
        cores: 2,
        threads: 2,
      });
    });

    test('connectGetVersion() and connectGetMaxVcpus() answer the driver’s constants', async () => {
      const api = await connect(options);
      expect(await api.connectGetVersion({})).toEqual({ hvVer: 2n });
      expect(await api.connectGetMaxVcpus({ type: null })).toEqual({ maxVcpus: 32 });
      expect((await api.connectGetHostname({})).hostname).not.toBe('');
      expect((await api.connectGetLibVersion({})).libVer).toBeGreaterThanOrEqual(9_000_000n);
      expect((await api.connectGetUri({})).uri).toMatch(/^test:\/\/\/default$/);
    });

    test('connectGetCapabilities() tells of architecture and cells', async () => {
      const api = await connect(options);
      const { capabilities } = await api.connectGetCapabilities({});
      expect(capabilities).toContain('<arch>i686</arch>');
      expect(capabilities.match(/<cell id=/g)).toHaveLength(2);
      expect(capabilities.match(/<cpu id=/g)).toHaveLength(16);
    });

    test('nodeGetCellsFreeMemory() answers cell by cell and refuses cells that are not there', async () => {
      const api = await connect(options);
      const cells = (startCell: number) => api.nodeGetCellsFreeMemory({ startCell, maxcells: 5 });
      expect(await cells(0)).toEqual({ cells: [2_097_152n, 4_194_304n] });
      expect(await api.nodeGetFreeMemory({})).toEqual({ freeMem: 3_145_728n });
      await refused(cells(2), {
        code: 'invalidArg',
        domain: options.errorDomain,
        message: 'invalid argument: Range exceeds available cells',
      });
    });

    test('nodeGetCpuMap() and nodeGetCpuStats() answer for the simulated host', async () => {
      const api = await connect(options);
      const map = await api.nodeGetCpuMap({ needMap: 1, needOnline: 1, flags: 0 });
      expect([...map.cpumap, map.online, map.total]).toEqual([0b10101, 3, 8]);
      const { params } = await api.nodeGetCpuStats({ cpuNum: -1, flags: 0 });
      expect(params.map(({ field }) => field)).toEqual(['user', 'kernel', 'idle', 'iowait']);
    });

    test.skipIf(options.fails.includes('nodeGetFreePages'))(
      'nodeGetFreePages() answers for each size in each cell',
      async () => {
        const api = await connect(options);
        const pages = { pages: [4, 8], startCell: 0, cellCount: 2, flags: 0 };
        expect((await api.nodeGetFreePages(pages)).counts).toHaveLength(4);
      },
    );

    test('connectGetSysinfo(), connectGetCpuModelNames() and nodeGetSecurityModel() answer', async () => {
      const api = await connect(options);
      expect((await api.connectGetSysinfo({ flags: 0 })).sysinfo).toMatch(/^<sysinfo type='smbios'>/);
      const { models } = await api.connectGetCpuModelNames({ arch: 'x86_64', flags: 0 });
      expect(models).toEqual(expect.arrayContaining(['486', 'Haswell', 'EPYC']));
      expect(await api.nodeGetSecurityModel({})).toEqual({ model: 'testSecurity', doi: '' });
    });

    test.each(['nodeGetMemoryStats', 'connectGetDomainCapabilities', 'nodeSuspendForDuration'] as const)(
      '%s() is refused where the driver lacks it',
      async (method) => {
        const api = await connect(options);
        const args = {
          nodeGetMemoryStats: { cellNum: 0, flags: 0 },
          connectGetDomainCapabilities: {
            emulatorbin: null,
            arch: null,
            machine: null,
            virttype: null,
            flags: 0,
          },
          nodeSuspendForDuration: { target: 0, duration: 60n, flags: 0 },
        };
        await refused(api[method](args[method] as never), { code: 'noSupport' });
      },
    );
  });
}
