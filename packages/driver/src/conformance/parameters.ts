/** Memory, processors, limits, weights, I/O threads, statistics. */
import { describe, expect, test } from 'vitest';
import type { TypedParam } from '../call.ts';
import { connect, refused, type ConformanceOptions } from './harness.ts';

const live = 1;
const config = 2;
const maximum = 4;

/** Parameters as an object, for comparison. */
function values(params: readonly TypedParam[]): Record<string, unknown> {
  return Object.fromEntries(params.map(({ field, value }) => [field, value]));
}

export function parameters(options: ConformanceOptions): void {
  const { errorDomain: domain } = options;
  const start = async () => {
    const api = await connect(options);
    return { api, dom: (await api.domainLookupByName({ name: 'test' })).dom };
  };

  describe('parameters', () => {
    test('domainSetMemory() moves the balloon up to the maximum, which only a definition may change', async () => {
      const { api, dom } = await start();
      await api.domainSetMemory({ dom, memory: 1_048_576n, flags: live });
      expect((await api.domainGetInfo({ dom })).memory).toBe(1_048_576n);
      await refused(api.domainSetMemory({ dom, memory: 9_000_000n, flags: live }), {
        code: 'invalidArg',
        domain,
        message: 'invalid argument: cannot set memory higher than max memory',
      });
      await refused(api.domainSetMemory({ dom, memory: 5n, flags: live | maximum }), {
        code: 'operationInvalid',
        domain,
        message: 'Requested operation is not valid: cannot resize the maximum memory on an active domain',
      });
      await api.domainSetMemory({ dom, memory: 16_777_216n, flags: config | maximum });
      await api.domainSetMemoryStatsPeriod({ dom, period: 5, flags: config });
      const { xml } = await api.domainGetXmlDesc({ dom, flags: config });
      expect(xml).toContain("<memory unit='KiB'>16777216</memory>");
      expect(xml).toContain("<stats period='5'/>");
    });

    test('domainSetVcpus() counts within the maximum', async () => {
      const { api, dom } = await start();
      const count = async (flags: number) => (await api.domainGetVcpusFlags({ dom, flags })).num;
      await api.domainSetVcpus({ dom, nvcpus: 1, flags: live });
      await api.domainSetVcpus({ dom, nvcpus: 4, flags: config | maximum });
      expect([await count(live), await count(live | maximum), await count(config | maximum)]).toEqual([
        1, 2, 4,
      ]);
      const refusal = { code: 'invalidArg', domain } as const;
      await refused(api.domainSetVcpus({ dom, nvcpus: 3, flags: live }), {
        ...refusal,
        message: 'invalid argument: requested cpu amount exceeds maximum (3 > 2)',
      });
      await refused(api.domainSetVcpus({ dom, nvcpus: 40, flags: config }), {
        ...refusal,
        message: 'invalid argument: requested cpu amount exceeds maximum supported amount (40 > 32)',
      });
      await refused(api.domainSetVcpus({ dom, nvcpus: 0, flags: config }), { code: 'invalidArg' });
    });

    test('pinning is told back', async () => {
      const { api, dom } = await start();
      const cpumap = Uint8Array.of(0b101);
      await api.domainPinVcpu({ dom, vcpu: 0, cpumap, flags: 0 });
      await api.domainPinEmulator({ dom, cpumap, flags: live });
      const { cpumaps } = await api.domainGetVcpuPinInfo({ dom, flags: live });
      expect(cpumaps.map((map) => map[0])).toEqual([0b101, 0xff]);
      expect((await api.domainGetEmulatorPinInfo({ dom, flags: live })).cpumap?.[0]).toBe(0b101);
      const { info } = await api.domainGetVcpus({ dom });
      expect(info.map(({ number, state, cpu }) => [number, state, cpu])).toEqual([
        [0, 1, 2],
        [1, 1, 15],
      ]);
      await refused(api.domainPinVcpu({ dom, vcpu: 7, cpumap, flags: 0 }), {
        code: 'invalidArg',
        domain,
        message: "invalid argument: requested vcpu '7' is not present in the domain",
      });
    });

    test('limits of memory are told back, and must agree with each other', async () => {
      const { api, dom } = await start();
      const limit = (field: string, value: bigint): TypedParam => ({ field, type: 'ullong', value });
      const params = [limit('hard_limit', 2_000_000n), limit('swap_hard_limit', 3_000_000n)];
      await api.domainSetMemoryParameters({ dom, params, flags: live });
      expect(values((await api.domainGetMemoryParameters({ dom, flags: live })).params)).toEqual({
        hard_limit: 2_000_000n,
        soft_limit: 9_007_199_254_740_991n,
        swap_hard_limit: 3_000_000n,
      });
      const wrong = [limit('hard_limit', 4_000_000n)];
      await refused(api.domainSetMemoryParameters({ dom, params: wrong, flags: live }), {
        code: 'invalidArg',
        domain,
        message:
          'invalid argument: memory hard_limit tunable value must be lower than or equal to swap_hard_limit',
      });
    });

    test('weights of block devices and NUMA nodes are told back', async () => {
      const { api, dom } = await start();
      const blkio: TypedParam[] = [
        { field: 'weight', type: 'uint', value: 300 },
        { field: 'device_read_iops_sec', type: 'string', value: '/dev/a,5,/dev/b,6' },
      ];
      await api.domainSetBlkioParameters({ dom, params: blkio, flags: live });
      expect(values((await api.domainGetBlkioParameters({ dom, flags: live })).params)).toMatchObject({
        weight: 300,
        device_weight: '',
        device_read_iops_sec: '/dev/a,5,/dev/b,6',
      });
      const numa: TypedParam[] = [
        { field: 'numa_mode', type: 'int', value: 1 },
        { field: 'numa_nodeset', type: 'string', value: '0-1' },
      ];
      await api.domainSetNumaParameters({ dom, params: numa, flags: config });
      expect(values((await api.domainGetNumaParameters({ dom, flags: config })).params)).toEqual({
        numa_mode: 1,
        numa_nodeset: '0-1',
      });
    });

    test('bandwidth of an interface and limits of a disk are told back', async () => {
      const { api, dom } = await start();
      const device = 'testnet0';
      const rates: TypedParam[] = [{ field: 'inbound.average', type: 'uint', value: 100 }];
      await api.domainSetInterfaceParameters({ dom, device, params: rates, flags: live });
      const told = await api.domainGetInterfaceParameters({ dom, device, flags: live });
      expect(values(told.params)).toMatchObject({ 'inbound.average': 100, 'outbound.average': 0 });
      await refused(api.domainGetInterfaceParameters({ dom, device: 'none', flags: live }), {
        code: 'invalidArg',
        domain: 'domain',
        message: "invalid argument: 'none' is not a known interface",
      });
      const limits: TypedParam[] = [{ field: 'total_bytes_sec_max', type: 'ullong', value: 10n }];
      await api.domainSetBlockIoTune({ dom, disk: 'vda', params: limits, flags: live });
      const tune = await api.domainGetBlockIoTune({ dom, disk: 'vda', flags: live });
      expect(values(tune.params)).toMatchObject({ total_bytes_sec_max: 10n, group_name: '' });
      await refused(api.domainGetBlockIoTune({ dom, disk: 'vdz', flags: live }), {
        code: 'invalidArg',
        domain,
        message: "invalid argument: disk 'vdz' was not found in the domain config",
      });
    });

    test('I/O threads come, are pinned, and go', async () => {
      const { api, dom } = await start();
      await api.domainAddIothread({ dom, iothreadId: 3, flags: live });
      await refused(api.domainAddIothread({ dom, iothreadId: 3, flags: live }), {
        code: 'invalidArg',
        domain: 'domain',
        message: "invalid argument: an IOThread is already using iothread_id '3'",
      });
      await api.domainPinIothread({ dom, iothreadsId: 3, cpumap: Uint8Array.of(2), flags: live });
      const { info } = await api.domainGetIothreadInfo({ dom, flags: live });
      expect(info.map(({ iothreadId, cpumap }) => [iothreadId, cpumap[0]])).toEqual([[3, 2]]);
      const params: TypedParam[] = [{ field: 'poll_grow', type: 'uint', value: 2 }];
      await api.domainSetIothreadParams({ dom, iothreadId: 3, params, flags: live });
      const { retStats } = await api.connectGetAllDomainStats({ doms: [dom], stats: 0x80, flags: 0 });
      expect(values(retStats[0]?.params ?? [])).toMatchObject({
        'iothread.count': 1,
        'iothread.3.poll-grow': 2,
      });
      await api.domainDelIothread({ dom, iothreadId: 3, flags: live });
      expect((await api.domainGetIothreadInfo({ dom, flags: live })).info).toEqual([]);
    });

    test('the scheduler has a weight, counters are switched', async () => {
      const { api, dom } = await start();
      expect(await api.domainGetSchedulerType({ dom })).toEqual({ type: 'fair', nparams: 1 });
      const { params } = await api.domainGetSchedulerParameters({ dom, flags: 0 });
      expect(values(params)).toEqual({ weight: 50 });
      await api.domainSetSchedulerParameters({ dom, params, flags: 0 });
      const on: TypedParam[] = [{ field: 'cmt', type: 'boolean', value: true }];
      await api.domainSetPerfEvents({ dom, params: on, flags: live });
      const counters = values((await api.domainGetPerfEvents({ dom, flags: live })).params);
      expect([counters.cmt, counters.mbmt, Object.keys(counters).length]).toEqual([true, false, 22]);
    });

    test('statistics grow', async () => {
      const { api, dom } = await start();
      const block = () => api.domainBlockStats({ dom, path: 'vda' });
      const net = () => api.domainInterfaceStats({ dom, device: 'testnet0' });
      const before = [(await block()).rdReq, (await net()).rxBytes] as const;
      await new Promise((resolve) => setTimeout(resolve, 2));
      expect((await block()).rdReq).toBeGreaterThan(before[0]);
      expect((await net()).rxBytes).toBeGreaterThan(before[1]);
      await refused(api.domainBlockStats({ dom, path: 'vdz' }), {
        code: 'invalidArg',
        domain,
        message: 'invalid argument: invalid path: vdz',
      });
      const { retStats } = await api.connectGetAllDomainStats({ doms: [], stats: 1, flags: 0 });
      expect(retStats.map(({ dom: { name }, params }) => [name, values(params)['state.state']])).toEqual([
        ['test', 1],
      ]);
    });

    test('sizes of images, errors of disks, and use of processors and memory are told', async () => {
      const { api, dom } = await start();
      const { capacity, physical } = await api.domainGetBlockInfo({ dom, path: 'vda', flags: 0 });
      expect(physical).toBeGreaterThan(capacity);
      const { errors } = await api.domainGetDiskErrors({ dom, flags: 0 });
      expect(errors).toEqual([{ disk: 'vda', error: 1 }]);
      const total = await api.domainGetCpuStats({ dom, startCpu: -1, ncpus: 1, flags: 0 });
      expect(total.cpus.map((cpu) => cpu.map(({ field }) => field))).toEqual([
        ['cpu_time', 'user_time', 'system_time'],
      ]);
      expect((await api.domainMemoryStats({ dom, flags: 0 })).stats).toHaveLength(13);
      const { buffer } = await api.domainMemoryPeek({ dom, offset: 254n, size: 4, flags: 1 });
      expect([...buffer]).toEqual([254, 255, 0, 1]);
    });
  });
}
