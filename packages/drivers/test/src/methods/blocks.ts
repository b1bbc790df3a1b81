/** Disks: limits, weights, statistics, sizes. Numbers of use grow with the clock. */
import {
  DomainModificationImpact as Impact,
  VirtError,
  type Methods,
  type TypedParam,
} from '@typevirt/driver';
import { requireKnown } from '@typevirt/driver/kit';
import { isEmptyDrive, type BlockTuneDevice, type DiskIotune, type Domain } from '@typevirt/model';
import { findDisk, requireDisk } from '../domain/find-device.ts';
import { testError } from '../errors.ts';
import { stringParam, uintParam, ullongParam } from '../params.ts';
import { allowFlags, changeDocuments, documentFor, requireActive, type MethodContext } from './context.ts';

export type BlockMethods = Pick<
  Methods,
  | 'domainBlockStats'
  | 'domainGetBlockInfo'
  | 'domainGetDiskErrors'
  | 'domainGetBlockIoTune'
  | 'domainSetBlockIoTune'
  | 'domainGetBlkioParameters'
  | 'domainSetBlkioParameters'
>;

const impact = Impact.live | Impact.config;
/** Every image takes as much as this, and shows the guest a few megabytes less. */
const imageBytes = 1_099_511_627_776n;
const overheadBytes = 5_177_344n;

export function blockMethods({ world }: MethodContext): BlockMethods {
  return {
    domainBlockStats({ dom, path }) {
      const domain = world.domain(dom);
      requireActive(domain);
      requireDisk(domain.document, path);
      const us = world.nowNs / 1000n;
      const [rdReq, rdBytes, wrReq, wrBytes] = [us / 10n, us / 20n, us / 30n, us / 40n];
      return { rdReq, rdBytes, wrReq, wrBytes, errs: world.nowSeconds / 2n };
    },
    domainGetBlockInfo({ dom, path, flags }) {
      allowFlags(flags, 0, 'testDomainGetBlockInfo');
      const disk = findDisk(world.domain(dom).document, path);
      if (disk === undefined) throw testError('invalidArg', `invalid path ${path} not assigned to domain`);
      if (isEmptyDrive(disk)) {
        throw testError('invalidArg', `disk '${path}' does not currently have a source assigned`);
      }
      return { capacity: imageBytes - overheadBytes, allocation: imageBytes, physical: imageBytes };
    },
    domainGetDiskErrors({ dom, flags }) {
      allowFlags(flags, 0, 'testDomainGetDiskErrors');
      const { disks } = requireActive(world.domain(dom)).document.devices;
      return { errors: disks.map(({ target }, at) => ({ disk: target.dev, error: (at % 2) + 1 })) };
    },
    domainGetBlockIoTune({ dom, disk, flags }) {
      allowFlags(flags, impact, 'testDomainGetBlockIoTune');
      const document = documentFor(world.domain(dom), flags);
      const { iotune } = disk === null ? {} : requireConfigured(document, disk);
      return { params: tuneFields.map(([field, key]) => tuneParam(field, iotune?.[key])) };
    },
    domainSetBlockIoTune({ dom, disk, params, flags }) {
      allowFlags(flags, impact, 'testDomainSetBlockIoTune');
      requireKnown(
        params,
        Object.fromEntries(
          tuneFields.map(([field]) => [field, field === 'group_name' ? 'string' : 'ullong']),
        ),
      );
      changeDocuments(world.domain(dom), flags, (document) => {
        const found = requireConfigured(document, disk);
        const iotune = tunedWith(found.iotune, params);
        const disks = document.devices.disks.map((each) => (each === found ? { ...each, iotune } : each));
        return { ...document, devices: { ...document.devices, disks } };
      });
    },
    domainGetBlkioParameters({ dom, flags }) {
      allowFlags(flags, impact, 'testDomainGetBlkioParameters');
      const { blockTune } = documentFor(world.domain(dom), flags);
      const devices = blockTune?.devices ?? [];
      return {
        params: [
          uintParam('weight', blockTune?.weight ?? 0),
          ...deviceFields.map(([field, key]) => stringParam(field, listText(devices, key))),
        ],
      };
    },
    domainSetBlkioParameters({ dom, params, flags }) {
      allowFlags(flags, impact, 'testDomainSetBlkioParameters');
      requireKnown(params, {
        weight: 'uint',
        ...Object.fromEntries(deviceFields.map(([field]) => [field, 'string'])),
      });
      changeDocuments(world.domain(dom), flags, (document) => withWeights(document, params));
    },
  };
}

function requireConfigured(document: Domain, name: string) {
  const disk = findDisk(document, name);
  if (disk === undefined) throw testError('invalidArg', `disk '${name}' was not found in the domain config`);
  return disk;
}

const tuneFields = [
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

function tuneParam(field: string, value: bigint | string | undefined): TypedParam {
  if (field === 'group_name') return stringParam(field, value === undefined ? '' : String(value));
  return ullongParam(field, BigInt(value ?? 0n));
}

/** @throws {VirtError} `invalidArg` for limits that exclude each other. */
function tunedWith(before: DiskIotune | undefined, params: readonly TypedParam[]): DiskIotune {
  const limits = Object.fromEntries(tuneFields.map(([field, key]) => [field, before?.[key]]));
  for (const { field, value } of params)
    limits[field] = field === 'group_name' ? String(value) : BigInt(value);
  const isSet = (field: string): boolean => (limits[field] ?? 0n) !== 0n;
  for (const [kind, words] of exclusive) {
    if (isSet(`total_${kind}`) && (isSet(`read_${kind}`) || isSet(`write_${kind}`))) {
      throw testError('invalidArg', `total and read/write of ${words} cannot be set at the same time`);
    }
  }
  for (const field of tuneFields.slice(0, 6).map(([name]) => name)) {
    if (BigInt(limits[field] ?? 0n) > BigInt(limits[`${field}_max`] ?? 0n)) {
      throw testError('invalidArg', `${field} cannot be set higher than ${field}_max `);
    }
  }
  const kept = tuneFields.flatMap(([field, key]) => (isSet(field) ? [[key, limits[field]] as const] : []));
  return Object.fromEntries(kept);
}

const exclusive = [
  ['bytes_sec', 'bytes_sec'],
  ['iops_sec', 'iops_sec'],
  ['bytes_sec_max', 'bytes_sec_max'],
  ['iops_sec_max', 'iops_sec_max'],
] as const;

const deviceFields = [
  ['device_weight', 'weight'],
  ['device_read_iops_sec', 'readIopsSec'],
  ['device_write_iops_sec', 'writeIopsSec'],
  ['device_read_bytes_sec', 'readBytesSec'],
  ['device_write_bytes_sec', 'writeBytesSec'],
] as const satisfies readonly (readonly [string, keyof BlockTuneDevice])[];

function listText(devices: readonly BlockTuneDevice[], key: (typeof deviceFields)[number][1]): string {
  return devices.flatMap((device) => (device[key] ? [`${device.path},${device[key]}`] : [])).join(',');
}

/** `path,number,path,number …`; the number 0 takes a device's limit away. */
function withWeights(document: Domain, params: readonly TypedParam[]): Domain {
  let { weight } = document.blockTune ?? {};
  const devices = new Map((document.blockTune?.devices ?? []).map((device) => [device.path, { ...device }]));
  for (const { field, value } of params) {
    const key = deviceFields.find(([name]) => name === field)?.[1];
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
    throw new VirtError('invalidArg', `unable to parse blkio device '${field}' '${text}'`, {
      domain: 'domain',
    });
  }
  return parts.flatMap((path, at) => (at % 2 === 0 ? [[path, Number(parts[at + 1])] as const] : []));
}
