/**
 * Disks on servers: the usual port of each protocol, and settings that only some protocols know.
 *
 * @source libvirt virStorageSourceNetworkAssignDefaultPorts, virDomainDiskSourceNetworkParse
 */
import type { DiskNetworkSource } from '../devices/disk-source-network.ts';
import type { Disk } from '../devices/disk.ts';
import { step } from './step.ts';

type Protocol = DiskNetworkSource['protocol'];

const usualPorts: Partial<Record<Protocol, number>> = {
  nbd: 10_809,
  iscsi: 3260,
  sheepdog: 7000,
  gluster: 24_007,
  http: 80,
  https: 443,
  ftp: 21,
  ftps: 990,
  ssh: 22,
  vxhs: 9999,
};

const web = new Set<Protocol>(['http', 'https']);
const encryptedWeb = new Set<Protocol>(['https', 'ftps']);
const curl = new Set<Protocol>(['http', 'https', 'ftp', 'ftps']);

/** Fills in ports and drops what the protocol does not know. */
export const networkDisksAreWhole = step('networkDisksAreWhole', ({ devices }) =>
  devices.disks.forEach(settleSource),
);

function settleSource(disk: Disk): void {
  if (disk.type !== 'network' || disk.source === undefined) return;
  const { source } = disk;
  const { protocol } = source;
  const port = usualPorts[protocol];
  for (const host of source.hosts) {
    // A socket of this machine has a path and nothing else.
    if (host.transport === 'unix') {
      delete host.name;
      delete host.port;
    }
    if (port !== undefined && (host.transport ?? 'tcp') === 'tcp') host.port ??= port;
  }
  // A target of iSCSI without unit means its first.
  if (protocol === 'iscsi' && source.name !== undefined && !source.name.includes('/')) source.name += '/0';
  if (!web.has(protocol)) {
    delete source.query;
    source.cookies = [];
  }
  if (!encryptedWeb.has(protocol)) delete source.sslVerify;
  if (!curl.has(protocol)) {
    delete source.readaheadBytes;
    delete source.timeoutSeconds;
  }
}
