/** What a device of the host is. One element, its kind chosen by `type`. @source libvirt docs/formatnode, schemas/nodedev.rng */
import {
  attr,
  child,
  element,
  fields,
  hex,
  inside,
  many,
  oneOf,
  optional,
  string,
  text,
  uint32,
  uint64,
  uuid,
  variants,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { strictly } from '../domain/devices/scalars.ts';
import { interfaceLinkXml } from '../interface/interface.ts';
import { worldWideName } from '../storage/scalars.ts';
import { mdevTypes, pciDevice, productXml, vendorXml } from './pci.ts';

const hardware = fields({
  vendor: optional(text('vendor', string, { doc: 'Who made it.' })),
  version: optional(text('version', string, { doc: 'Which version.' })),
  serial: optional(text('serial', string, { doc: 'Serial number.' })),
  uuid: text('uuid', uuid, { doc: 'UUID of the board.' }),
});
/** What the board says it is. */
export interface SystemHardware extends Infer<typeof hardware> {}
export const systemHardwareXml: Element<SystemHardware> = element('hardware', hardware, {
  doc: 'The board.',
});

const firmware = fields({
  vendor: optional(text('vendor', string, { doc: 'Who made it.' })),
  version: optional(text('version', string, { doc: 'Which version.' })),
  releaseDate: optional(text('release_date', string, { doc: 'When it was made.' })),
});
/** What the firmware says it is. */
export interface SystemFirmware extends Infer<typeof firmware> {}
export const systemFirmwareXml: Element<SystemFirmware> = element('firmware', firmware, {
  doc: 'The firmware.',
});

const netFeature = strictly('[a-zA-Z\\-_]+', 'feature', 'rx', 'tso');
const netMac = strictly('([a-fA-F0-9]{2}:){5}[a-fA-F0-9]{2}', 'MAC address', '00:15:58:2f:e9:55');
const netKind = variants('type', { 80203: fields({}), 80211: fields({}) });
/** Wired (80203) or wireless (80211). */
export type NetKind = Infer<typeof netKind>;
export const netKindXml: Element<NetKind> = element('capability', netKind, { doc: 'Wired or wireless.' });

const hostCapability = variants('type', {
  fc_host: fields({
    wwnn: optional(text('wwnn', worldWideName, { demanded: true, doc: 'Node name.' })),
    wwpn: optional(text('wwpn', worldWideName, { demanded: true, doc: 'Port name.' })),
    fabricWwn: optional(text('fabric_wwn', worldWideName, { since: '1.2.1', doc: 'Fabric.' })),
  }),
  vport_ops: fields({
    maxVports: text('max_vports', uint32, { default: 0, doc: 'How many virtual adapters there can be.' }),
    vports: text('vports', uint32, { default: 0, doc: 'How many there are.' }),
  }),
});
/** What a SCSI adapter can do. */
export type ScsiHostCapability = Infer<typeof hostCapability>;
export const scsiHostCapabilityXml: Element<ScsiHostCapability> = element('capability', hostCapability, {
  doc: 'What the adapter can do.',
  since: '0.6.5',
});

const targetCapability = variants('type', {
  fc_remote_port: fields({
    rport: text('rport', string, { doc: 'Name of the port.' }),
    wwpn: text('wwpn', worldWideName, { doc: 'Port name.' }),
  }),
});
/** How a SCSI target is reached. */
export type ScsiTargetCapability = Infer<typeof targetCapability>;
export const scsiTargetCapabilityXml: Element<ScsiTargetCapability> = element(
  'capability',
  targetCapability,
  {
    doc: 'How the target is reached.',
    since: '4.0.0',
  },
);

const blocks = {
  logicalBlockSize: optional(text('logical_block_size', uint64, { unit: 'B', doc: 'Size of a block.' })),
  numBlocks: optional(text('num_blocks', uint64, { doc: 'How many blocks there are.' })),
};
const storageCapability = variants('type', {
  removable: fields({
    mediaAvailable: text('media_available', oneOf('0', '1'), { doc: 'Whether something is in it.' }),
    mediaSize: text('media_size', uint64, { unit: 'B', doc: 'Size of what is in it.' }),
    mediaLabel: optional(text('media_label', string, { doc: 'Name of what is in it.' })),
    ...blocks,
  }),
  hotpluggable: fields({}),
});
/** What a disk can do. */
export type StorageCapability = Infer<typeof storageCapability>;
export const storageCapabilityXml: Element<StorageCapability> = element('capability', storageCapability, {
  doc: 'What the disk can do.',
});

const mdevAttribute = fields({
  name: attr('name', string, { doc: 'Name of the attribute.' }),
  value: attr('value', string, { doc: 'Its value.' }),
});
/** An attribute that a made device gets. */
export interface MdevAttribute extends Infer<typeof mdevAttribute> {}
export const mdevAttributeXml: Element<MdevAttribute> = element('attr', mdevAttribute, {
  doc: 'An attribute of the device.',
  since: '6.9.0',
});

const channelPath = {
  cssid: text('cssid', hex(1, 0xfe), { doc: 'Channel subsystem.' }),
  ssid: text('ssid', hex(1, 3), { doc: 'Subchannel set.' }),
  devno: text('devno', hex(4, 0xffff), { doc: 'Device number.' }),
};
const channelAddress = fields(channelPath);
/** Address of a channel device of s390. */
export interface ChannelAddress extends Infer<typeof channelAddress> {}
export const channelAddressXml: Element<ChannelAddress> = element('channel_dev_addr', channelAddress, {
  doc: 'The device of the subchannel.',
  since: '8.4.0',
});

const mdevCapability = variants('type', { mdev_types: mdevTypes });
/** What can be made of a device. */
export type MdevCapability = Infer<typeof mdevCapability>;
export const mdevCapabilityXml: Element<MdevCapability> = element('capability', mdevCapability, {
  doc: 'What can be made of the device.',
  since: '3.4.0',
});
const mdevPart = { capabilities: many(child(mdevCapabilityXml)) };

const devicePath = strictly('/[a-zA-Z0-9_\\+\\-/%]+', 'device path', '/dev/sda');
const adapter = text('ap-adapter', hex(2, 0xff), { doc: 'Number of the card.' });
const number = (name: string, doc: string) => text(name, uint32, { doc });

const capability = variants('type', {
  system: fields({
    product: optional(text('product', string, { doc: 'What it is sold as.' })),
    hardware: child(systemHardwareXml),
    firmware: child(systemFirmwareXml),
  }),
  pci: pciDevice,
  usb_device: fields({
    bus: number('bus', 'Number of the bus.'),
    device: number('device', 'Number on the bus.'),
    product: child(productXml),
    vendor: child(vendorXml),
  }),
  usb: fields({
    number: number('number', 'Number of the interface.'),
    class: number('class', 'Class.'),
    subclass: number('subclass', 'Subclass.'),
    protocol: number('protocol', 'Protocol.'),
    description: optional(text('description', string, { doc: 'Text for people.' })),
  }),
  net: fields({
    interface: text('interface', string, { doc: 'Name of the interface.' }),
    address: optional(text('address', netMac, { doc: 'Hardware address.' })),
    link: optional(child(interfaceLinkXml)),
    features: many(
      inside('feature', attr('name', netFeature), {
        since: '1.2.15',
        doc: 'What the card does for the host.',
      }),
    ),
    capabilities: many(child(netKindXml)),
  }),
  scsi_host: fields({
    host: text('host', uint32, { default: 0, doc: 'Number of the adapter.' }),
    uniqueId: optional(
      text('unique_id', uint32, { since: '1.2.6', doc: 'Number among adapters of one place.' }),
    ),
    capabilities: many(child(scsiHostCapabilityXml)),
  }),
  scsi_target: fields({
    target: text('target', string, { doc: 'Name of the target.' }),
    capabilities: many(child(scsiTargetCapabilityXml)),
  }),
  scsi: fields({
    host: number('host', 'Number of the adapter.'),
    bus: number('bus', 'Number of the bus.'),
    target: number('target', 'Number of the target.'),
    lun: number('lun', 'Number of the unit.'),
    scsiType: optional(text('type', string, { doc: 'What it is: disk, cdrom …' })),
  }),
  scsi_generic: fields({ char: text('char', string, { doc: 'Device node.' }) }),
  storage: fields({
    block: text('block', devicePath, { doc: 'Device node.' }),
    bus: optional(text('bus', string, { doc: 'Kind of bus.' })),
    driveType: optional(text('drive_type', string, { doc: 'What it is: disk, cdrom, floppy …' })),
    model: optional(text('model', string, { doc: 'Model.' })),
    vendor: optional(text('vendor', string, { doc: 'Who made it.' })),
    serial: optional(text('serial', string, { doc: 'Serial number.' })),
    size: optional(text('size', uint64, { unit: 'B', doc: 'Size of a disk that stays.' })),
    ...blocks,
    capabilities: many(child(storageCapabilityXml)),
  }),
  drm: fields({ drmType: text('type', oneOf('primary', 'control', 'render'), { doc: 'Kind of node.' }) }),
  mdev: fields({
    mdevType: inside('type', attr('id', string), { doc: 'What it was made as.' }),
    uuid: optional(text('uuid', uuid, { since: '6.5.0', doc: 'Its UUID; made up when absent.' })),
    parentAddress: optional(text('parent_addr', string, { since: '8.1.0', doc: 'What it was made of.' })),
    iommuGroup: optional(inside('iommuGroup', attr('number', uint32), { doc: 'Number of its group.' })),
    attributes: many(child(mdevAttributeXml)),
  }),
  ccw: fields(channelPath),
  css: fields({
    ...channelPath,
    channelAddress: optional(child(channelAddressXml)),
    ...mdevPart,
  }),
  vdpa: fields({ chardev: text('chardev', devicePath, { doc: 'Device node.' }) }),
  ap_card: fields({ adapter }),
  ap_queue: fields({ adapter, domain: text('ap-domain', hex(4, 0xffff), { doc: 'Number of the domain.' }) }),
  ap_matrix: fields(mdevPart),
});
/** What a device of the host is. */
export type NodeDeviceCapability = Infer<typeof capability>;
export const nodeDeviceCapabilityXml: Element<NodeDeviceCapability> = element('capability', capability, {
  doc: 'What the device is.',
  since: '0.5.0',
});
