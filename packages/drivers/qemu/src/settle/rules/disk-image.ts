/** Images: formats and protocols that QEMU reads. @source libvirt qemuDomainValidateStorageSource */
import { rule, type Disk, type DiskOf, type Refusal, type Rule } from '@typevirt/model';
import { firstOf, unsupported } from './refusals.ts';

type Check = (disk: Disk) => Refusal | undefined;

const format: Check = ({ driver, type, readonly }) => {
  switch (driver?.type) {
    case 'dir':
      return unsupported(
        "'directory' storage format is not directly supported by QEMU, use 'dir' disk type instead",
      );
    case 'iso':
      return unsupported("storage format 'iso' is not directly supported by QEMU, use 'raw' instead");
    case 'cow':
      return unsupported("'cow' storage format is not supported");
    case 'fat':
      if (type !== 'dir')
        return unsupported("storage format 'fat' is supported only with 'dir' storage type");
      return readonly ? undefined : unsupported("virtual FAT storage can't be accessed in read-write mode");
    default:
      return type === 'dir'
        ? unsupported("storage type 'dir' requires use of storage format 'fat'")
        : undefined;
  }
};

const encryption: Check = ({ source, encryption: outer }) => {
  const inner = source !== undefined && 'encryption' in source ? source.encryption : undefined;
  const used = inner ?? outer;
  return used?.format === 'qcow' || used?.format === 'default'
    ? unsupported('old qcow/qcow2 encryption is not supported')
    : undefined;
};

const cache: Check = ({ driver }) =>
  driver?.metadataCacheBytes !== undefined && driver.type !== 'qcow2'
    ? unsupported('metadata cache max size control is supported only with qcow2 images')
    : undefined;

const protocol: Check = (disk) => (disk.type === 'network' ? checkProtocol(disk) : undefined);

function checkProtocol({ source }: DiskOf<'network'>): Refusal | undefined {
  if (source?.protocol === 'tftp')
    return unsupported("'tftp' protocol is not supported with this QEMU binary");
  if (source?.protocol !== 'nfs') return undefined;
  const [host] = source.hosts;
  if (source.hosts.length !== 1 || host === undefined)
    return unsupported("'nfs' protocol requires the usage of exactly one host");
  return (host.transport ?? 'tcp') === 'tcp' ? undefined : unsupported("'nfs' host must use TCP protocol");
}

const checks: readonly Check[] = [format, cache, encryption, protocol];

/** Rules on what holds disks. */
export const diskImageRules: readonly Rule[] = [
  rule('imagesCanBeRead', ({ devices }) =>
    firstOf(devices.disks, (disk) => firstOf(checks, (check) => check(disk))),
  ),
];
