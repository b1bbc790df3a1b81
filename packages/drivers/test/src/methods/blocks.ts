/** Disks: limits, weights, statistics, sizes. Numbers of use grow with the clock. */
import { DomainModificationImpact as Impact, type Methods, type TypedParam } from '@typevirt/driver';
import { requireKnown } from '@typevirt/driver/kit';
import {
  blockDeviceFields,
  ioTuneFields,
  isEmptyDrive,
  withBlockWeights,
  withIoLimits,
  type BlockTuneDevice,
  type Domain,
} from '@typevirt/model';
import { findDisk, requireDisk } from '../domain/find-device.ts';
import { testError, wrapped } from '../errors.ts';
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
      if (path === '') {
        throw testError('operationUnsupported', 'summary statistics are not supported yet');
      }
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
      return { params: ioTuneFields.map(([field, key]) => tuneParam(field, iotune?.[key])) };
    },
    domainSetBlockIoTune({ dom, disk, params, flags }) {
      allowFlags(flags, impact, 'testDomainSetBlockIoTune');
      requireKnown(
        params,
        Object.fromEntries(
          ioTuneFields.map(([field]) => [field, field === 'group_name' ? 'string' : 'ullong']),
        ),
      );
      changeDocuments(world.domain(dom), flags, (document) => {
        const found = requireConfigured(document, disk);
        const { iotune: before, ...rest } = found;
        const iotune = wrapped(() => withIoLimits(before, params, 'test'));
        const tuned = Object.keys(iotune).length === 0 ? rest : { ...rest, iotune };
        const disks = document.devices.disks.map((each) => (each === found ? tuned : each));
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
          ...blockDeviceFields.map(([field, key]) => stringParam(field, listText(devices, key))),
        ],
      };
    },
    domainSetBlkioParameters({ dom, params, flags }) {
      allowFlags(flags, impact, 'testDomainSetBlkioParameters');
      requireKnown(params, {
        weight: 'uint',
        ...Object.fromEntries(blockDeviceFields.map(([field]) => [field, 'string'])),
      });
      changeDocuments(world.domain(dom), flags, (document) =>
        wrapped(() => withBlockWeights(document, params)),
      );
    },
  };
}

function requireConfigured(document: Domain, name: string) {
  const disk = findDisk(document, name);
  if (disk === undefined) throw testError('invalidArg', `disk '${name}' was not found in the domain config`);
  return disk;
}

function tuneParam(field: string, value: bigint | string | undefined): TypedParam {
  if (field === 'group_name') return stringParam(field, value === undefined ? '' : String(value));
  return ullongParam(field, BigInt(value ?? 0n));
}

function listText(devices: readonly BlockTuneDevice[], key: (typeof blockDeviceFields)[number][1]): string {
  return devices.flatMap((device) => (device[key] ? [`${device.path},${device[key]}`] : [])).join(',');
}
