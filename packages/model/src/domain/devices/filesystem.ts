/**
 * Folders and images of the host that the guest sees as file systems.
 *
 * @source libvirt 9.0 docs/formatdomain (Filesystems), schemas/domaincommon.rng "filesystem"
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
  int32,
  octal,
  onOff,
  oneOf,
  optional,
  type Shape,
  size,
  sizeAttr,
  string,
  uint32,
  variants,
} from '@typevirt/xml';
import { bootableInfo } from './device-info.ts';
import { storageFormat } from './disk-driver.ts';
import { absDirectory, absPath, genericName } from './scalars.ts';
import { virtioModel, virtioOptions } from './virtio.ts';

const filesystemDriver = fields({
  type: optional(
    attr('type', oneOf('path', 'handle', 'loop', 'nbd', 'ploop', 'virtiofs'), {
      since: '0.9.7',
      doc: 'Who serves the files: 9p (path, handle), virtiofs, or a block device made of the image (loop, nbd, ploop).',
    }),
  ),
  format: optional(attr('format', storageFormat, { since: '1.0.6', doc: 'Format of the image.' })),
  writePolicy: optional(
    attr('wrpolicy', oneOf('immediate'), {
      since: '0.9.10',
      doc: 'immediate: what the guest writes is on disk at once.',
    }),
  ),
  queue: optional(attr('queue', uint32, { since: '6.2.0', doc: 'Length of the request queue (virtiofs).' })),
  ...virtioOptions,
});
/** Who serves a file system. */
export interface FilesystemDriver extends Infer<typeof filesystemDriver> {}
export const filesystemDriverXml: Element<FilesystemDriver> = element('driver', filesystemDriver, {
  doc: 'Who serves the files.',
});

const lock = fields({
  posix: optional(attr('posix', onOff, { doc: 'Whether POSIX locks reach the host.' })),
  flock: optional(attr('flock', onOff, { doc: 'Whether BSD locks reach the host.' })),
});
/** Which file locks virtiofsd passes on. */
export interface FilesystemLock extends Infer<typeof lock> {}
export const filesystemLockXml: Element<FilesystemLock> = element('lock', lock, {
  doc: 'File locks passed on.',
});

const binary = fields({
  path: optional(attr('path', absPath, { doc: 'The program; absent means the installed one.' })),
  xattr: optional(attr('xattr', onOff, { doc: 'Whether extended attributes are passed on.' })),
  cache: optional(
    inside('cache', attr('mode', oneOf('none', 'always')), { doc: 'What the guest may cache.' }),
  ),
  sandbox: optional(
    inside('sandbox', attr('mode', oneOf('namespace', 'chroot')), {
      since: '7.2.0',
      doc: 'How the program is confined.',
    }),
  ),
  lock: optional(child(filesystemLockXml)),
  threadPoolSize: optional(
    inside('thread_pool', attr('size', int32), {
      since: '8.5.0',
      doc: 'Most threads; 0: requests are served one by one.',
    }),
  ),
});
/** The virtiofsd program and its options. */
export interface FilesystemBinary extends Infer<typeof binary> {}
export const filesystemBinaryXml: Element<FilesystemBinary> = element('binary', binary, {
  doc: 'The virtiofsd program and its options.',
  since: '6.2.0',
});

const mountSource = fields(
  {
    dir: optional(attr('dir', absDirectory, { doc: 'Folder of the host.' })),
    socket: optional(
      attr('socket', absPath, { since: '8.6.0', doc: 'Socket of a virtiofsd that somebody else runs.' }),
    ),
  },
  {
    forms: [
      { needs: ['dir'], lacks: ['socket'] },
      { needs: ['socket'], lacks: ['dir'] },
    ],
  },
);
/** A folder of the host, or who serves it. */
export interface FilesystemMountSource extends Infer<typeof mountSource> {}
export const filesystemMountSourceXml: Element<FilesystemMountSource> = element('source', mountSource, {
  doc: 'Folder of the host.',
});

const volumeSource = fields({
  pool: attr('pool', string, { doc: 'Storage pool.' }),
  volume: attr('volume', string, { doc: 'Volume of the pool.' }),
});
/** A volume that holds the file system. */
export interface FilesystemVolumeSource extends Infer<typeof volumeSource> {}
export const filesystemVolumeSourceXml: Element<FilesystemVolumeSource> = element('source', volumeSource, {
  doc: 'Volume that holds the file system.',
});

const ramSource = fields({
  usageKiB: sizeAttr('usage', {
    unit: 'KiB',
    unitAttribute: 'units',
    doc: 'Most memory the files may take.',
  }),
});
/** A file system in memory. */
export interface FilesystemRamSource extends Infer<typeof ramSource> {}
export const filesystemRamSourceXml: Element<FilesystemRamSource> = element('source', ramSource, {
  doc: 'Its size.',
});

const head = {
  accessMode: attr('accessmode', oneOf('passthrough', 'mapped', 'squash'), {
    default: 'passthrough',
    since: '0.8.5',
    doc: "Whose rights count: the guest user's (passthrough), stored beside the files (mapped), the hypervisor's (squash).",
  }),
  model: optional(attr('model', virtioModel, { since: '5.2.0', doc: 'Kind of virtio device.' })),
  multidevs: optional(
    attr('multidevs', oneOf('default', 'remap', 'forbid', 'warn'), {
      since: '6.3.0',
      doc: 'What happens when the folder holds other file systems of the host, whose inode numbers may collide.',
    }),
  ),
  fileMode: optional(attr('fmode', octal(4), { since: '6.10.0', doc: 'Mode of new files (mapped).' })),
  folderMode: optional(attr('dmode', octal(4), { since: '6.10.0', doc: 'Mode of new folders (mapped).' })),
  driver: optional(child(filesystemDriverXml)),
};
const tail = {
  target: inside('target', attr('dir', string), {
    doc: 'Mount point in a container; the tag a guest mounts it by.',
  }),
  readonly: flag('readonly', { doc: 'The guest cannot write.' }),
  ...bootableInfo,
  spaceHardLimitBytes: optional(
    size('space_hard_limit', { unit: 'bytes', since: '0.9.13', doc: 'Most space it may take.' }),
  ),
  spaceSoftLimitBytes: optional(
    size('space_soft_limit', { unit: 'bytes', since: '0.9.13', doc: 'Space it may exceed for a while.' }),
  ),
};

function sourced<S extends Shape>(source: S) {
  return fields({ ...head, ...source, ...tail });
}

const filesystem = variants(
  'type',
  {
    mount: fields({
      ...head,
      binary: optional(child(filesystemBinaryXml)),
      source: child(filesystemMountSourceXml),
      ...tail,
    }),
    block: sourced({ source: inside('source', attr('dev', absPath), { doc: 'Block device.' }) }),
    file: sourced({ source: inside('source', attr('file', absPath), { doc: 'Image.' }) }),
    template: sourced({
      source: inside('source', attr('name', genericName), { doc: 'Name of the template (OpenVZ).' }),
    }),
    ram: sourced({ source: child(filesystemRamSourceXml) }),
    bind: sourced({
      source: inside('source', attr('dir', absDirectory), { doc: 'Folder of the container itself.' }),
    }),
    volume: sourced({ source: child(filesystemVolumeSourceXml) }),
  },
  { default: 'mount', doc: 'Kind of the source.' },
);
/** A file system of the host that the guest sees. */
export type Filesystem = Infer<typeof filesystem>;
export type FilesystemOf<T extends Filesystem['type']> = Extract<Filesystem, { readonly type: T }>;
export const filesystemXml: Element<Filesystem> = element('filesystem', filesystem, {
  doc: 'Folder or image of the host, seen as a file system.',
  since: '0.3.3',
});
