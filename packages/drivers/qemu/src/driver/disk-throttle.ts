/**
 * Limits of a disk's throughput in a running QEMU.
 *
 * @source QEMU block_set_io_throttle
 */
import { VirtError, type TypedParam } from '@typevirt/driver';
import { ioTuneFields, type Disk, type DiskIotune } from '@typevirt/model';
import type { BlockInfo, JsonObject } from '../monitor/index.ts';
import type { LiveDomain } from './domain.ts';

/** Limits as callers are told of them, all of them, 0 for none. */
export function paramsOf(limits: DiskIotune): readonly TypedParam[] {
  return ioTuneFields.map(([field, key]): TypedParam => {
    const value = limits[key];
    return field === 'group_name'
      ? { field, type: 'string', value: value === undefined ? '' : String(value) }
      : { field, type: 'ullong', value: BigInt(value ?? 0n) };
  });
}

/** libvirt's name of a limit → QEMU's, of those that QEMU must be told always. */
const qemuNames: Readonly<Record<string, string>> = {
  total_bytes_sec: 'bps',
  read_bytes_sec: 'bps_rd',
  write_bytes_sec: 'bps_wr',
  total_iops_sec: 'iops',
  read_iops_sec: 'iops_rd',
  write_iops_sec: 'iops_wr',
  size_iops_sec: 'iops_size',
};

function qemuName(field: string): string {
  if (field === 'group_name') return 'group';
  const [, base = field, suffix = ''] = /^(.*?)(_max(?:_length)?)?$/.exec(field) ?? [];
  return `${qemuNames[base] ?? base}${suffix}`;
}

/** What QEMU is told: all limits, 0 for none; the length of a burst only where there is one. */
function throttleOf({ iotune = {} }: Disk): Readonly<Record<string, string | number>> {
  const limits = ioTuneFields.flatMap(([field, key]): [string, string | number][] => {
    const value = iotune[key];
    if (field === 'group_name') return value === undefined ? [] : [[qemuName(field), String(value)]];
    if (field.endsWith('_length') && !value) return [];
    return [[qemuName(field), Number(value ?? 0)]];
  });
  return Object.fromEntries(limits);
}

/** QEMU's block device behind a disk. */
async function deviceOf({ monitor }: LiveDomain, { alias = '' }: Disk): Promise<BlockInfo | undefined> {
  const blocks = await monitor.execute('query-block');
  return blocks.find(({ qdev = '' }) => qdev.split('/').includes(alias));
}

/** Makes QEMU keep a disk's limits; a drive without a medium has nothing to limit yet. */
export async function setThrottle(live: LiveDomain, disk: Disk): Promise<void> {
  const device = await deviceOf(live, disk);
  if (device !== undefined && device.inserted === undefined) return;
  const id = device?.qdev ?? disk.alias ?? '';
  await live.monitor.execute('block_set_io_throttle', { ...throttleOf(disk), id });
}

/** The limits that QEMU says it keeps. */
export async function limitsKept(live: LiveDomain, disk: Disk): Promise<readonly TypedParam[]> {
  const kept = (await deviceOf(live, disk))?.inserted as JsonObject | undefined;
  if (kept === undefined) {
    const detail = 'block_io_throttle inserted entry was not in expected format';
    throw new VirtError('internalError', detail, { domain: 'qemu' });
  }
  return paramsOf(
    Object.fromEntries(
      ioTuneFields.flatMap(([field, key]) => {
        const value = kept[qemuName(field)];
        if (value === undefined) return [];
        return [[key, field === 'group_name' ? String(value) : BigInt(value as number)]];
      }),
    ),
  );
}
