/** Limits on a disk's throughput. 0 or absent means no limit; `total` excludes `read` and `write` of the same kind. */
import {
  type Element,
  element,
  type Field,
  fields,
  type Infer,
  optional,
  string,
  text,
  uint64,
} from '@typevirt/xml';

function limit(name: string, unit: string, since: string, doc: string): Field<bigint> {
  return text(name, uint64, { unit, since, doc });
}

const iotune = fields({
  totalBytesSec: optional(limit('total_bytes_sec', 'B/s', '0.9.8', 'Bytes moved, both ways.')),
  readBytesSec: optional(limit('read_bytes_sec', 'B/s', '0.9.8', 'Bytes read.')),
  writeBytesSec: optional(limit('write_bytes_sec', 'B/s', '0.9.8', 'Bytes written.')),
  totalIopsSec: optional(limit('total_iops_sec', '1/s', '0.9.8', 'Requests, both ways.')),
  readIopsSec: optional(limit('read_iops_sec', '1/s', '0.9.8', 'Reads.')),
  writeIopsSec: optional(limit('write_iops_sec', '1/s', '0.9.8', 'Writes.')),
  totalBytesSecMax: optional(limit('total_bytes_sec_max', 'B/s', '1.2.11', 'Bytes moved in a burst.')),
  readBytesSecMax: optional(limit('read_bytes_sec_max', 'B/s', '1.2.11', 'Bytes read in a burst.')),
  writeBytesSecMax: optional(limit('write_bytes_sec_max', 'B/s', '1.2.11', 'Bytes written in a burst.')),
  totalIopsSecMax: optional(limit('total_iops_sec_max', '1/s', '1.2.11', 'Requests in a burst.')),
  readIopsSecMax: optional(limit('read_iops_sec_max', '1/s', '1.2.11', 'Reads in a burst.')),
  writeIopsSecMax: optional(limit('write_iops_sec_max', '1/s', '1.2.11', 'Writes in a burst.')),
  sizeIopsSec: optional(limit('size_iops_sec', 'B', '1.2.11', 'Requests longer than this count as several.')),
  groupName: optional(
    text('group_name', string, { since: '3.0.0', doc: 'Disks of one group share one allowance.' }),
  ),
  totalBytesSecMaxLength: optional(
    limit('total_bytes_sec_max_length', 's', '2.4.0', 'Longest burst of bytes moved.'),
  ),
  readBytesSecMaxLength: optional(
    limit('read_bytes_sec_max_length', 's', '2.4.0', 'Longest burst of bytes read.'),
  ),
  writeBytesSecMaxLength: optional(
    limit('write_bytes_sec_max_length', 's', '2.4.0', 'Longest burst of bytes written.'),
  ),
  totalIopsSecMaxLength: optional(
    limit('total_iops_sec_max_length', 's', '2.4.0', 'Longest burst of requests.'),
  ),
  readIopsSecMaxLength: optional(limit('read_iops_sec_max_length', 's', '2.4.0', 'Longest burst of reads.')),
  writeIopsSecMaxLength: optional(
    limit('write_iops_sec_max_length', 's', '2.4.0', 'Longest burst of writes.'),
  ),
});
/** Limits on a disk's throughput. */
export interface DiskIotune extends Infer<typeof iotune> {}
export const diskIotuneXml: Element<DiskIotune> = element('iotune', iotune, {
  doc: "Limits on the disk's throughput.",
  since: '0.9.8',
});
