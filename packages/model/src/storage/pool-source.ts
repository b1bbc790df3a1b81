/**
 * Where a pool's volumes come from. Each kind of pool takes some of these parts; the value has one shape for all, so that a
 * driver can ask for `source.hosts` whatever the kind.
 *
 * @source libvirt docs/formatstorage "Source elements", virStoragePoolSourceFormat
 */
import {
  attr,
  child,
  element,
  fields,
  inside,
  many,
  oneOf,
  optional,
  string,
  text,
  uint32,
  uint64,
  variants,
  yesNo,
  type Content,
  type Element,
  type Field,
  type Infer,
} from '@typevirt/xml';
import { hostPciAddressXml } from '../domain/devices/address.ts';
import { absDirectory, hostName } from '../domain/devices/scalars.ts';
import { secretForms } from '../domain/devices/storage-auth.ts';
import { anyPath, devicePath, iscsiName, portNumber, worldWideName } from './scalars.ts';

const host = fields({
  name: attr('name', hostName, { doc: 'Name or address.' }),
  port: attr('port', portNumber, {
    default: 0,
    omitDefault: true,
    doc: 'Port of the service; 0 its usual one.',
  }),
});
/** A server that has the data. */
export interface PoolHost extends Infer<typeof host> {}
export const poolHostXml: Element<PoolHost> = element('host', host, { doc: 'Server.', since: '0.4.1' });

const freeExtent = fields({
  start: attr('start', uint64, { doc: 'First free byte.' }),
  end: attr('end', uint64, { doc: 'End of the free part.' }),
});
/** A part of a disk that no volume uses. */
export interface PoolFreeExtent extends Infer<typeof freeExtent> {}
export const poolFreeExtentXml: Element<PoolFreeExtent> = element('freeExtent', freeExtent, {
  doc: 'Part of the disk that no volume uses; output only.',
  since: '0.4.1',
});

const device = fields({
  path: attr('path', devicePath, { doc: 'Device node, target or initiator name.' }),
  partSeparator: optional(
    attr('part_separator', yesNo, {
      since: '1.3.2',
      doc: "Whether a partition's name has a `p` before its number.",
    }),
  ),
  freeExtents: many(child(poolFreeExtentXml, { in: ['live'] })),
});
/** A device that the pool is made of. */
export interface PoolDevice extends Infer<typeof device> {}
export const poolDeviceXml: Element<PoolDevice> = element('device', device, {
  doc: 'Device.',
  since: '0.4.1',
});

const directDevice = fields({
  path: attr('path', iscsiName, { doc: 'Name of the target.' }),
  freeExtents: many(child(poolFreeExtentXml, { in: ['live'] })),
});
const directDeviceXml: Element<PoolDevice> = element('device', directDevice, { doc: 'Target.' });

const parentAddress = fields({
  uniqueId: optional(attr('unique_id', uint32, { doc: 'Number of the adapter at that address.' })),
  address: child(hostPciAddressXml),
});
/** An adapter named by where it is plugged in. */
export interface AdapterParentAddress extends Infer<typeof parentAddress> {}
export const adapterParentAddressXml: Element<AdapterParentAddress> = element('parentaddr', parentAddress, {
  doc: 'Where the adapter is plugged in.',
  since: '1.2.6',
});

const adapter = variants(
  'type',
  {
    scsi_host: fields({
      name: optional(attr('name', string, { doc: 'Name of the adapter: `scsi_host0`.' })),
      parentAddress: optional(child(adapterParentAddressXml)),
    }),
    fc_host: fields({
      parent: optional(attr('parent', string, { doc: 'Adapter that the virtual one is made on.' })),
      parentWwnn: optional(
        attr('parent_wwnn', worldWideName, { since: '3.0.0', doc: 'Node name of the parent.' }),
      ),
      parentWwpn: optional(
        attr('parent_wwpn', worldWideName, { since: '3.0.0', doc: 'Port name of the parent.' }),
      ),
      parentFabricWwn: optional(
        attr('parent_fabric_wwn', worldWideName, { since: '3.0.0', doc: 'Fabric that the parent is in.' }),
      ),
      managed: optional(
        attr('managed', yesNo, {
          since: '1.2.11',
          doc: 'Whether the virtual adapter goes away with the pool.',
        }),
      ),
      wwnn: attr('wwnn', worldWideName, { doc: 'Node name.' }),
      wwpn: attr('wwpn', worldWideName, { doc: 'Port name.' }),
    }),
  },
  { default: 'scsi_host' },
);
/** A SCSI adapter of the host, or a virtual one of a fibre channel adapter. */
export type PoolAdapter = Infer<typeof adapter>;
export const poolAdapterXml: Element<PoolAdapter> = element('adapter', adapter, {
  doc: 'Adapter.',
  since: '0.6.2',
});

const authSecretShape = {
  usage: optional(attr('usage', string, { doc: 'What the secret says it is for; either this or `uuid`.' })),
  uuid: optional(attr('uuid', string, { doc: "The secret's UUID; either this or `usage`." })),
};
const authSecret = fields(authSecretShape, { forms: secretForms });
/** The secret that holds a password. */
export interface PoolAuthSecret extends Infer<typeof authSecret> {}
export const poolAuthSecretXml: Element<PoolAuthSecret> = element('secret', authSecret, {
  doc: 'Secret with the password.',
});

const auth = fields({
  type: attr('type', oneOf('chap', 'ceph'), { doc: 'How to prove who one is.' }),
  username: attr('username', string, { doc: 'Name to log in with.' }),
  secret: child(poolAuthSecretXml),
});
/** How to log in to the server. */
export interface PoolAuth extends Infer<typeof auth> {}
export const poolAuthXml: Element<PoolAuth> = element('auth', auth, { doc: 'Credentials.', since: '0.9.7' });

const formats = {
  fs: [
    'auto',
    'ext2',
    'ext3',
    'ext4',
    'ufs',
    'iso9660',
    'udf',
    'gfs',
    'gfs2',
    'vfat',
    'hfs+',
    'xfs',
    'ocfs2',
    'vmfs',
  ],
  netfs: ['auto', 'nfs', 'glusterfs', 'cifs'],
  disk: ['unknown', 'dos', 'dvh', 'gpt', 'mac', 'bsd', 'pc98', 'sun', 'lvm2'],
  logical: ['unknown', 'lvm2'],
} as const;

function formatOf(words: readonly string[]): Field<string> {
  return inside('format', attr('type', oneOf(...words)), { doc: 'How the data is laid out.' });
}

const hosts = many(child(poolHostXml), { least: 1 });
const devices = many(child(poolDeviceXml), { least: 1, most: 1 });
const adapterPart = child(poolAdapterXml);
const name = text('name', string, {
  doc: 'Name of the group, volume or pool on the server.',
  demanded: true,
});
const initiator = inside('initiator', inside('iqn', attr('name', string)), {
  since: '0.9.9',
  doc: 'Name by which this host asks.',
});
const authPart = child(poolAuthXml);
const protocolVersion = inside('protocol', attr('ver', string), {
  since: '5.1.0',
  doc: 'Version of NFS.',
});
const about = {
  vendor: optional(inside('vendor', attr('name', string), { since: '0.8.4', doc: 'Who made the storage.' })),
  product: optional(inside('product', attr('name', string), { since: '0.8.4', doc: 'What it is sold as.' })),
};

const anySource = fields({
  hosts: optional(hosts),
  devices: optional(devices),
  dir: optional(inside('dir', attr('path', string))),
  adapter: optional(adapterPart),
  name: optional(name),
  initiator: optional(initiator),
  format: optional(formatOf([])),
  auth: optional(authPart),
  protocolVersion: optional(protocolVersion),
  ...about,
});
/** Where a pool's volumes come from; which parts there are depends on the kind of pool. */
export interface StoragePoolSource extends Infer<typeof anySource> {}

function source(content: Content<StoragePoolSource>): Element<StoragePoolSource> {
  return element('source', content, { doc: 'Where the volumes come from.', since: '0.4.1', endTag: true });
}

const dirOf = (path: typeof anyPath): Field<string> =>
  inside('dir', attr('path', path), { doc: 'Folder on the server.' });

/** The source element of each kind of pool. */
export const poolSourceXml = {
  dir: source(fields(about)),
  fs: source(fields({ devices, format: optional(formatOf(formats.fs)), ...about })),
  netfs: source(
    fields({
      hosts,
      dir: dirOf(anyPath),
      format: optional(formatOf(formats.netfs)),
      protocolVersion: optional(protocolVersion),
      ...about,
    }),
  ),
  logical: source(
    fields({
      devices: many(child(poolDeviceXml)),
      name: optional(
        text('name', string, { doc: 'Name of the volume group; that of the pool when absent.' }),
      ),
      format: optional(formatOf(formats.logical)),
      ...about,
    }),
  ),
  disk: source(fields({ devices, format: optional(formatOf(formats.disk)), ...about })),
  iscsi: source(
    fields({
      hosts,
      devices,
      initiator: optional(initiator),
      auth: optional(authPart),
      ...about,
    }),
  ),
  'iscsi-direct': source(
    fields({
      hosts,
      devices: many(child(directDeviceXml), { least: 1, most: 1 }),
      initiator,
      auth: optional(authPart),
      ...about,
    }),
  ),
  scsi: source(fields({ adapter: adapterPart, ...about })),
  mpath: source(fields({})),
  rbd: source(fields({ hosts, name: optional(name), auth: optional(authPart), ...about })),
  sheepdog: source(fields({ hosts, name: optional(name), ...about })),
  gluster: source(fields({ hosts, dir: optional(dirOf(absDirectory)), name: optional(name), ...about })),
  zfs: source(fields({ devices: many(child(poolDeviceXml), { most: 1 }), name: optional(name), ...about })),
  vstorage: source(fields({ name: optional(name), ...about })),
} as const satisfies Record<string, Element<StoragePoolSource>>;

/** What kinds of pool there are. */
export type StoragePoolType = keyof typeof poolSourceXml;

/** The format that an absent one means; kinds without formats are not listed. */
export const defaultPoolFormat: Readonly<Partial<Record<StoragePoolType, string>>> = {
  fs: 'auto',
  netfs: 'auto',
  disk: 'unknown',
  logical: 'lvm2',
};
