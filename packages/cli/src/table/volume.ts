/** Words, options and help of the commands whose bodies are in `commands/volume.ts`. @source virsh 9.0 help output */
import { data, flag, number, text, rows } from './row.ts';

export const volumeRows = rows('volume', 'volume', () => ({
  'vol-clone': {
    summary: 'clone a volume.',
    description: 'Clone an existing volume within the parent pool.',
    options: [
      data('vol', 'vol name, key or path', { completes: 'volume' }),
      data('newname', 'clone name'),
      text('pool', 'pool name or uuid', { completes: 'activePool' }),
      flag('prealloc-metadata', 'preallocate metadata (for qcow2 instead of full allocation)'),
      flag('reflink', 'use btrfs COW lightweight copy'),
      flag('print-xml', 'print XML document rather than clone the volume'),
    ],
  },
  'vol-create-as': {
    summary: 'create a volume from a set of args',
    description: 'Create a vol.',
    options: [
      data('pool', 'pool name', { completes: 'activePool' }),
      data('name', 'name of the volume'),
      data('capacity', 'size of the vol, as scaled integer (default bytes)'),
      text('allocation', 'initial allocation size, as scaled integer (default bytes)'),
      text('format', 'file format type raw,bochs,qcow,qcow2,qed,vmdk'),
      text('backing-vol', 'the backing volume if taking a snapshot'),
      text('backing-vol-format', 'format of backing volume if taking a snapshot'),
      flag('prealloc-metadata', 'preallocate metadata (for qcow2 instead of full allocation)'),
      flag('print-xml', "print XML document, but don't define/create"),
    ],
  },
  'vol-create': {
    summary: 'create a vol from an XML file',
    description: 'Create a vol.',
    options: [
      data('pool', 'pool name', { completes: 'activePool' }),
      data('file', 'file containing an XML vol description'),
      flag('prealloc-metadata', 'preallocate metadata (for qcow2 instead of full allocation)'),
      flag('validate', 'validate the XML against the schema'),
    ],
  },
  'vol-create-from': {
    summary: 'create a vol, using another volume as input',
    description: 'Create a vol from an existing volume.',
    options: [
      data('pool', 'pool name or uuid', { completes: 'activePool' }),
      data('file', 'file containing an XML vol description'),
      data('vol', 'vol name, key or path', { completes: 'volume' }),
      text('inputpool', "pool name or uuid of the input volume's pool", { completes: 'pool' }),
      flag('prealloc-metadata', 'preallocate metadata (for qcow2 instead of full allocation)'),
      flag('reflink', 'use btrfs COW lightweight copy'),
      flag('validate', 'validate the XML against the schema'),
    ],
  },
  'vol-delete': {
    summary: 'delete a vol',
    description: 'Delete a given vol.',
    options: [
      data('vol', 'vol name, key or path', { completes: 'volume' }),
      text('pool', 'pool name or uuid', { completes: 'activePool' }),
      flag(
        'delete-snapshots',
        'delete snapshots associated with volume (must be supported by storage driver)',
      ),
    ],
  },
  'vol-download': {
    summary: 'download volume contents to a file',
    description: 'Download volume contents to a file',
    options: [
      data('vol', 'vol name, key or path', { completes: 'volume' }),
      data('file', 'file'),
      text('pool', 'pool name or uuid', { completes: 'activePool' }),
      number('offset', 'volume offset to download from'),
      number('length', 'amount of data to download'),
      flag('sparse', 'preserve sparseness of volume'),
    ],
  },
  'vol-dumpxml': {
    summary: 'vol information in XML',
    description: 'Output the vol information as an XML dump to stdout.',
    options: [
      data('vol', 'vol name, key or path', { completes: 'volume' }),
      text('pool', 'pool name or uuid', { completes: 'activePool' }),
      text('xpath', 'xpath expression to filter the XML document', { named: true }),
      flag('wrap', 'wrap xpath results in an common root element'),
    ],
  },
  'vol-info': {
    summary: 'storage vol information',
    description: 'Returns basic information about the storage vol.',
    options: [
      data('vol', 'vol name, key or path', { completes: 'volume' }),
      text('pool', 'pool name or uuid', { completes: 'activePool' }),
      flag('bytes', 'sizes are represented in bytes rather than pretty units'),
      flag('physical', 'return the physical size of the volume in allocation field'),
    ],
  },
  'vol-key': {
    summary: 'returns the volume key for a given volume name or path',
    options: [
      data('vol', 'volume name or path', { completes: 'volume' }),
      text('pool', 'pool name or uuid', { completes: 'activePool' }),
    ],
  },
  'vol-list': {
    summary: 'list vols',
    description: 'Returns list of vols by pool.',
    options: [
      data('pool', 'pool name or uuid', { completes: 'activePool' }),
      flag('details', 'display extended details for volumes'),
    ],
  },
  'vol-name': {
    summary: 'returns the volume name for a given volume key or path',
    options: [data('vol', 'volume key or path', { completes: 'volumeKey' })],
  },
  'vol-path': {
    summary: 'returns the volume path for a given volume name or key',
    options: [
      data('vol', 'volume name or key', { completes: 'volume' }),
      text('pool', 'pool name or uuid', { completes: 'activePool' }),
    ],
  },
  'vol-pool': {
    summary: 'returns the storage pool for a given volume key or path',
    options: [
      data('vol', 'volume key or path', { completes: 'volumeKey' }),
      flag('uuid', 'return the pool uuid rather than pool name'),
    ],
  },
  'vol-resize': {
    summary: 'resize a vol',
    description:
      'Resizes a storage volume. This is safe only for storage volumes not in use by an active guest.\nSee blockresize for live resizing.',
    options: [
      data('vol', 'vol name, key or path', { completes: 'volume' }),
      data('capacity', 'new capacity for the vol, as scaled integer (default bytes)'),
      text('pool', 'pool name or uuid', { completes: 'activePool' }),
      flag('allocate', 'allocate the new capacity, rather than leaving it sparse'),
      flag('delta', 'use capacity as a delta to current size, rather than the new size'),
      flag('shrink', 'allow the resize to shrink the volume'),
    ],
  },
  'vol-upload': {
    summary: 'upload file contents to a volume',
    description: 'Upload file contents to a volume',
    options: [
      data('vol', 'vol name, key or path', { completes: 'volume' }),
      data('file', 'file'),
      text('pool', 'pool name or uuid', { completes: 'activePool' }),
      number('offset', 'volume offset to upload to'),
      number('length', 'amount of data to upload'),
      flag('sparse', 'preserve sparseness of volume'),
    ],
  },
  'vol-wipe': {
    summary: 'wipe a vol',
    description: 'Ensure data previously on a volume is not accessible to future reads',
    options: [
      data('vol', 'vol name, key or path', { completes: 'volume' }),
      text('pool', 'pool name or uuid', { completes: 'activePool' }),
      text('algorithm', 'perform selected wiping algorithm', { completes: 'wipeAlgorithm' }),
    ],
  },
}));
