/** Limits and shares, of definitions and of real QEMUs. */
import type { DomainRef, TypedParam } from '@typevirt/driver';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asObject, diskXml, DriverUnderTest, guestXml, hasQemu } from './testing/driver-under-test.ts';

const live = 1;
const config = 2;
const ullong = (field: string, value: bigint): TypedParam => ({ field, type: 'ullong', value });

describe.runIf(hasQemu)('a domain', () => {
  let qemu: DriverUnderTest;
  let dom: DomainRef;
  beforeEach(async () => {
    qemu = await DriverUnderTest.start();
    const disk = diskXml(qemu.image('a.qcow2')).replace(
      '<target',
      '<iotune><total_bytes_sec>1000000</total_bytes_sec></iotune><target',
    );
    dom = await qemu.define(guestXml('a', { devices: disk }));
  });
  afterEach(() => qemu[Symbol.asyncDispose]());

  const xml = async (flags = 0) => (await qemu.api.domainGetXmlDesc({ dom, flags }, {})).xml;
  const limits = async (flags: number) =>
    asObject((await qemu.api.domainGetBlockIoTune({ dom, disk: 'vda', flags }, {})).params);

  test('keeps shares and limits for its next start, and refuses what no kernel takes', async () => {
    const { api } = qemu;
    await api.domainSetSchedulerParameters({ dom, params: [ullong('cpu_shares', 2048n)], flags: config }, {});
    await api.domainSetMemoryParameters({ dom, params: [ullong('hard_limit', 99999n)], flags: config }, {});
    const nodes: TypedParam[] = [{ field: 'numa_nodeset', type: 'string', value: '0' }];
    await api.domainSetNumaParameters({ dom, params: nodes, flags: config }, {});
    const weights: TypedParam[] = [{ field: 'device_weight', type: 'string', value: '/dev/sda,300' }];
    await api.domainSetBlkioParameters({ dom, params: weights, flags: config }, {});
    const text = await xml();
    expect(text).toContain('<shares>2048</shares>');
    expect(text).toContain("<hard_limit unit='KiB'>99999</hard_limit>");
    expect(text).toContain("<memory mode='strict' nodeset='0'/>");
    expect(text).toMatch(/<path>\/dev\/sda<\/path>\s*<weight>300<\/weight>/);
    const short = [{ field: 'vcpu_quota', type: 'llong', value: 5n } as const];
    await expect(api.domainSetSchedulerParameters({ dom, params: short, flags: config }, {})).rejects.toThrow(
      "value of 'vcpu_quota' is out of range [1000, 17592186044415]",
    );
    await qemu.boot(dom);
    await expect(
      api.domainSetMemoryParameters({ dom, params: [ullong('hard_limit', 1n)], flags: live }, {}),
    ).rejects.toThrow('cgroup memory controller is not mounted');
  });

  test('that runs: QEMU keeps the limits of its disks, those of the document and those set later', async () => {
    await qemu.boot(dom);
    expect(await limits(live)).toMatchObject({ total_bytes_sec: 1_000_000n });
    const params = [ullong('read_iops_sec', 100n), ullong('read_iops_sec_max', 200n)];
    await qemu.api.domainSetBlockIoTune({ dom, disk: 'vda', params, flags: live }, {});
    expect(await limits(live)).toMatchObject({
      total_bytes_sec: 1_000_000n,
      read_iops_sec: 100n,
      read_iops_sec_max: 200n,
    });
    expect(await limits(config)).toMatchObject({ total_bytes_sec: 1_000_000n, read_iops_sec: 0n });
    expect(await xml()).toContain('<read_iops_sec>100</read_iops_sec>');
    const both = [ullong('total_iops_sec', 1n), ullong('read_iops_sec', 1n)];
    await expect(
      qemu.api.domainSetBlockIoTune({ dom, disk: 'vda', params: both, flags: live }, {}),
    ).rejects.toThrow('total and read/write of iops_sec cannot be set at the same time');
  });

  test('that must not survive a reboot ends with it', async () => {
    await qemu.boot(dom);
    await qemu.api.domainSetLifecycleAction({ dom, type: 1, action: 0, flags: live }, {});
    expect(await xml()).toContain('<on_reboot>destroy</on_reboot>');
    expect(await xml(2)).toContain('<on_reboot>restart</on_reboot>');
    await qemu.api.domainResume({ dom }, {});
    await qemu.api.domainReset({ dom, flags: 0 }, {});
    await expect.poll(() => qemu.guests(), { timeout: 20_000 }).toEqual([]);
    await expect(
      qemu.api.domainSetLifecycleAction({ dom, type: 1, action: 3, flags: config }, {}),
    ).rejects.toThrow('preserve');
  });
});
