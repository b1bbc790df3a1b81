/**
 * Shares and limits of block I/O of the whole domain, kept by the host's cgroups.
 *
 * @source libvirt docs/formatdomain "Block I/O Tuning", "Resource partitioning"
 */
import {
  attr,
  child,
  element,
  fields,
  inside,
  many,
  optional,
  ranged,
  text,
  uint32,
  uint64,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { freely, strictly } from './devices/scalars.ts';
import { absolutePath } from './scalars.ts';

/** Relative share of I/O; libvirt's parser takes less than its grammar. */
const weight = freely(ranged(100, 1000), ranged(0, 1000));

const device = fields({
  path: text('path', absolutePath, { doc: 'Block device on the host.' }),
  weight: optional(text('weight', weight, { lenient: 'ignore', doc: 'Relative share on this device.' })),
  readIopsSec: optional(text('read_iops_sec', uint32, { since: '1.2.2', doc: 'Most reads a second.' })),
  writeIopsSec: optional(text('write_iops_sec', uint32, { since: '1.2.2', doc: 'Most writes a second.' })),
  readBytesSec: optional(
    text('read_bytes_sec', uint64, { unit: 'B/s', since: '1.2.2', doc: 'Most that is read.' }),
  ),
  writeBytesSec: optional(
    text('write_bytes_sec', uint64, { unit: 'B/s', since: '1.2.2', doc: 'Most that is written.' }),
  ),
});
/** Share and limits on one host device. */
export interface BlockTuneDevice extends Infer<typeof device> {}
export const blockTuneDeviceXml: Element<BlockTuneDevice> = element('device', device, {
  doc: 'Share of one host device.',
  since: '0.9.8',
});

const blockTune = fields({
  weight: optional(text('weight', weight, { lenient: 'ignore', doc: 'Relative share on all devices.' })),
  devices: many(child(blockTuneDeviceXml)),
});
/** Shares and limits of block I/O. */
export interface BlockTune extends Infer<typeof blockTune> {}
export const blockTuneXml: Element<BlockTune> = element('blkiotune', blockTune, {
  doc: 'Shares and limits of block I/O.',
  since: '0.8.8',
});

const resource = fields({
  partition: optional(
    text('partition', absolutePath, { since: '1.0.5', doc: 'Cgroup below which the domain is put.' }),
  ),
  fibreChannelId: optional(
    inside('fibrechannel', attr('appid', strictly('[ -~]{1,128}', 'application id', 'userProvidedID')), {
      since: '7.7.0',
      doc: 'Identifier that switches of a Fibre Channel network see.',
    }),
  ),
});
/** Where the domain is put among the host's cgroups. */
export interface Resource extends Infer<typeof resource> {}
export const resourceXml: Element<Resource> = element('resource', resource, {
  doc: 'Resource partition.',
  since: '1.0.5',
});
