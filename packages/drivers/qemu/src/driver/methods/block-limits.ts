/**
 * Limits of a disk's throughput, which QEMU keeps.
 *
 * @source libvirt qemuDomainGetBlockIoTune, qemuDomainSetBlockIoTune; QEMU block_set_io_throttle
 */
import {
  DomainModificationImpact as Impact,
  VirtError,
  type Methods,
  type TypedParam,
} from '@typevirt/driver';
import { checkFlags, requireKnown } from '@typevirt/driver/kit';
import { ioTuneFields, type Disk, type DiskIotune, type Domain } from '@typevirt/model';
import { limitsKept, paramsOf, setThrottle } from '../disk-throttle.ts';
import { findDomain, requireLive } from '../state.ts';
import { changeDocuments } from './change.ts';
import { withJob, type MethodContext } from './context.ts';
import { scopeOf } from './impact.ts';

/** Methods on limits of disks. */
export type BlockLimitMethods = Pick<Methods, 'domainGetBlockIoTune' | 'domainSetBlockIoTune'>;

const impact = Impact.live | Impact.config;

export function blockLimitMethods(context: MethodContext): BlockLimitMethods {
  const { state } = context;
  return {
    async domainGetBlockIoTune({ dom, disk: name, flags }) {
      checkFlags(flags, impact, 'qemuDomainGetBlockIoTune', 'qemu');
      const domain = findDomain(state, dom);
      const { live } = scopeOf(domain, flags);
      if (!live) {
        const disk = requireDisk(domain.definition ?? domain.document, name ?? '', words.config);
        return { params: paramsOf(disk.iotune ?? {}) };
      }
      const running = requireLive(domain);
      return { params: await limitsKept(running, requireDisk(running.document, name ?? '', words.live)) };
    },

    async domainSetBlockIoTune({ dom, disk: name, params, flags }, call) {
      checkFlags(flags, impact, 'qemuDomainSetBlockIoTune', 'qemu');
      requireKnown(params, Object.fromEntries(ioTuneFields.map(([field]) => [field, typeOf(field)])));
      await withJob(context, dom, 'modify', 'domainSetBlockIoTune', call, async (domain) => {
        const scope = scopeOf(domain, flags);
        requireNoneExcluded(params);
        if (scope.config) requireDisk(domain.definition ?? domain.document, name, words.missing);
        if (scope.live) {
          const live = requireLive(domain);
          const disk = requireDisk(live.document, name, words.live);
          await setThrottle(live, { ...disk, iotune: limitsAfter(disk.iotune, params) });
        }
        await changeDocuments(state, domain, scope, (document) => {
          const disks = document.devices.disks.map((each) =>
            each.target.dev === name ? { ...each, iotune: limitsAfter(each.iotune, params) } : each,
          );
          return { ...document, devices: { ...document.devices, disks } };
        });
      });
    },
  };
}

type Words = (name: string) => string;

const words = {
  live: (name: string) => `disk '${name}' not found in domain`,
  config: (name: string) => `disk '${name}' was not found in the domain config`,
  missing: (name: string) => `missing persistent configuration for disk '${name}'`,
};

function requireDisk({ devices }: Domain, name: string, refusal: Words): Disk {
  const found = devices.disks.find(({ target }) => target.dev === name);
  if (found !== undefined) return found;
  throw new VirtError('invalidArg', refusal(name), { domain: 'qemu' });
}

/** Limits that are set together: whoever names one of a group takes the others of it away. */
const groupOf = (field: string): string => field.replace(/^(total|read|write)_/, '');

function limitsAfter(before: DiskIotune | undefined, params: readonly TypedParam[]): DiskIotune {
  const given = new Map(params.map(({ field, value }) => [field, value]));
  const groups = new Set(params.map(({ field }) => groupOf(field)));
  return Object.fromEntries(
    ioTuneFields.flatMap(([field, key]) => {
      const value = groups.has(groupOf(field)) ? given.get(field) : before?.[key];
      if (value === undefined || value === 0n || value === '') return [];
      return [[key, field === 'group_name' ? String(value) : BigInt(value)]];
    }),
  );
}

/** @throws {VirtError} `invalidArg` for limits of both ways together beside those of each. */
function requireNoneExcluded(params: readonly TypedParam[]): void {
  const set = new Set(params.filter(({ value }) => value !== 0n).map(({ field }) => field));
  for (const kind of ['bytes_sec', 'iops_sec', 'bytes_sec_max', 'iops_sec_max']) {
    if (!set.has(`total_${kind}`) || !(set.has(`read_${kind}`) || set.has(`write_${kind}`))) continue;
    const detail = `total and read/write of ${kind} cannot be set at the same time`;
    throw new VirtError('invalidArg', detail, { domain: 'qemu' });
  }
}

const typeOf = (field: string) => (field === 'group_name' ? 'string' : 'ullong');
