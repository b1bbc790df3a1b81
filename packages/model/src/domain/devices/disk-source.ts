/**
 * Where a disk's data is: one `<source>` for each kind of storage. `diskTypes` puts a kind's source between other fields,
 * since disks, their backing images and their mirrors all choose it by the same `type`.
 */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  oneOf,
  optional,
  type Shape,
  string,
  uint64,
  yesNo,
} from '@typevirt/xml';
import { hostPciAddressXml } from './address.ts';
import { diskSourceHead, diskSourceTail } from './disk-source-common.ts';
import { diskNetworkSourceXml } from './disk-source-network.ts';
import { reconnectXml } from './reconnect.ts';
import { absPath, blockDevice, imagePath, objectName, volumeName } from './scalars.ts';

const fileShape = {
  file: optional(attr('file', imagePath, { since: '0.0.3', doc: 'Path of the image.' })),
  fdGroup: optional(
    attr('fdgroup', string, { since: '9.0.0', doc: 'Name of file descriptors that a client handed over.' }),
  ),
  ...diskSourceHead,
  ...diskSourceTail,
};
const fileSource = fields(fileShape, { forms: [{ lacks: ['auth', 'reservations'] }] });
/** An image in a file. */
export interface DiskFileSource extends Infer<typeof fileSource> {}
export const diskFileSourceXml: Element<DiskFileSource> = element('source', fileSource, {
  doc: 'Image in a file.',
});

const blockShape = {
  dev: optional(attr('dev', blockDevice, { since: '0.0.3', doc: 'Path of the block device.' })),
  ...diskSourceHead,
  ...diskSourceTail,
};
const blockSource = fields(blockShape, { forms: [{ lacks: ['auth'] }] });
/** A block device of the host. */
export interface DiskBlockSource extends Infer<typeof blockSource> {}
export const diskBlockSourceXml: Element<DiskBlockSource> = element('source', blockSource, {
  doc: 'Block device of the host.',
});

const dirShape = {
  dir: optional(attr('dir', absPath, { demanded: true, since: '0.7.5', doc: 'Path of the folder.' })),
  ...diskSourceHead,
  ...diskSourceTail,
};
const dirSource = fields(dirShape, { forms: [{ lacks: ['auth', 'reservations', 'seclabels'] }] });
/** A folder shown to the guest as a FAT disk. */
export interface DiskDirSource extends Infer<typeof dirSource> {}
export const diskDirSourceXml: Element<DiskDirSource> = element('source', dirSource, {
  doc: 'Folder shown as a disk.',
  since: '0.7.5',
});

const volumeShape = {
  pool: optional(attr('pool', objectName, { demanded: true, doc: 'Storage pool.' })),
  volume: optional(attr('volume', volumeName, { demanded: true, doc: 'Volume in the pool.' })),
  mode: optional(
    attr('mode', oneOf('host', 'direct'), {
      since: '1.1.1',
      doc: "For iSCSI pools: the host's device for the LUN, or the hypervisor's own initiator. Absent means host.",
    }),
  ),
  ...diskSourceHead,
  ...diskSourceTail,
};
const volumeSource = fields(volumeShape, { forms: [{ lacks: ['auth', 'reservations'] }] });
/** A volume of a storage pool. */
export interface DiskVolumeSource extends Infer<typeof volumeSource> {}
export const diskVolumeSourceXml: Element<DiskVolumeSource> = element('source', volumeSource, {
  doc: 'Volume of a storage pool.',
  since: '1.0.5',
});

const nvmeShape = {
  type: attr('type', oneOf('pci'), { doc: 'Kind of address that names the controller.' }),
  managed: attr('managed', yesNo, {
    default: true,
    doc: 'Whether the controller is detached from the host for the guest.',
  }),
  namespace: attr('namespace', uint64, { doc: 'Namespace of the controller; the first is 1.' }),
  ...diskSourceHead,
  address: child(hostPciAddressXml),
  ...diskSourceTail,
};
const nvmeSource = fields(nvmeShape, { forms: [{ lacks: ['auth', 'reservations', 'seclabels'] }] });
/** A namespace of an NVMe controller of the host. */
export interface DiskNvmeSource extends Infer<typeof nvmeSource> {}
export const diskNvmeSourceXml: Element<DiskNvmeSource> = element('source', nvmeSource, {
  doc: 'NVMe namespace, driven by the hypervisor itself.',
  since: '6.0.0',
});

const vhostUserSource = fields({
  type: attr('type', oneOf('unix'), { doc: 'Kind of the connection.' }),
  path: attr('path', absPath, { doc: 'Socket of the vhost-user daemon.' }),
  ...diskSourceHead,
  reconnect: optional(child(reconnectXml)),
});
/** A vhost-user daemon that serves the disk. */
export interface DiskVhostUserSource extends Infer<typeof vhostUserSource> {}
export const diskVhostUserSourceXml: Element<DiskVhostUserSource> = element('source', vhostUserSource, {
  doc: 'vhost-user daemon that serves the disk.',
  since: '7.1.0',
});

const vhostVdpaSource = fields({
  dev: attr('dev', absPath, { doc: 'vhost-vdpa character device.' }),
  ...diskSourceHead,
});
/** A vDPA block device of the host. */
export interface DiskVhostVdpaSource extends Infer<typeof vhostVdpaSource> {}
export const diskVhostVdpaSourceXml: Element<DiskVhostVdpaSource> = element('source', vhostVdpaSource, {
  doc: 'vDPA block device.',
  since: '9.8.0',
});

/** One case for each kind of storage: `head`, the kind's `<source>`, `tail`. */
export function diskTypes<H extends Shape, T extends Shape>(head: H, tail: T) {
  return {
    file: fields({ ...head, source: optional(child(diskFileSourceXml)), ...tail }),
    block: fields({ ...head, source: optional(child(diskBlockSourceXml)), ...tail }),
    dir: fields({ ...head, source: optional(child(diskDirSourceXml)), ...tail }),
    network: fields({ ...head, source: optional(child(diskNetworkSourceXml)), ...tail }),
    volume: fields({ ...head, source: optional(child(diskVolumeSourceXml)), ...tail }),
    nvme: fields({ ...head, source: optional(child(diskNvmeSourceXml)), ...tail }),
    vhostuser: fields({ ...head, source: optional(child(diskVhostUserSourceXml)), ...tail }),
    vhostvdpa: fields({ ...head, source: optional(child(diskVhostVdpaSourceXml)), ...tail }),
  };
}
