/** What QEMU's images hold against what the driver's records say. */
import { existsSync } from 'node:fs';
import { expect } from 'vitest';
import type { DriverUnderTest } from './driver-under-test.ts';

const dom = { name: 'a', uuid: '8a1f8b4c-4dd5-4b6e-9c3a-000000000001', id: -1 };

/**
 * Every checkpoint of the running guest `a` has its bitmap in every qcow2 image and its file, and nothing else has one.
 *
 * @returns Their names.
 */
export async function checkpointsAgree(qemu: DriverUnderTest): Promise<string[]> {
  const { checkpoints } = await qemu.api.domainListAllCheckpoints({ dom, flags: 0 }, {});
  const cmd = '{"execute":"query-named-block-nodes","arguments":{"flat":true}}';
  const { result } = await qemu.api.qemuDomainMonitorCommand({ dom, cmd, flags: 0 }, {});
  const { return: nodes } = JSON.parse(result) as {
    return: { drv: string; 'dirty-bitmaps'?: { name: string }[] }[];
  };
  const names = checkpoints.map(({ name }) => name).sort();
  for (const node of nodes.filter(({ drv }) => drv === 'qcow2'))
    expect((node['dirty-bitmaps'] ?? []).map(({ name }) => name).sort()).toEqual(names);
  const folder = 'lib/qemu/checkpoint/a';
  const files = existsSync(qemu.path(folder)) ? qemu.list(folder) : [];
  expect(files).toEqual(names.map((name) => `${name}.xml`));
  return names;
}
