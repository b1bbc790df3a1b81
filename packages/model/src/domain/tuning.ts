/**
 * Limits and shares by the names that callers of the API use: changing documents by them. Refusals have libvirt's words;
 * who refuses is the caller's to say.
 *
 * @source libvirt virDomainSetMemoryParameters, virDomainSetNumaParameters, virDomainSetBlkioParameters,
 *   virDomainSetBlockIoTune, virDomainSetSchedulerParameters
 */
import { formatBitmap, parseBitmap } from '@typevirt/xml';
import { refuse, type RefusalDomain } from '../document-error.ts';
import type { BlockTuneDevice } from './block-tune.ts';
import type { DiskIotune } from './devices/disk-iotune.ts';
import type { Domain } from './domain.ts';
import { tuneOf } from './iothreads.ts';

/** A value with its name. */
export interface NamedValue {
  readonly field: string;
  readonly value: string | number | bigint | boolean;
}

type Params = readonly NamedValue[];

/** No limit of memory, in KiB. @source libvirt VIR_DOMAIN_MEMORY_PARAM_UNLIMITED */
export const unlimitedKiB = 9_007_199_254_740_991n;

/** Ways of taking memory from the host's nodes, by libvirt's numbers. */
export const numaModes = ['strict', 'preferred', 'interleave', 'restrictive'] as const;

/** The document with limits of memory. @throws {DocumentError} `invalidArg` where the swap's is lower. */
export function withMemoryLimits(document: Domain, params: Params, who: RefusalDomain): Domain {
  const given = new Map(params.map(({ field, value }) => [field, BigInt(value)]));
  const { memoryTune } = document;
  const limits = {
    hardLimit: given.get('hard_limit') ?? memoryTune?.hardLimit,
    softLimit: given.get('soft_limit') ?? memoryTune?.softLimit,
    swapHardLimit: given.get('swap_hard_limit') ?? memoryTune?.swapHardLimit,
  };
  const { hardLimit = unlimitedKiB, swapHardLimit = unlimitedKiB } = limits;
  if (hardLimit > swapHardLimit && given.size > 0) {
    refuse(
      'invalidArg',
      who,
      'memory hard_limit tunable value must be lower than or equal to swap_hard_limit',
    );
  }
  const kept = Object.entries(limits).filter(([, limit]) => limit !== undefined && limit !== unlimitedKiB);
  const { memoryTune: _before, ...rest } = document;
  return kept.length === 0 ? rest : { ...rest, memoryTune: Object.fromEntries(kept) };
}

/** The document with memory from certain nodes. @throws {DocumentError} `invalidArg`. */
export function withNumaMemory(document: Domain, params: Params, who: RefusalDomain): Domain {
  const memory = { ...document.numaTune?.memory };
  for (const { field, value } of params) {
    if (field === 'numa_mode') {
      const mode = numaModes[Number(value)];
      if (mode === undefined) refuse('invalidArg', who, `unsupported numatune mode: '${String(value)}'`);
      memory.mode = mode;
    } else {
      const nodes = parseBitmap(String(value));
      if (nodes === undefined) refuse('invalidArg', 'domain', `Failed to parse bitmap '${String(value)}'`);
      memory.nodeset = formatBitmap(nodes);
    }
  }
  memory.mode ??= 'strict';
  if (memory.nodeset === undefined && (memory.placement ?? document.vcpu?.placement) !== 'auto')
    refuse(
      'configUnsupported',
      'domain',
      "nodeset for NUMA memory tuning must be set if 'placement' is 'static'",
    );
  return { ...document, numaTune: { nodes: [], ...document.numaTune, memory } };
}

/** Limits of a disk by the names of callers, in libvirt's order. */
export const ioTuneFields = [
  ['total_bytes_sec', 'totalBytesSec'],
  ['read_bytes_sec', 'readBytesSec'],
  ['write_bytes_sec', 'writeBytesSec'],
  ['total_iops_sec', 'totalIopsSec'],
  ['read_iops_sec', 'readIopsSec'],
  ['write_iops_sec', 'writeIopsSec'],
  ['total_bytes_sec_max', 'totalBytesSecMax'],
  ['read_bytes_sec_max', 'readBytesSecMax'],
  ['write_bytes_sec_max', 'writeBytesSecMax'],
  ['total_iops_sec_max', 'totalIopsSecMax'],
  ['read_iops_sec_max', 'readIopsSecMax'],
  ['write_iops_sec_max', 'writeIopsSecMax'],
  ['size_iops_sec', 'sizeIopsSec'],
  ['group_name', 'groupName'],
  ['total_bytes_sec_max_length', 'totalBytesSecMaxLength'],
  ['read_bytes_sec_max_length', 'readBytesSecMaxLength'],
  ['write_bytes_sec_max_length', 'writeBytesSecMaxLength'],
  ['total_iops_sec_max_length', 'totalIopsSecMaxLength'],
  ['read_iops_sec_max_length', 'readIopsSecMaxLength'],
  ['write_iops_sec_max_length', 'writeIopsSecMaxLength'],
] as const satisfies readonly (readonly [string, keyof DiskIotune])[];

/** A disk's limits after a change. @throws {DocumentError} `invalidArg` for limits that exclude each other. */
export function withIoLimits(before: DiskIotune | undefined, params: Params, who: RefusalDomain): DiskIotune {
  const limits = Object.fromEntries(ioTuneFields.map(([field, key]) => [field, before?.[key]]));
  for (const { field, value } of params)
    limits[field] = field === 'group_name' ? String(value) : BigInt(value);
  const isSet = (field: string): boolean => (limits[field] ?? 0n) !== 0n;
  for (const [kind, words] of exclusive) {
    if (isSet(`total_${kind}`) && (isSet(`read_${kind}`) || isSet(`write_${kind}`))) {
      refuse('invalidArg', who, `total and read/write of ${words} cannot be set at the same time`);
    }
  }
  for (const field of ioTuneFields.slice(0, 6).map(([name]) => name)) {
    if (BigInt(limits[field] ?? 0n) > BigInt(limits[`${field}_max`] ?? 0n)) {
      refuse('invalidArg', who, `${field} cannot be set higher than ${field}_max `);
    }
  }
  const kept = ioTuneFields.flatMap(([field, key]) => (isSet(field) ? [[key, limits[field]] as const] : []));
  return Object.fromEntries(kept);
}

const exclusive = [
  ['bytes_sec', 'bytes_sec'],
  ['iops_sec', 'iops_sec'],
  ['bytes_sec_max', 'bytes_sec_max'],
  ['iops_sec_max', 'iops_sec_max'],
] as const;

/** Shares and limits of host devices by the names of callers. */
export const blockDeviceFields = [
  ['device_weight', 'weight'],
  ['device_read_iops_sec', 'readIopsSec'],
  ['device_write_iops_sec', 'writeIopsSec'],
  ['device_read_bytes_sec', 'readBytesSec'],
  ['device_write_bytes_sec', 'writeBytesSec'],
] as const satisfies readonly (readonly [string, keyof BlockTuneDevice])[];

/** `path,number,path,number …`; the number 0 takes a device's limit away. */
export function withBlockWeights(document: Domain, params: Params): Domain {
  let { weight } = document.blockTune ?? {};
  const devices = new Map((document.blockTune?.devices ?? []).map((device) => [device.path, { ...device }]));
  for (const { field, value } of params) {
    const key = blockDeviceFields.find(([name]) => name === field)?.[1];
    if (key === undefined) {
      weight = Number(value);
      continue;
    }
    for (const [path, number] of pairs(field, String(value))) {
      const device = devices.get(path) ?? { path };
      devices.set(path, device);
      if (key === 'readBytesSec' || key === 'writeBytesSec') device[key] = BigInt(number);
      else device[key] = number;
      if (number === 0) delete device[key];
    }
  }
  const kept = [...devices.values()].filter((device) => Object.keys(device).length > 1);
  return { ...document, blockTune: { ...(weight === undefined ? {} : { weight }), devices: kept } };
}

function pairs(field: string, text: string): (readonly [string, number])[] {
  const parts = text.split(',');
  if (parts.length % 2 !== 0 || parts.some((part, at) => at % 2 === 1 && !/^\d+$/.test(part))) {
    refuse('invalidArg', 'domain', `unable to parse blkio device '${field}' '${text}'`);
  }
  return parts.flatMap((path, at) => (at % 2 === 0 ? [[path, Number(parts[at + 1])] as const] : []));
}

const schedulerFields = {
  cpu_shares: 'shares',
  vcpu_period: 'period',
  vcpu_quota: 'quota',
  emulator_period: 'emulatorPeriod',
  emulator_quota: 'emulatorQuota',
  global_period: 'globalPeriod',
  global_quota: 'globalQuota',
  iothread_period: 'iothreadPeriod',
  iothread_quota: 'iothreadQuota',
} as const;

/** Bounds of the kernel, in microseconds; 0 takes a limit away. */
const schedulerRanges = {
  period: [1000n, 1_000_000n],
  quota: [1000n, 17_592_186_044_415n],
} as const;

/** The document with shares and quotas of processor time. @throws {DocumentError} `invalidArg` for what no kernel takes. */
export function withSchedule(document: Domain, params: Params, who: RefusalDomain): Domain {
  const cpuTune = { ...tuneOf(document) };
  for (const { field, value } of params) {
    const number = BigInt(value);
    const range = schedulerRanges[field.replace(/^.*_/, '') as keyof typeof schedulerRanges];
    if (range !== undefined && ((number > 0n && number < range[0]) || number > range[1]))
      refuse('invalidArg', who, `value of '${field}' is out of range [${range[0]}, ${range[1]}]`);
    const key = schedulerFields[field as keyof typeof schedulerFields];
    if (number === 0n) delete cpuTune[key];
    else cpuTune[key] = number;
  }
  return { ...document, cpuTune };
}
