/** Kinds of pool with their formats, as `virsh pool-capabilities` lists them. @source libvirt virStoragePoolOptionsFormat */
import type {
  StorageFormats,
  StoragePoolCapabilities,
  StoragePoolKind,
  StoragePoolType,
} from '@typevirt/model';
import { canStart, poolKinds } from './kinds.ts';

const imageFormats = [
  ...['none', 'raw', 'dir', 'bochs', 'cloop', 'dmg', 'iso', 'vpc', 'vdi', 'fat', 'vhd', 'ploop'],
  ...['cow', 'qcow', 'qcow2', 'qed', 'vmdk'],
];
const fileSystems = [
  ...['auto', 'ext2', 'ext3', 'ext4', 'ufs', 'iso9660', 'udf', 'gfs', 'gfs2', 'vfat', 'hfs+', 'xfs'],
  ...['ocfs2', 'vmfs'],
];
const partitions = ['none', 'linux', 'fat16', 'fat32', 'linux-swap', 'linux-lvm', 'linux-raid', 'extended'];
const labels = ['unknown', 'dos', 'dvh', 'gpt', 'mac', 'bsd', 'pc98', 'sun', 'lvm2'];

const source = (plain: string, values: readonly string[]): Pick<StoragePoolKind, 'poolOptions'> => ({
  poolOptions: formats('sourceFormatType', plain, values),
});
const target = (plain: string, values: readonly string[]): Pick<StoragePoolKind, 'volumeOptions'> => ({
  volumeOptions: formats('targetFormatType', plain, values),
});

function formats(name: string, plain: string, values: readonly string[]): StorageFormats {
  return { defaultFormat: plain, enums: [{ name, values: [...values] }] };
}

const files = target('raw', imageFormats);
const optionsOf: Readonly<
  Partial<Record<StoragePoolType, Pick<StoragePoolKind, 'poolOptions' | 'volumeOptions'>>>
> = {
  dir: files,
  fs: { ...source('auto', fileSystems), ...files },
  netfs: { ...source('auto', ['auto', 'nfs', 'glusterfs', 'cifs']), ...files },
  logical: source('lvm2', ['unknown', 'lvm2']),
  disk: { ...source('unknown', labels), ...target('none', partitions) },
  rbd: target('raw', []),
  gluster: files,
  vstorage: files,
};

/** What pools this driver can have. */
export function poolCapabilities(): StoragePoolCapabilities {
  return { pools: poolKinds.map((type) => ({ type, supported: canStart(type), ...optionsOf[type] })) };
}
