/** Where threads of real QEMUs run. Needs a host with two processors. */
import { availableParallelism } from 'node:os';
import type { DomainRef } from '@typevirt/driver';
import { affinityOf, threadsOf } from '@typevirt/host';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DriverUnderTest, guestXml, hasQemu } from './testing/driver-under-test.ts';

const live = 1;
const config = 2;
const first = Uint8Array.of(1);
const second = Uint8Array.of(2);

describe.runIf(hasQemu && availableParallelism() >= 2)('threads', () => {
  let qemu: DriverUnderTest;
  let dom: DomainRef;
  beforeEach(async () => {
    qemu = await DriverUnderTest.start();
  });
  afterEach(() => qemu[Symbol.asyncDispose]());

  async function run(top: string): Promise<void> {
    dom = await qemu.define(guestXml('a', { top }).replace('<vcpu>1', '<vcpu>2'));
    dom = await qemu.boot(dom);
  }
  const xml = async (flags = 0) => (await qemu.api.domainGetXmlDesc({ dom, flags }, {})).xml;
  const threads = async () => (await qemu.api.domainGetIothreadInfo({ dom, flags: live }, {})).info;
  const numbersOf = (maps: readonly Uint8Array[]) => maps.map((map) => map[0]);

  test('begin where the document says, and go where they are sent', async () => {
    await run(
      `<iothreads>1</iothreads><cputune><vcpupin vcpu='0' cpuset='1'/><emulatorpin cpuset='0'/><iothreadpin iothread='1' cpuset='1'/></cputune>`,
    );
    const vcpus = async () => numbersOf((await qemu.api.domainGetVcpus({ dom }, {})).cpumaps)[0];
    expect(await vcpus()).toBe(2);
    expect(await threads()).toMatchObject([{ iothreadId: 1, cpumap: second }]);
    const [pid = 0] = qemu.guests();
    expect(affinityOf(pid)?.[0]).toBe(1);

    await qemu.api.domainPinVcpu({ dom, vcpu: 0, cpumap: first, flags: live }, {});
    await qemu.api.domainPinIothread({ dom, iothreadsId: 1, cpumap: first, flags: live }, {});
    await qemu.api.domainPinEmulator({ dom, cpumap: second, flags: live | config }, {});
    expect(await vcpus()).toBe(1);
    expect((await threads())[0]?.cpumap[0]).toBe(1);
    const others = threadsOf(pid).filter((thread) => affinityOf(thread)?.[0] === 2);
    expect(others).toContain(pid);
    expect((await qemu.api.domainGetVcpuPinInfo({ dom, flags: config }, {})).cpumaps[0]?.[0]).toBe(2);
    expect((await qemu.api.domainGetVcpuPinInfo({ dom, flags: live }, {})).cpumaps[0]?.[0]).toBe(1);
    expect(await xml(2)).toContain("<emulatorpin cpuset='1'/>");
    await qemu.startAgain();
    expect(await xml()).toContain("<vcpupin vcpu='0' cpuset='0'/>");
  });

  test('are refused processors and numbers that there are not', async () => {
    await run('');
    await expect(qemu.api.domainPinVcpu({ dom, vcpu: 2, cpumap: first, flags: live }, {})).rejects.toThrow(
      'vcpu 2 is out of range of live cpu count 2',
    );
    await expect(
      qemu.api.domainPinEmulator({ dom, cpumap: Uint8Array.of(0), flags: live }, {}),
    ).rejects.toThrow('Empty cpu list for pinning');
    await expect(
      qemu.api.domainPinIothread({ dom, iothreadsId: 1, cpumap: first, flags: live }, {}),
    ).rejects.toThrow('iothread 1 not found');
  });

  test('of I/O come and go, live and in the definition', async () => {
    await run('<iothreads>1</iothreads>');
    await qemu.api.domainAddIothread({ dom, iothreadId: 4, flags: live | config }, {});
    await expect(qemu.api.domainAddIothread({ dom, iothreadId: 4, flags: live }, {})).rejects.toThrow(
      "an IOThread is already using iothread_id '4'",
    );
    expect((await threads()).map(({ iothreadId }) => iothreadId).sort()).toEqual([1, 4]);
    const params = [{ field: 'poll_max_ns', type: 'ullong', value: 100n } as const];
    await qemu.api.domainSetIothreadParams({ dom, iothreadId: 4, params, flags: live }, {});
    const { retStats } = await qemu.api.connectGetAllDomainStats({ doms: [dom], stats: 0, flags: 0 }, {});
    expect(retStats[0]?.params).toContainEqual({
      field: 'iothread.4.poll-max-ns',
      type: 'ullong',
      value: 100n,
    });
    await qemu.api.domainDelIothread({ dom, iothreadId: 4, flags: live }, {});
    expect((await threads()).map(({ iothreadId }) => iothreadId)).toEqual([1]);
    expect(await xml(2)).toContain("<iothread id='4'/>");
    expect(await xml()).not.toContain("<iothread id='4'/>");
  });
});
