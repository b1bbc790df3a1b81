import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatCpuList, parseCpuList } from './cpu-list.ts';
import { HostNode } from './host-node.ts';
import { parseCpuinfo, parseCpuTimes, parseMeminfo } from './proc-files.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'typevirt-node-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function record(files: Record<string, string>): HostNode {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return new HostNode({ root, architecture: 'x86_64', hostname: 'recorded', pageKiB: 4n });
}

function cpu(id: number, socket: number, core: number, siblings: string): Record<string, string> {
  const folder = `sys/devices/system/cpu/cpu${String(id)}/topology`;
  return {
    [`${folder}/physical_package_id`]: `${String(socket)}\n`,
    [`${folder}/die_id`]: '0\n',
    [`${folder}/core_id`]: `${String(core)}\n`,
    [`${folder}/thread_siblings_list`]: `${siblings}\n`,
  };
}

const cpuinfo = `processor\t: 0\nvendor_id\t: AuthenticAMD\ncpu family\t: 25\nmodel\t\t: 1\nmodel name\t: AMD EPYC
stepping\t: 1\nmicrocode\t: 0x1000065\ncpu MHz\t\t: 2445.432\nflags\t\t: fpu vme sse2
address sizes\t: 48 bits physical, 48 bits virtual\n\nprocessor\t: 1\nmodel\t\t: 99\ncpu MHz\t\t: 1999.999\n`;

/** Two cells, a socket each, two cores of two threads in each. */
const twoCells: Record<string, string> = {
  'proc/cpuinfo': cpuinfo,
  'proc/stat': 'cpu  10 2 30 400 5 6 7 8 9 9\ncpu0 1 1 1 1 1 1 1 1 0 0\nintr 5\nbtime 1700000000\n',
  'proc/meminfo': 'MemTotal:  300 kB\nMemFree:  120 kB\nBuffers:  7 kB\nCached:  9 kB\nHugePages_Total:  0\n',
  'sys/devices/system/cpu/present': '0-7\n',
  'sys/devices/system/cpu/online': '0-7\n',
  ...cpu(0, 0, 0, '0,4'),
  ...cpu(1, 0, 1, '1,5'),
  ...cpu(2, 1, 0, '2,6'),
  ...cpu(3, 1, 1, '3,7'),
  ...cpu(4, 0, 0, '0,4'),
  ...cpu(5, 0, 1, '1,5'),
  ...cpu(6, 1, 0, '2,6'),
  ...cpu(7, 1, 1, '3,7'),
  'sys/devices/system/node/node0/cpulist': '0-1,4-5\n',
  'sys/devices/system/node/node0/meminfo': 'Node 0 MemTotal:  8392 kB\nNode 0 MemFree:  80 kB\n',
  'sys/devices/system/node/node0/distance': '10 21\n',
  'sys/devices/system/node/node0/hugepages/hugepages-2048kB/nr_hugepages': '2\n',
  'sys/devices/system/node/node0/hugepages/hugepages-2048kB/free_hugepages': '1\n',
  'sys/devices/system/node/node1/cpulist': '2-3,6-7\n',
  'sys/devices/system/node/node1/meminfo': 'Node 1 MemTotal:  200 kB\nNode 1 MemFree:  40 kB\n',
  'sys/devices/system/node/node1/distance': '21 10\n',
  'sys/devices/system/cpu/cpu0/cache/index3/level': '3\n',
  'sys/devices/system/cpu/cpu0/cache/index3/type': 'Unified\n',
  'sys/devices/system/cpu/cpu0/cache/index3/id': '0\n',
  'sys/devices/system/cpu/cpu0/cache/index3/size': '32768K\n',
  'sys/devices/system/cpu/cpu0/cache/index3/shared_cpu_list': '0-1,4-5\n',
};

test('a recorded host with two cells is told as it is', () => {
  const node = record(twoCells);
  expect(node.info()).toEqual({
    model: 'x86_64',
    memoryKiB: 8592n,
    cpus: 8,
    mhz: 1999,
    nodes: 2,
    sockets: 1,
    cores: 2,
    threads: 2,
  });
  const { cells, caches } = node.topology();
  expect(cells[0]?.pages).toEqual([
    { sizeKiB: 4n, total: 1074n, free: 20n },
    { sizeKiB: 2048n, total: 2n, free: 1n },
  ]);
  expect(cells.map(({ distances }) => [...distances])).toEqual([
    [
      [0, 10],
      [1, 21],
    ],
    [
      [0, 21],
      [1, 10],
    ],
  ]);
  expect(cells[1]?.cpus.map(({ id }) => id)).toEqual([2, 3, 6, 7]);
  expect(caches).toEqual([{ id: 0, level: 3, type: 'both', sizeKiB: 32768n, cpus: [0, 1, 4, 5] }]);
  expect(node.memory('all')).toEqual({ totalKiB: 300n, freeKiB: 120n, buffersKiB: 7n, cachedKiB: 9n });
  expect(node.memory(1)).toEqual({ totalKiB: 200n, freeKiB: 40n });
  expect(node.memory(2)).toBeUndefined();
  expect(node.cpuTimes('all')).toEqual({
    user: 120_000_000n,
    kernel: 430_000_000n,
    idle: 4_000_000_000n,
    iowait: 50_000_000n,
  });
  expect(node.cpuTimes(9)).toBeUndefined();
  expect(node.bootTime()).toBe(1_700_000_000);
});

test('a shape that does not multiply up to the processors is told as one flat socket', () => {
  const node = record({ ...twoCells, ...cpu(7, 3, 1, '7') });
  expect(node.info()).toMatchObject({ cpus: 8, nodes: 1, sockets: 1, cores: 8, threads: 1 });
});

test('a host without NUMA has one cell with everything', () => {
  const node = record({
    'proc/meminfo': 'MemTotal: 400 kB\nMemFree: 100 kB\n',
    'proc/cpuinfo': cpuinfo,
    'sys/devices/system/cpu/online': '0\n',
    'sys/devices/system/cpu/present': '0\n',
    ...cpu(0, 0, 0, '0'),
  });
  expect(node.topology().cells).toMatchObject([{ id: 0, memoryKiB: 400n, freeKiB: 100n, cpus: [{ id: 0 }] }]);
});

test('the firmware tables are optional, and filler UUIDs are no UUIDs', () => {
  expect(record({}).smbios()).toBeUndefined();
  expect(record({}).uuid()).toBeUndefined();
  const node = record({
    'sys/class/dmi/id/sys_vendor': 'Acme\n',
    'sys/class/dmi/id/product_name': '\n',
    'sys/class/dmi/id/product_uuid': '1B4E28BA-2FA1-11D2-883F-0016D3CCA427\n',
    'sys/class/dmi/id/bios_date': '01/02/2003\n',
  });
  expect(node.smbios()).toEqual({
    bios: { date: '01/02/2003' },
    baseBoard: {},
    chassis: {},
    system: { manufacturer: 'Acme', uuid: '1B4E28BA-2FA1-11D2-883F-0016D3CCA427' },
  });
  expect(node.uuid()).toBe('1b4e28ba-2fa1-11d2-883f-0016d3cca427');
  expect(
    record({ 'sys/class/dmi/id/product_uuid': 'ffffffff-ffff-ffff-ffff-ffffffffffff\n' }).uuid(),
  ).toBeUndefined();
});

test('the real host can be read', () => {
  const node = new HostNode();
  const info = node.info();
  expect(info.cpus).toBeGreaterThan(0);
  expect(info.memoryKiB).toBeGreaterThan(0n);
  expect(node.cpuTimes(0)?.user).toBeGreaterThan(0n);
  expect(node.topology().cells[0]?.cpus.length).toBeGreaterThan(0);
});

test('parseCpuList() and formatCpuList() are each other backwards', () => {
  expect(parseCpuList('0-2,5,7-8\n')).toEqual([0, 1, 2, 5, 7, 8]);
  expect(formatCpuList([0, 1, 2, 5, 7, 8])).toBe('0-2,5,7-8');
  expect(parseCpuList('\n')).toEqual([]);
  expect(formatCpuList([])).toBe('');
});

test('parsers of /proc ignore what they do not know', () => {
  expect(parseCpuTimes('junk\n').size).toBe(0);
  expect(parseMeminfo('HugePages_Total:  4\nA(b):  7 kB\n')).toEqual(new Map([['A(b)', 7n]]));
  expect(parseCpuinfo(cpuinfo)).toMatchObject({
    vendor: 'AuthenticAMD',
    family: 25,
    model: 1,
    microcode: 0x1000065,
    physicalAddressBits: 48,
  });
});
