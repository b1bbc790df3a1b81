/**
 * Disks: hard disks, CD-ROM and floppy drives, raw LUNs.
 *
 * @source libvirt 9.0 docs/formatdomain (Hard drives, floppy disks, CDROMs), schemas/domaincommon.rng "disk"
 */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  flag,
  type Infer,
  inside,
  onOff,
  oneOf,
  optional,
  text,
  uint32,
  variants,
  yesNo,
} from '@typevirt/xml';
import { backingStoreXml, diskMirrorXml } from './backing-store.ts';
import { bootableInfo } from './device-info.ts';
import { diskDriverXml } from './disk-driver.ts';
import { diskIotuneXml } from './disk-iotune.ts';
import { diskTypes } from './disk-source.ts';
import { diskTarget, objectNameWithSlash, positive, strictly } from './scalars.ts';
import { storageAuthXml, storageEncryptionXml } from './storage-auth.ts';
import { virtioModel } from './virtio.ts';

const geometry = fields({
  cyls: attr('cyls', uint32, { doc: 'Cylinders.' }),
  heads: attr('heads', uint32, { doc: 'Heads.' }),
  secs: attr('secs', uint32, { doc: 'Sectors of a track.' }),
  trans: optional(attr('trans', oneOf('none', 'auto', 'lba'), { doc: 'How the BIOS translates addresses.' })),
});
/** Geometry that the BIOS reports. */
export interface DiskGeometry extends Infer<typeof geometry> {}
export const diskGeometryXml: Element<DiskGeometry> = element('geometry', geometry, {
  doc: 'Geometry that the BIOS reports.',
  since: '0.9.10',
});

const blockio = fields({
  logicalBlockSize: optional(
    attr('logical_block_size', uint32, {
      unit: 'B',
      doc: 'Smallest unit that the disk says it can address.',
    }),
  ),
  physicalBlockSize: optional(
    attr('physical_block_size', uint32, { unit: 'B', doc: 'Unit in which the disk says it works best.' }),
  ),
});
/** Block sizes that the disk reports. */
export interface DiskBlockIo extends Infer<typeof blockio> {}
export const diskBlockIoXml: Element<DiskBlockIo> = element('blockio', blockio, {
  doc: 'Block sizes that the disk reports.',
  since: '0.10.2',
});

const target = fields({
  dev: attr('dev', diskTarget, {
    doc: 'Name of the disk, unique in its domain; a hint for the order, not the name inside the guest.',
  }),
  bus: optional(
    attr('bus', oneOf('ide', 'fdc', 'scsi', 'virtio', 'xen', 'usb', 'uml', 'sata', 'sd'), {
      since: '0.4.3',
      doc: 'Kind of disk that the guest sees. Absent: follows from the name.',
    }),
  ),
  tray: optional(
    attr('tray', oneOf('open', 'closed'), {
      since: '0.9.11',
      doc: 'State of the tray. Absent means closed.',
    }),
  ),
  removable: optional(
    attr('removable', onOff, { since: '1.1.3', doc: 'Whether a USB disk says it is removable.' }),
  ),
  rotationRate: optional(
    attr('rotation_rate', positive, {
      unit: 'rpm',
      since: '7.3.0',
      doc: 'Speed that the disk reports; 1 means solid state.',
    }),
  ),
});
/** How the guest sees a disk. */
export interface DiskTarget extends Infer<typeof target> {}
export const diskTargetXml: Element<DiskTarget> = element('target', target, {
  doc: 'How the guest sees the disk.',
});

const transient = fields({
  shareBacking: optional(
    attr('shareBacking', yesNo, {
      since: '7.4.0',
      doc: 'Whether several running domains may use the same image.',
    }),
  ),
});
/** Changes are forgotten when the guest ends. */
export interface DiskTransient extends Infer<typeof transient> {}
export const diskTransientXml: Element<DiskTransient> = element('transient', transient, {
  doc: 'Changes are forgotten when the guest ends.',
  since: '0.9.5',
});

const head = {
  device: attr('device', oneOf('disk', 'lun', 'cdrom', 'floppy'), {
    default: 'disk',
    since: '0.1.4',
    doc: 'What the guest sees; lun passes SCSI commands through.',
  }),
  model: optional(attr('model', virtioModel, { since: '5.2.0', doc: 'Kind of virtio device.' })),
  rawIo: optional(
    attr('rawio', yesNo, { since: '0.9.10', doc: 'Whether the process may do raw I/O (lun only).' }),
  ),
  sgIo: optional(
    attr('sgio', oneOf('filtered', 'unfiltered'), {
      since: '1.0.2',
      doc: 'Whether the kernel filters SCSI commands; unfiltered is refused today.',
    }),
  ),
  snapshot: optional(
    attr('snapshot', oneOf('no', 'internal', 'external', 'manual'), {
      since: '0.9.5',
      doc: 'What snapshots do with the disk unless they say otherwise.',
    }),
  ),
  driver: optional(child(diskDriverXml)),
  auth: optional(
    child(storageAuthXml, { doc: 'Credentials in their old place; newer documents have them in `source`.' }),
  ),
};

const tail = {
  backingStore: optional(child(backingStoreXml)),
  backendDomain: optional(
    inside('backenddomain', attr('name', objectNameWithSlash), {
      since: '1.2.13',
      doc: 'Xen domain that serves the disk.',
    }),
  ),
  geometry: optional(child(diskGeometryXml)),
  blockio: optional(child(diskBlockIoXml)),
  mirror: optional(child(diskMirrorXml, { in: ['live', 'status'] })),
  target: child(diskTargetXml),
  iotune: optional(child(diskIotuneXml)),
  readonly: flag('readonly', { doc: 'The guest cannot write. Always so for CD-ROM drives.' }),
  shareable: flag('shareable', { doc: 'Several domains use the disk at once; turns caching off.' }),
  transient: optional(child(diskTransientXml)),
  serial: optional(
    text('serial', strictly('[A-Za-z0-9_\\.\\+\\- ]+', 'serial number', 'WD-1', 'a b'), {
      since: '0.7.1',
      doc: 'Serial number; the guest may see less of it.',
    }),
  ),
  wwn: optional(
    text('wwn', strictly('(0x)?[0-9a-fA-F]{16}', 'WWN', '5000c50015ea71ad'), {
      since: '0.10.1',
      doc: 'World Wide Name: 16 hexadecimal digits.',
    }),
  ),
  vendor: optional(
    text('vendor', strictly('[ -~]{0,8}', 'vendor', 'SEAGATE'), {
      since: '1.0.1',
      doc: 'At most 8 characters.',
    }),
  ),
  product: optional(
    text('product', strictly('[ -~]{0,16}', 'product', 'ST3146707LC'), {
      since: '1.0.1',
      doc: 'At most 16 characters.',
    }),
  ),
  encryption: optional(
    child(storageEncryptionXml, { doc: 'Encryption in its old place; newer documents have it in `source`.' }),
  ),
  ...bootableInfo,
};

const kinds = diskTypes(head, tail);
const notLun = { words: { device: ['disk', 'cdrom', 'floppy'] }, lacks: ['rawIo', 'sgIo'] } as const;
const withLun = { forms: [notLun, { words: { device: ['lun'] } }] } as const;
const types = {
  file: fields(kinds.file.shape, { forms: [notLun] }),
  block: fields(kinds.block.shape, withLun),
  dir: fields(kinds.dir.shape, { forms: [notLun] }),
  network: fields(kinds.network.shape, withLun),
  volume: fields(kinds.volume.shape, withLun),
  nvme: fields(kinds.nvme.shape, { forms: [notLun] }),
  vhostuser: fields(kinds.vhostuser.shape, { forms: [notLun] }),
  vhostvdpa: fields(kinds.vhostvdpa.shape, { forms: [notLun] }),
};
const disk = variants('type', types, {
  default: 'file',
  doc: 'Kind of storage that holds the disk.',
});
/** A disk, CD-ROM drive, floppy drive or LUN. */
export type Disk = Infer<typeof disk>;
export type DiskOf<T extends Disk['type']> = Extract<Disk, { readonly type: T }>;
export const diskXml: Element<Disk> = element('disk', disk, {
  doc: 'Disk, CD-ROM or floppy drive.',
  since: '0.0.3',
});
